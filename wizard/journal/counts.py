"""What the journal gives to those who read it: plain rows of counts, and the last events."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from wizard.journal.events import Event, Kind, Mode


class Count(NamedTuple):
    """How many events of one kind there were, whatever the day."""

    kind: str
    flow: str
    step: str
    choice: str
    to: str
    left: str
    entry: str
    part: str
    verdict: str
    version: str
    n: int


class DayCount(NamedTuple):
    """How many events of one kind a day had while one version of the content was served."""

    day: date
    version: str
    kind: str
    n: int


class HourCount(NamedTuple):
    """How many walks began and searches were made in one hour of one day."""

    day: date
    hour: int
    n: int


class SearchCount(NamedTuple):
    """How often the same known words were searched together, and with how many others."""

    words: str
    others: int
    verdict: str
    n: int


WrongPicks = tuple[tuple[tuple[str, str, str], int], ...]
"""How often each pick (flow, step, choice) was the last of a walk that was not simply right."""


@dataclass(frozen=True, slots=True)
class Counted:
    """All counts of one mode from `since` on. `lost`: events of any mode that were not written."""

    mode: Mode
    since: date
    counts: tuple[Count, ...] = ()
    days: tuple[DayCount, ...] = ()
    hours: tuple[HourCount, ...] = ()
    searches: tuple[SearchCount, ...] = ()
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Health:
    """Of the events since the program began: written, lost, waiting. Their sum is all there were.

    `error` is one sentence, or empty while all is well.
    """

    written: int = 0
    lost: int = 0
    waiting: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """Events that could not be written, noted once however often the noting is tried."""

    n: int
    day: date
    id: str = field(default_factory=lambda: secrets.token_hex(16))


BEGINS = (Kind.STARTED, Kind.SEARCHED)
"""The kinds by which the hours are counted: someone came with a question."""
WORD_GAP = " "


def as_row(event: Event) -> dict[str, object]:
    """An event as it is stored: every field of it, and nothing else."""
    return {
        "id": event.id,
        "day": event.day,
        "hour": event.hour,
        "mode": event.mode.value,
        "walk": event.walk,
        "kind": event.kind.value,
        "flow": event.flow,
        "step": event.step,
        "choice": event.choice,
        "to": event.to,
        "left": event.left,
        "entry": event.entry,
        "part": event.part,
        "verdict": event.verdict.value,
        "words": WORD_GAP.join(event.words),
        "others": event.others,
        "version": event.version,
    }


def counted(events: Iterable[Event], mode: Mode, since: date) -> Counted:
    """The counts of events that are at hand, as the database would give them."""
    mine = [event for event in events if event.mode == mode and event.day >= since]
    rows = [as_row(event) for event in mine]
    days = Counter((e.day, e.version, e.kind.value) for e in mine)
    hours = Counter((e.day, e.hour) for e in mine if e.kind in BEGINS)
    counts = Counter(tuple(str(row[name]) for name in Count._fields[:-1]) for row in rows)
    searches = Counter(
        (WORD_GAP.join(e.words), e.others, e.verdict.value)
        for e in mine
        if e.kind == Kind.SEARCHED
    )
    return Counted(
        mode,
        since,
        tuple(Count._make((*key, n)) for key, n in sorted(counts.items())),
        tuple(DayCount(*key, n) for key, n in sorted(days.items())),
        tuple(HourCount(*key, n) for key, n in sorted(hours.items())),
        tuple(SearchCount(*key, n) for key, n in sorted(searches.items())),
    )
