"""The insights as a page asks for them: read once for all who look, and kept for half a minute."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, timedelta

from wizard.core.long_work import kept
from wizard.core.model import Library
from wizard.insights.demo import demo
from wizard.insights.report import Report, report
from wizard.insights.tables import Table, tables
from wizard.journal import Mode
from wizard.journal.counts import Health
from wizard.journal.recorder import recorder

FRESH = 30
"""Seconds. Editors look at weeks; nobody misses the last half minute."""


@dataclass(frozen=True, slots=True)
class Insights:
    """A report and its tables, in the order in which an editor wants to read them."""

    report: Report
    tables: tuple[Table, ...]

    def table(self, id: str) -> Table:
        return next(table for table in self.tables if table.id == id)


def latest(library: Library, mode: Mode, days: int, today: date, *, made_up: bool) -> Insights:
    """The insights of so many days. May raise what `wizard.journal.faults.is_fault` knows."""
    turn = 0 if made_up else int(time.monotonic() // FRESH)
    return _read(library, mode, today - timedelta(days=days - 1), today, made_up, turn)


@kept(8)
def _read(
    library: Library, mode: Mode, since: date, today: date, made_up: bool, turn: int
) -> Insights:
    if made_up:
        counts = demo(library, today, days=(today - since).days + 1)
    else:
        counts = recorder().counted(mode, since)
    found = report(library, counts, today, demo=made_up)
    return Insights(found, tables(library, found))


def health_said(health: Health, *, on: bool) -> str:
    """How the journal is, in one sentence."""
    if not on:
        return "The journal is off, so nothing is counted."
    lost = f"{health.lost:,} {'event' if health.lost == 1 else 'events'}"
    if health.error:
        ends = f" {lost} could not be written since the wizard started." if health.lost else ""
        return f"{health.error}{ends}"
    if health.lost:
        return f"The journal works again; {lost} could not be written since the wizard started."
    return "The journal works; nothing has been lost since the wizard started."
