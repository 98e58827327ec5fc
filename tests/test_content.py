"""The shipped content: no mistakes, every walk short and ending, every fact still there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from wizard.content.library import HOME, load
from wizard.core import graph
from wizard.core.graph import Spot, Way
from wizard.core.model import NONE, Entry, Flow, Library
from wizard.core.walk import walk

LIBRARY = load(HOME)
MOST_QUESTIONS = 4
"""In the flows; the start page asks the fifth."""
NUMBERED = {entry.id: entry for entry in LIBRARY.entries.values() if entry.source.number}


def every_way() -> Iterator[tuple[Flow, Way, str]]:
    for flow in LIBRARY.flows.values():
        for way, ending in graph.ways(LIBRARY, graph.start(flow)):
            yield flow, way, ending


def facts() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in sorted((HOME / "tests" / "facts").glob("*.yaml")):
        found |= yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)
    return found


def plain(text: str) -> str:
    return " ".join(text.replace("**", "").split()).casefold()


def words_of(entry: Entry) -> str:
    caution = entry.caution
    said = f"{caution.says} {caution.check}" if caution else ""
    return plain(f"{entry.title} {entry.body} {said}")


def test_the_content_has_no_mistake() -> None:
    assert [str(p) for p in LIBRARY.problems if p.level != "warning"] == []
    assert LIBRARY.left_out == frozenset()


def test_no_step_choice_or_entry_is_left_unvisited_when_every_path_is_walked() -> None:
    unvisited = set(_everything(LIBRARY))
    for flow, way, ending in every_way():
        trail = [choice.id for _, choice in way]
        here = walk(LIBRARY, flow.id, trail)
        assert here is not None
        assert (here.trail, here.lost) == (tuple(trail), ())
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


def test_every_answer_of_the_page_is_there_and_ends_a_scenario() -> None:
    numbers = sorted(entry.source.number for entry in NUMBERED.values())
    assert numbers == list(range(1, 33))

    ends = {scenario.entry for flow in LIBRARY.flows.values() for scenario in flow.scenarios}

    assert set(NUMBERED) - ends == set()


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
            assert (here.entry.id, here.lost) == (scenario.entry, ()), scenario.place


def test_facts_are_listed_for_all_the_answers_of_the_page() -> None:
    assert set(facts()) == set(NUMBERED)
    assert [id for id, strings in facts().items() if not strings] == []


@pytest.mark.parametrize("id", facts())
def test_an_answer_keeps_its_facts(id: str) -> None:
    text = words_of(LIBRARY.entries[id])

    assert [fact for fact in facts()[id] if plain(fact) not in text] == []


def test_a_referral_says_in_its_first_line_that_the_faq_does_not_cover_it() -> None:
    referrals = [entry for entry in LIBRARY.entries.values() if entry.referral]

    assert LIBRARY.nothing_fits in referrals
    assert [e.id for e in referrals if not re.search(r"FAQ", e.short)] == []
    assert [e.id for e in LIBRARY.entries.values() if e.referral == bool(e.source.number)] == []


def test_nothing_is_left_beside_the_content() -> None:
    files = [path for name in ("flows", "faq") for path in (HOME / name).iterdir()]
    known = {Path("flows", f"{id}.yaml") for id in LIBRARY.flows}
    known |= {Path("faq", f"{id}.md") for id in LIBRARY.entries}
    known |= {Path("faq/court.yaml"), Path("faq/glossary.yaml")}

    assert {path.relative_to(HOME) for path in files} == known
