"""Words in, ranked entries out: how well each entry fits, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wizard.search.index import SATURATION, Index, Posting, Scores
from wizard.search.query import Unit, units

TOGETHER = 0.75
"""The share of all texts of an entry in its fit; the rest is its one text most like the query."""
SURE, COVERED, AHEAD, MET = -5.3, 2.3, 8.0, 3.6
"""A logistic curve over: a start, the share of the query that is met, the lead of the best answer
over the best referral, and the amount that is met (logarithm, in rare words)."""
FITS = 0.4
FEW = 2
"""Words. So few, all of them known, make nothing sure but are enough to offer what there is."""
CLOSE = 0.85
"""The share of the best fit from which another entry may be meant just as well."""
REFERRAL = 0.85
"""A referral has to fit somewhat better than an answer to stand before it."""


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
    asked = tuple(units(index, query))
    joined = _sum(asked, index.by_entry, len(index.entries))
    joined /= sum(unit.weight for unit in asked) * (1 + SATURATION) or 1.0
    alike = _sum(asked, index.by_text, len(index.texts))
    alike /= math.sqrt(sum(unit.weight**2 for unit in asked)) or 1.0
    single = np.maximum.reduceat(alike * index.alone, index.starts) if len(alike) else joined
    fit = TOGETHER * joined + (1 - TOGETHER) * single
    fit = np.where(index.referral, REFERRAL * fit, fit)
    order = [int(at) for at in np.argsort(-fit, kind="stable") if fit[at] > 0]
    sure = _sure(index, asked, fit, joined) if order else 0.0
    score = sure * fit / fit[order[0]] if order else fit
    fits = sure >= FITS or _few_and_known(index, asked, fit)
    return Ranking(asked, fit, score, alike, tuple(order), bool(order) and fits)


def _few_and_known(index: Index, asked: Sequence[Unit], fit: Scores) -> bool:
    known = all(unit.stands_for and unit.stands_for[0][1] == 1 for unit in asked)
    answer = np.where(index.referral, 0, fit).max(initial=0)
    return 0 < len(asked) <= FEW and known and bool(answer >= CLOSE * fit.max(initial=0))


def _sure(index: Index, asked: Sequence[Unit], fit: Scores, joined: Scores) -> float:
    """How likely the FAQ has the answer: much is met, and no referral meets it better."""
    answers = np.where(index.referral, 0, fit)
    referrals = np.where(index.referral, fit, 0)
    best = int(answers.argmax())
    ahead = float(answers[best] - referrals.max())
    met = math.log1p(_met(index, asked, best) / index.idf(""))
    return 1 / (1 + math.exp(-(SURE + COVERED * float(joined[best]) + AHEAD * ahead + MET * met)))


def _met(index: Index, asked: Sequence[Unit], entry: int) -> float:
    """The weight of the units that some text of the entry answers."""
    held = [index.bags[number] for number in index.texts_of(entry)]
    return sum(
        unit.weight
        * max((w for t, w in unit.stands_for if any(t in bag for bag in held)), default=0)
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
