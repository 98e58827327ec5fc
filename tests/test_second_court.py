"""Another court's folder: nothing of the first court shows anywhere."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.toys import write
from wizard.__main__ import main
from wizard.content import keeper
from wizard.content.library import HOME

# PACER is no court: it serves all federal courts, and an answer may say that it comes from there.
FIRST = re.compile(r"massachusetts|d\. ?mass|mad\.uscourts|cm/ecf|boston", re.IGNORECASE)
COMMANDS = (
    ["check"],
    ["paths"],
    ["graph", "wifi", "--as", "outline"],
    ["graph", "wifi", "--as", "svg"],
    ["search", "the lamp is dark"],
    ["search", "--format", "json", "my goldfish"],
    ["score"],
    ["score", "--format", "json"],
    ["--help"],
    ["explain"],
    ["new", "flow", "fresh"],
    ["new", "entry", "fresh"],
)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A tiny court that is not the one this program ships with."""
    court = (
        "name: The Toy Court\nsystem: ToyFile\nnone_of_these: nobody-knows\nstill_stuck: desk\n"
        "groups: [Getting on]\ncontacts:\n  desk: {name: The desk, find: Next door.}\n"
    )
    write(tmp_path, {"faq/court.yaml": court})
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_shows_a_trace_of_the_first_court(
    second: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--content", str(second), *command]) in (0, 1)
    said = capsys.readouterr()
    assert said.out or command == ["check"]
    assert not FIRST.search(said.out + said.err)


def test_the_take_away_edition_shows_no_trace_of_the_first_court(second: Path) -> None:
    out = second / "all.html"
    assert main(["--content", str(second), "export", str(out)]) == 0
    assert "The Toy Court" in out.read_text()
    assert not FIRST.search(out.read_text())


@pytest.mark.parametrize("page", ["", "answers", "find", "map", "editors"])
def test_no_page_shows_a_trace_of_the_first_court(
    second: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_CONTENT", str(second))
    app = AppTest.from_file(str(HOME / "wizard/screens/pages/main.py"), default_timeout=20).run()
    if page:
        app.switch_page(f"{page}.py").run()
    keeper._keepers.clear()
    assert not app.exception
    said = " ".join(str(getattr(e, "value", "")) + str(getattr(e, "label", "")) for e in app.main)
    assert "The Toy Court" in said
    assert not FIRST.search(said)


def test_the_code_names_no_court() -> None:
    for path in [HOME / "wizard_app.py", *(HOME / "wizard").rglob("*.*")]:
        if path.suffix in (".py", ".js", ".css", ".j2", ".yaml"):
            found = FIRST.search(path.read_text(encoding="utf-8"))
            assert found is None or found[0].upper() == "CM/ECF", f"{path}: {found}"
