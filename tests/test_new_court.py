"""A new court: its folder, the blanks that `check` names, questions on a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command import Out, run
from tests.toys import write
from wizard.checks import told
from wizard.checks.blanks import STARTERS
from wizard.content.library import HOME, load
from wizard.core.walk import walk

KNOWN = (
    "--name", "District Court of Nowhere", "--short", "D. Nowhere", "--time-zone", "America/Boise",
    "--web", "https://court.example", "--page", "E-filing: questions", "--faq-web",
    "court.example/faq", "--contact",
    "Help Desk, 555-012-0100, help@court.example, Mon-Fri 8:30-16:30",
)  # fmt: skip


def test_a_new_court_has_nothing_to_mend_but_its_blanks_each_named(
    tmp_path: Path, capsys: Out
) -> None:
    assert run("new", "court", tmp_path / "ours") == 0
    capsys.readouterr()

    assert run("--content", tmp_path / "ours", "check") == 1
    lines = capsys.readouterr().out.splitlines()
    court = (tmp_path / "ours/faq/court.yaml").read_text().splitlines()
    blanks = [n for n, line in enumerate(court, 1) if "To fill out:" in line]
    assert [int(line.split(":")[1]) for line in lines] == blanks
    assert all(line.endswith("(to-fill-out)") for line in lines)
    assert (
        "faq/court.yaml:3:7: flaw: This is still to be filled out: the court's full name."
        in (lines[0])
    )


def test_a_court_of_which_all_is_known_passes_check_and_can_be_walked(
    tmp_path: Path, capsys: Out
) -> None:
    assert run("new", "court", tmp_path, *KNOWN) == 0
    said = capsys.readouterr().out
    assert f"WIZARD_CONTENT={tmp_path} make run" in said

    library = load(tmp_path)
    assert told(library) == ()
    assert library.court.contacts["help-desk"].email == "help@court.example"
    assert library.court.page == "E-filing: questions"
    assert library.court.faq_web == "https://court.example/faq"
    here = walk(library, "who-can-help", ["e-filing"])
    assert here is not None
    assert here.entry is library.entries["ask-about-e-filing"]
    assert library.nothing_fits is library.entries["not-covered"]


@pytest.mark.parametrize("kind", [["flow", "fees"], ["entry", "fees"]])
def test_starters_in_a_new_court_pass_check(tmp_path: Path, kind: list[str], capsys: Out) -> None:
    run("new", "court", tmp_path, *KNOWN)
    assert run("--content", tmp_path, "new", *kind) == 0
    assert run("--content", tmp_path, "check") == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--time-zone", "Boston", 'There is no time zone "Boston".'),
        ("--web", "our site", '"our site" is no address like https://www.court.gov.'),
        ("--contact", "555-0100", '"555-0100" has to start with a name'),
        ("--contact", "Desk, 555-0100, soon", '"soon" is no phone number'),
        ("--contact", "Desk, 555-0100, 555-0101", '"555-0101" is no phone number'),
        ("--contact", "Desk, Mon-Fri 9-5", "Write hours like Mon-Fri 8:30-16:30"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: Out, option: str, value: str, said: str
) -> None:
    assert run("new", "court", tmp_path / "ours", option, value) == 2
    err = capsys.readouterr().err
    assert (said in err, err.count("\n")) == (True, 1)
    assert not (tmp_path / "ours").exists()


def test_a_new_court_never_overwrites_and_writes_nothing_beside_what_is_there(
    tmp_path: Path, capsys: Out
) -> None:
    write(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert run("new", "court", tmp_path) == 2
    assert "court.yaml is already there, and nothing was written." in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


def test_where_one_file_cannot_be_written_none_stays(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "flows").write_text("in the way")
    assert run("new", "court", tmp_path) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not list((tmp_path / "faq").iterdir())


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    answers: Iterator[str] = iter(lines)

    def asked(prompt: str) -> str:
        line = next(answers, None)
        if line is None:
            raise EOFError
        if line == "^C":
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", asked)


def test_on_a_terminal_it_asks_for_what_is_missing_and_again_for_what_cannot_be_read(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(
        monkeypatch,
        *("Our Court", "O. C.", "", "Boston", "America/New_York", "nowhere", "court.example"),
        *(
            "FAQ",
            "",
            "Help Desk, 555-0100, soon",
            "Help Desk, 555-0100",
            "Clerk's Office, Boston",
            "",
        ),
    )
    assert run("new", "court", tmp_path) == 0
    court = load(tmp_path).court
    assert (court.name, court.system, court.time_zone) == (
        "Our Court",
        "CM/ECF",
        "America/New_York",
    )
    assert list(court.contacts) == ["help-desk", "clerks-office-boston", "you"]
    assert 'There is no time zone "Boston".' in capsys.readouterr().out


def test_who_stops_while_being_asked_has_written_nothing(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    _typed(monkeypatch, "Our Court", "^C")
    assert run("new", "court", tmp_path / "ours") == 2
    assert capsys.readouterr().err == "wizard: Stopped, and nothing was written.\n"
    assert not (tmp_path / "ours").exists()


def test_a_new_referral_names_whom_to_ask(tmp_path: Path) -> None:
    run("new", "court", tmp_path, *KNOWN)
    assert run("--content", tmp_path, "new", "entry", "ask-clerk", "--referral") == 0
    path = tmp_path / "faq/ask-clerk.md"
    path.write_text(path.read_text().replace("draft: yes\n", ""))
    entry = load(tmp_path).entries["ask-clerk"]
    assert (entry.referral, entry.contacts, entry.owner) == (True, ("help-desk",), "help-desk")


def test_a_new_entry_cites_the_page_it_was_given_or_else_the_court_s(tmp_path: Path) -> None:
    run("new", "court", tmp_path, *KNOWN)
    assert run("--content", tmp_path, "new", "entry", "ours") == 0
    argv = ("--page", "PACER: fees", "--address", "pacer.example/fees", "--from", "pacer")
    assert run("--content", tmp_path, "new", "entry", "fees", *argv) == 0
    for name in ("ours", "fees"):
        path = tmp_path / f"faq/{name}.md"
        path.write_text(path.read_text().replace("draft: yes\n", ""))

    entries = load(tmp_path).entries
    ours, fees = entries["ours"].source, entries["fees"].source
    assert (ours.page, ours.web, ours.origin) == (
        "E-filing: questions",
        "https://court.example/faq",
        "court-faq",
    )
    assert (fees.page, fees.web, fees.origin) == (
        "PACER: fees",
        "https://pacer.example/fees",
        "pacer",
    )


def test_an_address_that_is_none_writes_no_entry(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path)
    assert run("--content", tmp_path, "new", "entry", "fees", "--address", "the web") == 2
    assert '"the web" is no address' in capsys.readouterr().err
    assert not (tmp_path / "faq/fees.md").exists()


def test_what_is_still_a_starter_s_text_is_worth_a_look_and_no_more(
    tmp_path: Path, capsys: Out
) -> None:
    run("new", "court", tmp_path, *KNOWN)
    run("--content", tmp_path, "new", "flow", "fees")
    run("--content", tmp_path, "new", "entry", "pay")
    run("--content", tmp_path, "new", "entry", "ask", "--referral")
    for path in (tmp_path / "faq").glob("*.md"):
        path.write_text(path.read_text().replace("draft: yes\n", ""))
    capsys.readouterr()
    run("--content", tmp_path, "check")
    said = [line for line in capsys.readouterr().out.splitlines() if "(starter-text)" in line]
    found = {line.partition('starter: "')[2].partition('"')[0].rstrip("…") for line in said}
    assert all(any(text.startswith(one) for one in found) for text in STARTERS if text[0] != "1")
    assert all(": warning: " in line for line in said)


def test_a_new_court_can_lie_over_a_base(tmp_path: Path, capsys: Out) -> None:
    base = HOME / "content/pacer"
    assert run("new", "court", tmp_path / "ours", *KNOWN, "--base", base) == 0
    assert run("--content", tmp_path / "ours", "check") == 0, capsys.readouterr().out
    assert {"pacer-account", "who-can-help"} == set(load(tmp_path / "ours").flows)


def test_a_base_that_is_none_gets_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: Out
) -> None:
    assert run("new", "court", tmp_path / "ours", "--base", tmp_path / "base") == 2
    assert "base is no content folder" in capsys.readouterr().err
    assert not (tmp_path / "ours").exists()
