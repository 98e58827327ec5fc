"""Reviews that come due: as text, for a spreadsheet, for a calendar."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.toys import TIDY, answer, write
from wizard.__main__ import main

Out = pytest.CaptureFixture[str]
TODAY = date.today()
OVER, SOON, LATER = (TODAY + timedelta(days=days) for days in (-1, 30, 31))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    court = (
        TIDY["faq/court.yaml"] + "  it:\n    name: '=IT, rooms; all'\nweb: https://toy.example\n"
    )
    dated = {
        "restart": ("desk", OVER, 'Restart; then, "wait" \\ call'),
        "push-plug": ("it", SOON, "Push the plug in"),
        "add-paper": ("it", LATER, "Add paper"),
    }
    files = {
        f"faq/{id}.md": answer(f"'{title}'", owner=owner, review_by=day.isoformat())
        for id, (owner, day, title) in dated.items()
    }
    return write(tmp_path, {**TIDY, **files, "faq/court.yaml": court})


def run(folder: Path, *argv: str) -> int:
    return main(["--content", str(folder), "due", *argv])


def test_what_is_over_or_due_is_listed_by_owner(folder: Path, capsys: Out) -> None:
    assert run(folder, "--within", "30d") == 0
    out, err = capsys.readouterr()
    assert out == (
        "=IT, rooms; all\n"
        f"  {SOON.isoformat()}   30 days left  Push the plug in (faq/push-plug.md)\n"
        "The desk\n"
        f'  {OVER.isoformat()}     1 day over  Restart; then, "wait" \\ call (faq/restart.md)\n'
    )
    assert err == "2 reviews over or due within 30 days.\n"
    assert run(folder, "--within", "31d") == 0
    assert "Add paper" in capsys.readouterr().out


def test_an_answer_without_a_date_is_counted(folder: Path, capsys: Out) -> None:
    write(folder, {"faq/restart.md": answer()})
    run(folder)
    assert "4 answers without a date (see check)." in capsys.readouterr().err


def test_the_table_is_safe_in_a_spreadsheet(folder: Path, capsys: Out) -> None:
    assert run(folder, "--format", "csv") == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[1] == ["'=IT, rooms; all", "push-plug", "Push the plug in", SOON.isoformat(), "30"]


def test_the_calendar_holds_each_review_as_a_day_and_is_the_same_each_time(
    folder: Path, capsys: Out
) -> None:
    assert run(folder, "--format", "ics") == 0
    said = capsys.readouterr().out
    assert run(folder, "--format", "ics") == 0
    assert capsys.readouterr().out == said
    assert max(len(line.encode()) for line in said.split("\r\n")) <= 75

    assert len(Calendar.from_ical(said).walk("VEVENT")) == 2
    lines = said.replace("\r\n ", "").split("\r\n")
    assert "UID:review-push-plug@toy.example" in lines
    assert f"DTSTART;VALUE=DATE:{SOON:%Y%m%d}" in lines
    assert f"DTEND;VALUE=DATE:{LATER:%Y%m%d}" in lines
    assert 'SUMMARY:Review: Restart\\; then\\, "wait" \\\\ call' in lines
    assert "CATEGORIES:=IT\\, rooms\\; all" in lines


def test_a_review_keeps_its_name_in_calendars_when_the_answer_is_renamed(
    folder: Path, capsys: Out
) -> None:
    assert main(["--content", str(folder), "rename", "push-plug", "plug-in"]) == 0
    capsys.readouterr()
    run(folder, "--format", "ics")
    out = capsys.readouterr().out
    assert "UID:review-push-plug@toy.example" in out
    assert "faq/plug-in.md" in out


def test_a_court_without_a_site_has_names_that_lead_nowhere(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path, {"faq/restart.md": answer(review_by=OVER.isoformat())})
    run(tmp_path, "--format", "ics")
    assert "UID:review-restart@court.invalid" in capsys.readouterr().out


@pytest.mark.parametrize("within", ["soon", "30", "-1d", "99999d"])
def test_a_period_that_is_none_gets_one_line(folder: Path, capsys: Out, within: str) -> None:
    assert run(folder, f"--within={within}") == 2
    assert capsys.readouterr().err == "wizard: --within has to be a number of days, like 30d.\n"
