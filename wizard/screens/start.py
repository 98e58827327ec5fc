"""The start page: what do you need help with?"""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from wizard import search
from wizard.model import Flow, Library
from wizard.screens import finding, frame
from wizard.walk import Address

TITLE = "What do you need help with?"


def draw(library: Library, typed: str = "", missing: str = "") -> None:
    """The search box and all flows under their group headings, or the results of what was `typed`.

    `missing`: the flow that the address asked for in vain.
    """
    found = search.find(library, typed) if typed else None
    title = finding.heading(found) if found else TITLE
    frame.top(title)
    if missing:
        said = f'There is no topic named "{missing}" here. Pick what fits below.'
        st.warning(frame.plain(said))
    frame.heading(title, f"start|{typed}")
    if not found:
        st.markdown(
            frame.plain(
                f"Stuck in {library.court.system}, the court's e-filing system? Pick what is "
                "happening. A few short questions take you to the answer."
            )
        )
    finding.box(typed)
    if found:
        finding.results(library, typed, found)
    for group, flows in groupby(_in_order(library), key=lambda flow: flow.group):
        st.header(frame.plain(group), anchor=False)
        _cards(group, list(flows))
    frame.bottom()


def _in_order(library: Library) -> list[Flow]:
    groups = library.court.groups

    def rank(flow: Flow) -> tuple[int, str, int, str]:
        known = groups.index(flow.group) if flow.group in groups else len(groups)
        return known, flow.group, flow.order, flow.title

    return sorted(library.flows.values(), key=rank)


def _cards(group: str, flows: list[Flow]) -> None:
    with st.container(key=f"cards-{abs(hash(group))}"):
        for row in range(0, len(flows), 2):
            for column, flow in zip(
                st.columns(2, gap="small"), flows[row : row + 2], strict=False
            ):
                with column:
                    label = f"**{frame.plain(flow.title)}**  \n{frame.plain(flow.about)}"
                    frame.button(label, f"flow-{flow.id}", Address(flow.id).query())
