"""The page at `/answers`: every entry by topic, one entry, and "Match word(s)"."""

from __future__ import annotations

import html

import streamlit as st

from wizard.core.model import Entry, Library
from wizard.core.renamed import entry_today
from wizard.presenters.all_answers import Matching, all_answers, answer_page
from wizard.presenters.answer_html import answer_html, people_html
from wizard.presenters.page_parts_html import paper_html
from wizard.presenters.results import PERSON
from wizard.screens.parts import answer, counting, frame, search_box


def draw() -> None:
    """One entry where the address names it, else the list."""
    library = frame.library()
    query = frame.query()
    entry = entry_today(library, query.get("entry", ""))
    if entry:
        _one(library, entry)
    else:
        _all(library, query.get("entry", ""), query.get("match", ""))


def _one(library: Library, entry: Entry) -> None:
    page = answer_page(library, entry, answer.now(library))
    frame.top(page.heading)
    counting.opened(library, entry)
    said = answer_html(page.answer)
    frame.heading(page.heading, f"entry|{entry.id}", line=page.line, below=said)
    answer.below(page.answer)
    frame.follow(page.back, quiet=True)
    frame.terms(page.answer.terms)
    frame.bottom()


def _all(library: Library, missing: str, match: str) -> None:
    page = all_answers(library, match, missing, answer.now(library))
    frame.top(page.heading)
    if page.missing:
        st.warning(frame.plain(page.missing))
    frame.heading(page.heading, f"answers|{missing}|{match}")
    search_box.box(page.box)
    if page.matching:
        _matching(page.matching)
    else:
        with st.container(key="topics"):
            for topic, links in page.topics:
                with st.container():
                    frame.section(topic)
                    for link in links:
                        frame.follow(link, quiet=True)
        st.html(paper_html(page.paper))
    frame.bottom()


def _matching(found: Matching) -> None:
    with st.container(key="matches"):
        st.html(f'<p role="status">{html.escape(found.said)}</p>')
        for hit in found.hits:
            search_box.result(hit)
    if found.advice:
        st.html(f"<p>{html.escape(found.advice)}</p>")
    for link in found.ways:
        frame.follow(link, quiet=True)
    if found.cards:
        st.html(people_html(found.cards, heading=PERSON))


if __name__ == "__main__":
    draw()
