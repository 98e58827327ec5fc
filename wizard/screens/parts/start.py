"""The start page: what do you need help with?"""

from __future__ import annotations

import html
from itertools import groupby

import streamlit as st

from wizard import search
from wizard.core.address import Address
from wizard.core.listing import flows_in_order
from wizard.core.model import Flow, Library
from wizard.screens.parts import counting, frame, search_box

TITLE = "What do you need help with?"


def draw(library: Library, typed: str = "", missing: str = "") -> None:
    """The search box and all flows under their group headings, or the results of what was `typed`.

    `missing`: the flow that the address asked for in vain.
    """
    found = search.find(library, typed) if typed else None
    title = search_box.heading(found) if found else TITLE
    frame.name(title)
    if missing:
        said = f'There is no topic named "{missing}" here. Pick what fits below.'
        st.warning(frame.plain(said))
    stuck = (
        f"Stuck in {library.court.system}, the court's e-filing system? Pick what is happening. "
        "A few short questions take you to the answer."
    )
    below = "" if found else f"<p>{html.escape(stuck)}</p>"
    frame.heading(title, f"start|{typed}", below=below)
    search_box.box(typed)
    if found:
        counting.searched(library, typed, found)
        search_box.results(library, typed, found)
    _groups(library)


def _groups(library: Library) -> None:
    """All flows as cards; the style sheet puts them in two columns."""
    groups = [(g, list(flows)) for g, flows in groupby(flows_in_order(library), lambda f: f.group)]
    with st.container(key="cards"):
        while groups:
            if len(groups) > 1 and all(len(flows) == 1 for _, flows in groups[:2]):
                # Two groups of one card share a row, so that the page fits a laptop's screen.
                with st.container(horizontal=True):
                    _group(*groups.pop(0))
                    _group(*groups.pop(0))
            else:
                _group(*groups.pop(0))


def _group(name: str, flows: list[Flow]) -> None:
    with st.container():
        frame.section(name)
        for flow in flows:
            label = f"**{frame.plain(flow.title)}**  \n{frame.plain(flow.about)}"
            frame.button(label, f"flow-{flow.id}", Address(flow.id).query())
