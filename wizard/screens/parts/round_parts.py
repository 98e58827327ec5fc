"""What a round of practice and a round of puzzles share: the case, the contrast, the result."""

from __future__ import annotations

import html

import streamlit as st

from wizard.screens.parts import frame
from wizard.training import rounds, verdicts
from wizard.training.rounds import Case, Round

NEXT = "n"


def situation(lead: str, case: Case) -> None:
    """The words of a case in a box of its own."""
    words = html.escape(" ".join(case.scenario.case.split()))
    st.html(f'<p class="case"><b>{html.escape(lead)}</b>{words}</p>')


def contrast(wrong: verdicts.WrongTurn) -> None:
    """Where a walk went wrong: what was picked, what was right, where each leads and why."""
    where = f"question {wrong.number}" if wrong.number else "the topic"
    frame.section(f"The first wrong turn: {where}")
    st.markdown(frame.plain(wrong.ask))
    for column, lead, way in zip(
        st.columns(2, gap="small"),
        ("Picked", "Right"),
        (wrong.picked, wrong.right),
        strict=True,
    ):
        with column, st.container(border=True, height="stretch", gap="xsmall"):
            st.markdown(f"{lead}: **{frame.plain(way.says)}**")
            st.markdown(f"→ {frame.plain(way.leads)}")
            if way.because:
                st.markdown(frame.plain(way.because))


def verdict(right: int, of: Round) -> None:
    """Passed or not, in words."""
    won = verdicts.passed(right, len(of.cases), of.pass_mark)
    share = right * 100 // len(of.cases)
    said = "Passed" if won else "Not passed yet"
    st.html(f'<p class="verdict">{said}: {share} %. The pass mark is {of.pass_mark} %.</p>')


def by_hand() -> None:
    """Lines for a pen, on paper only: nothing personal is ever typed in."""
    st.html('<p class="by-hand">Name: ______________________ Date: ______________</p>')


def retakes(of: Round, review: Round, where: str) -> None:
    """Free retakes: the same cases, other cases, or back into this round."""
    with st.container(key="actions", horizontal=True):
        frame.button("Same cases again", f"{where}|same", of.again(), quiet=True)
        other = of.again(rounds.next_seed(of.seed))
        frame.button("Other cases", f"{where}|other", other, quiet=True)
        frame.button("Look at my picks", f"{where}|review", review.query(), quiet=True)
