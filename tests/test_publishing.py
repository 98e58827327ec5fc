"""Publishing: an error holds back its file and what depends on it, and nothing else."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.toys import (
    BASE,
    COURT,
    EXTENDING,
    GLOSSARY,
    GOOD,
    LAID,
    PAPER,
    WIFI,
    answer,
    swapped,
    write,
)
from wizard.content.folder import Files
from wizard.content.keeper import LOOK_EVERY, Keeper
from wizard.content.layers import laid
from wizard.content.library import joined
from wizard.content.publishing import moved
from wizard.core.model import Library
from wizard.core.problems import ContentError

BROKEN = "title: [\n"
JAMMED = swapped(PAPER, "is stuck", "is jammed")


class Desk:
    """A content folder, its keeper with a copy on disk, and editors who save."""

    def __init__(self, folder: Path, files: Mapping[str, str | None] | None = None) -> None:
        self.folder, self.state = folder / "content", folder / "state"
        self.seconds = 0.0
        write(self.folder, files)
        self.start()

    def start(self) -> None:
        self.keeper = Keeper(self.folder, lambda: self.seconds, self.state)

    def save(self, file: str, text: str | None) -> None:
        path = self.folder / file
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")

    def now(self) -> Library:
        self.seconds += LOOK_EVERY
        return self.keeper.current()

    def held(self) -> list[str]:
        self.now()
        return [held.file for held in self.keeper.held]

    def why(self) -> list[str]:
        return [str(problem) for held in self.keeper.held for problem in held.why]


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


def _texts() -> Iterator[tuple[str, str | None]]:
    """Files with what editors make of them, good and bad."""
    for file, good in GOOD.items():
        yield from ((file, good), (file, BROKEN), (file, None), (file, good.replace(":", "", 1)))
    yield "flows/paper.yaml", JAMMED
    yield "flows/paper.yaml", swapped(PAPER, "entry: add-paper", "flow: wifi")
    yield "flows/paper.yaml", swapped(PAPER, "entry: add-paper", "entry: new")
    yield "flows/wifi.yaml", swapped(WIFI, "flow: paper", "flow: new")
    yield "flows/wifi.yaml", swapped(WIFI, "flow: paper", "entry: new")
    yield "flows/wifi.yaml", swapped(WIFI, "go: plug", "go: plag")
    yield "flows/new.yaml", swapped(PAPER, "entry: add-paper", "flow: paper")
    yield "flows/new.yaml", swapped(PAPER, "entry: add-paper", "entry: new")
    yield from (("flows/new.yaml", None), ("flows/paper.yml", PAPER), ("flows/paper.yml", None))
    yield from (("faq/new.md", answer("New")), ("faq/new.md", "---\n"), ("faq/new.md", None))
    yield "faq/new.md", answer("New", draft="yes")
    yield "faq/court.yaml", swapped(COURT, "nobody-knows", "new")
    yield "faq/glossary.yaml", swapped(GLOSSARY, "word:", "wrd:")
    for file, good in BASE.items():
        yield from ((file, good), (file, BROKEN), (file, None))
    yield from (("faq/court.yaml", text) for text in (EXTENDING, f"extends: bass\n{COURT}"))


EDITS = tuple(_texts())


class Editors(RuleBasedStateMachine):
    """Editors of a court and of its base do anything; the program is restarted now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.desk = Desk(self.home, LAID)
        self.served = dict(self.desk.keeper._published.texts)

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @rule(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=4))
    def edit(self, edits: list[tuple[str, str | None]]) -> None:
        for file, text in edits:
            self.desk.save(file, text)

    @rule(
        file=st.sampled_from(sorted({**GOOD, **BASE})),
        name=st.sampled_from(["new.yaml", "new.md", "x.yml"]),
    )
    def rename(self, file: str, name: str) -> None:
        path = self.desk.folder / file
        if path.exists():
            path.rename(path.with_name(name))

    @rule()
    def mend(self) -> None:
        write(self.desk.folder, LAID)

    @rule()
    def restart(self) -> None:
        self.desk.start()

    @invariant()
    def each_file_is_served_as_it_was_or_as_it_is(self) -> None:
        library, kept = self.desk.now(), self.desk.keeper
        newest, now = laid(self.desk.folder, (), self.served).texts, kept._published.texts
        assert library.left_out == frozenset(), "nothing that is served has an error"
        assert library.nothing_fits.id in library.entries
        assert library.flows
        held = {held.file for held in kept.held}
        for file in newest.keys() | now.keys() | self.served.keys():
            same = newest.get(file) == now.get(file)
            assert same == (file not in held), f"{file} is named if and only if it is held back"
            assert same or now.get(file) == self.served.get(file), file
        assert all(held.why for held in kept.held)
        for file in held:
            alone = joined(Files(moved(now, newest, [file])))
            assert alone.left_out or not alone.flows or alone.nothing_fits.id not in alone.entries
        for file in self.served.keys() - now.keys():
            assert file not in newest, "only what an editor deleted is gone"
        self.served = dict(now)


Editors.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestEditors = Editors.TestCase
