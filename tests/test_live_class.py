"""A live class as the sum of what happened in it."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from wizard.training.live import (
    MOST_SEATS,
    Class,
    Happening,
    Joined,
    Moved,
    Opened,
    Revealed,
    TaskSet,
    Voted,
    Walked,
    Way,
    WaySet,
    derive,
    named,
    read,
)

LAMP = {"flow": "wifi"}
PLUG = {"flow": "wifi", "trail": "dark"}


def after(*happenings: Happening) -> Class:
    return derive(enumerate(happenings, 1))


def test_a_class_waits_until_its_trainer_begins() -> None:
    now = after(Opened(LAMP), Joined("a"))
    assert (now.at, now.start.flow, now.open_to_votes) == (0, "wifi", False)
    assert not after(Opened(LAMP), Voted("a", 0, "dark")).votes


def test_a_seat_has_one_vote_and_the_last_one_counts_until_it_is_revealed() -> None:
    votes = [Voted("a", 1, "dark"), Voted("b", 1, "red"), Voted("a", 1, "red")]
    now = after(Moved(LAMP), *votes, votes[-1])
    assert (now.tally, now.picks) == ({"red": 2}, ("red",))
    late = after(Moved(LAMP), *votes, Revealed(1), Voted("b", 1, "dark"), Voted("c", 1, "dark"))
    assert late.tally == {"red": 2}


def test_a_vote_for_a_question_that_is_over_does_not_count() -> None:
    now = after(Moved(LAMP), Voted("a", 1, "dark"), Moved(PLUG, 1), Voted("b", 1, "dark"))
    assert (now.votes, now.address.trail, now.at) == ({}, ("dark",), 3)
    assert not after(Moved(LAMP), Moved(PLUG, 1), Revealed(1)).revealed


def test_two_screens_of_a_trainer_move_the_class_once() -> None:
    now = after(Moved(LAMP), Moved(PLUG, 1), Moved({"flow": "paper"}, 1))
    assert (now.address.flow, now.at) == ("wifi", 2)
    twice = after(Moved(LAMP), TaskSet(flow="wifi", number=1), TaskSet(flow="wifi", number=1))
    assert len(twice.tasks) == 1


def test_a_tie_has_several_picks() -> None:
    now = after(Moved(LAMP), Voted("a", 1, "dark"), Voted("b", 1, "red"))
    assert now.picks == ("dark", "red")
    assert after(Moved(LAMP)).picks == ()


def test_who_only_follows_does_not_vote() -> None:
    now = after(Moved(LAMP), WaySet(Way.FOLLOW), Voted("a", 1, "dark"))
    assert (now.votes, now.open_to_votes) == ({}, False)


def test_everyone_walks_alone_until_the_class_moves_on() -> None:
    case, other = Walked("a", 2, 1, ("wifi", "dark")), Walked("b", 1, 1, ("wifi",))
    now = after(Moved(LAMP), TaskSet(flow="wifi", number=1), case, other)
    assert now.task
    assert now.task.trails == {("a", 1): ("wifi", "dark")}
    together = derive([(9, Moved(PLUG, 1)), (10, Walked("a", 2, 1, ("wifi",)))], now)
    assert (together.task, together.way, len(together.tasks)) == (None, Way.VOTE, 1)
    assert together.tasks[0].trails == now.task.trails


def test_a_seat_keeps_its_name_and_its_place() -> None:
    now = after(Joined("a", "Ann"), Joined("b"), Joined("a"), Moved(LAMP), Voted("c", 4, "red"))
    assert list(now.seats.items()) == [("a", "Ann"), ("b", ""), ("c", "")]


def test_a_class_has_no_more_seats_than_a_hall() -> None:
    seats = [Joined(f"{number}") for number in range(MOST_SEATS)]
    now = after(Moved(LAMP), *seats, Joined("late"), Voted("late", 1, "red"))
    assert len(now.seats) == MOST_SEATS
    assert not now.votes


SEATS = st.sampled_from("abc")
CHOICES = st.sampled_from(["dark", "green", "red"])
NUMBERS = st.integers(0, 12)
HAPPENINGS = st.one_of(
    st.builds(Opened, st.sampled_from([LAMP, PLUG, {}]), st.sampled_from(Way)),
    st.builds(Joined, SEATS, st.text(max_size=5)),
    st.builds(Moved, st.sampled_from([LAMP, PLUG, {}]), NUMBERS),
    st.builds(Voted, SEATS, NUMBERS, CHOICES),
    st.builds(Revealed, NUMBERS),
    st.builds(WaySet, st.sampled_from(Way)),
    st.builds(TaskSet, flow=st.just("wifi"), number=NUMBERS, since=NUMBERS),
    st.builds(Walked, SEATS, NUMBERS, NUMBERS, st.tuples(st.just("wifi"), CHOICES)),
)


@given(st.lists(HAPPENINGS, max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_it_is_the_same_in_one_go_or_in_parts_that_overlap(
    happened: list[Happening], cut: int, back: int
) -> None:
    numbered = list(enumerate(happened, 1))
    whole, part = derive(numbered), derive(numbered[:cut])
    before = json.dumps(repr(part))
    assert derive(numbered[max(0, cut - back) :], part) == whole
    assert json.dumps(repr(part)) == before  # who holds an earlier state still does


@given(HAPPENINGS)
def test_a_happening_survives_the_journal(happening: Happening) -> None:
    kind, kept = named(happening)
    assert read(kind, json.loads(json.dumps(kept))) == happening


def test_what_a_newer_wizard_wrote_is_left_out() -> None:
    assert read("waved", {"seat": "a"}) is None
    assert read("joined", {"seat": "a", "hat": "red"}) is None
    assert read("joined", {}) is None
    assert read("way", {"way": "dance"}) is None
