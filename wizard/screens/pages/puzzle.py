"""The page at `/puzzle`: find the wrong turn in a walk that ended at the wrong answer."""

from __future__ import annotations

from datetime import date

import streamlit as st

from wizard.core.model import Library
from wizard.presenters import puzzle, round_html, rounds
from wizard.screens.parts import counting, frame, hands, round_parts
from wizard.training.puzzles import Confusions, Puzzle
from wizard.training.rounds import Round


def draw() -> None:
    """The start, a puzzle or the result, as the address says."""
    library = frame.library()
    known = puzzle.confusions(library, counting.wrong_picks(library))
    of = puzzle.read(library, frame.query(), known)
    found = None if of.over or not of.seed else _found(library, of, known)
    if not of.seed or not of.cases:
        _start(of)
    elif found is None:
        _result(library, of, known)
    elif 0 < of.guess(of.at) <= len(found.options):
        _solved(of, found)
    else:
        _puzzle(of, found)
    frame.bottom(for_learners=True)


def _found(library: Library, of: Round, known: Confusions) -> Puzzle | None:
    return puzzle.made(library, of.cases[of.at - 1], of.seed, known)


def _start(of: Round) -> None:
    round_parts.top(puzzle.TITLE, of)
    frame.heading(puzzle.TITLE, "puzzle")
    page = puzzle.start(of, date.today())
    round_parts.ready(page.lead, page.rounds)


def _puzzle(of: Round, found: Puzzle) -> None:
    page = puzzle.puzzle_page(of, found)
    round_parts.top(puzzle.ASKS, of)
    round_parts.situation(page.situation)
    frame.heading(puzzle.ASKS, f"puzzle|{of.at}", below=round_html.ended_html(page.ended))
    with st.container(key="choices"):
        for option in page.options:
            asked = frame.plain(f"{option.when}: {option.ask}")
            label = f"{asked}  \n**{frame.plain(option.link.says)}**"
            key = option.link.key or None
            frame.button(label, option.link.id, option.link.query, shortcut=key)


def _solved(of: Round, found: Puzzle) -> None:
    page = puzzle.solved(of, found, of.guess(of.at))
    round_parts.top(page.mark.says, of)
    round_parts.situation(page.situation)
    round_parts.verdict(page.mark, f"puzzle|{of.at}|end")
    ends = (("It ended at", page.ended), ("The right answer", page.should))
    st.html(round_html.contrast_html(page.contrast) + round_html.lines_html(ends))
    with st.container(key="next"):
        frame.follow(page.next)


def _result(library: Library, of: Round, known: Confusions) -> None:
    page = puzzle.result(library, of, known)
    round_parts.top(page.heading, of)
    frame.heading(page.heading, "puzzle|result", below=round_html.result_html(page))
    hands.hands([{"label": rounds.PRINT, "does": "print"}], "puzzle-hands")
    round_parts.retakes(page.retakes)


if __name__ == "__main__":
    draw()
