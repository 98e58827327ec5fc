"""Drafts on the server: they last, they end, and no one's words are lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from wizard.authoring import drafts as module
from wizard.authoring.drafts import DAYS, LARGEST, MOST, Draft, Drafts

FILE = "flows/paper.yaml"


@pytest.fixture
def drafts(tmp_path: Path) -> Drafts:
    return Drafts(tmp_path / "content", tmp_path / "state")


def test_a_draft_is_found_again_by_another_process(drafts: Drafts, tmp_path: Path) -> None:
    begun = drafts.begin(FILE, "title: One", "title: Zero", "Ann")
    again = Drafts(tmp_path / "content", tmp_path / "state").find(begun.id)
    assert again == begun
    assert drafts.lasts
    assert drafts.find("f" * 16) is None


def test_a_file_that_was_only_opened_leaves_nothing_behind(drafts: Drafts) -> None:
    opened = Draft("a" * 16, FILE, "one", "one")
    assert drafts.all() == ()
    changed = drafts.change(opened, "two", "Ann")
    assert (changed.id, changed.turn, changed.text, changed.base) == ("a" * 16, 1, "two", "one")
    assert drafts.find(changed.id) == changed


def test_two_who_type_in_the_same_draft_both_keep_their_words(drafts: Drafts) -> None:
    seen = drafts.begin(FILE, "one", "one")
    hers, his = drafts.change(seen, "hers"), drafts.change(seen, "his")
    assert hers.id == seen.id != his.id
    assert {draft.text for draft in drafts.all()} == {"hers", "his"}


@pytest.mark.parametrize("id", ["", "..", "../state", "A" * 16, "a" * 15, "a" * 16 + "\n"])
def test_no_other_word_than_an_id_finds_or_deletes_a_draft(drafts: Drafts, id: str) -> None:
    drafts.begin(FILE, "one", None)
    assert drafts.find(id) is None
    drafts.discard(id)
    assert len(drafts.all()) == 1


def test_old_drafts_end_and_there_are_never_too_many(
    drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr("wizard.authoring.drafts.time.time", lambda: now[0])
    first = drafts.begin(FILE, "old", None)
    now[0] = DAYS * 86_400 + 1
    for _ in range(3):
        drafts.begin(FILE, "new", None)
    assert drafts.find(first.id) is None
    monkeypatch.setattr(module, "MOST", 3)
    now[0] += 1
    drafts.begin(FILE, "newest", None)
    assert [draft.text for draft in drafts.all()] == ["newest", "new", "new"]
    assert MOST > 3


def test_a_draft_is_bounded_and_takes_any_character(drafts: Drafts) -> None:
    begun = drafts.begin(FILE, "x\ud800" + "é" * LARGEST, None)
    assert drafts.find(begun.id) == begun
    assert len(begun.text) == LARGEST


def test_where_nothing_can_be_written_a_draft_lasts_as_long_as_the_process(
    tmp_path: Path,
) -> None:
    (tmp_path / "state").write_text("in the way")
    drafts = Drafts(tmp_path / "content", tmp_path / "state")
    begun = drafts.begin(FILE, "one", None)
    assert drafts.find(begun.id) == begun
    assert drafts.all() == (begun,)
    assert not drafts.lasts
    drafts.discard(begun.id)
    assert drafts.all() == ()


def test_what_cannot_be_read_as_a_draft_is_none(drafts: Drafts) -> None:
    begun = drafts.begin(FILE, "one", None)
    path = drafts.folder / f"{begun.id}.json"
    for told in ("", "[]", "{}", json.dumps({"id": begun.id}), json.dumps({"id": "b" * 16})):
        path.write_text(told)
        assert drafts.find(begun.id) is None
        assert drafts.all() == ()


def test_a_new_base_is_a_change_of_the_draft(drafts: Drafts) -> None:
    begun = drafts.begin(FILE, "mine", "old")
    moved = drafts.rebase(begun, "theirs")
    assert moved == replace(begun, base="theirs", turn=1, at=moved.at)
    assert moved.is_changed
