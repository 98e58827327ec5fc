"""The page at `/puzzle`: find the wrong turn in a walk that ended at the wrong answer."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wizard.core.model import Library
from wizard.screens.parts import class_tools, frame, hands, round_parts
from wizard.training import puzzles, rounds
from wizard.training.puzzles import Puzzle
from wizard.training.rounds import Case, Round

TITLE = "Find the wrong turn"


def draw() -> None:
    """The start, a puzzle or the result, as the address says."""
    library = frame.library()

    def fits(case: Case) -> bool:
        return puzzles.puzzle(library, case, "") is not None

    of = rounds.read_round(library, frame.query(), fits)
    if not of.seed or not of.cases:
        _start(of)
    elif of.over:
        _result(library, of)
    else:
        _puzzle(library, of)
    frame.bottom()


def _start(of: Round) -> None:
    class_tools.top(TITLE, of)
    frame.heading(TITLE, "puzzle")
    st.markdown(
        "You see a case and a walk that ended at the wrong answer. One pick was the first wrong "
        "one. Which?"
    )
    if of.cases:
        with st.container(key="choices"):
            params = of.again(date.today().isoformat())
            label = f"Start with {len(of.cases)} puzzles"
            frame.button(label, "puzzle|start", params, shortcut="1")
    else:
        st.info("There are no puzzles yet. They are made from the scenarios of the flows.")
    st.page_link("trainers.py", label="Choose the number of puzzles and the pass mark")


def _puzzle(library: Library, of: Round) -> None:
    case = of.cases[of.at - 1]
    found = puzzles.puzzle(library, case, of.seed)
    assert found is not None
    guess = of.guess(of.at)
    if 0 < guess <= len(found.picks):
        _solved(of, found, guess)
        return
    title = "Which pick was the first wrong one?"
    class_tools.top(title, of)
    round_parts.situation(f"Case {of.at} of {len(of.cases)} · {case.flow.title}", case)
    st.markdown(f"The walk ended at: **{frame.plain(found.ended.title)}**. That is wrong.")
    frame.heading(title, f"puzzle|{of.at}")
    with st.container(key="choices"):
        for number, pick in enumerate(found.picks, 1):
            label = f"{frame.plain(pick.step.ask)}  \n**{frame.plain(pick.says)}**"
            after = of.guessed(number).query()
            key = class_tools.digit(number)
            frame.button(label, f"puzzle|{of.at}|{number}", after, shortcut=key)


def _solved(of: Round, found: Puzzle, guess: int) -> None:
    right = guess == found.wrong
    title = "Found" if right else "It was another pick"
    class_tools.top(title, of)
    round_parts.situation(f"Case {of.at} of {len(of.cases)}", found.case)
    frame.heading(title, f"puzzle|{of.at}|end")
    round_parts.contrast(found.turn)
    st.markdown(
        f"It ended at **{frame.plain(found.ended.title)}** instead of "
        f"**{frame.plain(found.should.title)}**."
    )
    with st.container(key="next"):
        after = of.moved(of.at + 1).query()
        label = "See the result" if of.at == len(of.cases) else "Next puzzle"
        frame.button(label, f"puzzle|{of.at}|next", after, shortcut=round_parts.NEXT)


def _result(library: Library, of: Round) -> None:
    solved = [puzzles.puzzle(library, case, of.seed) for case in of.cases]
    hits = [bool(p and p.wrong == of.guess(number)) for number, p in enumerate(solved, 1)]
    title = f"{sum(hits)} of {len(of.cases)} found"
    class_tools.top(title, of)
    frame.heading(title, "puzzle|result")
    round_parts.verdict(sum(hits), of)
    round_parts.by_hand()
    lines = ["| No. | Case | Result | First wrong turn |", "|---|---|---|---|"]
    for number, (found, hit) in enumerate(zip(solved, hits, strict=True), 1):
        if found:
            result = "found" if hit else "not found" if of.guess(number) else "not finished"
            case, ask = frame.plain(found.case.scenario.case), frame.plain(found.turn.ask)
            lines.append(f"| {number} | {case} | {result} | {ask} |")
    st.markdown("\n".join(lines))
    hands.hands([{"label": "Print", "does": "print"}], "puzzle-hands")
    round_parts.retakes(of, of.moved(1), "puzzle")


if __name__ == "__main__":
    draw()
