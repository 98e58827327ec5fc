"""The shipped content: no mistakes, every walk short and ending, every fact still there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from wizard.checks.texts import own_texts
from wizard.content.library import HOME, load
from wizard.core import graph
from wizard.core.graph import Spot, Way
from wizard.core.model import NONE, Contact, Entry, Flow, Library
from wizard.core.walk import walk
from wizard.insights import question_count

LIBRARY = load(HOME)
MOST_QUESTIONS = 4
"""In the flows; the start page asks the fifth."""
BRITISH = re.compile(
    r"\b(?:[Ll]awyers?|[Ff]ill(?:s|ed|ing)? in|[Oo]n top|[Cc]an not|\d\d? [A-Z][a-z]+ 20\d\d)\b"
)
NUMBERED = {entry.id: entry for entry in LIBRARY.entries.values() if entry.source.number}


def every_way() -> Iterator[tuple[Flow, Way, str]]:
    for flow in LIBRARY.flows.values():
        for way, ending in graph.ways(LIBRARY, graph.start(flow)):
            yield flow, way, ending


def facts(*files: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in files:
        text = (HOME / "tests" / "facts" / f"{name}.yaml").read_text("utf-8")
        for id, strings in yaml.load(text, Loader=yaml.BaseLoader).items():
            found.setdefault(id, []).extend(strings)
    return found


OF_THE_PAGE = facts("entries-01-16", "entries-17-32")
FOR_VISITORS = facts("entries-01-16", "entries-17-32", "other-pages")
FOR_EDITORS = facts("for-editors")


def plain(text: str) -> str:
    return " ".join(text.replace("**", "").split()).casefold()


def words_of(entry: Entry) -> str:
    caution = entry.caution
    said = f"{caution.says} {caution.check}" if caution else ""
    # Warnings stand above the answer, so that what they say need not stand there twice.
    warned = " ".join(LIBRARY.court.warnings[id] for id in entry.warn)
    return plain(f"{entry.title} {entry.body} {said} {warned}")


def test_the_content_has_no_mistake() -> None:
    assert [str(p) for p in LIBRARY.problems if p.level != "warning"] == []
    assert LIBRARY.left_out == frozenset()


def test_no_step_choice_or_entry_is_left_unvisited_when_every_path_is_walked() -> None:
    unvisited = set(_everything(LIBRARY))
    for flow, way, ending in every_way():
        trail = [choice.id for _, choice in way]
        here = walk(LIBRARY, flow.id, trail)
        assert here is not None
        assert (here.trail, here.cut) == (tuple(trail), ())
        assert here.entry is LIBRARY.entries[ending]
        unvisited -= {spot for spot, _ in way} | {(spot, choice.id) for spot, choice in way}
        unvisited.discard(here.spot)
        for length in range(len(trail)):
            none = walk(LIBRARY, flow.id, [*trail[:length], NONE])
            assert none is not None
            assert none.entry is LIBRARY.nothing_fits
            unvisited.discard(none.spot)

    assert sorted(map(str, unvisited)) == []


def _everything(library: Library) -> Iterator[Spot | tuple[Spot, str]]:
    for flow in library.flows.values():
        for step in flow.steps.values():
            yield Spot(flow.id, step.id)
            yield from ((Spot(flow.id, step.id), choice.id) for choice in step.choices)
    yield from (Spot("", entry) for entry in library.entries)


def test_no_walk_asks_more_than_five_questions_with_the_start_page() -> None:
    long = [
        (flow.id, [c.id for _, c in way])
        for flow, way, _ in every_way()
        if len(way) > MOST_QUESTIONS
    ]

    assert long == []
    assert LIBRARY.court.longest_walk == MOST_QUESTIONS + 1
    assert all(
        graph.questions_left(LIBRARY, graph.start(flow)) <= MOST_QUESTIONS
        for flow in LIBRARY.flows.values()
    )


def test_every_answer_of_the_page_is_there_and_every_entry_ends_a_scenario() -> None:
    numbers = sorted(entry.source.number for entry in NUMBERED.values())
    assert numbers == list(range(1, 33))

    ends = {scenario.entry for flow in LIBRARY.flows.values() for scenario in flow.scenarios}

    assert set(LIBRARY.entries) - ends == set()


@pytest.mark.parametrize("flow", LIBRARY.flows.values(), ids=lambda flow: flow.id)
def test_every_flow_has_two_scenarios_and_every_question_says_where_to_look(flow: Flow) -> None:
    assert len(flow.scenarios) >= 2
    assert [step.id for step in flow.steps.values() if not step.look] == []
    assert flow.group in LIBRARY.court.groups


def test_scenarios_end_where_they_say() -> None:
    for flow in LIBRARY.flows.values():
        for scenario in flow.scenarios:
            here = walk(LIBRARY, flow.id, scenario.trail)
            assert here is not None
            assert here.entry is not None
            assert (here.entry.id, here.cut) == (scenario.entry, ()), scenario.place


def test_facts_are_listed_for_all_the_answers() -> None:
    answers = {entry.id for entry in LIBRARY.entries.values() if not entry.referral}
    assert set(OF_THE_PAGE) == set(NUMBERED)
    assert answers <= set(FOR_VISITORS)
    assert [id for id, strings in FOR_VISITORS.items() if not strings] == []


@pytest.mark.parametrize("id", FOR_VISITORS)
def test_an_answer_keeps_its_facts(id: str) -> None:
    text = words_of(LIBRARY.entries[id])

    assert [fact for fact in FOR_VISITORS[id] if plain(fact) not in text] == []


@pytest.mark.parametrize("id", FOR_EDITORS)
def test_what_is_known_of_a_source_stays_in_the_note_for_editors(id: str) -> None:
    note = plain(LIBRARY.entries[id].editor_note)

    assert [fact for fact in FOR_EDITORS[id] if plain(fact) not in note] == []


def test_a_referral_says_in_its_first_paragraph_that_the_faq_does_not_cover_it() -> None:
    referrals = [entry for entry in LIBRARY.entries.values() if entry.referral]

    assert LIBRARY.nothing_fits in referrals
    assert [e.id for e in referrals if not re.search(r"FAQ", e.short)] == []
    assert [e.id for e in referrals if e.source.number] == []


def test_at_most_a_third_of_the_answers_carry_a_caution() -> None:
    cautioned = [entry for entry in LIBRARY.entries.values() if entry.caution]

    assert len(cautioned) <= len(LIBRARY.entries) / 3


def test_an_answer_takes_three_questions_at_most_on_average() -> None:
    assert question_count.score(LIBRARY).mean <= 3


@pytest.mark.parametrize("contact", LIBRARY.court.contacts.values(), ids=lambda c: c.id)
def test_a_contact_can_be_reached_or_says_where_to_look(contact: Contact) -> None:
    reached = contact.phone or contact.email or contact.web or contact.find

    assert reached or contact.id == "you"
    assert contact.say or contact.id == "you"
    assert contact.seen or not (contact.phone or contact.email)


def test_visitors_read_american_english() -> None:
    found = [(text.place, BRITISH.search(text.text)) for text in own_texts(LIBRARY)]

    assert [f"{place}: {word[0]}" for place, word in found if word] == []


def test_nothing_is_left_beside_the_content() -> None:
    files = [path for name in ("flows", "faq") for path in (HOME / name).iterdir()]
    nouns = [*LIBRARY.flows.values(), *LIBRARY.entries.values()]
    known = {Path(noun.place.file) for noun in nouns}
    known |= {Path("faq/court.yaml"), Path("faq/glossary.yaml")}

    assert {path.relative_to(HOME) for path in files} == known
