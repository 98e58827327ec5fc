"""How check prints: for people, for programs, for a pull request."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.toys import (
    TIDY,
    answer,
    loaded,
    swapped,
    write,
)
from wizard import checks
from wizard.__main__ import main

DATES = {"reviewed": "2026-11-22", "review_by": "2027-11-22"}


def body(text: str) -> dict[str, str]:
    return {"faq/restart.md": answer("Restart the box", text, **DATES)}


def advice(folder: Path, files: Mapping[str, str]) -> list[tuple[str, str]]:
    library = loaded(folder, {**TIDY, **files})
    found = sorted((*library.problems, *checks.advice(library)))
    return [(problem.check, str(problem)) for problem in found]


def test_check_writes_json_with_the_parts_of_every_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {**TIDY, **body("Restart Netscape.\n")})

    assert main(["--content", str(tmp_path), "check", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": "faq/restart.md",
            "line": 9,
            "column": 9,
            "level": "warning",
            "check": "stale-word",
            "sentence": '"Netscape" is out of date.',
            "advice": "Say it in a newer way, or add a caution.",
        }
    ]


def test_check_writes_what_github_shows_beside_the_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = swapped(TIDY["flows/paper.yaml"], "entry: add-paper", 'entry: "50%"')
    write(tmp_path / "a, b", {**TIDY, "flows/paper.yaml": paper, **body("Restart Netscape.\n")})
    monkeypatch.chdir(tmp_path)

    assert main(["--content", "a, b", "check", "--format", "github"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "::warning file=a%2C b/faq/restart.md,line=9,col=9,title=stale-word::"
        '"Netscape" is out of date. Say it in a newer way, or add a caution.',
        "::error file=a%2C b/flows/paper.yaml,line=12,col=16,title=no-such-entry::"
        'The choice "nothing" ends at "50%25", which is not an entry in faq/. Known names: '
        "add-paper, nobody-knows, push-plug, restart.",
    ]


def test_the_help_fits_one_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
