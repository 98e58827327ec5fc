"""Classes of one process on the toy content; every test asks from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.live_class.visits import Browser, no_map
from tests.toys import write
from wizard.content import keeper
from wizard.web import live_classes
from wizard.web.live_classes import Live

HOSTS = (f"203.0.113.{number}" for number in count(1))


@pytest.fixture(scope="module")
def process() -> Iterator[Live]:
    """The classes of one process; each test has a class of its own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WIZARD_JOURNAL", "off")
        made = Live(no_map)
    yield made
    made.rooms.close()


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("toys"))


@pytest.fixture
def live(process: Live, toys: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    """The classes of one process, on the toy content; every test asks from elsewhere."""
    monkeypatch.setenv("WIZARD_CONTENT", str(toys))
    monkeypatch.setattr(live_classes, "_one", [process])
    monkeypatch.setattr(Browser, "host", next(HOSTS))
    yield process
    keeper._keepers.clear()
