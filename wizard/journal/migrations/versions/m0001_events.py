"""Events, the sums of each day, the hours, and what was lost."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

IDS = ("flow", "step", "choice", "to", "left", "entry", "part")


def upgrade() -> None:
    _events()
    _sums()


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(32), nullable=False, unique=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("hour", sa.SmallInteger, nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("walk", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in IDS),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("others", sa.SmallInteger, nullable=False),
        sa.Column("version", sa.String(16), nullable=False),
        comment="One row an event, for as long as events are kept.",
    )
    op.create_index("events_by_day", "events", ["day"])
    searches = ["kind", "mode", "day", "verdict", "words", "others"]
    op.create_index("events_searches", "events", searches)


def _sums() -> None:
    op.create_table(
        "sums",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("mode", sa.String(16), primary_key=True),
        sa.Column("kind", sa.String(16), primary_key=True),
        *(sa.Column(name, sa.String, primary_key=True) for name in IDS),
        sa.Column("verdict", sa.String(16), primary_key=True),
        sa.Column("version", sa.String(16), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        comment="How many events a day had, kept for good.",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hours",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("hour", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("mode", sa.String(16), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        comment="How many walks began and searches were made in an hour, kept for good.",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "losses",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        comment="How many events could not be written, by the day on which that was noted.",
    )
