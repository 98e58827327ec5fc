"""The classes that are open now, and what happens in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "classes",
        sa.Column("code", sa.String(16), primary_key=True),
        sa.Column("secret", sa.String(64), nullable=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        comment="The classes that are open now, each with what signs its seats, and when it ends.",
    )
    op.create_table(
        "class_events",
        sa.Column("code", sa.String(16), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        comment="What happened in a class, in its order; gone when the class ends.",
    )
