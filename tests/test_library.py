"""The library: hot reload, the last good content, and one broken file beside the good ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.toys import COURT, PAPER, TODAY, WIFI, answer, lines, loaded, swapped, write
from wizard.content.keeper import LOOK_EVERY, Fingerprint, Keeper, fingerprint, keeper
from wizard.content.library import content_folder, load
from wizard.core.ids import file_id
from wizard.core.model import LAST_RESORT
from wizard.core.problems import ContentError
from wizard.core.walk import walk

BROKEN = "title: [\n"


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds

    def later(self) -> None:
        self.seconds += LOOK_EVERY


class Desk:
    """A content folder, its keeper, and an editor whose every save gets a new date."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock, self.saves = write(folder), Clock(), 1_700_000_000
        self.keeper = Keeper(self.folder, self.clock)

    def save(self, file: str, text: str | bytes) -> None:
        path = self.folder / file
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.saves += 1
        os.utime(path, (self.saves, self.saves))

    def title(self) -> str:
        return self.keeper.current().flows["paper"].title


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_edit_shows_at_the_next_look(desk: Desk) -> None:
    desk.save("flows/paper.yaml", swapped(PAPER, "is stuck", "is jammed"))
    assert desk.title() == "The printer is stuck"

    desk.clock.later()

    assert desk.title() == "The printer is jammed"
    assert not desk.keeper.held_back


def test_nothing_is_read_again_while_nothing_changed(desk: Desk) -> None:
    before = desk.keeper.current()
    desk.clock.later()

    assert desk.keeper.current() is before


def test_the_files_are_looked_at_once_a_second_at_most(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Path] = []
    look = fingerprint

    def counted(folder: Path) -> Fingerprint:
        looks.append(folder)
        return look(folder)

    monkeypatch.setattr("wizard.content.keeper.fingerprint", counted)
    desk.keeper.current()
    assert looks == []
    desk.clock.later()
    for _ in range(5):
        desk.keeper.current()
    assert looks == [desk.folder]


def test_a_bad_edit_keeps_the_last_good_content_and_says_so(desk: Desk) -> None:
    desk.save("flows/paper.yaml", BROKEN)
    desk.clock.later()

    assert desk.title() == "The printer is stuck"
    assert desk.keeper.held_back
    assert "flows/paper.yaml:2:1: This cannot be read" in lines(desk.keeper.newest)[0]
    assert lines(desk.keeper.library) == []


def test_a_mended_edit_is_served(desk: Desk) -> None:
    desk.save("flows/paper.yaml", BROKEN)
    desk.clock.later()
    desk.keeper.current()
    desk.save("flows/paper.yaml", swapped(PAPER, "is stuck", "is jammed"))
    desk.clock.later()

    assert desk.title() == "The printer is jammed"
    assert not desk.keeper.held_back


def test_a_flaw_is_served_while_it_waits_to_be_mended(desk: Desk) -> None:
    desk.save("faq/restart.md", answer("Restart it", owner="nobody"))
    desk.clock.later()

    assert desk.keeper.current().entries["restart"].title == "Restart it"
    assert len(desk.keeper.library.problems) == 1


def test_new_removed_and_renamed_files_are_noticed(desk: Desk) -> None:
    desk.save("flows/again.yaml", PAPER)
    desk.clock.later()
    assert set(desk.keeper.current().flows) == {"again", "paper", "wifi"}
    (desk.folder / "flows" / "again.yaml").rename(desk.folder / "flows" / "more.yaml")
    desk.clock.later()
    assert set(desk.keeper.current().flows) == {"more", "paper", "wifi"}
    (desk.folder / "flows" / "more.yaml").unlink()
    desk.clock.later()
    assert set(desk.keeper.current().flows) == {"paper", "wifi"}


def test_an_edit_behind_a_link_is_noticed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    (tmp_path / "shelf").mkdir()
    desk.save("shelf/again.yaml", PAPER)
    (tmp_path / "flows" / "again.yaml").symlink_to(tmp_path / "shelf" / "again.yaml")
    desk.clock.later()
    assert desk.keeper.current().flows["again"].title == "The printer is stuck"
    desk.save("shelf/again.yaml", swapped(PAPER, "is stuck", "is jammed"))
    desk.clock.later()

    assert desk.keeper.current().flows["again"].title == "The printer is jammed"


def test_removing_a_file_others_lead_to_is_held_back(desk: Desk) -> None:
    (desk.folder / "flows" / "paper.yaml").unlink()
    desk.clock.later()

    assert "paper" in desk.keeper.current().flows
    assert desk.keeper.held_back


def test_a_folder_that_vanishes_keeps_the_last_good_content(desk: Desk) -> None:
    (desk.folder / "flows").rename(desk.folder / "gone")
    desk.clock.later()
    assert desk.title() == "The printer is stuck"
    (desk.folder / "gone").rename(desk.folder / "flows")
    desk.clock.later()

    assert desk.title() == "The printer is stuck"


def test_an_emptied_folder_keeps_the_last_good_content(desk: Desk) -> None:
    for file in (desk.folder / "flows").iterdir():
        file.unlink()
    desk.clock.later()

    assert desk.title() == "The printer is stuck"


def test_a_court_broken_by_an_edit_keeps_the_last_good_content(desk: Desk) -> None:
    desk.save("faq/court.yaml", BROKEN)
    desk.clock.later()

    assert desk.keeper.current().court.name == "The Toy Court"
    assert desk.keeper.held_back


def test_a_file_broken_from_the_start_does_not_hold_back_edits_of_others(tmp_path: Path) -> None:
    write(tmp_path, {"flows/wifi.yaml": BROKEN})
    clock = Clock()
    kept = Keeper(tmp_path, clock)
    assert set(kept.current().flows) == {"paper"}
    (tmp_path / "flows" / "paper.yaml").write_text(swapped(PAPER, "is stuck", "is jammed again"))
    clock.later()
    assert kept.current().flows["paper"].title == "The printer is jammed again"
    (tmp_path / "flows" / "wifi.yaml").write_text(WIFI)
    clock.later()

    assert set(kept.current().flows) == {"paper", "wifi"}


@pytest.mark.parametrize("file", ["flows/paper.yaml", "flows/wifi.yaml", "faq/restart.md"])
@pytest.mark.parametrize("text", [BROKEN, "", "- a list\n", "\x00", "---\n"])
def test_one_broken_file_never_takes_the_rest_down(tmp_path: Path, file: str, text: str) -> None:
    library = loaded(tmp_path, {file: text})

    assert library.left_out == {file_id(file)}
    assert len(library.flows) + len(library.entries) == 5
    for flow in library.flows.values():
        for choice in (*(c.id for c in flow.steps[flow.start].choices), "none"):
            here = walk(library, flow.id, [choice])
            assert here is not None
            assert (here.step is None) != (here.entry is None)


def test_a_choice_to_a_flow_that_is_left_out_ends_at_the_referral(tmp_path: Path) -> None:
    here = walk(loaded(tmp_path, {"flows/paper.yaml": BROKEN}), "wifi", ["green"])

    assert here is not None
    assert here.entry is not None
    assert here.entry.id == "nobody-knows"


@pytest.mark.parametrize("text", [None, BROKEN, "name: The Toy Court\n", "", "- a list\n"])
def test_a_broken_court_leaves_the_flows_walkable(tmp_path: Path, text: str | None) -> None:
    library = loaded(tmp_path, {"faq/court.yaml": text})

    assert set(library.flows) == {"paper", "wifi"}
    assert {line.split(":")[0] for line in lines(library)} == {"faq/court.yaml"}
    here = walk(library, "wifi", ["none"])
    assert here is not None
    assert here.entry is LAST_RESORT


def test_a_broken_glossary_is_one_problem(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"faq/glossary.yaml": BROKEN})

    assert set(library.flows) == {"paper", "wifi"}
    assert [line.split(":")[0] for line in lines(library)] == ["faq/glossary.yaml"]


def test_a_folder_without_content_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match='There is no folder "flows" in'):
        load(tmp_path)
    (tmp_path / "flows").mkdir()
    with pytest.raises(ContentError, match='There is no folder "faq" in'):
        load(tmp_path)


def test_a_library_cannot_be_changed(tmp_path: Path) -> None:
    library = loaded(tmp_path)

    with pytest.raises(TypeError):
        library.flows["new"] = library.flows["wifi"]  # type: ignore[index]


def test_the_content_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (content_folder() / "wizard" / "content" / "library.py").is_file()
    monkeypatch.setenv("WIZARD_CONTENT", str(write(tmp_path)))

    assert keeper().library.court.name == "The Toy Court"
    assert keeper() is keeper(tmp_path)


def test_the_toy_content_has_no_mistake(tmp_path: Path) -> None:
    assert lines(load(write(tmp_path), TODAY)) == []
    assert swapped(COURT, "name: The Toy", "name: A Toy") != COURT
