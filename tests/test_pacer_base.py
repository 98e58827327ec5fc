"""The base that ships: whole by itself, from PACER's pages alone, and of no one court."""

from __future__ import annotations

import re

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
