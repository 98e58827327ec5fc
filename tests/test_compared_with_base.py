"""What a court changed of its base is listed and compared: what changed since is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.toys import EXTENDING, OVER, TODAY, answer, swapped, write
from wizard.__main__ import main
from wizard.checks import told
from wizard.content.library import load


def stale(folder: Path) -> list[str]:
    told_of = ("stale-override", "not-compared")
    return [f"{p.place.file}: {p.check}" for p in told(load(folder, TODAY)) if p.check in told_of]


STARTED = "extends: fuse\nsteps: {box: {look: In the hall.}}\n"


@pytest.fixture
def court(tmp_path: Path) -> Path:
    """A court that changes a flow and a contact of its base, and replaces an answer."""
    write(tmp_path, {**OVER, "flows/fuse.yaml": STARTED})
    return tmp_path


def test_what_was_never_compared_with_the_base_is_named(court: Path) -> None:
    assert stale(court) == [
        "faq/court.yaml: not-compared",
        "faq/restart.md: not-compared",
        "flows/fuse.yaml: not-compared",
    ]
    lines = [str(p) for p in told(load(court, TODAY)) if p.check == "not-compared"]
    assert lines[1] == (
        "faq/restart.md:1:1: warning: Nothing says which version of base/faq/restart.md this was "
        "written against. Compare them, then: python -m wizard check --compared faq/restart.md "
        "(not-compared)"
    )


def test_the_version_is_noted_where_an_editor_finds_it(
    court: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    windows = STARTED.replace("\n", "\r\n")
    (court / "flows/fuse.yaml").write_bytes(windows.encode())
    assert main(["--content", str(court), "check", "--compared", "all"]) == 0
    assert capsys.readouterr().out.count("Written: ") == 3
    assert stale(court) == []

    text = (court / "flows/fuse.yaml").read_bytes().decode()
    assert re.fullmatch(
        r"extends: fuse\r\nwritten_against: [0-9a-f]{8}\r\nsteps: .*\r\n", text, re.DOTALL
    )
    front = (court / "faq/restart.md").read_text().split("---\n")[1]
    assert front.splitlines()[-1].startswith("written_against: ")
    assert main(["--content", str(court), "check", "--compared", "all"]) == 0
    assert capsys.readouterr().out == "Nothing has changed in the base since.\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "told_of"),
    [
        ("faq/restart.md", "all courts say", "we say", ["faq/restart.md"]),
        ("faq/restart.md", "Do it.", "Do it now.", ["faq/restart.md"]),
        ("faq/restart.md", "owner:", "reviewed: 2026-11-22\nowner:", []),
        ("flows/fuse.yaml", "Behind the door.", "Under the roof.", ["flows/fuse.yaml"]),
        ("flows/fuse.yaml", "On its lid.", "On its foot.", []),
        ("flows/fuse.yaml", "I see it", "I see one", []),
        ("faq/court.yaml", "The toy desk", "A toy desk", ["faq/court.yaml"]),
        ("faq/court.yaml", "617-555-0100", "617-555-0199", []),
        ("faq/push-plug.md", "all courts say", "we say", []),
    ],
)
def test_a_change_of_what_is_replaced_is_told_and_no_other(
    court: Path, file: str, old: str, new: str, told_of: list[str]
) -> None:
    main(["--content", str(court), "check", "--compared", "all"])
    path = court / "base" / file
    path.write_text(swapped(path.read_text(), old, new))

    assert stale(court) == [f"{name}: stale-override" for name in told_of]
    for name in told_of:
        main(["--content", str(court), "check", "--compared", name])
    assert stale(court) == []


def test_the_line_of_a_change_says_what_to_do(court: Path) -> None:
    main(["--content", str(court), "check", "--compared", "all"])
    (court / "base/faq/restart.md").write_text(answer("Newer"))
    changed = [str(p) for p in told(load(court, TODAY)) if p.check == "stale-override"]

    assert changed == [
        "faq/restart.md:1:1: warning: What this replaces in base/faq/restart.md has changed since "
        "you compared them, or it replaces more now. Compare them again, then: python -m wizard "
        "check --compared faq/restart.md (stale-override)"
    ]


def test_a_file_that_lies_over_nothing_cannot_be_compared(
    court: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--content", str(court), "check", "--compared", "faq/restart"]) == 2
    assert capsys.readouterr().err == (
        'wizard: "faq/restart" changes nothing of a base. Did you mean "faq/restart.md"?\n'
    )


def test_a_court_without_a_base_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--content", str(write(tmp_path)), "check", "--layers"]) == 0
    assert capsys.readouterr().out == "This court extends no base.\n"


def test_more_that_is_replaced_is_to_be_compared_and_another_order_is_not(court: Path) -> None:
    longer = STARTED + "title: The fuse of this court\n"
    (court / "flows/fuse.yaml").write_text(longer)
    main(["--content", str(court), "check", "--compared", "all"])
    noted = (court / "flows/fuse.yaml").read_text()
    first, second, steps, title = noted.splitlines(keepends=True)
    (court / "flows/fuse.yaml").write_text(first + second + title + steps)
    assert stale(court) == []
    (court / "flows/fuse.yaml").write_text(noted + "about: No light at all.\n")
    assert stale(court) == ["flows/fuse.yaml: stale-override"]


def test_check_lists_what_the_court_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    court = "extends: fuse\ntitle: X\nsteps: {color: {choices: {red: {say: R, entry: restart}}}}\n"
    more = {"flows/fuse.yaml": court, "faq/court.yaml": f"hide: [fuse/color/blue]\n{EXTENDING}"}
    write(tmp_path, {**OVER, **more})
    assert main(["--content", str(tmp_path), "check", "--layers"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "faq/court.yaml changes base/faq/court.yaml: contacts/desk/name, contacts/desk/find",
        "faq/restart.md replaces base/faq/restart.md",
        "flows/fuse.yaml changes base/flows/fuse.yaml: title, color/red",
        "faq/court.yaml:1 hides flows/fuse/color/blue",
        "As they are in base: 0 flows, 1 answer.",
    ]
