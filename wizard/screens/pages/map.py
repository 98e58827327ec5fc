"""The page at `/map`: a flow at a glance, with the trail lit, as a drawing and as text."""

from __future__ import annotations

import streamlit as st

from wizard.core import walk
from wizard.core.address import Address, read_address
from wizard.core.listing import flows_in_order
from wizard.core.model import Library
from wizard.core.renamed import as_today
from wizard.export.flow_map import picture
from wizard.export.map_list import listed
from wizard.export.map_outline import outline
from wizard.export.map_svg import svg
from wizard.screens.parts import frame, map_view


def draw() -> None:
    """The flow of the address, or the list of flows."""
    library = frame.library()
    query = frame.query()
    address = as_today(library, read_address(query))
    flow = library.flows.get(address.flow)
    frame.top(f"Map: {flow.title}" if flow else "Maps")
    if flow is None:
        _choose(library, address.flow[:60])
    else:
        _map(library, address)
    frame.bottom()


def _choose(library: Library, missing: str) -> None:
    if missing:
        st.warning(frame.plain(f'There is no flow named "{missing}". Pick one below.'))
    frame.heading("Maps", "maps")
    st.markdown("Every question of a flow, every choice, and where it leads.")
    with st.container(key="choices"):
        for flow in flows_in_order(library):
            frame.button(frame.plain(flow.title), f"map|{flow.id}", {"flow": flow.id})


def _map(library: Library, address: Address) -> None:
    flow, here = library.flows[address.flow], walk.replay(library, address)
    assert here is not None
    frame.heading(f"Map: {flow.title}", f"map|{flow.id}")
    map_of_it = picture(library, flow, here.trail)
    with st.container(key="map-drawn"):
        map_view.show(svg(map_of_it, titled=False), "map")
        with st.expander("The same as text"):
            st.code(outline(map_of_it), language=None, wrap_lines=True)
    with st.container(key="map-listed"):
        st.html(listed(map_of_it))
    with st.container(key="actions", horizontal=True, vertical_alignment="center"):
        frame.button("All maps", "all-maps", {}, quiet=True)
        st.page_link("home.py", label="Walk it", query_params=here.address().query())


if __name__ == "__main__":
    draw()
