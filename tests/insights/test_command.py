"""The command `insights`: what it prints, and what it leaves alone."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.journal.events import shown, started, visit
from tests.toys import write
from wizard.__main__ import main
from wizard.cli.insights import first_day
from wizard.content.library import HOME, load
from wizard.core.problems import ContentError
from wizard.insights.demo import demo
from wizard.insights.edits import edits
from wizard.insights.report import report
from wizard.insights.tables import DEMO, tables
from wizard.journal import Mode, searched, settled
from wizard.journal.settings import Settings
from wizard.journal.store import Store

Out = pytest.CaptureFixture[str]
TODAY = date(2026, 11, 25)


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that the environment names as the journal."""
    file = tmp_path / "var" / "journal.sqlite"
    monkeypatch.setenv("WIZARD_JOURNAL", str(file))
    return file


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


def run(content: Path, *argv: str) -> int:
    return main(["--content", str(content), "insights", *argv])


def filled(journal: Path, content: Path) -> None:
    """Some walks of today and one of last year."""
    library = load(content)
    here = visit(library, datetime.now())
    store = Store(Settings(f"sqlite:///{journal}", 400))
    store.write(
        [
            *started(here, 11),
            *shown(here, "wifi", "wifi?red"),
            *started(visit(library, datetime.now() - timedelta(days=300)), 1),
            *started(visit(library, datetime.now(), Mode.CLASS), 2),
            searched(here, ["lamp"], 0, fits=False),
            settled(here, None, library.entries["restart"], yes=True),
        ]
    )
    store.close()


def test_the_text_tells_the_period_and_every_table(
    journal: Path, content: Path, capsys: Out
) -> None:
    filled(journal, content)

    assert run(content) == 0
    text = capsys.readouterr().out
    assert text.startswith("Visitors, ")
    assert ": 12 walks begun.\n" in text
    assert "What people came for. 12 walks began.\n" in text
    assert "It was shown 12 times; 11 times (92%) the reader left here without an answer." in text
    assert "DEMO" not in text


def test_the_modes_are_never_mixed(journal: Path, content: Path, capsys: Out) -> None:
    filled(journal, content)

    assert run(content, "--mode", "class") == 0
    assert ": 2 walks begun." in capsys.readouterr().out
    assert run(content, "--since", "2000-01-01") == 0
    assert ": 13 walks begun." in capsys.readouterr().out


def test_json_has_every_table_by_name(journal: Path, content: Path, capsys: Out) -> None:
    filled(journal, content)

    assert run(content, "--format", "json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["demo"], said["mode"], said["lost"]) == (False, "visitor", 0)
    assert said["tables"]["flows"]["rows"][0] == {
        "topic": "The wifi is gone",
        "walks": 12,
        "share": 1.0,
    }
    assert {"next", "flow-wifi", "endings", "none-of-these", "searches", "edits", "week", "days",
            "order", "due"} <= set(said["tables"])  # fmt: skip


def test_csv_has_every_cell_on_a_line(journal: Path, content: Path, capsys: Out) -> None:
    filled(journal, content)

    assert run(content, "--format", "csv") == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[0] == ["table", "row", "column", "value"]
    assert ["flows", "1", "walks", "12"] in rows
    assert {len(row) for row in rows} == {4}


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_made_up_numbers_are_marked_and_reach_no_journal(
    form: str, journal: Path, content: Path, capsys: Out
) -> None:
    assert run(content, "--demo", "--format", form) == 0
    text = capsys.readouterr().out

    assert DEMO in text or json.loads(text)["demo"]
    assert not journal.exists()


def test_the_made_up_numbers_are_the_same_every_time_and_show_every_insight() -> None:
    library = load(HOME, TODAY)
    counts = demo(library, TODAY)
    assert demo(library, TODAY) == counts

    found = report(library, counts, TODAY, demo=True)
    advice = next(table for table in tables(library, found) if table.id == "next").rows
    said = " ".join(str(row[0]) for row in advice)
    for part in ("Rewrite", "in other words", "Add a choice", "Write an answer"):
        assert part in said
    assert any(edit.better for edit in edits(library, counts))
    assert sum(flow.started.part for flow in found.flows) == found.began > 1_000


def test_a_small_court_has_made_up_numbers_too(content: Path) -> None:
    library = load(content, TODAY)

    assert report(library, demo(library, TODAY, days=1), TODAY, demo=True).began > 0


def test_a_journal_that_is_off_or_cannot_be_read_is_one_sentence(
    tmp_path: Path, content: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_JOURNAL", "off")
    assert run(content) == 2
    assert capsys.readouterr().err == (
        "wizard: WIZARD_JOURNAL is off, so nothing is counted. Try --demo.\n"
    )
    (tmp_path / "damaged").write_text("no database at all " * 99)
    monkeypatch.setenv("WIZARD_JOURNAL", str(tmp_path / "damaged"))
    assert run(content) == 2
    assert capsys.readouterr().err == "wizard: The file of the journal is damaged.\n"
    monkeypatch.setenv("WIZARD_JOURNAL", "mysql://db")
    assert run(content) == 2
    assert "WIZARD_JOURNAL has to be off, a file" in capsys.readouterr().err


def test_a_period_is_a_number_of_days_or_begins_on_a_date() -> None:
    assert first_day("1d", TODAY) == TODAY
    assert first_day("30d", TODAY) == date(2026, 10, 27)
    assert first_day("2026-11-03", TODAY) == date(2026, 11, 3)


@pytest.mark.parametrize("said", ["", "30", "0d", "-3d", "30 d", "2026-13-01", "3w"])
def test_another_period_is_refused_in_one_sentence(said: str) -> None:
    with pytest.raises(ContentError, match="has to be a number of days"):
        first_day(said, TODAY)


def test_a_day_to_come_is_no_beginning() -> None:
    with pytest.raises(ContentError, match="has not come yet"):
        first_day("2026-11-26", TODAY)


def test_the_other_commands_start_without_a_database() -> None:
    asks = "import sys, wizard.__main__; print('sqlalchemy' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", asks], cwd=HOME, capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"
