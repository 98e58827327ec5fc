"""The manual of each check ends with a bad and a good sample; both are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import TOY, sample
from tests.toys import TODAY
from wizard.checks import told
from wizard.content.library import load
from wizard.core.problems import MANUAL

NO_TEXT = {
    "missing-file",
    "unreadable-file",
    "not-a-file",
    "outside-folder",
    "too-large",
    "long-text",
    "not-utf8",
    "many-problems",
    "overrides-nothing",
    "before-nothing",
    "hidden-but-used",
    "stale-override",
    "not-compared",
    "bad-picture",
    "picture-without-words",
    "unused-picture",
}
"""Mistakes that no few lines of text can show: their samples are in words."""


def problems(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    """The check and `file:line` of everything that an editor is told."""
    for file, text in files.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text, "utf-8")
    found = told(load(folder, TODAY))
    return [(problem.check, f"{problem.place.file}:{problem.place.line}") for problem in found]


def test_the_content_around_the_good_samples_has_no_problems(tmp_path: Path) -> None:
    assert problems(tmp_path, TOY) == []


@pytest.mark.parametrize("check", sorted(MANUAL.keys() - NO_TEXT))
def test_a_bad_sample_is_found_where_its_manual_says_and_nothing_else_is(
    check: str, tmp_path: Path
) -> None:
    bad = sample(check)
    assert problems(tmp_path, bad.files) == [(check, bad.place)]


@pytest.mark.parametrize("check", sorted(NO_TEXT))
def test_what_no_text_can_show_is_told_in_words(check: str) -> None:
    assert "\nBad: " in MANUAL[check]
    assert "\nGood: " in MANUAL[check]
