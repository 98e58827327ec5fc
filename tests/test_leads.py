"""Where a choice leads is said in the same words on screens, maps, tables and paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toys import PAPER, loaded, swapped
from wizard.core import graph
from wizard.core.leads import kind, leads, leads_briefly
from wizard.core.model import Library
from wizard.core.spot import Spot
from wizard.core.walk import walk
from wizard.export.flow_map import picture
from wizard.export.map_outline import goes_to
from wizard.presenters.ending import ending_page


@pytest.fixture
def library(tmp_path: Path) -> Library:
    asks = swapped(PAPER, "entry: add-paper", "entry: nobody-knows")
    return loaded(tmp_path, {"flows/paper.yaml": asks})


CASES = {
    ("wifi", "lamp", "dark"): (
        "Asks next: Is the plug in the wall?",
        "one more question",
        "Question 2",
    ),
    ("wifi", "lamp", "green"): (
        "Asks next: What is in the tray?",
        "one more question",
        "Goes on in: The printer is stuck",
    ),
    ("wifi", "lamp", "red"): (
        "Ends at: Restart the box",
        "Restart the box",
        "Not reviewed yet: Restart the box",
    ),
    ("paper", "tray", "nothing"): (
        "Ask a person: Not covered",
        "Not covered",
        "Ask a person, Not reviewed yet: Not covered",
    ),
}


@pytest.mark.parametrize("where", CASES)
def test_where_a_choice_leads_has_one_wording_for_each_length(
    library: Library, where: tuple[str, str, str]
) -> None:
    flow, step, choice = where
    target = graph.follow(library, Spot(flow, step), choice)
    drawn = picture(library, library.flows[flow])
    arrow = next(a for q in drawn.questions for a in q.arrows if a.choice.id == choice)

    assert (leads(library, target), leads_briefly(library, target), goes_to(arrow)) == CASES[where]


def test_an_ending_says_what_else_its_last_question_leads_to(library: Library) -> None:
    here = walk(library, "wifi", ["dark", "loose"])
    assert here is not None
    page = ending_page(library, here, here.address())
    assert [(n.link.says, n.leads) for n in page.instead] == [
        ("It is in the wall", "Restart the box")
    ]
    first = walk(library, "wifi", ["red"])
    assert first is not None
    page = ending_page(library, first, first.address())
    assert [n.leads for n in page.instead] == ["one more question", "one more question"]


def test_an_entry_is_an_answer_or_says_to_ask_a_person(library: Library) -> None:
    assert kind(library.entries["restart"]) == "Answer"
    assert kind(library.nothing_fits) == "Ask a person"


def test_a_choice_into_nothing_leads_to_the_referral(library: Library) -> None:
    assert leads(library, None) == "Ask a person: Not covered"
