"""The database of the journal: opened, brought up to date, written, thinned out and summed up."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
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
    as_row,
)
from wizard.journal.events import Event, Mode
from wizard.journal.settings import Settings
from wizard.journal.tables import KEY, VERSION_TABLE, events, hours, losses, sums

Row = TypeVar("Row", Count, DayCount, HourCount, SearchCount)
MIGRATIONS = Path(__file__).parent / "migrations"
WAIT = 5
"""Seconds to wait for another program that writes, or for a server that does not answer."""
ONE_AT_A_TIME = 0x0ECF
"""The number of the lock under which replicas bring a shared database up to date."""
READS = {"wizard_reads": True}
_MIGRATING = threading.Lock()  # Alembic's context is one for the whole process


class Store:
    """One database. A method may raise what `faults.is_fault` knows; none leaves half a batch."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._engine = _engine(settings)
        self._insert = postgresql.insert if self._shared else sqlite.insert
        self._ready = False
        self._thinned: date | None = None

    def write(self, batch: Sequence[Event], loss: Loss | None = None) -> None:
        """Keep a batch with its sums, all or nothing; what was kept before is not kept again."""
        with self._writing() as connection:
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
        with self._reading() as connection:
            return Counted(
                mode,
                since,
                tuple(_as(Count, connection, queries.counts(mode, since))),
                tuple(_as(DayCount, connection, queries.days(mode, since))),
                tuple(_as(HourCount, connection, queries.by_hour(mode, since))),
                tuple(_as(SearchCount, connection, queries.searches(mode, since))),
                int(connection.scalar(queries.lost(since)) or 0),
            )

    def last(self, number: int) -> list[dict[str, Any]]:
        """The newest events, each as it is stored."""
        newest = sa.select(events).order_by(events.c.number.desc()).limit(number)
        with self._reading() as connection:
            return [dict(row) for row in connection.execute(newest).mappings()]

    def close(self) -> None:
        self._engine.dispose()

    @property
    def _shared(self) -> bool:
        return self._engine.dialect.name == "postgresql"

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """A transaction on tables that are up to date."""
        if not self._ready:
            self._make_folder()
        with self._engine.begin() as connection:
            if not self._ready:
                self._bring_up_to_date(connection)
            yield connection
        self._ready = True

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        """All reads of one moment; tables are made first where there are none."""
        snapshot = {"isolation_level": "REPEATABLE READ"} if self._shared else READS
        if not self._ready:
            self._make_folder()
            with self._engine.connect() as connection:
                there = _is_up_to_date(connection.execution_options(**snapshot))
            if not there:
                with self._writing():
                    pass
        with self._engine.connect() as connection:
            yield connection.execution_options(**snapshot)

    def _make_folder(self) -> None:
        if self._settings.file:
            self._settings.file.parent.mkdir(parents=True, exist_ok=True)

    def _bring_up_to_date(self, connection: sa.Connection) -> None:
        if self._shared:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
        if not _is_up_to_date(connection):
            config = _migrations()
            config.attributes["connection"] = connection
            with _MIGRATING:
                command.upgrade(config, "head")

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


def _migrations() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _is_up_to_date(connection: sa.Connection) -> bool:
    """Whether the tables are those of the newest migration."""
    newest = ScriptDirectory.from_config(_migrations()).get_current_head()
    kept = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return kept.get_current_revision() == newest


def _engine(settings: Settings) -> sa.Engine:
    if not settings.file:
        limits = f"-c statement_timeout={WAIT * 2000} -c lock_timeout={WAIT * 1000}"
        return sa.create_engine(
            settings.url,
            hide_parameters=True,
            pool_size=2,
            pool_pre_ping=True,
            connect_args={"connect_timeout": WAIT, "options": limits},
        )
    engine = sa.create_engine(settings.url, hide_parameters=True, connect_args={"timeout": WAIT})
    sa.event.listen(engine, "connect", _set_up)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _: object) -> None:
    """Readers and the writer do not wait for each other, and a power cut breaks nothing."""
    connection.isolation_level = None  # the transactions are ours, not the driver's
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: sa.Connection) -> None:
    """Take the write lock at once: a read that turns into a write could not wait for it."""
    reads = connection.get_execution_options().get("wizard_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _as(shape: type[Row], connection: sa.Connection, query: queries.Rows) -> Iterator[Row]:
    return (shape._make(row) for row in connection.execute(query))
