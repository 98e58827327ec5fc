"""The page at `/present`: a walk on a projector, by keyboard or clicker alone."""

from __future__ import annotations

import html

import streamlit as st

from wizard.core.address import Address, as_link
from wizard.core.model import Library
from wizard.core.walk import Walk
from wizard.export.flow_map import Picture, picture
from wizard.export.map_svg import svg
from wizard.presenters import keys, present
from wizard.screens.parts import answer, class_tools, frame, live_class, map_view, staff, stage

DARK = {"embed": "true", "embed_options": "dark_theme"}
"""Streamlit's own way to ask for dark colors in an address; it keeps them on every click."""
OURS = ("flow", "trail", "asked", "pick", *present.STAYS)


def draw() -> None:
    """The topics, a question or an answer, as the address says."""
    library, query = frame.library(), frame.query()
    here = class_tools.here_now(library, query)
    shown = {name for name in present.SWITCHES if query.flag(name)}
    missing = query.get("flow", "")[:60] if here is None else ""
    pick = query.get("pick", "")
    said = present.stage(library, here, shown, pick, missing, answer.now(library))
    class_tools.bare_top(said.heading)
    stage.listen()
    with st.container(key="stage"):
        if said.notice:
            st.warning(frame.plain(said.notice))
        frame.heading(said.heading, said.at, line=said.line)
        if "join" in shown:
            stage.join(class_tools.learners_link(here))
        if "join" not in shown or class_tools.only_here(class_tools.site()):
            _picture(library, here, said, shown)
        with st.container(key="stage-foot", horizontal=True, vertical_alignment="center"):
            stage.foot(said)
            live_class.way_in(here)
            _leave(query)


def _picture(library: Library, here: Walk | None, said: present.Stage, shown: set[str]) -> None:
    if "map" in shown and here:
        _map(library, here, shown)
    if said.topics:
        stage.topics(said.topics)
    if said.choices:
        stage.choices(said.choices)
    if said.ending:
        stage.ending(said.ending)


def _map(library: Library, here: Walk, shown: set[str]) -> None:
    of = picture(library, here.flow, here.trail, site="present")
    _jump(of, here, shown)
    map_view.show(svg(of), "map")


def _jump(of: Picture, here: Walk, shown: set[str]) -> None:
    """Every question of the flow; where one can be reached in many ways, a shortest one."""
    trails = {q.step.id: q.trail for q in of.questions if q.trail is not None}
    words = {q.step.id: f"{q.number}. {q.ask}" for q in of.questions if q.step.id in trails}
    now = here.spot.id if here.step and here.spot.flow == here.flow.id else None
    key = f"jump|{here.key}"

    def to(id: str) -> dict[str, str]:
        kept = {name: "1" for name in present.STAYS if name in shown}
        return Address(here.flow.id, trails[id]).query() | kept

    def jump() -> None:
        chosen = st.session_state[key]
        if chosen in trails:
            frame.go(to(chosen))

    options = list(words)
    chosen = st.selectbox(
        present.JUMP,
        options,
        index=options.index(now) if now in options else None,
        format_func=lambda id: words.get(id, id),
        key=key,
        on_change=jump,
    )
    if chosen and chosen != now:
        frame.go(to(chosen))
        st.rerun()


def _leave(query: dict[str, str]) -> None:
    asked = {name: value for name, value in query.items() if name in OURS}
    dark = bool(st.context.is_embedded)
    link = html.escape(as_link("present", asked if dark else DARK | asked, site=""))
    says = present.OWN_COLORS if dark else present.DARK
    key = keys.DARK.upper()
    st.html(
        f'<a class="leave dark-room" href="{link}">{says}<kbd>{key}</kbd></a>', width="content"
    )
    if staff.may(staff.TRAINER):
        st.page_link("trainers.py", label="For trainers", width="content")
    else:
        staff.way_in(as_link("present", asked, site=""))


if __name__ == "__main__":
    draw()
