"""The journal's database: opened, brought up to date, read and written in transactions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from wizard.journal.settings import Settings
from wizard.journal.tables import VERSION_TABLE

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT = 5
"""Seconds to wait for another program that writes, or for a server that does not answer."""
ONE_AT_A_TIME = 0x0ECF
"""The number of the lock under which replicas bring a shared database up to date."""
READS = {"wizard_reads": True}
_MIGRATING = threading.Lock()  # Alembic's context is one for the whole process


class Database:
    """One database with the newest tables. Methods may raise what `faults.is_fault` knows."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.engine = _engine(settings)
        self._ready = False

    @property
    def shared(self) -> bool:
        """Whether it is a server's."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction on tables that are up to date."""
        if not self._ready:
            self._make_folder()
        with self.engine.begin() as connection:
            if not self._ready:
                self._bring_up_to_date(connection)
            yield connection
        self._ready = True

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """All reads of one moment; tables are made first where there are none."""
        snapshot = {"isolation_level": "REPEATABLE READ"} if self.shared else READS
        if not self._ready:
            self._make_folder()
            with self.engine.connect() as connection:
                there = _is_up_to_date(connection.execution_options(**snapshot))
            if not there:
                with self.writing():
                    pass
        with self.engine.connect() as connection:
            yield connection.execution_options(**snapshot)

    def close(self) -> None:
        self.engine.dispose()

    def _make_folder(self) -> None:
        if self._settings.file:
            self._settings.file.parent.mkdir(parents=True, exist_ok=True)

    def _bring_up_to_date(self, connection: sa.Connection) -> None:
        if self.shared:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
        if not _is_up_to_date(connection):
            config = _migrations()
            config.attributes["connection"] = connection
            with _MIGRATING:
                command.upgrade(config, "head")


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
    if not settings.url.startswith("sqlite"):
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
