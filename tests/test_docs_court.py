"""The walk of docs/editors.md from an empty folder to a served court, done as it is written."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.visiting import headings, texts, visited
from wizard.__main__ import main
from wizard.content.library import HOME, load
from wizard.core.walk import replay, walk
from wizard.web import visitor_pages

Out = pytest.CaptureFixture[str]
TITLE = "## A court of your own, from an empty folder"
LONGEST = 45
"""Lines of a step: what a window shows."""
FILE = re.compile(r"`(our-court/[^`]+)`[^`]*(?:`[^`/]+`[^`]*)?\n*\Z")


@dataclass(frozen=True)
class Block:
    """A fenced block, and the file that the text before it names."""

    kind: str
    text: str
    file: str


def _steps() -> list[str]:
    docs = (HOME / "docs/editors.md").read_text("utf-8").partition(TITLE)[2]
    return docs.partition("\n## ")[0].split("\n### ")[1:]


def _blocks(step: str) -> list[Block]:
    parts = re.split(r"^```(\w*)\n(.*?)^```\n", step, flags=re.MULTILINE | re.DOTALL)
    found = []
    for before, kind, text in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        named = FILE.search(before)
        found.append(Block(kind, text, named[1] if named else ""))
    return found


def _typed(commands: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the lines of a shell block."""
    for line in commands.replace("\\\n", " ").splitlines():
        words = shlex.split(line)
        if words[0] == "export":
            monkeypatch.setenv(*words[1].split("=", 1))
        else:
            assert words[:3] == ["python", "-m", "wizard"]
            assert main(words[3:]) in (0, 1), line


def _written(block: Block) -> None:
    """A whole file, or the lines that go in place of the one with the same key."""
    path, today = Path(block.file), date.today()
    text = block.text.replace("2026-11-25", today.isoformat())
    text = text.replace("2027-11-22", f"{today.year + 1}-{today:%m}-01")
    first = text.partition("\n")[0]
    key = first.partition(":")[0] + ":"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    if block.kind != "yaml" or text.startswith("title:"):
        path.write_text(text, "utf-8")
        return
    (at,) = (n for n, line in enumerate(lines) if line.startswith(key))
    path.write_text("".join([*lines[:at], text, *lines[at + 1 :]]), "utf-8")


@pytest.fixture
def court(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> Path:
    """The folder after all steps; what each command says is compared on the way."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIZARD_STATE", str(tmp_path / "state"))
    for step in _steps():
        for block in _blocks(step):
            if block.kind == "sh":
                capsys.readouterr()
                _typed(block.text, monkeypatch)
            elif block.kind == "text":
                out, err = capsys.readouterr()
                assert out + err == block.text
            elif block.kind == "html":
                Path("saved-pages").mkdir()
                Path("saved-pages/faq.html").write_text(block.text, "utf-8")
            else:
                _written(block)
    return tmp_path / "our-court"


def test_the_walk_of_the_docs_ends_at_a_served_court_without_problems(
    court: Path, capsys: Out
) -> None:
    out, err = capsys.readouterr()
    assert "served: 4 worth a look." in err
    assert "lost-password.md" in out
    library = load(court)
    assert {problem.check for problem in library.problems} <= {"draft", "to-be-written"}
    assert len(list((court / "faq").glob("*.md"))) == 6
    here = walk(library, "cant-log-in", ["wrong"])
    assert here is not None
    assert here.entry is library.entries["lost-password"]
    assert replay(library, here.address()) == here

    start = visitor_pages.written("/", {}, "http://toy/")
    question = visitor_pages.written("/", {"flow": "cant-log-in"}, "http://toy/")
    assert "I can&#x27;t log in" in str(start) or "I can't log in" in str(start)
    assert "What does the red text say?" in str(question)
    shown = visited("", flow="cant-log-in", trail="wrong")
    assert headings(shown) == ["I forgot my password"]
    assert "555-010-2000" in texts(shown)
    assert "What does the red text say?" in (court.parent / "our-court.html").read_text("utf-8")


def test_each_step_of_the_walk_fits_a_window() -> None:
    assert len(_steps()) == 8
    assert all(len(step.splitlines()) <= LONGEST for step in _steps())
