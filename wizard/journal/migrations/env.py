"""Runs the migrations on the connection that the journal hands over."""

from __future__ import annotations

from alembic import context

from wizard.journal.tables import VERSION_TABLE, tables

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
