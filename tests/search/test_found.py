"""What is found beside the ranked answers: topics, people, one question, places and reasons."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.search.toys import ENTRIES, PAY, TOY, YOU, ends_at, entry, flow, library, step
from wizard import search
from wizard.core.model import (
    Choice,
    Contact,
    Court,
)


def test_a_symptom_of_a_choice_finds_its_ending_and_its_place() -> None:
    hit = search.run(TOY, "somebody deleted that mail")[0]
    assert (hit.entry, hit.flow, hit.trail) == ("password", "login", ("page", "lost"))


def test_a_trail_is_one_that_the_flow_can_walk() -> None:
    for query in ("password", "card form", "too many notices", "must I e-file it"):
        for hit in search.run(TOY, query):
            assert hit.flow is None or ends_at(TOY, hit.flow, hit.trail) == hit.entry


def test_the_way_whose_choices_sound_like_the_query_is_taken() -> None:
    alone = flow("alone", step("one", Choice("odd", "Something else", entry="fee")))
    known = library(ENTRIES, (alone, PAY))
    assert search.run(known, "no card form")[0].flow == "pay"


def test_where_two_answers_are_close_the_step_between_them_is_offered() -> None:
    twins = (entry("left", "The lamp is dark"), entry("right", "The lamp is dark"))
    one = step("lamp", Choice("l", "Left", entry="left"), Choice("r", "Right", entry="right"))
    lead = step("lead", Choice("on", "On", go="lamp"), Choice("off", "Off", entry="fee"))
    known = library((*ENTRIES, *twins), (flow("lamps", lead, one),))
    question = search.find(known, "dark lamp").question
    assert question == search.PartingStep("lamps", ("on",), "lamp", "lamps", ("left", "right"))


def test_where_one_answer_is_clear_no_question_is_offered() -> None:
    assert search.find(TOY, "I forgot to pay the fee").question is None


def test_a_topic_typed_as_it_stands_is_named_and_is_an_answer() -> None:
    found = search.find(TOY, "I can't get in")
    assert found.topics == (search.NamedTopic("login", exact=True),)
    assert found.verdict == "answers"


def test_a_topic_is_named_by_most_of_its_words_too() -> None:
    gates = flow("gates", PAY.steps["form"], title="Gates and fences")
    known = library(ENTRIES, (gates,))
    assert search.find(known, "fence or gate").topics == (search.NamedTopic("gates", exact=False),)
    assert search.find(known, "my password is refused").topics == ()


DESK = Contact("desk", "Toy Help Desk", phone="1")
MILL = Contact("mill", "Paper Mill", email="mill@toys.example")
PEOPLE = Court(
    "The Toy Court", still_stuck="desk", contacts={"mill": MILL, "desk": DESK, "you": YOU}
)


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("phone number", ("desk", "mill")),
        ("who do I call?", ("desk", "mill")),
        ("HELP", ("desk", "mill")),
        ("phone number of the court", ("desk", "mill")),
        ("paper mill phone number", ("mill",)),
        ("help desk hours", ("desk",)),
        ("help with my password", ()),
        ("who do I call about a fee", ()),
        ("mill", ()),
        ("", ()),
    ],
)
def test_who_asks_for_a_person_gets_people(query: str, people: tuple[str, ...]) -> None:
    found = search.find(replace(TOY, court=PEOPLE), query)
    assert found.people == people
    assert (found.verdict == "referral") == bool(people)


def test_why_names_the_word_typed_the_word_matched_and_its_text() -> None:
    hit = search.run(TOY, "pasword")[0]
    assert hit.why[0].word == "pasword"
    assert hit.why[0].matched == "password"
    assert "password" in hit.why[0].text
    assert search.explain(hit)[0].startswith('"pasword" (as "password") in ')


def test_marks_are_the_words_of_the_content_that_matched() -> None:
    marks = search.run(TOY, "fees")[0].marks
    assert "fee" in marks
    assert "card" not in marks


def test_a_hit_prints_as_json_with_the_documented_keys() -> None:
    printed = json.loads(json.dumps(search.as_json(search.run(TOY, "card form")[0])))
    assert list(printed) == ["entry", "score", "flow", "trail", "why"]
    assert (printed["entry"], printed["flow"], printed["trail"]) == ("fee", "pay", ["card"])


def test_an_entry_that_no_flow_reaches_has_no_place() -> None:
    hit = search.run(library(ENTRIES), "card charged")[0]
    assert search.as_json(hit)["flow"] is None
    assert hit.trail == ()
