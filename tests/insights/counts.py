"""Counts for tests, as a journal gives them."""

from __future__ import annotations

from datetime import date

from wizard.journal import Kind, Mode
from wizard.journal.counts import Count, Counted, DayCount, HourCount, SearchCount

TODAY = date(2026, 11, 25)
SINCE = date(2026, 10, 27)


def count(kind: Kind, n: int, where: str = "", **more: str) -> Count:
    """`where` is flow/step/choice; `more` are the other columns."""
    flow, step, choice = (*where.split("/"), "", "", "")[:3]
    rest = {"to": "", "left": "", "entry": "", "part": "", "verdict": "", "version": "v1", **more}
    return Count(kind=kind.value, flow=flow, step=step, choice=choice, n=n, **rest)


def settled(entry: str, yes: int, no: int, version: str = "v1") -> list[Count]:
    """So many people said that an answer did, or did not, settle it."""
    return [
        count(Kind.SETTLED_YES, yes, entry=entry, version=version),
        count(Kind.SETTLED_NO, no, entry=entry, version=version),
    ]


def counted(
    *counts: Count,
    days: tuple[DayCount, ...] = (),
    hours: tuple[HourCount, ...] = (),
    searches: tuple[SearchCount, ...] = (),
    lost: int = 0,
) -> Counted:
    """The counts of visitors in the thirty days up to today."""
    return Counted(Mode.VISITOR, SINCE, counts, days, hours, searches, lost)
