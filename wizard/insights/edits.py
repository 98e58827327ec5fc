"""What each change of the content did: the share settled before and after it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from wizard.core.model import Library
from wizard.insights.rates import CONFIDENCE, Interval, Share, rise
from wizard.journal import Kind
from wizard.journal.counts import Counted

_Said = defaultdict[tuple[date, str], Counter[str]]
ALL = ""
"""The entry of what holds for all answers together."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the content, seen at one answer or (`entry` empty) at all of them."""

    day: date
    entry: str
    title: str
    before: Share
    after: Share
    beside: int = 1
    """How many answers are compared at once: of twenty, chance alone moves one out of 95%."""

    @property
    def enough(self) -> bool:
        return self.before.enough and self.after.enough

    @property
    def rise(self) -> Interval:
        return rise(self.before, self.after)

    @property
    def better(self) -> bool:
        return self.enough and self._sure.low > 0

    @property
    def worse(self) -> bool:
        return self.enough and self._sure.high < 0

    @property
    def _sure(self) -> Interval:
        """The interval with Bonferroni's correction for the answers that are compared at once."""
        return rise(self.before, self.after, 1 - (1 - CONFIDENCE) / self.beside)

    @property
    def said(self) -> str:
        """What the change did, in one sentence."""
        since, whose = f"Since {long_day(self.day)}", f" of “{self.title}”" if self.entry else ""
        if not self.enough:
            counts = f"{self.before.whole} before, {self.after.whole} after"
            return f"{since} too few people said whether an answer{whose} settled it ({counts})."
        verb = "rose" if self.better else "fell" if self.worse else "went"
        among = f" among {self.beside} answers" if self.beside > 1 else ""
        chance = "" if self.better or self.worse else f", which may be chance{among}"
        return (
            f"{since} the share settled{whose} {verb} from {self.before.said} to "
            f"{self.after.said}{chance} (95% interval of the change: "
            f"{points(self.rise.low)} to {points(self.rise.high)} points)."
        )


def edits(library: Library, counted: Counted) -> tuple[Edit, ...]:
    """Every change of the content in the period, the newest first, each with its answers.

    Versions that were first seen on the same day are one change; what was said under the version
    before and the one after is compared, whatever the clock says.
    """
    first = _first_days(counted)
    spans = sorted(set(first.values()))
    said: _Said = defaultdict(Counter)
    for count in counted.counts:
        if count.kind in (Kind.SETTLED_YES, Kind.SETTLED_NO) and count.version in first:
            for entry in (ALL, count.entry):
                said[first[count.version], entry][count.kind] += count.n
    found = [
        edit for before, day in pairwise(spans) for edit in _edits(library, said, before, day)
    ]
    return tuple(sorted(found, key=_most_telling))


def _most_telling(edit: Edit) -> tuple[int, bool, bool, str]:
    """The newest change first; in it all answers together, then those where chance is unlikely."""
    return -edit.day.toordinal(), bool(edit.entry), not (edit.better or edit.worse), edit.entry


def _first_days(counted: Counted) -> dict[str, date]:
    """Each version with the day on which it was first seen."""
    first: dict[str, date] = {}
    for row in counted.days:
        first[row.version] = min(row.day, first.get(row.version, row.day))
    return first


def _edits(library: Library, said: _Said, before: date, day: date) -> Iterator[Edit]:
    """The change of one day: for all answers, and for those with enough people on both sides."""
    entries = sorted({entry for when, entry in said if when == day} & library.entries.keys())
    pairs = {id: (_share(said[before, id]), _share(said[day, id])) for id in (ALL, *entries)}
    yield Edit(day, ALL, "", *pairs.pop(ALL))
    pairs = {id: pair for id, pair in pairs.items() if all(share.enough for share in pair)}
    for id, pair in pairs.items():
        yield Edit(day, id, library.entries[id].title, *pair, beside=len(pairs))


def _share(kinds: Counter[str]) -> Share:
    yes = kinds[Kind.SETTLED_YES]
    return Share(yes, yes + kinds[Kind.SETTLED_NO])


def points(value: float) -> str:
    """`+37` or `−8`: percentage points with their sign."""
    return f"{round(100 * value):+}".replace("-", "−")


def long_day(day: date) -> str:
    """`November 3, 2026`."""
    return f"{day:%B} {day.day}, {day.year}"
