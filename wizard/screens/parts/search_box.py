"""The search box and its results: "say what happened, in your own words"."""

from __future__ import annotations

import html

import streamlit as st

from wizard.core.model import Library
from wizard.presenters import results as presenter
from wizard.presenters.answer_html import people_html
from wizard.presenters.links import Box
from wizard.presenters.page_parts_html import below_title_html
from wizard.presenters.results import Result, Results
from wizard.screens.parts import answer, counting, frame


def box(shown: Box) -> None:
    """The box; Enter or the button beside it puts what is typed into the address."""
    key = f"{shown.name}|{shown.typed}|{sorted(shown.query.items())}"
    with st.container(key="search", horizontal=True, vertical_alignment="bottom"):
        value = st.text_input(
            shown.label,
            value=shown.typed,
            key=key,
            placeholder=shown.example,
            on_change=_remember,
            args=(key, shown),
        )
        # A click takes the focus out of the box, which hands over what is typed.
        st.button(shown.button, key=f"{key}|search", on_click=_remember, args=(key, shown))
    if value.strip() != shown.typed:
        frame.go(_query(shown, value))
        st.rerun()


def _remember(key: str, shown: Box) -> None:
    # A session that has not drawn the box, on a replica that is new, knows no value of it.
    frame.go(_query(shown, st.session_state.get(key, shown.typed)))


def _query(shown: Box, typed: str) -> dict[str, str]:
    # An address has to stay short enough for e-mail programs and proxies.
    typed = " ".join(typed.split())[:2000]
    return dict(shown.query) | ({shown.name: typed} if typed else {})


def found(library: Library, typed: str) -> Results | None:
    """What some words find, counted; None where nothing is typed."""
    said = presenter.found(library, typed, now=answer.now(library))
    if said:
        counting.searched(library, typed, said)
    return said


def results(said: Results, *, people: bool = True) -> None:
    """What fits, best first; or an honest no with whom to ask and the nearest answers."""
    st.html(f'<p role="status">{html.escape(said.said)}</p>')
    for topic in said.named:
        result(topic)
    if said.question:
        with st.container(border=True, key="closest"):
            st.markdown(presenter.CLOSE)
            frame.follow(said.question)
    if said.section:
        frame.section(said.section)
    with st.container(key="choices-found"):
        for hit in said.hits:
            result(hit)
    if said.sounds_like:
        frame.section(presenter.LIKE)
        for topic in said.sounds_like:
            result(topic)
    if said.advice:
        st.html(f"<p>{html.escape(said.advice)}</p>")
    if people and said.cards:
        st.html(people_html(said.cards, heading=presenter.PERSON))
    if not frame.at("home"):
        frame.follow(said.topics)


def result(hit: Result) -> None:
    """One answer as a card: its title, how people come to it, its first sentences."""
    with st.container(key=f"hit-{hit.link.id}", gap="xxsmall", border=True):
        frame.follow(hit.link, quiet=True)
        st.html(below_title_html(hit))
        if hit.before:
            frame.follow(hit.before, quiet=True)
