"""Which answers are to be reviewed soon, by who owns them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wizard.core.model import Library
from wizard.insights.endings import EndingUse

AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Due:
    """An answer whose date is over (`days` below 0) or comes in so many days."""

    owner: str
    entry: str
    title: str
    review_by: date
    days: int
    shown: int


def due(
    library: Library, used: Iterable[EndingUse], today: date, ahead: timedelta = AHEAD
) -> tuple[Due, ...]:
    """By owner, the most overdue first; an answer without a date is never due."""
    shown = {use.entry: use.shown for use in used}
    people = library.court.contacts
    found = [
        Due(
            people[entry.owner].name if entry.owner in people else entry.owner,
            entry.id,
            entry.title,
            entry.review_by,
            (entry.review_by - today).days,
            shown.get(entry.id, 0),
        )
        for entry in library.entries.values()
        if entry.review_by and entry.review_by <= today + ahead
    ]
    return tuple(sorted(found, key=lambda one: (one.owner, one.days, one.entry)))
