"""Starters for flows and entries, and JSON Schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.toys import COURT, GLOSSARY, PAPER, WIFI, answer, copy_shipped, swapped, write
from wizard.__main__ import main
from wizard.authoring.json_schema import schemas
from wizard.content import files
from wizard.content.library import HOME, load


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the content the wizard ships with."""
    return copy_shipped(tmp_path)


@pytest.mark.parametrize("kind", ["flow", "entry"])
def test_a_starter_passes_check(
    shipped: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--content", str(shipped), "new", kind, "brand-new"]) == 0
    assert main(["--content", str(shipped), "check"]) == 0, capsys.readouterr().out
    assert "brand-new" in {**load(shipped).flows, **{"brand-new": kind}}


def test_a_starter_never_overwrites(shipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (shipped / "flows/fees.yaml").read_bytes()
    assert main(["--content", str(shipped), "new", "flow", "fees"]) == 2
    assert "already there" in capsys.readouterr().err
    assert (shipped / "flows/fees.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["Fees", "a b", "../x", "none", "court", "", "a" * 65, "é"])
def test_a_name_that_cannot_stand_in_an_address_gets_one_sentence(
    shipped: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--content", str(shipped), "new", "flow", name]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_draft_is_not_served_and_a_choice_to_it_ends_at_the_referral(tmp_path: Path) -> None:
    write(tmp_path, {"faq/restart.md": answer(draft="yes")})
    library = load(tmp_path)
    assert "restart" not in library.entries
    assert "wifi" in library.flows
    assert {p.check for p in library.problems if p.level != "warning"} == {"draft"}


def _as_json(text: str) -> Any:
    """YAML as VS Code's extension sees it: numbers, dates and booleans have types."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def _valid(kind: str, text: str) -> bool:
    validator = jsonschema.Draft7Validator(schemas()[kind])
    return not list(validator.iter_errors(_as_json(text)))


def _front(text: str) -> str:
    return text.split("---\n")[1]


def test_all_shipped_content_fits_the_schemas() -> None:
    for folder in (HOME, HOME / "content" / "pacer"):
        for path in sorted((folder / "flows").glob("*.yaml")):
            assert _valid("flow", path.read_text()), path
        for path in sorted((folder / "faq").glob("*.md")):
            assert _valid("entry", _front(path.read_text())), path
        for kind in ("court", "glossary"):
            assert _valid(kind, (folder / f"faq/{kind}.yaml").read_text())


READERS = {
    "flow": lambda text: files.read_flow("flows/x.yaml", text),
    "court": lambda text: files.read_court("faq/court.yaml", text),
    "glossary": lambda text: files.read_glossary("faq/glossary.yaml", text),
    "entry": lambda text: files.read_entry("faq/x.md", f"---\n{text}---\nText.\n"),
}
SOUND = {"flow": WIFI, "court": COURT, "glossary": GLOSSARY, "entry": _front(answer())}


@pytest.mark.parametrize("kind", READERS)
def test_schema_and_reader_both_accept_sound_files(kind: str) -> None:
    assert _valid(kind, SOUND[kind])
    assert READERS[kind](SOUND[kind])[1] == []  # type: ignore[no-untyped-call]


MISTAKES = [
    ("flow", PAPER, "title: The printer", "titel: The printer"),
    ("flow", WIFI, "title: The wifi is gone\n", ""),
    ("flow", WIFI, "group: Getting on", "group: [Getting, on]"),
    ("flow", WIFI, "start: lamp", "order: soon\nstart: lamp"),
    ("flow", WIFI, "  lamp:\n", "  none:\n"),
    ("flow", WIFI, "  lamp:\n", "  La mp:\n"),
    ("flow", WIFI, "say: It is dark", "say: ''"),
    ("flow", WIFI, "say: It is dark", "says: It is dark"),
    ("court", COURT, "name: The Toy Court\n", ""),
    ("court", COURT, 'longest_walk: "4"', "longest_walk: four"),
    ("court", COURT, "groups: [Getting on]", "groups: {a: b}"),
    ("court", COURT, "name: The desk", "nam: The desk"),
    ("glossary", GLOSSARY, "word: router", "words: router"),
    ("glossary", GLOSSARY, "- [wifi, wireless]", "- wifi"),
    ("entry", _front(answer()), "title:", "tittle:"),
    ("entry", _front(answer(reviewed="soon")), "", ""),
    ("entry", _front(answer(referral="perhaps")), "", ""),
    ("entry", _front(answer(source="{page: P, number: first}")), "", ""),
]


@pytest.mark.parametrize(("kind", "text", "old", "new"), MISTAKES)
def test_schema_and_reader_refuse_the_same_mistakes(
    kind: str, text: str, old: str, new: str
) -> None:
    wrong = swapped(text, old, new) if old else text
    assert READERS[kind](wrong)[1], "the reader"  # type: ignore[no-untyped-call]
    assert not _valid(kind, wrong), "the schema"


def test_a_choice_with_two_ways_is_underlined_too() -> None:
    wrong = swapped(
        WIFI,
        "entry: restart\n        because",
        "entry: restart\n        go: plug\n        because",
    )
    assert not _valid("flow", wrong)


def test_the_schema_command_writes_all_schemas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", str(tmp_path / "s")]) == 0
    assert {path.name for path in (tmp_path / "s").iterdir()} == {
        f"{kind}.schema.json" for kind in READERS
    }
    assert "flows/*.yaml" in capsys.readouterr().out
