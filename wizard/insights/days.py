"""When people come: day by day, and the week as a line."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from wizard.insights.rates import Share
from wizard.journal import Kind
from wizard.journal.counts import Counted

OPENS, CLOSES = 8, 17
"""The hours between which most clerks' offices answer the phone."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Day:
    """What one day had."""

    day: date
    started: int
    searched: int
    answers: int


@dataclass(frozen=True, slots=True)
class Weekday:
    """The mean of one day of the week over the period, in walks begun and searches made."""

    name: str
    mean: float


@dataclass(frozen=True, slots=True)
class Times:
    """`after_hours`: of all walks and searches, those when the office is likely closed."""

    days: tuple[Day, ...]
    week: tuple[Weekday, ...]
    hours: tuple[int, ...]
    after_hours: Share


def times(counted: Counted, until: date) -> Times:
    """Every day from the first that has a count to `until`; days without one are there too."""
    kinds: dict[date, Counter[str]] = defaultdict(Counter)
    for row in counted.days:
        kinds[row.day][row.kind] += row.n
    first = min((day for day in kinds if day <= until), default=until)
    dates = [first + timedelta(days=n) for n in range((until - first).days + 1)]
    days = tuple(_day(day, kinds[day]) for day in dates)
    hours = Counter[int]()
    for hour in counted.hours:
        hours[hour.hour] += hour.n
    closed = sum(row.n for row in counted.hours if _closed(row.day, row.hour))
    return Times(
        days,
        _week(days),
        tuple(hours[hour] for hour in range(24)),
        Share(closed, hours.total()),
    )


def _day(day: date, kinds: Counter[str]) -> Day:
    answers = kinds[Kind.ENDED] + kinds[Kind.OPENED_RESULT]
    return Day(day, kinds[Kind.STARTED], kinds[Kind.SEARCHED], answers)


def _week(days: tuple[Day, ...]) -> tuple[Weekday, ...]:
    came: dict[int, list[int]] = defaultdict(list)
    for day in days:
        came[day.day.weekday()].append(day.started + day.searched)
    return tuple(
        Weekday(name, sum(came[at]) / len(came[at]) if came[at] else 0.0)
        for at, name in enumerate(WEEKDAYS)
    )


def _closed(day: date, hour: int) -> bool:
    return day.weekday() > 4 or not OPENS <= hour < CLOSES
