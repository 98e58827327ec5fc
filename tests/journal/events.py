"""Events for tests: what a toy walk counts as."""

from __future__ import annotations

from datetime import datetime

from wizard.core.address import Address
from wizard.core.model import Library
from wizard.core.walk import walk
from wizard.journal import Event, Kind, Mode, Visit, Vocabulary, WalkId, viewed

MORNING = datetime(2026, 11, 25, 9, 30)
WORDS = frozenset({"lamp", "printer", "paper", "red"})


def visit(library: Library, at: datetime = MORNING, mode: Mode = Mode.VISITOR) -> Visit:
    """A visit whose search knows four words."""
    return Visit(Vocabulary(library, WORDS), mode, WalkId(), at)


def shown(visit: Visit, *trails: str | None) -> list[Event]:
    """The events of pages shown one after the other: `flow?a.b` each, None for the start page."""
    library, before, events = visit.vocabulary.library, None, list[Event]()
    for trail in trails:
        flow, _, picks = (trail or "").partition("?")
        address = Address(flow, tuple(filter(None, picks.split("."))))
        here = walk(library, address.flow, address.trail)
        events += viewed(visit, before, address, here)
        before = address
    return events


def started(visit: Visit, number: int) -> list[Event]:
    """So many events, each the start of a walk."""
    return [Event(visit=visit, kind=Kind.STARTED, flow="wifi", step="lamp") for _ in range(number)]
