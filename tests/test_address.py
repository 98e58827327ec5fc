"""Addresses: what each may hold, and that the picks in it survive edits of the content."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.toys import flow, loaded, step
from wizard.core import graph
from wizard.core.address import LONGEST_VALUE, Address, Query, as_link, read_address
from wizard.core.graph import Spot
from wizard.core.model import LONGEST_TRAIL, Choice, Court, Entry, Flow, Glossary, Library, Step
from wizard.core.walk import back, changed, picked, replay, walk

ODD = ("inf", "-inf", "NaN", "1e999", "9" * 400, "-1", "+5", "1_0", "٣", "²", "", " 1", "0x1")
WILD = st.dictionaries(
    st.sampled_from(["flow", "trail", "asked", "keep", "kept", "assumed", "q", "cases"]),
    st.one_of(
        st.text(st.characters(), max_size=40),
        st.sampled_from([*ODD, "\ud800", "a." * 999, "." * 99, "a_b_c.d", "x" * 30_000]),
        st.text("ab-._*", max_size=20),
    ),
)


@pytest.mark.parametrize(
    "address",
    [
        Address("round"),
        Address("round", ("a", "left")),
        Address("round", ("a",), keep=("b", "none"), assumed=1),
        Address("wifi", ("green", "paper"), (Spot("wifi", "lamp"), Spot("paper", "tray"))),
        Address("a", keep=("x", "y"), kept=(Spot("b", "one"), Spot("a", "two"))),
    ],
)
def test_an_address_survives_its_way_through_the_query(address: Address) -> None:
    assert read_address(address.query()) == address


def test_an_empty_address_has_no_query() -> None:
    assert Address("").query() == {}
    assert read_address({}) == Address("")


def test_a_question_in_another_flow_is_named_with_it_once() -> None:
    asked = (Spot("a", "one"), Spot("b", "two"), Spot("b", "three"), Spot("a", "four"))

    address = Address("a", ("x", "x", "x", "x"), asked)

    assert address.query()["asked"] == "one.b_two.three.a_four"
    assert as_link("", address.query()) == ("/?flow=a&trail=x.x.x.x&asked=one.b_two.three.a_four")


def test_an_address_drops_what_no_walk_can_hold() -> None:
    wild = {"flow": "round", "trail": ".a..b." + "c." * 999, "keep": "...", "assumed": "9e9"}

    address = read_address(wild)

    assert address.trail[:3] == ("a", "b", "c")
    assert len(address.trail) <= LONGEST_TRAIL
    assert (address.keep, address.assumed) == ((), 0)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_plain_number_counts_as_absent(odd: str) -> None:
    assert Query({"cases": odd}).number("cases", 1, 50) is None
    assert read_address({"assumed": odd}).assumed == 0


def test_a_number_beyond_what_a_walk_can_have_counts_as_absent() -> None:
    assert read_address({"assumed": str(LONGEST_TRAIL)}).assumed == LONGEST_TRAIL
    assert read_address({"assumed": str(LONGEST_TRAIL + 1)}).assumed == 0


def test_a_value_is_read_as_far_as_fifty_cases_go() -> None:
    assert LONGEST_VALUE == 20_000
    assert len(Query({"q": "a" * (LONGEST_VALUE + 9)}).text("q")) == LONGEST_VALUE


@given(raw=WILD)
def test_no_address_is_too_wild_to_read_and_to_write_again(raw: dict[str, str]) -> None:
    query = Query(raw)
    address = read_address(query)

    assert read_address(query) == address
    for name in raw:
        query.number(name, 0, 50), query.flag(name), query.ids(name)
        query.text(name).encode("utf-8")
    assert as_link("find", query).isascii()
    assert read_address(address.query()).trail == address.trail


# ------------------------------------------------------------------ edits

ENTRY = Entry(id="end", title="End", topic="Toys", owner="", body="Do it.")
NOWHERE = Entry(id="nobody-knows", title="No", topic="Toys", owner="", body="No.", referral=True)


def _library(questions: list[str]) -> Library:
    """One flow that asks these questions in a row; `x` leads on and `y` ends."""
    steps = {
        id: Step(
            id=id,
            ask=f"What about {id}?",
            choices=(
                Choice(id="x", say="X", go=on) if on else Choice(id="x", say="X", entry="end"),
                Choice(id="z", say="Z", go=on) if on else Choice(id="z", say="Z", entry="end"),
                Choice(id="y", say="Y", entry="nobody-knows"),
            ),
        )
        for id, on in zip(questions, [*questions[1:], ""], strict=True)
    }
    made = Flow(id="f", title="F", about="", group="", start=questions[0], steps=steps)
    flows, entries = {"f": made}, {"end": ENTRY, "nobody-knows": NOWHERE}
    drawn = graph.build(flows, entries, "nobody-knows")
    return Library(Court(none_of_these="nobody-knows"), flows, entries, Glossary(), graph=drawn)


@settings(max_examples=150)
@given(chance=st.randoms(use_true_random=False), length=st.integers(1, 7))
def test_no_edit_loses_a_pick_whose_question_is_still_there(
    chance: random.Random, length: int
) -> None:
    before = [f"q{n}" for n in range(length)]
    picks = {id: chance.choice("xz") for id in before[: chance.randint(1, length)]}
    address = walk(_library(before), "f", tuple(picks.values())).address()  # type: ignore[union-attr]
    after = [id for id in before if len(before) == 1 or chance.random() > 0.2] or before[:1]
    for number in range(chance.randint(0, 3)):
        after.insert(chance.randint(0, len(after)), f"new{number}")
    if chance.random() < 0.5:
        chance.shuffle(after)
    library = _library(after)

    here = replay(library, read_address(address.query()))
    while here and here.step and (here.step.id not in picks):
        address = read_address(picked(library, here, "x", address).query())
        here = replay(library, address)

    assert here is not None
    said = {pick.step.id: pick.choice for pick in here.picks}
    assert {id: choice for id, choice in picks.items() if id in after} == {
        id: choice for id, choice in said.items() if id in picks
    }


def row(tmp_path: Path, *steps: str) -> Library:
    return loaded(tmp_path, {"flows/row.yaml": flow("".join(steps), start="one")})


OLD = (
    step("one", a="go two", b="entry restart"),
    step("two", a="entry push-plug", b="entry restart"),
)
LINK = Address("row", ("a", "b"), (Spot("row", "one"), Spot("row", "two")))


def test_a_link_from_before_an_edit_asks_only_what_is_new(tmp_path: Path) -> None:
    new = step("one", a="go mid", b="entry restart") + step("mid", x="go two", y="entry restart")
    library = row(tmp_path, new, OLD[1])

    here = replay(library, LINK)

    assert here is not None
    assert here.step is not None
    assert (here.step.id, here.trail, here.cut) == ("mid", ("a",), ())
    assert here.waiting == ((Spot("row", "two"), "b"),)
    assert picked(library, here, "x", LINK).trail == ("a", "x", "b")
    before = back(here, LINK)
    assert before is not None
    assert (before.trail, before.keep) == ((), ("b",))
    again = changed(here, 0, LINK)
    assert (again.trail, again.keep) == ((), ("a", "b"))


def test_a_question_that_is_gone_is_skipped(tmp_path: Path) -> None:
    library = row(tmp_path, OLD[1].replace("two", "one"))
    link = Address("row", ("a", "b"), (Spot("row", "gone"), Spot("row", "one")))

    here = replay(library, link)

    assert here is not None
    assert (here.trail, here.entry and here.entry.id, here.cut) == (("b",), "restart", ())


def test_a_choice_that_is_gone_is_asked_again_and_named(tmp_path: Path) -> None:
    library = row(tmp_path, *OLD)

    here = replay(library, Address("row", ("c", "b"), LINK.asked))

    assert here is not None
    assert (here.trail, here.cut, here.waiting) == ((), ("c",), ((Spot("row", "two"), "b"),))


def test_picks_beyond_an_ending_are_lost(tmp_path: Path) -> None:
    library = row(tmp_path, OLD[0].replace("go: two", "entry: push-plug"), OLD[1])

    here = replay(library, LINK)

    assert here is not None
    assert (here.trail, here.cut) == (("a",), ("b",))


def test_an_address_of_before_that_names_no_questions_goes_by_position(tmp_path: Path) -> None:
    library = row(tmp_path, *OLD)
    for asked in ((), LINK.asked[:1]):
        here = replay(library, Address("row", ("a", "b"), asked))
        assert here is not None
        assert here.trail == ("a", "b")
