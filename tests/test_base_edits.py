"""Edits of a base while it is served: held back, published, gone and back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toys import (
    BASE,
    COURT,
    EXTENDING,
    LAID,
    PAPER,
    answer,
    swapped,
    write,
)
from wizard.content.keeper import LOOK_EVERY, Keeper
from wizard.core.model import Library


class Desk:
    """A court over a base, its keeper with a copy on disk, and editors of both."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state, self.seconds = folder / "court", folder / "state", 0.0
        write(self.folder, LAID)
        self.start()

    def start(self) -> None:
        self.keeper = Keeper(self.folder, lambda: self.seconds, self.state)

    def save(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def now(self) -> Library:
        self.seconds += LOOK_EVERY
        return self.keeper.current()

    def held(self) -> list[str]:
        self.now()
        return [held.file for held in self.keeper.held]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_an_edit_of_the_base_shows_at_the_next_look(desk: Desk) -> None:
    desk.save("base/faq/push-plug.md", answer("Push harder"))
    desk.save("base/flows/again.yaml", PAPER)

    assert desk.now().entries["push-plug"].title == "Push harder"
    assert "again" in desk.now().flows


def test_a_broken_file_of_the_base_is_held_back_alone(desk: Desk) -> None:
    desk.save("base/faq/push-plug.md", "---\n")
    desk.save("base/flows/fuse.yaml", swapped(BASE["base/flows/fuse.yaml"], "is stuck", "blew"))
    desk.save("faq/restart.md", answer("Restart now"))

    assert desk.held() == ["base/faq/push-plug.md"]
    assert desk.now().entries["push-plug"].title == "Push the plug, all courts say"
    assert desk.now().flows["fuse"].title == "The fuse blew"
    assert desk.now().entries["restart"].title == "Restart now"
    desk.start()
    assert desk.held() == ["base/faq/push-plug.md"], "after a restart too"
    assert "push-plug" in desk.now().entries


@pytest.mark.parametrize("court", [f"extnds: base\n{COURT}", f"extends: bass\n{COURT}", "\t", ""])
def test_a_court_file_that_loses_its_base_is_held_back_and_the_base_stays(
    desk: Desk, court: str
) -> None:
    desk.save("faq/court.yaml", court)
    desk.save("faq/restart.md", answer("Restart now"))

    assert desk.held() == ["faq/court.yaml"]
    assert "fuse" in desk.now().flows
    assert desk.now().entries["restart"].title == "Restart now"
    desk.save("faq/court.yaml", EXTENDING)
    assert desk.held() == []


def test_a_court_that_cannot_be_opened_hides_no_file_of_the_base_from_editors(desk: Desk) -> None:
    (desk.folder / "faq/court.yaml").unlink()

    assert desk.held() == ["faq/court.yaml"]
    assert [p.check for p in desk.keeper.newest.problems] == ["missing-file"]


def test_a_base_that_vanishes_is_told_and_so_is_its_return(desk: Desk) -> None:
    (desk.folder / "base/flows").rename(desk.folder / "flaws")
    assert "fuse" in desk.now().flows
    assert desk.keeper.trouble == f'There is no folder "flows" in {desk.folder / "base"}.'
    desk.start()
    assert "fuse" in desk.now().flows, "after a restart too"
    (desk.folder / "flaws").rename(desk.folder / "base/flows")
    desk.now()

    assert not desk.keeper.held_back


def test_a_court_can_move_to_another_base(desk: Desk) -> None:
    (desk.folder / "base").rename(desk.folder / "other")
    desk.save("faq/court.yaml", f"extends: other\n{COURT}")

    assert desk.held() == []
    assert desk.now().layers.names == ("other", "")
    desk.save("faq/restart.md", answer("Restart now"))
    assert desk.held() == []
    assert not [file for file in desk.keeper._published.texts if file.startswith("base/")]


def test_a_court_can_take_a_base_that_has_its_answers_and_delete_its_own(tmp_path: Path) -> None:
    folder = write(tmp_path / "court")
    seconds = iter(range(100))
    kept = Keeper(folder, lambda: next(seconds))
    write(folder, LAID)
    (folder / "faq/push-plug.md").unlink()

    assert "fuse" in kept.current().flows
    assert kept.held == ()


def test_a_new_base_that_the_courts_words_do_not_fit_waits_for_them(desk: Desk) -> None:
    desk.save("flows/fuse.yaml", "extends: fuse\nsteps: {tray: {look: In the hall.}}\n")
    assert desk.held() == []
    desk.save("base/flows/fuse.yaml", BASE["base/flows/fuse.yaml"].replace("tray", "box"))

    assert desk.held() == ["base/flows/fuse.yaml"]
    assert desk.now().flows["fuse"].steps["tray"].look == "In the hall."
    (why,) = desk.keeper.held[0].why
    assert str(why).startswith('flows/fuse.yaml:2:9: The base has no "tray" here')
    desk.save("flows/fuse.yaml", "extends: fuse\nsteps: {box: {look: In the hall.}}\n")
    assert desk.held() == []
    assert desk.now().flows["fuse"].steps["box"].look == "In the hall."
