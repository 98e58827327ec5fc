"""The page at `/practice`: a round of cases to walk, each judged at its end, then the result."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wizard.core import walk
from wizard.core.address import Address
from wizard.core.listing import flows_in_order
from wizard.core.model import NONE, Library
from wizard.core.terms import appearing
from wizard.core.walk import TOPIC, Walk
from wizard.journal import Mode, Verdict
from wizard.presenters.page_parts_html import look_html
from wizard.presenters.step import earlier
from wizard.screens.parts import class_tools, counting, frame, hands, round_parts
from wizard.screens.parts.hands import Hand
from wizard.training import rounds, verdicts
from wizard.training.rounds import Case, Round
from wizard.training.verdicts import Outcome

AGAIN = "t"


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
    frame.bottom()


def _start(library: Library, of: Round) -> None:
    class_tools.top("Practice", of)
    frame.heading("Practice", "practice")
    cases = rounds.all_cases(library)
    if not cases:
        st.info("There are no practice cases yet. Editors add them as scenarios to a flow.")
        return
    st.markdown(
        "You read a case and walk it as you would for real. At its end you see whether you came "
        "to the right answer and, if not, which pick was the first wrong one."
    )
    draw_of_today = date.today().isoformat()
    with st.container(key="choices"):
        count = str(min(rounds.CASES, len(cases)))
        everything = {"seed": draw_of_today, "cases": count, "pass": str(rounds.PASS)}
        frame.button(f"{count} cases from all topics", "practice|.all", everything, shortcut="1")
        for number, flow in enumerate(flows_in_order(library), 2):
            there = len(rounds.all_cases(library, flow.id))
            if there:
                params = everything | {"cases": str(min(rounds.CASES, there)), "flow": flow.id}
                label = f"{frame.plain(flow.title)} ({params['cases']})"
                frame.button(
                    label, f"practice|{flow.id}", params, shortcut=class_tools.shortcut(number)
                )
    st.page_link("trainers.py", label="Choose the number of cases and the pass mark")


def _case(library: Library, of: Round) -> None:
    case, trail = of.cases[of.at - 1], of.trail(of.at)
    here = verdicts.walked(library, trail)
    if here is None and of.flow:
        here = walk.walk(library, of.flow)
    score = verdicts.outcome(library, case, trail)
    address = Address(here.flow.id, here.trail) if here else Address("")
    worth = _worth(score)
    counting.walked(library, address, here, Mode.PRACTICE, case=of.at, verdict=worth)
    if score:
        _verdict(library, of, case, score)
    elif here and here.step:
        _question(library, of, case, here)
    else:
        _topic(library, of, case)


def _worth(score: Outcome | None) -> Verdict:
    """A score as it is counted."""
    if score is None:
        return Verdict.NONE
    if not score.right:
        return Verdict.WRONG
    return Verdict.OTHER_WAY if score.turn else Verdict.RIGHT


def _topic(library: Library, of: Round, case: Case) -> None:
    class_tools.top(TOPIC, of)
    _situation(of, case)
    frame.heading(TOPIC, f"practice|{of.at}")
    class_tools.topics(library, f"topic-{of.at}", lambda flow: of.walked((flow,)).query())


def _question(library: Library, of: Round, case: Case, here: Walk) -> None:
    asked = here.step
    assert asked is not None
    so_far = (here.flow.id, *here.trail)
    where = f"practice|{of.at}|{'.'.join(so_far)}"
    class_tools.top(asked.ask, of)
    _situation(of, case)
    said = " → ".join(pick.says for pick in here.picks)
    line = f"You said: {said}" if said else ""
    frame.heading(asked.ask, where, line=line, below=look_html(asked.look))
    with st.container(key="choices"):
        for number, choice in enumerate(asked.choices, 1):
            after = of.walked((*so_far, choice.id)).query()
            key = class_tools.digit(number)
            frame.button(frame.plain(choice.say), f"{where}|{choice.id}", after, shortcut=key)
    with st.container(key="actions", horizontal=True):
        none = of.walked((*so_far, NONE)).query()
        frame.button("None of these", f"{where}|{NONE}", none, quiet=True, shortcut="0")
        if here.picks or not of.flow:
            before = of.walked(so_far[:-1]).query()
            frame.button("Back", f"{where}|.back", before, quiet=True, shortcut=class_tools.BACK)
    frame.terms(appearing(library, asked.text, earlier(here)))


def _situation(of: Round, case: Case) -> None:
    round_parts.situation(f"Case {of.at} of {len(of.cases)}", case)


def _verdict(library: Library, of: Round, case: Case, score: Outcome) -> None:
    title = "Right" if score.right else "Not the right answer"
    class_tools.top(title, of)
    _situation(of, case)
    frame.heading(title, f"practice|{of.at}|end")
    st.markdown(f"You came to: **{frame.plain(score.ended.title)}**")
    if not score.right:
        st.markdown(f"The right answer: **{frame.plain(score.should.title)}**")
    turn(score)
    asked = "1 question" if score.questions == 1 else f"{score.questions} questions"
    st.markdown(f"You answered {asked}; the right way asks {score.fewest}.")
    st.page_link(
        "answers.py", label="Read the right answer", query_params={"entry": score.should.id}
    )
    last = of.at == len(of.cases)
    with st.container(key="next"):
        after = of.moved(of.at + 1).query()
        label = "See the result" if last else "Next case"
        frame.button(label, f"practice|{of.at}|next", after, shortcut=round_parts.NEXT)
    with st.container(key="actions", horizontal=True):
        anew = of.walked(()).query()
        frame.button("Try this case again", f"practice|{of.at}|again", anew, quiet=True,
                     shortcut=AGAIN)  # fmt: skip


def turn(score: Outcome) -> None:
    """The first wrong turn of a walk, its two choices side by side."""
    wrong = score.turn
    if wrong is None:
        return
    if score.right:
        st.markdown(f"You took another way, from here on: {frame.plain(wrong.ask)}")
        return
    round_parts.contrast(wrong)


def _result(library: Library, of: Round) -> None:
    scores = [
        verdicts.outcome(library, case, of.trail(number))
        for number, case in enumerate(of.cases, 1)
    ]
    right = sum(bool(score and score.right) for score in scores)
    title = f"{right} of {len(of.cases)} right"
    class_tools.top(title, of)
    frame.heading(title, "practice|result")
    round_parts.verdict(right, of)
    round_parts.by_hand()
    st.markdown(_table(of, scores))
    save: Hand = {
        "label": "Save as CSV",
        "does": "save",
        "text": "\ufeff" + verdicts.as_csv(library, of),  # Excel takes it for UTF-8 only with this
        "file": f"practice-{of.seed}.csv",
        "type": "text/csv;charset=utf-8",
    }
    hands.hands([{"label": "Print", "does": "print"}, save], "result-hands")
    round_parts.retakes(of, of.moved(1), "practice")


def _table(of: Round, scores: list[Outcome | None]) -> str:
    lines = ["| No. | Case | Result | First wrong turn | Questions |", "|---|---|---|---|---|"]
    for number, (case, score) in enumerate(zip(of.cases, scores, strict=True), 1):
        result = "not finished" if score is None else "right" if score.right else "**wrong**"
        wrong = score.turn if score and not score.right else None
        where = (
            f"{wrong.ask} Picked: {wrong.picked.says}. Right: {wrong.right.says}" if wrong else ""
        )
        asked = f"{score.questions} (right way: {score.fewest})" if score else ""
        cells = (case.scenario.case, result, where, asked)
        plain = (cells[0], *cells[2:])
        first, third, fourth = map(frame.plain, plain)
        lines.append(f"| {number} | {first} | {result} | {third} | {fourth} |")
    return "\n".join(lines)


if __name__ == "__main__":
    draw()
