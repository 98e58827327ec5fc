"""Fits the search's cutoff to the development queries: `python -m tests.search.fitting [FOLDER]`.

It prints the constants `SURE` of `wizard/search/ranking.py` and what each cutoff `FITS` costs,
every query judged by a curve that has not seen it. FOLDER holds the content, else the shipped one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tests.search.measuring import cases, queries, shipped
from wizard import search
from wizard.content.library import HOME
from wizard.core.model import Library
from wizard.search.ranking import rank

Numbers = npt.NDArray[np.float64]

FOLDS = 10
RIDGE = 0.05
"""Keeps the weights from growing without end where the queries can be told apart."""
CUTOFFS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.6)


def main(folder: Path = HOME) -> None:
    """Print the constants and the table of cutoffs."""
    evidence, meant = samples(shipped(folder))
    print("SURE =", tuple(round(float(weight), 2) for weight in fitted(evidence, meant)))
    sure = judged(evidence, meant)
    print(f"{'FITS':>5} {'sold':>9} {'disowned':>9}")
    for cutoff in CUTOFFS:
        sold, disowned = sure[~meant] >= cutoff, sure[meant] < cutoff
        print(f"{cutoff:5} {sold.sum():4} / {sold.size:3} {disowned.sum():4} / {disowned.size:3}")


def samples(library: Library) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """(evidence, whether the guide knows it) of each development query.

    A near query that a referral is found for is neither right nor wrong, and left out.
    """
    known = search.index(library)
    rows: list[tuple[tuple[float, ...], bool]] = []
    asked = [(q.query, True) for q in queries("tune") if q.covered]
    asked += [(c.query, True) for g in ("answers", "referral") for c in cases("develop", g)]
    asked += [(c.query, False) for g in ("near", "far") for c in cases("develop", g)]
    for query, meant in asked:
        ranking = rank(known, query)
        if ranking.evidence and (meant or not known.referral[ranking.order[0]]):
            rows.append((ranking.evidence, meant))
    return np.array([row for row, _ in rows]), np.array([meant for _, meant in rows])


def fitted(evidence: Numbers, meant: npt.NDArray[np.bool_]) -> Numbers:
    """Logistic regression (Newton's method), both kinds of query counting half."""
    known = np.c_[np.ones(len(evidence)), evidence]
    share = np.where(meant, 0.5 / meant.mean(), 0.5 / (~meant).mean())
    ridge = RIDGE * np.r_[0.0, np.ones(evidence.shape[1])]
    weights: Numbers = np.zeros(known.shape[1])
    for _ in range(60):
        sure = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (share * (sure - meant)) + ridge * weights
        bend = (known * (share * sure * (1 - sure))[:, None]).T @ known + np.diag(ridge)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def judged(evidence: Numbers, meant: npt.NDArray[np.bool_]) -> Numbers:
    """How sure each query is, by weights fitted to the other folds."""
    fold = np.arange(len(meant)) % FOLDS
    sure = np.zeros(len(meant))
    for each in range(FOLDS):
        weights = fitted(evidence[fold != each], meant[fold != each])
        sure[fold == each] = 1 / (1 + np.exp(-(weights[0] + evidence[fold == each] @ weights[1:])))
    return sure


if __name__ == "__main__":
    main(*(Path(folder) for folder in sys.argv[1:2]))
