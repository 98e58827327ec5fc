"""Results of a practice round that learners sent as links, put together like a class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import parse_qsl

from wizard.core.address import Query
from wizard.core.model import Library
from wizard.training.live import Class, Task, TaskSet, Way
from wizard.training.rounds import Round, read_round

LONGEST = 400_000
"""Characters that are read: a thousand links of a long round."""
MOST_PARAMETERS = 50
_LINK = re.compile(r"practice\?([^\s<>\"']{1,20000})")


@dataclass(frozen=True, slots=True)
class Added:
    """A class of pasted results. `twice` and `other` count links that were left out: the same
    result again, or one of another round."""

    now: Class
    twice: int = 0
    other: int = 0

    @property
    def task(self) -> Task | None:
        return self.now.task


def added(library: Library, text: str) -> Added:
    """The results in a text. The first link says which round it is; each link is a seat."""
    found = [of for of in _rounds(library, text[:LONGEST]) if any(of.trails)]
    if not found:
        return Added(Class())
    first = found[0]
    same = [of for of in found if of.mark == first.mark]
    kept = list(dict.fromkeys(of.trails for of in same))
    seats = {str(number): "" for number in range(1, len(kept) + 1)}
    trails = {
        (seat, case): trail
        for seat, walked in zip(seats, kept, strict=True)
        for case, trail in enumerate(walked, 1)
        if trail
    }
    what = TaskSet({}, first.flow, 0, first.seed, len(first.cases), first.mark)
    now = Class(way=Way.ALONE, seats=seats, tasks=(Task(1, what, trails),))
    return Added(now, twice=len(same) - len(kept), other=len(found) - len(same))


def _rounds(library: Library, text: str) -> Iterator[Round]:
    for link in _LINK.findall(text):
        try:
            pairs = parse_qsl(unescape(link), max_num_fields=MOST_PARAMETERS)
        except ValueError:
            continue
        yield read_round(library, Query(dict(pairs)))
