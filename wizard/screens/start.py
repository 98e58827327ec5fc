"""The start page: what do you need help with?"""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from wizard.model import Flow, Library
from wizard.screens import frame
from wizard.walk import Address


def draw(library: Library, missing: str = "") -> None:
    """All flows under their group headings. `missing`: what the address asked for in vain."""
    frame.top("What do you need help with?", home_is_here=True)
    if missing:
        st.warning(frame.plain(f"The address leads to {missing}. Pick what fits below."))
    frame.heading("What do you need help with?", "start")
    st.markdown(
        frame.plain(
            f"Stuck in {library.court.system}, the court's e-filing system? Pick what is happening. "
            "A few short questions take you to the answer."
        )
    )
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
            for column, flow in zip(st.columns(2, gap="small"), flows[row : row + 2], strict=False):
                with column:
                    label = f"**{frame.plain(flow.title)}**  \n{frame.plain(flow.about)}"
                    frame.button(label, f"flow-{flow.id}", Address(flow.id).query())
