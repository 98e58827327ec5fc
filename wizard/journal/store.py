"""The counts in the journal's database: written, thinned out and summed up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from wizard.journal import queries
from wizard.journal.counts import (
    BEGINS,
    Count,
    Counted,
    DayCount,
    HourCount,
    Loss,
    SearchCount,
    WrongPicks,
    as_row,
)
from wizard.journal.database import Database
from wizard.journal.events import Event, Mode
from wizard.journal.settings import Settings
from wizard.journal.tables import KEY, events, hours, losses, sums

Row = TypeVar("Row", Count, DayCount, HourCount, SearchCount)


class Store:
    """One database. A method may raise what `faults.is_fault` knows; none leaves half a batch."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._database = Database(settings)
        self._insert = postgresql.insert if self._database.shared else sqlite.insert
        self._thinned: date | None = None

    def write(self, batch: Sequence[Event], loss: Loss | None = None) -> None:
        """Keep a batch with its sums, all or nothing; what was kept before is not kept again."""
        with self._database.writing() as connection:
            fresh = self._keep(connection, batch)
            self._sum(connection, fresh)
            if loss:
                row = {"id": loss.id, "day": loss.day, "n": loss.n}
                connection.execute(self._insert(losses).on_conflict_do_nothing(), row)
            if batch and batch[-1].day != self._thinned:
                self._thin_out(connection, batch[-1].day)
        if batch:
            self._thinned = batch[-1].day

    def counted(self, mode: Mode, since: date) -> Counted:
        """All counts of a mode from a day on."""
        with self._database.reading() as connection:
            return Counted(
                mode,
                since,
                tuple(_as(Count, connection, queries.counts(mode, since))),
                tuple(_as(DayCount, connection, queries.days(mode, since))),
                tuple(_as(HourCount, connection, queries.by_hour(mode, since))),
                tuple(_as(SearchCount, connection, queries.searches(mode, since))),
                int(connection.scalar(queries.lost(since)) or 0),
            )

    def wrong_picks(self, since: date, before: date) -> WrongPicks:
        """The last picks of practice walks that were not simply right, from a day to another."""
        with self._database.reading() as connection:
            rows = connection.execute(queries.wrong_picks(since, before)).mappings().all()
        return tuple(((row["flow"], row["step"], row["choice"]), int(row["n"])) for row in rows)

    def last(self, number: int) -> list[dict[str, Any]]:
        """The newest events, each as it is stored."""
        newest = sa.select(events).order_by(events.c.number.desc()).limit(number)
        with self._database.reading() as connection:
            return [dict(row) for row in connection.execute(newest).mappings()]

    def close(self) -> None:
        self._database.close()

    def _keep(self, connection: sa.Connection, batch: Sequence[Event]) -> list[Event]:
        """Insert what is not there yet, and say which that was."""
        if not batch:
            return []
        new = self._insert(events).on_conflict_do_nothing(index_elements=["id"])
        kept = connection.execute(new.returning(events.c.id), [as_row(event) for event in batch])
        ids = set(kept.scalars())
        return [event for event in batch if event.id in ids]

    def _sum(self, connection: sa.Connection, fresh: Iterable[Event]) -> None:
        """Add the events to the sums of their days; in order, so that no two replicas lock up."""
        rows = [as_row(event) for event in fresh]
        begun = [row for row in rows if row["kind"] in BEGINS]
        for table, names, counted in ((sums, KEY, rows), (hours, ("day", "hour", "mode"), begun)):
            found = Counter(tuple(row[name] for name in names) for row in counted)
            if found:
                ordered = sorted(found.items(), key=lambda pair: str(pair[0]))
                values = [dict(zip(names, key, strict=True)) | {"n": n} for key, n in ordered]
                new = self._insert(table)
                added = {"n": table.c.n + new.excluded.n}
                connection.execute(
                    new.on_conflict_do_update(index_elements=list(names), set_=added), values
                )

    def _thin_out(self, connection: sa.Connection, today: date) -> None:
        """Drop the events whose time is over; their sums stay."""
        over = today - timedelta(days=self._settings.days)
        connection.execute(sa.delete(events).where(events.c.day < over))


def _as(shape: type[Row], connection: sa.Connection, query: queries.Rows) -> Iterator[Row]:
    return (shape._make(row) for row in connection.execute(query))
