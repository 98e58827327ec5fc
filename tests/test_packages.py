"""The packages: every one pinned, every one with its reason in README."""

from __future__ import annotations

import re

from wizard.content.library import HOME

LINE = re.compile(r"([\w.-]+)==[\w.]+(; .+)?")


def _required(file: str) -> set[str]:
    lines = (HOME / file).read_text("utf-8").splitlines()
    named = [line for line in lines if line and not line.startswith(("#", "-r "))]
    matches = [LINE.fullmatch(line) for line in named]
    assert all(matches), f"{file} has a line without a pinned version"
    return {match[1] for match in matches if match}


def _explained() -> tuple[set[str], set[str]]:
    """The packages in README's table: what the wizard runs on, what only the tests need."""
    readme = (HOME / "README.md").read_text("utf-8")
    section = readme.partition("\n## Packages\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (?!package|---)(.+?) \| .+ \|$", section, re.MULTILINE)
    tests = [row.removeprefix("tests only: ") for row in rows if row.startswith("tests only: ")]
    runs = [row for row in rows if not row.startswith("tests only: ")]
    return set(", ".join(runs).split(", ")), set(", ".join(tests).split(", "))


def test_every_package_is_pinned_and_has_its_reason_in_readme() -> None:
    runs, tests = _explained()

    assert runs == _required("requirements.txt")
    assert tests == _required("tests/requirements.txt")


def test_readme_says_what_was_decided_and_what_the_limits_are() -> None:
    readme = (HOME / "README.md").read_text("utf-8")
    titles = re.findall(r"^## (.+)$", readme, re.MULTILINE)

    assert titles[-5:] == ["Rooms", "Packages", "Decisions", "Known limits", "License"]
