"""What the journal asks its database: counts of one mode from a day on."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from wizard.journal.counts import Count
from wizard.journal.events import Kind, Mode, Verdict
from wizard.journal.tables import events, hours, losses, sums

Rows = sa.Select[Any]
N = sa.func.sum(sums.c.n)


def counts(mode: Mode, since: date) -> Rows:
    """Columns of `Count`."""
    by = [sums.c[name] for name in Count._fields[:-1]]
    return _of(sa.select(*by, N).group_by(*by).order_by(*by), sums, mode, since)


def days(mode: Mode, since: date) -> Rows:
    """Columns of `DayCount`."""
    by = (sums.c.day, sums.c.version, sums.c.kind)
    return _of(sa.select(*by, N).group_by(*by).order_by(*by), sums, mode, since)


def by_hour(mode: Mode, since: date) -> Rows:
    """Columns of `HourCount`."""
    found = sa.select(hours.c.day, hours.c.hour, hours.c.n)
    return _of(found.order_by(hours.c.day, hours.c.hour), hours, mode, since)


def searches(mode: Mode, since: date) -> Rows:
    """Columns of `SearchCount`; only of events that are still kept."""
    by = (events.c.words, events.c.others, events.c.verdict)
    found = sa.select(*by, sa.func.count()).where(events.c.kind == Kind.SEARCHED.value)
    return _of(found.group_by(*by).order_by(*by), events, mode, since)


def wrong_picks(since: date, before: date) -> Rows:
    """The last picks of practice walks that were not simply right: flow, step, choice, count."""
    by = (sums.c.flow, sums.c.step, sums.c.choice)
    verdicts = (Verdict.WRONG.value, Verdict.OTHER_WAY.value)
    found = sa.select(*by, N.label("n")).group_by(*by).order_by(*by)
    return _of(found, sums, Mode.PRACTICE, since).where(
        sums.c.kind == Kind.ENDED.value, sums.c.verdict.in_(verdicts), sums.c.day < before
    )


def lost(since: date) -> sa.Select[int]:
    """How many events were not written."""
    return sa.select(sa.func.sum(losses.c.n)).where(losses.c.day >= since)


def _of(found: Rows, table: sa.Table, mode: Mode, since: date) -> Rows:
    return found.where(table.c.mode == mode.value, table.c.day >= since)
