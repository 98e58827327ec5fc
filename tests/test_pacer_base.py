"""The base that ships: whole by itself, from PACER's pages alone, and of no one court."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from wizard.__main__ import main
from wizard.checks import told
from wizard.content.library import HOME, load

PACER = load(HOME / "content" / "pacer")
COURT = load(HOME)


def test_the_base_has_no_mistake_and_needs_no_advice() -> None:
    assert [str(problem) for problem in told(PACER)] == []


def test_all_answers_of_the_base_come_from_pacer() -> None:
    assert {entry.source.origin for entry in PACER.entries.values()} == {"pacer"}
    for entry in PACER.entries.values():
        assert entry.source.web.startswith("https://pacer.uscourts.gov/"), entry.id
        assert entry.reviewed, entry.id


def test_the_base_names_no_court() -> None:
    court = re.compile(r"massachusetts|d\. ?mass|mad\.uscourts|boston", re.IGNORECASE)
    for path in (HOME / "content" / "pacer").rglob("*.*"):
        assert not court.search(path.read_text("utf-8")), path


def test_the_shipped_court_lies_over_the_base_and_was_compared_with_it() -> None:
    assert COURT.layers.names == ("content/pacer", "")
    assert {over.then == over.now for over in COURT.layers.overrides} == {True}
    assert set(PACER.entries) < set(COURT.entries)
    assert COURT.court.contacts["pacer"].phone == PACER.court.contacts["pacer"].phone


def test_the_examples_of_the_docs_make_a_court_over_the_base(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(HOME / "content" / "pacer", tmp_path / "pacer")
    ours = tmp_path / "ours"
    contact = "Help Desk, 312-555-0100"
    assert main(["new", "court", str(ours), "--name", "Our Court", "--contact", contact]) == 0
    docs = (HOME / "docs/editors.md").read_text("utf-8").partition("## A base under your court")[2]
    heading, flow, answer, hide, *_ = re.findall(
        r"```(?:yaml|markdown)\n(.*?)```", docs, re.DOTALL
    )
    court = ours / "faq/court.yaml"
    court.write_text(f"{heading.splitlines()[1]}\n{hide}{court.read_text('utf-8')}", "utf-8")
    (ours / "flows/pacer-account.yaml").write_text(flow, "utf-8")
    (ours / "faq/forgot-password.md").write_text(answer, "utf-8")
    library = load(ours)

    assert {p.check for p in library.problems if p.level != "warning"} <= {"to-fill-out"}
    step = library.flows["pacer-account"].steps["what"]
    assert [choice.id for choice in step.choices] == [
        *("no-account", "forgot", "code", "status", "charge", "old", "unsure")
    ]
    assert "shared" not in [c.id for c in library.flows["pacer-account"].steps["code"].choices]
    assert set(library.layers.hidden) == {"faq/pacer-fees", "flows/pacer-account/code/shared"}
    assert [part.id for part in library.entries["forgot-password"].parts] == ["old-login"]
    capsys.readouterr()
