"""Where the journal is kept, as the environment says."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from wizard.journal import recorder
from wizard.journal.settings import FILE, Settings, settings


@pytest.mark.parametrize(
    ("said", "url"),
    [
        ("", f"sqlite:///{FILE}"),
        ("off", ""),
        ("OFF", ""),
        ("/var/lib/wizard/journal.sqlite", "sqlite:////var/lib/wizard/journal.sqlite"),
        ("sqlite:////srv/j.sqlite", "sqlite:////srv/j.sqlite"),
        ("postgresql+psycopg://w@db/journal", "postgresql+psycopg://w@db/journal"),
    ],
)
def test_the_journal_is_a_file_a_database_or_off(
    said: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_JOURNAL", said)

    assert settings() == Settings(url, 400)


def test_the_file_lies_in_a_folder_that_is_no_part_of_the_code() -> None:
    assert FILE.parts[-2:] == ("var", "journal.sqlite")
    assert Settings(f"sqlite:///{FILE}", 400).file == FILE
    assert Settings("postgresql+psycopg://w@db/journal", 400).file is None


@pytest.mark.parametrize(
    ("name", "said", "sentence"),
    [
        ("WIZARD_JOURNAL", "mysql://db", "WIZARD_JOURNAL has to be off, a file"),
        ("WIZARD_JOURNAL", "postgresql+psycopg://db:port/j", "WIZARD_JOURNAL has to be off"),
        ("WIZARD_JOURNAL", "postgresql+psycopg://db", "WIZARD_JOURNAL has to be off"),
        ("WIZARD_JOURNAL_DAYS", "a year", "has to be a number of days"),
        ("WIZARD_JOURNAL_DAYS", "0", "has to be a number of days"),
        ("WIZARD_JOURNAL_DAYS", "٤٠٠", "has to be a number of days"),
    ],
)
def test_what_cannot_be_meant_counts_nothing_and_says_so_once(
    name: str,
    said: str,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("WIZARD_JOURNAL", "off")
    monkeypatch.setenv(name, said)
    monkeypatch.setattr(recorder, "_one", None)

    with caplog.at_level(logging.WARNING, "wizard.journal"):
        assert not recorder.recorder().on
        assert not recorder.recorder().on

    (line,) = caplog.messages
    assert sentence in line
    assert line.endswith("Nothing is counted.")
    assert said == "0" or said not in line


def test_the_journal_of_a_process_is_made_once_and_takes_events_when_it_is_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WIZARD_JOURNAL", str(tmp_path / "journal.sqlite"))
    monkeypatch.setattr(recorder, "_one", None)
    mine = recorder.recorder()

    assert mine is recorder.recorder()
    assert mine.on
    assert mine.close().error == ""
