"""Both databases: a test that asks for `kept` runs once on each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.journal.databases import Server, postgres
from wizard.journal.settings import Settings

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with postgres() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Where a journal is to be kept that nobody has opened yet."""
    if request.param == "sqlite":
        return Settings(f"sqlite:///{tmp_path / 'var' / 'journal.sqlite'}", 400)
    server: Server = request.getfixturevalue("server")
    return Settings(server.new_database(f"journal{next(_NUMBERS)}"), 400)
