"""What a round of practice and a round of puzzles draw alike."""

from __future__ import annotations

import streamlit as st

from wizard.presenters import round_html
from wizard.presenters.links import Link
from wizard.presenters.rounds import SET_UP, Mark, Situation
from wizard.screens.parts import class_tools, frame, staff
from wizard.training.rounds import Round


def top(title: str, of: Round) -> None:
    """The top of a page of a round, with its mark and what the link did not say right."""
    frame.top(title)
    class_tools.dress()
    st.html(round_html.practice_mark_html())
    for sentence in of.said:
        st.info(frame.plain(sentence))


def ready(lead: str, rounds: tuple[Link, ...]) -> None:
    """The start: rounds to begin at once."""
    if not rounds:
        st.info(lead)
        return
    st.html(round_html.paragraph(lead))
    with st.container(key="choices"):
        for link in rounds:
            frame.follow(link)
    if staff.may(staff.TRAINER):
        st.page_link("trainers.py", label=SET_UP)


def situation(said: Situation) -> None:
    """The words of a case in a box of its own."""
    st.html(round_html.situation_html(said))


def verdict(mark: Mark, at: str) -> None:
    """The outcome as the heading of its page: its icon, its words and its color."""
    with st.container(key=f"outcome-{mark.kind}"):
        frame.heading(f"{mark.icon} {mark.says}", at)


def retakes(links: tuple[Link, ...]) -> None:
    """Free retakes."""
    with st.container(key="actions", horizontal=True):
        for link in links:
            frame.follow(link, quiet=True)
