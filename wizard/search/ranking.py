"""Words in, ranked entries out: how well each entry fits, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wizard.search.asking import Unit, units
from wizard.search.indexing import SATURATION, Index, Posting, Scores

TOGETHER = 0.75
"""The share of all texts of an entry in its fit; the rest is its one text most like the query."""
REFERRAL = 0.95
"""A referral has to fit a little better than an answer to stand before it."""


@dataclass(frozen=True, eq=False)
class Ranking:
    """The fit of every entry and text; `order` has the entries that match at all, best first."""

    units: tuple[Unit, ...]
    fit: Scores
    score: Scores
    alike: Scores
    order: tuple[int, ...]
    fits: bool


def rank(index: Index, query: str) -> Ranking:
    """Score every entry for a query; costs grow with the number of texts."""
    asked = units(index, query)
    joined = _sum(asked, index.by_entry, len(index.entries))
    alike = _sum(asked, index.by_text, len(index.texts))
    alike /= math.sqrt(sum(unit.weight**2 for unit in asked)) or 1.0
    single = np.maximum.reduceat(alike * index.alone, index.starts) if len(alike) else joined
    joined /= sum(unit.weight for unit in asked) * (1 + SATURATION) or 1.0
    fit = TOGETHER * joined + (1 - TOGETHER) * single
    fit = np.where(index.referral, REFERRAL * fit, fit)
    order = [int(at) for at in np.argsort(-fit, kind="stable") if fit[at] > 0]
    sure = 1.0
    score = fit
    return Ranking(tuple(asked), fit, score, alike, tuple(order), True)


def _sum(asked: Sequence[Unit], posted: Mapping[str, Posting], size: int) -> Scores:
    """Each unit adds its best answer: exact word, repair, kin or synonym, never two of them."""
    total = np.zeros(size, dtype=np.float32)
    for unit in asked:
        total += unit.weight * _best(unit, posted, size)
    return total


def _best(unit: Unit, posted: Mapping[str, Posting], size: int) -> Scores:
    best = np.zeros(size, dtype=np.float32)
    for term, weight in unit.stands_for:
        if term in posted:
            numbers, parts = posted[term]
            best[numbers] = np.maximum(best[numbers], weight * parts)
    return best
