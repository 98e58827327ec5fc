"""The start page: what do you need help with?"""

from __future__ import annotations

import html

import streamlit as st

from wizard.core.model import Library
from wizard.presenters.answer_html import person_line
from wizard.presenters.start import StartPage, Topic, start_page
from wizard.screens.parts import answer, frame, search_box


def draw(library: Library, typed: str = "", missing: str = "") -> None:
    """The search box and all flows under their group headings, or the results of what was `typed`.

    `missing`: the flow that the address asked for in vain.
    """
    page = start_page(library, typed, missing, answer.now(library))
    found = search_box.found(library, typed)
    title = found.heading if found else page.heading
    frame.name(title)
    if page.missing:
        st.warning(frame.plain(page.missing))
    below = "" if found else f"<p>{html.escape(page.lead)}</p>"
    frame.heading(title, f"start|{typed}", below=below)
    search_box.box(page.box)
    if found:
        search_box.results(found)
    _groups(page)
    if page.person and not found:
        st.html(person_line(page.person))


def _groups(page: StartPage) -> None:
    """All flows as cards; the style sheet puts them in two columns."""
    groups = list(page.groups)
    with st.container(key="cards"):
        while groups:
            if len(groups) > 1 and all(len(topics) == 1 for _, topics in groups[:2]):
                # Two groups of one card share a row, so that the page fits a laptop's screen.
                with st.container(horizontal=True):
                    _group(*groups.pop(0))
                    _group(*groups.pop(0))
            else:
                _group(*groups.pop(0))


def _group(name: str, topics: tuple[Topic, ...]) -> None:
    with st.container():
        frame.section(name)
        for topic in topics:
            label = f"**{frame.plain(topic.link.says)}**  \n{frame.plain(topic.about)}"
            key = topic.link.key or None
            frame.button(label, topic.link.id, topic.link.query, shortcut=key)
