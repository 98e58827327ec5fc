"""The toy content, open to the editors' page; each test has keepers of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.toys import write
from wizard.content import keeper


@pytest.fixture(autouse=True)
def fresh_keepers() -> Iterator[None]:
    """No library of one test is seen by another."""
    yield
    keeper._keepers.clear()


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The toy content, open to the editors' page."""
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path / "content"))
    return write(tmp_path / "content")
