"""Before open files run out, the log says so."""

from __future__ import annotations

from configparser import ConfigParser

import pytest

from wizard.content.library import HOME
from wizard.web import descriptors
from wizard.web.descriptors import Descriptors


async def _app(*_: object) -> None: ...


def test_the_log_says_once_a_minute_that_open_files_run_out(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(descriptors, "allowed", lambda: 100)
    watch, used = Descriptors(_app), 80
    monkeypatch.setattr(descriptors, "open_files", lambda: used)
    watch.look(0.0)
    assert caplog.messages == []
    used = 81
    for now in (1.0, 2.0, 60.9, 61.5):
        watch.look(now)
    assert (
        caplog.messages
        == ["81 of 100 open files are in use; soon no visitor gets in. Raise LimitNOFILE."] * 2
    )


def test_the_open_files_of_this_process_are_counted() -> None:
    before = descriptors.open_files()
    with (HOME / "README.md").open():
        assert descriptors.open_files() == before + 1
    assert descriptors.allowed() > before


def test_the_unit_allows_files_for_thousands_of_visitors() -> None:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(HOME / "deploy" / "wizard@.service")
    assert int(unit["Service"]["LimitNOFILE"]) >= 65_536
