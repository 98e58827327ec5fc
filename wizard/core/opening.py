"""Opening hours as editors type them: `Mon-Fri 8:30-16:30`, several separated by `;`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = "|".join(DAYS)
SPAN = re.compile(
    rf"({_DAY})(?:\s*[-–]\s*({_DAY}))?\s+(\d\d?):(\d\d)\s*[-–]\s*(\d\d?):(\d\d)", re.IGNORECASE
)
MEANT = re.compile(rf"\s*(?:{_DAY})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """From one time to another on each of some days; 0 is Monday."""

    days: tuple[int, ...]
    opens: time
    closes: time


def read_hours(text: str) -> tuple[Span, ...] | None:
    """The spans of `Mon-Fri 8:30-16:30; Sat 9:00-12:00`; None where it is not written so."""
    spans = tuple(_span(part.strip()) for part in text.split(";"))
    return None if None in spans else tuple(span for span in spans if span)


def _span(text: str) -> Span | None:
    found = SPAN.fullmatch(text)
    if not found:
        return None
    first = DAYS.index(found[1].capitalize())
    last = DAYS.index((found[2] or found[1]).capitalize())
    try:
        opens = time(int(found[3]), int(found[4]))
        closes = time(int(found[5]), int(found[6]))
    except ValueError:
        return None
    days = tuple(range(first, last + 1))
    return Span(days, opens, closes) if days and opens < closes else None


def meant_as_hours(text: str) -> bool:
    """Whether an editor meant the grammar: the text starts with a day in three letters."""
    return bool(MEANT.match(text))


def zone(name: str) -> ZoneInfo | None:
    """A time zone by its IANA name; None where there is none of that name."""
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # a folder, an unsafe name, an unknown one
        return None


def is_open(spans: tuple[Span, ...], now: datetime, closed: Callable[[date], bool]) -> bool:
    """Whether someone answers at `now`, which is a moment in the zone of the hours."""
    return any(
        now.weekday() in span.days and span.opens <= now.time() < span.closes for span in spans
    ) and not closed(now.date())


def closes(spans: tuple[Span, ...], now: datetime) -> datetime:
    """When those who are open at `now` close."""
    ends = [s.closes for s in spans if now.weekday() in s.days and s.opens <= now.time()]
    return datetime.combine(now.date(), max(ends), now.tzinfo)


def next_opening(
    spans: tuple[Span, ...], now: datetime, closed: Callable[[date], bool]
) -> datetime | None:
    """The next moment at which someone answers again, within two weeks."""
    for ahead in range(15):
        day = now.date() + timedelta(days=ahead)
        opens = sorted(span.opens for span in spans if day.weekday() in span.days)
        for at in opens:
            moment = datetime.combine(day, at, now.tzinfo)
            if moment > now and not closed(day):
                return moment
    return None
