"""Walking: where a trail leads, what a change keeps, what an address can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toys import flow, loaded, step
from wizard.core.address import Address
from wizard.core.graph import Spot
from wizard.core.model import LAST_RESORT, Library
from wizard.core.walk import Walk, back, changed, instead, picked, walk

ROUND = flow(
    step("one", a="go two", b="go two", c="entry restart")
    + step("two", left="go three", right="entry push-plug")
    + step("three", up="entry restart", down="flow paper")
)
"""Two choices lead from `one` to the same `two`; `three` runs on into another flow."""


ONE, TWO, THREE = (Spot("round", id) for id in ("one", "two", "three"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path, {"flows/round.yaml": ROUND})


def at(library: Library, *trail: str, flow: str = "round") -> Walk:
    found = walk(library, flow, trail)
    assert found is not None
    return found


def test_an_empty_trail_asks_the_first_question(library: Library) -> None:
    here = at(library)

    assert here.step is not None
    assert (here.step.id, here.entry, here.number, here.most) == ("one", None, 1, 4)


def test_a_trail_leads_to_its_next_question(library: Library) -> None:
    here = at(library, "b", "left")

    assert here.step is not None
    assert (here.step.id, here.number, here.most) == ("three", 3, 4)
    assert [pick.says for pick in here.picks] == ["It is b", "It is left"]


def test_a_finished_trail_ends_at_an_entry_and_says_why(library: Library) -> None:
    here = at(library, "red", flow="wifi")

    assert here.step is None
    assert here.entry is not None
    assert here.entry.id == "restart"
    assert here.picks[-1].because == "Red means that the box is confused."
    assert here.most == 1


def test_a_trail_runs_on_into_another_flow(library: Library) -> None:
    here = at(library, "a", "left", "down", "nothing")

    assert here.entry is not None
    assert here.entry.id == "add-paper"
    assert [pick.spot.flow for pick in here.picks] == ["round", "round", "round", "paper"]
    assert here.flow.id == "round"


def test_what_does_not_fit_is_lost_and_the_walk_stops_before_it(library: Library) -> None:
    here = at(library, "a", "sideways", "up")

    assert here.step is not None
    assert (here.step.id, here.trail, here.cut) == ("two", ("a",), ("sideways", "up"))


def test_picks_after_an_ending_are_lost(library: Library) -> None:
    here = at(library, "c", "left", "none")

    assert here.entry is not None
    assert (here.entry.id, here.cut) == ("restart", ("left", "none"))


def test_an_unknown_flow_is_no_walk(library: Library) -> None:
    assert walk(library, "wlan", ()) is None


def test_none_of_these_leads_to_the_referral_from_every_question(library: Library) -> None:
    for trail in ((), ("a",), ("a", "left"), ("a", "left", "down")):
        here = at(library, *trail, "none")
        assert here.entry is library.nothing_fits
        assert here.entry.id == "nobody-knows"
        assert here.picks[-1].says == "None of these"


def test_none_of_these_still_ends_when_its_referral_is_gone(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"faq/nobody-knows.md": None})

    assert at(library, "none", flow="wifi").entry is LAST_RESORT


def test_a_change_asks_again_and_keeps_the_later_picks_that_still_fit(library: Library) -> None:
    here = at(library, "a", "left", "up")
    asked = changed(here, 0, Address("round", here.trail))
    assert asked == Address("round", keep=("a", "left", "up"), kept=(ONE, TWO, THREE))

    after = picked(library, at(library), "b", asked)

    assert after == Address("round", ("b", "left", "up"), (ONE, TWO, THREE))


def test_a_change_drops_later_picks_whose_question_does_not_come_again(library: Library) -> None:
    here = at(library, "a", "left", "up")

    after = picked(library, at(library), "c", changed(here, 0, Address("round", here.trail)))

    assert after == Address("round", ("c",), (ONE,))


def test_a_change_in_the_middle_keeps_what_was_picked_before(library: Library) -> None:
    here = at(library, "a", "left", "down", "paper")
    asked = changed(here, 1, Address("round", here.trail))
    assert asked.trail == ("a",)

    after = picked(library, at(library, "a"), "left", asked)

    assert after.trail == ("a", "left", "down", "paper")


def test_a_second_change_before_an_answer_still_keeps_the_later_picks(library: Library) -> None:
    here = at(library, "a", "left", "up")
    first = changed(here, 1, Address("round", here.trail))
    second = changed(at(library, *first.trail), 0, first)

    assert second == Address("round", keep=("a", "left", "up"), kept=(ONE, TWO, THREE))
    assert picked(library, at(library), "b", second).trail == ("b", "left", "up")


def test_a_kept_none_of_these_is_kept_too(library: Library) -> None:
    after = picked(library, at(library), "b", Address("round", (), keep=("a", "none")))

    assert after.trail == ("b", "none")


def test_a_kept_trail_that_fits_nowhere_is_forgotten(library: Library) -> None:
    after = picked(library, at(library), "a", Address("round", (), keep=("x", "y")))

    assert after == Address("round", ("a",), (ONE,))


def test_back_goes_one_question_back_and_leaves_at_the_first(library: Library) -> None:
    assert back(at(library, "a", "left"), Address("round")) == Address("round", ("a",), (ONE,))
    assert back(at(library), Address("round")) is None


def test_guessed_picks_count_as_guessed_only_while_they_stand(library: Library) -> None:
    guessed = Address("round", ("a", "left"), assumed=2)
    here = at(library, *guessed.trail)

    assert picked(library, here, "up", guessed).assumed == 2
    assert back(here, guessed) == Address("round", ("a",), (ONE,), assumed=1)
    assert changed(here, 0, guessed).assumed == 0
    assert changed(here, 1, guessed).assumed == 1


def test_no_more_picks_count_as_guessed_than_the_walk_has(library: Library) -> None:
    boasting = Address("round", ("a",), assumed=9)
    here = at(library, "a")

    assert here.address(assumed=9).assumed == 1
    assert here.address(0, assumed=9).assumed == 0
    assert picked(library, here, "left", boasting).assumed == 1


def test_the_other_choices_of_the_last_question_stand_beside_an_ending(library: Library) -> None:
    assert [c.id for c in instead(at(library, "red", flow="wifi"))] == ["dark", "green"]
    assert [c.id for c in instead(at(library, "none", flow="paper"))] == ["nothing", "paper"]
    assert instead(at(library)) == ()


def test_a_choice_into_a_file_that_is_left_out_ends_at_the_referral(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"flows/paper.yaml": "- broken\n", "faq/restart.md": "broken\n"})

    assert at(library, "green", flow="wifi").entry is library.nothing_fits
    assert at(library, "red", flow="wifi").entry is library.nothing_fits
    assert at(library, "dark", "loose", flow="wifi").entry is library.entries["push-plug"]
