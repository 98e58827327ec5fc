"""Words in, ranked entries out: how well each entry fits, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from wizard.search.exact import exact
from wizard.search.index import SATURATION, SHARED, Index, Posting, Scores
from wizard.search.phrases import Unit
from wizard.search.query import units

TOGETHER = 0.8
"""The share of all texts of an entry in its fit; the rest is its one text most like the query."""
FITS = 0.4
"""How sure the best entry must be for a verdict that we know this one."""
FEW = 2
"""Words. So few tell little, but where one text holds them all there is something to offer."""
CLOSE = 0.85
"""The share of the best fit from which another entry may be meant just as well."""


class Evidence(NamedTuple):
    """What speaks for the best entry being the one that is meant."""

    joined: float
    """The share of the query that its texts answer together, 0 to 1 (BM25F)."""
    at_once: float
    """The share that a single one of its texts answers, 0 to 1."""
    words: float
    """How much was said: the logarithm of the number of words; long queries answer less."""


SURE = (-12.0, 7.7, 3.8, 4.0)
"""A logistic curve over the evidence: a start, then a weight for each kind. Fitted to the
development queries by `python -m tests.search.fitting`."""
CERTAIN = 0.99
"""How sure an exact message or title is."""
REFERRED = 0.3
"""A referral that is meant scores below answers that are: scores say what the guide answers."""


@dataclass(frozen=True, eq=False)
class Ranking:
    """The fit of every entry and text; `order` has the entries that match at all, best first."""

    units: tuple[Unit, ...]
    fit: Scores
    score: Scores
    alike: Scores
    order: tuple[int, ...]
    sure: float
    evidence: Evidence | None


def rank(index: Index, query: str) -> Ranking:
    """Score every entry for a query; costs grow with the number of texts."""
    asked = tuple(units(index, query))
    joined = _sum(asked, index.by_entry, len(index.entries))
    joined /= sum(unit.weight for unit in asked) * (1 + SATURATION) or 1.0
    alike = _sum(asked, index.by_text, len(index.texts))
    alike /= math.sqrt(sum(unit.weight**2 for unit in asked)) or 1.0
    single = np.maximum.reduceat(alike * index.alone, index.starts) if len(alike) else joined
    fit = TOGETHER * joined + (1 - TOGETHER) * single
    certain = exact(index, query, alike)
    if certain:
        fit[list(certain)] += fit.max(initial=0) + 1
    order = [int(at) for at in np.argsort(-fit, kind="stable") if fit[at] > 0]
    if not order:
        return Ranking(asked, fit, fit, alike, (), 0.0, None)
    evidence = _evidence(index, asked, order[0], float(joined[order[0]])) if asked else None
    sure = CERTAIN if certain else how_sure(evidence) if evidence else 0.0
    share = REFERRED if index.referral[order[0]] else 1.0
    score = share * sure * fit / fit[order[0]]
    return Ranking(asked, fit, score, alike, tuple(order), sure, evidence)


def how_sure(evidence: Evidence, curve: Sequence[float] = SURE) -> float:
    """The probability that the best entry is meant."""
    start, *weights = curve
    height = start + sum(w * e for w, e in zip(weights, evidence, strict=True))
    few_and_known = evidence.words <= math.log(FEW) and evidence.at_once > CERTAIN
    return max(1 / (1 + math.exp(-height)), FITS if few_and_known else 0.0)


def _evidence(index: Index, asked: Sequence[Unit], entry: int, joined: float) -> Evidence:
    bags = [index.bags[n] for n in index.texts_of(entry) if index.texts[n].field not in SHARED]
    at_once = max((_answered(asked, bag) for bag in bags), default=0.0)
    total = sum(unit.weight for unit in asked)
    return Evidence(joined, at_once / total, math.log(len(asked)))


def _answered(asked: Sequence[Unit], bag: Collection[str]) -> float:
    return sum(
        unit.weight * max((w for t, w in unit.stands_for if t in bag), default=0.0)
        for unit in asked
    )


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
