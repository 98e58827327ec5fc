"""How a class did: counts by case, by choice, by seat."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toys import loaded
from wizard.content.library import HOME, load
from wizard.core.address import as_link
from wizard.core.graph import Spot
from wizard.core.model import Library
from wizard.export.spread_map import spread_map
from wizard.presenters.added_results import added_up
from wizard.training import spread
from wizard.training.added import added
from wizard.training.live import Class, Joined, Moved, TaskSet, Walked, derive
from wizard.training.rounds import read_round
from wizard.training.verdicts import Worth

LIBRARY = load(HOME)

DARK = ("wifi", "dark")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path)


def class_of(what: TaskSet, *walks: tuple[str, int, tuple[str, ...]]) -> Class:
    """A class in which each of these seats came so far in a task."""
    seats = [Joined(seat, f"name of {seat}") for seat in "abc"]
    walked = [Walked(seat, 5, case, trail) for seat, case, trail in walks]
    return derive(enumerate([Moved({"flow": "wifi"}), *seats, what, *walked], 1))


ONE = TaskSet(flow="wifi", number=1)
RIGHT, WRONG = (*DARK, "loose"), ("wifi", "red")


def test_a_case_counts_who_began_who_is_done_and_the_first_wrong_turns(library: Library) -> None:
    now = class_of(ONE, ("a", 1, RIGHT), ("b", 1, WRONG), ("c", 1, DARK))
    assert now.task
    (found,) = spread.spreads(library, now.task)
    assert (found.begun, found.done) == (3, 2)
    assert found.worths == {Worth.RIGHT: 1, Worth.WRONG: 1}
    assert found.picks[Spot("wifi", "lamp"), "dark"] == 2
    assert [(turn.picked.says, times) for turn, times in found.turns] == [("It is red", 1)]


def test_a_free_walk_counts_picks_after_the_question_of_the_class_only(library: Library) -> None:
    free = TaskSet({"flow": "wifi", "trail": "dark"})
    now = class_of(free, ("a", 0, RIGHT), ("b", 0, (*DARK, "in-wall")), ("c", 0, DARK))
    assert now.task
    (found,) = spread.spreads(library, now.task)
    assert found.picks == {
        (Spot("wifi", "plug"), "loose"): 1,
        (Spot("wifi", "plug"), "in-wall"): 1,
    }
    assert found.ended == {"push-plug": 1, "restart": 1}


def test_the_results_of_a_round_are_by_seat_in_the_order_of_joining(library: Library) -> None:
    now = class_of(ONE, ("b", 1, WRONG), ("a", 1, RIGHT))
    assert now.task
    found = spread.results(library, now, now.task)
    assert [(each.number, each.name, each.done, each.right) for each in found] == [
        (1, "name of a", 1, 1),
        (2, "name of b", 1, 0),
    ]


def test_nobody_sees_a_case_before_the_one_in_front_of_it_is_done(library: Library) -> None:
    now = class_of(ONE, ("a", 1, DARK))
    assert now.task
    assert spread.seats_round(library, now.task, "a", 9).at == 1
    done = class_of(ONE, ("a", 1, RIGHT))
    assert done.task
    assert [spread.seats_round(library, done.task, "a", at).at for at in (0, 1, 9)] == [2, 1, 2]


def test_a_way_on_is_a_choice_of_the_question_or_back_and_an_answer_has_none(
    library: Library,
) -> None:
    task = class_of(ONE).tasks[0]
    assert spread.went(library, task, ("wifi",), "dark") == DARK
    assert spread.went(library, task, DARK, spread.BACK) == ("wifi",)
    for so_far, choice in ((("wifi",), spread.BACK), (DARK, "dark"), (RIGHT, spread.BACK),
                           (RIGHT, "none"), ((), "no-such-flow")):  # fmt: skip
        assert spread.went(library, task, so_far, choice) is None
    assert spread.went(library, task, (), "paper") == ("paper",)


def test_the_map_says_how_many_went_where(library: Library) -> None:
    picks = {(Spot("wifi", "lamp"), "red"): 7, (Spot("wifi", "lamp"), "none"): 2}
    drawn = spread_map(library, "wifi", picks, ("What does the lamp show?", "It is red"))
    words = " ".join(drawn.replace("<tspan", " <tspan").split())
    assert "It is red [7, the" in words
    assert "[2]" in words


def practiced(library: Library, *trail: str, seed: str = "monday") -> str:
    """The link of a learner's result."""
    of = read_round(library, {"seed": seed, "cases": "1", "flow": "wifi"})
    return "https://help.example.org/" + as_link("practice", of.walked(trail).query(), "")


def test_links_of_results_are_added_up_whatever_stands_around_them(library: Library) -> None:
    wrong, right = practiced(library, *WRONG), practiced(library, *RIGHT)
    escaped = right.replace("&", "&amp;")
    text = f"Hi, mine is {wrong}\n> {escaped}>\n<a href='{wrong}'>\nhttps://elsewhere.example/?a=b"
    found = added(library, text)
    assert (len(found.now.seats), found.twice, found.other) == (2, 1, 0)
    said = added_up(library, text, "2026-11-25")
    assert said.said == "2 results; 1 link came twice."
    assert "Commonest wrong turn (1 of 2)" in said.html
    assert said.csv.count("monday,2026-11-25") == 2


@given(st.text(max_size=80))
def test_any_text_is_added_up_without_harm(text: str) -> None:
    library = LIBRARY
    for typed in (text, f"practice?{text}", f"practice?seed=a&cases=1&trails={text}"):
        said = added_up(library, typed, "2026-11-25")
        assert said.said
        assert "<script" not in said.html
