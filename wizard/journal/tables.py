"""The tables of the journal, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
)

tables = MetaData()
VERSION_TABLE = "journal_version"
"""Where the number of the newest migration is kept."""

events = Table(
    "events",
    tables,
    Column("number", Integer, primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("day", Date, nullable=False),
    Column("hour", SmallInteger, nullable=False),
    Column("mode", String(16), nullable=False),
    Column("walk", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("flow", String, nullable=False),
    Column("step", String, nullable=False),
    Column("choice", String, nullable=False),
    Column("to", String, nullable=False),
    Column("left", String, nullable=False),
    Column("entry", String, nullable=False),
    Column("part", String, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("words", String, nullable=False),
    Column("others", SmallInteger, nullable=False),
    Column("version", String(16), nullable=False),
    Index("events_by_day", "day"),
    Index("events_searches", "kind", "mode", "day", "verdict", "words", "others"),
    comment="One row an event, for as long as events are kept.",
)

KEY = (
    "day", "mode", "kind", "flow", "step", "choice", "to", "left", "entry", "part", "verdict",
    "version",
)  # fmt: skip
"""What the daily sums are by: all of an event but its hour, its walk and its words."""

sums = Table(
    "sums",
    tables,
    *(Column(name, events.c[name].type, primary_key=True) for name in KEY),
    Column("n", Integer, nullable=False),
    comment="How many events a day had, kept for good.",
    sqlite_with_rowid=False,
)

hours = Table(
    "hours",
    tables,
    *(Column(name, events.c[name].type, primary_key=True) for name in ("day", "hour", "mode")),
    Column("n", Integer, nullable=False),
    comment="How many walks began and searches were made in an hour, kept for good.",
    sqlite_with_rowid=False,
)

losses = Table(
    "losses",
    tables,
    Column("id", String(32), primary_key=True),
    Column("day", Date, nullable=False),
    Column("n", Integer, nullable=False),
    comment="How many events could not be written, by the day on which that was noted.",
)

classes = Table(
    "classes",
    tables,
    Column("code", String(16), primary_key=True),
    Column("secret", String(64), nullable=False),
    Column("ends", BigInteger, nullable=False),
    Column("last", Integer, nullable=False),
    comment="The classes that are open now, each with what signs its seats, and when it ends.",
)

class_events = Table(
    "class_events",
    tables,
    Column("code", String(16), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("payload", JSON, nullable=False),
    comment="What happened in a class, in its order; gone when the class ends.",
)
