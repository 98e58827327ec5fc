"""Publishing: an error holds back its file and what depends on it, and nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.desk import BROKEN, JAMMED, Desk
from tests.toys import (
    COURT,
    LAID,
    PAPER,
    WIFI,
    answer,
    swapped,
)
from wizard.content.layers import laid
from wizard.core.problems import ContentError


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_broken_new_file_holds_back_nobody_elses_edit(desk: Desk) -> None:
    desk.save("flows/new.yaml", BROKEN)
    desk.save("flows/paper.yaml", JAMMED)

    assert desk.held() == ["flows/new.yaml"]
    assert desk.now().flows["paper"].title == "The printer is jammed"
    assert not desk.keeper.held[0].shown


def test_an_edit_that_leads_to_a_file_held_back_waits_for_it(desk: Desk) -> None:
    desk.save("faq/new.md", "---\ntitel\n---\n")
    desk.save("flows/paper.yaml", swapped(JAMMED, "entry: add-paper", "entry: new"))
    desk.save("flows/wifi.yaml", swapped(WIFI, "is gone", "is away"))

    assert desk.held() == ["faq/new.md", "flows/paper.yaml"]
    assert desk.now().flows["paper"].title == "The printer is stuck"
    assert desk.now().flows["wifi"].title == "The wifi is away"
    assert 'ends at "new", which is not an entry in faq/' in desk.why()[-1]
    desk.save("faq/new.md", answer("New"))
    assert desk.held() == []
    assert desk.now().flows["paper"].title == "The printer is jammed"


def test_of_two_edits_that_close_a_circle_the_innocent_ones_go_live(desk: Desk) -> None:
    desk.save("flows/paper.yaml", swapped(JAMMED, "entry: add-paper", "flow: wifi"))
    desk.save("faq/restart.md", answer("Restart it"))

    assert desk.held() == ["flows/paper.yaml"]
    assert desk.now().entries["restart"].title == "Restart it"
    assert "lead in a circle" in desk.why()[0]


@pytest.mark.parametrize("name", ["paper.yml", "paper.yaml.txt", "Paper.yaml", "paper (1).yaml"])
def test_a_flow_renamed_to_what_is_not_read_stays(desk: Desk, name: str) -> None:
    desk.save("flows/wifi.yaml", swapped(WIFI, "flow: paper", "entry: restart"))
    assert desk.held() == []
    (desk.folder / "flows/paper.yaml").rename(desk.folder / "flows" / name)

    assert "paper" in desk.now().flows
    assert desk.held() == ["flows/paper.yaml"]
    assert name in desk.why()[0]
    (desk.folder / "flows" / name).rename(desk.folder / "flows/paper.yaml")
    assert desk.held() == []


def test_a_flow_nothing_leads_to_can_be_deleted_and_one_in_use_cannot(desk: Desk) -> None:
    desk.save("flows/paper.yaml", None)

    assert desk.held() == ["flows/paper.yaml"]
    assert desk.keeper.held[0].gone
    assert 'flow "paper", which does not exist' in desk.why()[0]
    desk.save("flows/wifi.yaml", swapped(WIFI, "flow: paper", "entry: restart"))
    assert desk.held() == []
    assert set(desk.now().flows) == {"wifi"}


def test_the_answer_behind_none_of_these_cannot_be_deleted(desk: Desk) -> None:
    desk.save("faq/nobody-knows.md", None)

    assert desk.held() == ["faq/nobody-knows.md"]
    assert "unknown-none-of-these" in desk.why()[0]


def test_the_last_good_content_survives_a_restart(desk: Desk) -> None:
    desk.save("faq/court.yaml", COURT + "\tweb: x\n")
    desk.save("flows/paper.yaml", BROKEN)
    desk.save("flows/wifi.yaml", swapped(WIFI, "is gone", "is away"))
    desk.start()

    assert desk.keeper.library.court.name == "The Toy Court"
    assert set(desk.keeper.library.flows) == {"paper", "wifi"}
    assert desk.keeper.library.flows["wifi"].title == "The wifi is away"
    assert desk.held() == ["faq/court.yaml", "flows/paper.yaml"]


def test_what_was_broken_from_the_start_takes_nothing_away_after_a_restart(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    shutil.rmtree(desk.state)
    (desk.folder / "flows/paper.yaml").write_bytes(b"\xff")
    desk.start()
    assert set(desk.keeper.library.flows) == {"wifi"}
    desk.start()

    assert set(desk.keeper.library.flows) == {"wifi"}


def test_a_start_with_a_broken_court_and_no_copy_is_refused_in_one_sentence(desk: Desk) -> None:
    shutil.rmtree(desk.state)
    desk.save("faq/court.yaml", COURT.replace("groups", "\tgroups"))

    with pytest.raises(ContentError, match=r"Nothing is served .* faq/court\.yaml:5:1: .*Tab"):
        desk.start()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"edition": 99}', '{"edition": 1, "texts": 3}'])
def test_a_copy_that_cannot_be_read_counts_as_none(desk: Desk, text: str) -> None:
    copy = next(desk.state.iterdir())
    copy.write_text(text)
    desk.start()

    assert desk.held() == []
    assert len(copy.read_text()) > 1000, "the good content is kept again"


def test_where_no_copy_can_be_kept_it_is_said_once_and_the_rest_goes_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "state").write_text("This is a file.")
    desk = Desk(tmp_path)
    desk.save("flows/paper.yaml", JAMMED)

    assert desk.now().flows["paper"].title == "The printer is jammed"
    assert desk.keeper.unsaved == "It cannot be kept for a restart: File exists."
    assert len(caplog.messages) == 1


def test_an_edit_of_the_same_size_and_date_is_noticed(desk: Desk) -> None:
    path = desk.folder / "flows/paper.yaml"
    before = path.stat()
    path.write_text(swapped(PAPER, "is stuck", "is stack"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert desk.now().flows["paper"].title == "The printer is stack"


def test_an_edit_that_no_date_shows_is_noticed_while_dates_are_young(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "wizard.content.keeper.fingerprint", lambda folder: (("a", 0, 2**62, 0, 0),)
    )
    desk.save("flows/paper.yaml", JAMMED)

    assert desk.now().flows["paper"].title == "The printer is jammed"


def test_an_edit_during_the_first_load_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)

    def slow(folder: Path, *more: object) -> object:
        files = laid(folder)
        desk.save("flows/paper.yaml", JAMMED)
        monkeypatch.setattr("wizard.content.keeper.COARSE", -(10.0**6))
        return files

    monkeypatch.setattr("wizard.content.keeper.laid", slow)
    desk.start()
    monkeypatch.setattr("wizard.content.keeper.laid", laid)

    assert desk.now().flows["paper"].title == "The printer is jammed"


def test_a_folder_that_vanished_is_told_and_so_is_its_return(desk: Desk) -> None:
    (desk.folder / "flows").rename(desk.folder / "flow")
    assert set(desk.now().flows) == {"paper", "wifi"}
    assert desk.keeper.held_back
    assert desk.keeper.trouble.startswith('There is no folder "flows" in ')
    desk.start()
    assert set(desk.keeper.library.flows) == {"paper", "wifi"}, "after a restart too"
    (desk.folder / "flow").rename(desk.folder / "flows")
    desk.now()

    assert not desk.keeper.held_back


def test_a_glossary_that_only_the_base_has_is_kept_through_a_restart(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LAID)
    desk.save("faq/glossary.yaml", None)
    desk.now()
    desk.start()
    desk.save("base/faq/glossary.yaml", None)
    assert "fuse" in desk.now().glossary.terms
    desk.start()
    assert "fuse" in desk.now().glossary.terms
    assert [held.file for held in desk.keeper.held] == ["base/faq/glossary.yaml"]
