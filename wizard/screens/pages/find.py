"""The page at `/find`: the search box with its results, for links from elsewhere."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from wizard.presenters import start
from wizard.presenters.answer_html import person_line
from wizard.screens.parts import answer, frame, search_box


def draw() -> None:
    """The box, and the results of `q`."""
    library = frame.library()
    typed = frame.query().text("q")
    found = search_box.found(library, typed)
    title = found.heading if found else start.FIND
    frame.top(title)
    frame.heading(title, f"find|{typed}")
    page = start.start_page(library, typed, now=answer.now(library))
    search_box.box(replace(page.box, label=start.AGAIN))
    if found:
        search_box.results(found)
    elif page.person:
        st.html(person_line(page.person))
    frame.bottom()


if __name__ == "__main__":
    draw()
