"""The page at `/practice`: a round of cases to walk, each judged at its end, then the result."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wizard.core import walk
from wizard.core.address import Address
from wizard.core.model import Library
from wizard.core.walk import TOPIC, Walk
from wizard.journal import Mode, Verdict
from wizard.presenters import practice, round_html
from wizard.presenters import rounds as rounds_said
from wizard.presenters.page_parts_html import look_html
from wizard.screens.parts import added_results, class_tools, counting, frame, hands, round_parts
from wizard.screens.parts.hands import Hand
from wizard.training import rounds, verdicts
from wizard.training.rounds import Case, Round
from wizard.training.verdicts import Outcome


def draw() -> None:
    """The start, a case or the result, as the address says."""
    library, query = frame.library(), frame.query()
    of = rounds.read_round(library, query)
    if not of.seed or not of.cases:
        _start(library, of)
    elif of.over:
        _result(library, of)
    else:
        _case(library, of)
    frame.bottom(for_learners=True)


def _start(library: Library, of: Round) -> None:
    round_parts.top(practice.TITLE, of)
    frame.heading(practice.TITLE, "practice")
    page = practice.start(library, date.today())
    round_parts.ready(page.lead, page.rounds)


def _case(library: Library, of: Round) -> None:
    case, trail = of.cases[of.at - 1], of.trail(of.at)
    here = verdicts.walked(library, trail)
    if here is None and of.flow:
        here = walk.walk(library, of.flow)
    outcome = verdicts.outcome(library, case, trail)
    address = Address(here.flow.id, here.trail) if here else Address("")
    worth = Verdict(outcome.worth) if outcome else Verdict.NONE
    counting.walked(library, address, here, Mode.PRACTICE, case=of.at, verdict=worth)
    if outcome:
        _verdict(of, case, outcome)
    elif here and here.step:
        _question(library, of, case, here)
    else:
        _topic(library, of, case)


def _topic(library: Library, of: Round, case: Case) -> None:
    round_parts.top(TOPIC, of)
    round_parts.situation(rounds_said.situation(of, case))
    frame.heading(TOPIC, f"practice|{of.at}")
    class_tools.topics(library, f"topic-{of.at}", lambda flow: of.walked((flow,)).query())


def _question(library: Library, of: Round, case: Case, here: Walk) -> None:
    page = practice.question(library, of, case, here)
    round_parts.top(page.heading, of)
    round_parts.situation(page.situation)
    frame.heading(page.heading, page.at, line=page.line, below=look_html(page.look))
    with st.container(key="choices"):
        for choice in page.choices:
            frame.follow(choice)
    with st.container(key="actions", horizontal=True):
        frame.follow(page.none, quiet=True)
        if page.back:
            frame.follow(page.back, quiet=True)
    frame.terms(page.terms)


def _verdict(of: Round, case: Case, outcome: Outcome) -> None:
    page = practice.verdict(of, case, outcome)
    round_parts.top(page.mark.says, of)
    round_parts.situation(page.situation)
    round_parts.verdict(page.mark, f"practice|{of.at}|end")
    luck = round_html.paragraph(page.luck)
    contrast = round_html.contrast_html(page.contrast) if page.contrast else ""
    counts = round_html.paragraph(page.counts)
    st.html(round_html.lines_html(page.lines) + luck + contrast + counts)
    frame.follow(page.read)
    with st.container(key="next"):
        frame.follow(page.next)
    with st.container(key="actions", horizontal=True):
        frame.follow(page.again, quiet=True)


def _result(library: Library, of: Round) -> None:
    page = practice.result(library, of)
    round_parts.top(page.heading, of)
    frame.heading(page.heading, "practice|result", below=round_html.result_html(page))
    save: Hand = {
        "label": rounds_said.SAVE,
        "does": "save",
        # Excel takes it for UTF-8 only with this mark in front.
        "text": "\ufeff" + practice.as_csv(library, of, date.today()),
        "file": f"practice-{of.seed}.csv",
        "type": "text/csv;charset=utf-8",
    }
    hands.hands([{"label": rounds_said.PRINT, "does": "print"}, save], "result-hands")
    added_results.hand_over(of)
    round_parts.retakes(page.retakes)


if __name__ == "__main__":
    draw()
