"""The page at `/present`: a walk on a projector, by keyboard alone, notes hidden at first."""

from __future__ import annotations

import html

import streamlit as st

from wizard.core import graph
from wizard.core.address import Address, as_link
from wizard.core.model import NONE, Library
from wizard.core.walk import TOPIC, Walk, leads, picked
from wizard.export.flow_map import Picture, picture
from wizard.export.map_svg import svg
from wizard.presenters.answer_html import answer_html, sources_html
from wizard.presenters.ending import ending_page
from wizard.presenters.markdown import prose
from wizard.screens.parts import answer, class_tools, frame, live_class, map_view, staff

DARK = {"embed": "true", "embed_options": "dark_theme"}
"""Streamlit's own way to ask for dark colours in an address; it keeps them on every click."""


def draw() -> None:
    """The topics, a question or an answer, as the address says."""
    library, query = frame.library(), frame.query()
    here = class_tools.here_now(library, query)
    shown = {name for name in ("reveal", "map", "join") if query.flag(name)}
    if not staff.may(staff.TRAINER):
        shown.discard("reveal")  # whatever the address says
    class_tools.bare_top(_title(here))
    with st.container(key="stage"):
        _heading(here, query.get("flow", "")[:60])
        if "join" in shown:
            class_tools.join(class_tools.learners_link(here), "Open this on your phone")
        if "map" in shown and here:
            _map(library, here, shown)
        if here is None:
            class_tools.topics(library, "present", lambda flow: {"flow": flow}, about=False)
        elif here.step:
            _question(library, here, shown)
        else:
            _answer(library, here, shown)
        with st.container(key="stage-foot", horizontal=True, vertical_alignment="center"):
            _tools(library, here, shown)
            live_class.way_in(here)
            _leave(query)


def _title(here: Walk | None) -> str:
    if here is None:
        return TOPIC
    return here.step.ask if here.step else here.entry.title if here.entry else TOPIC


def _at(address: Address, shown: set[str]) -> dict[str, str]:
    """An address of this page; the map stays open from question to question, notes close."""
    kept = {"map": "1"} if "map" in shown else {}
    return address.query() | kept


def _heading(here: Walk | None, missing: str) -> None:
    if here is None:
        if missing:
            said = f'There is no topic named "{missing}" here. Pick one below.'
            st.warning(frame.plain(said))
        frame.heading(TOPIC, "present", line="All topics")
        return
    number = f"Question {here.number} of at most {here.most}" if here.step else "Answer"
    class_tools.cut_short(here)
    frame.heading(_title(here), f"present|{here.key}", line=f"{here.flow.title} · {number}")


def _question(library: Library, here: Walk, shown: set[str]) -> None:
    step, where = here.step, here.key
    assert step is not None
    if "reveal" in shown:
        _notes(step.note, step.look)
    with st.container(key="choices-revealed" if "reveal" in shown else "choices-stage"):
        for number, choice in enumerate(step.choices, 1):
            label = frame.plain(choice.say)
            if "reveal" in shown:
                label += f"  \n→ {_way(library, here.spot, choice.id)}"
            frame.button(
                label,
                f"present|{where}|{choice.id}",
                _at(picked(library, here, choice.id, here.address()), shown),
                shortcut=class_tools.digit(number),
            )


def _notes(note: str, look: str) -> None:
    with st.container(key="stage-notes"):
        st.html(f"<b>For the speaker:</b> {prose(note or 'No notes here.')}")
        if look:
            st.html(f"<b>Where to look:</b> {prose(look)}")


def _answer(library: Library, here: Walk, shown: set[str]) -> None:
    assert here.entry is not None
    page = ending_page(library, here, here.address(), now=answer.now(library))
    with st.container(key="stage-answer"):
        st.html(answer_html(page.answer, page.reason) + sources_html(page.answer.sources))
    if "reveal" in shown:
        _how_we_came(library, here)


def _how_we_came(library: Library, here: Walk) -> None:
    with st.container(key="stage-notes"):
        for pick in here.picks:
            said = f"{frame.plain(pick.step.ask)} **{frame.plain(pick.says)}**"
            because = f" {frame.plain(pick.because)}" if pick.because else ""
            st.markdown(f"- {said}{because}")
        last = here.picks[-1]
        others = [choice for choice in last.step.choices if choice.id != last.choice]
        for choice in others:
            way = _way(library, last.spot, choice.id)
            st.markdown(f"- Instead: {frame.plain(choice.say)} → {way}")


def _way(library: Library, spot: graph.Spot, choice: str) -> str:
    return frame.plain(leads(library, graph.follow(library, spot, choice)))


def _tools(library: Library, here: Walk | None, shown: set[str]) -> None:
    with st.container(key="stage-tools", horizontal=True):
        if here:
            where = here.key
            back = _at(here.address(-1), shown) if here.picks else {}
            frame.button("Back", f"{where}|.back", back, quiet=True, shortcut=class_tools.BACK)
            if here.step:
                none = _at(picked(library, here, NONE, here.address()), shown)
                _tool("None of these", f"{where}|none", none, class_tools.NONE_KEY)
            _tool("All topics", f"{where}|home", {}, class_tools.TOPICS)
            if staff.may(staff.TRAINER):
                _toggle("Notes", "reveal", "n", here, shown)
            _toggle("Map", "map", "m", here, shown)
        _toggle("Join", "join", "j", here, shown)


def _tool(label: str, key: str, params: dict[str, str], shortcut: str) -> None:
    frame.button(label, key, params, quiet=True, shortcut=shortcut)


def _toggle(label: str, name: str, shortcut: str, here: Walk | None, shown: set[str]) -> None:
    now = here.address().query() if here else {}
    after = now | dict.fromkeys(sorted(shown ^ {name}), "1")
    label = f"Hide {label.lower()}" if name in shown else label
    _tool(label, f"toggle|{name}|{sorted(shown)}|{sorted(now.items())}", after, shortcut)


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

    def jump() -> None:
        chosen = st.session_state[key]
        if chosen in trails:
            frame.go(_at(Address(here.flow.id, trails[chosen]), shown))

    options = list(words)
    chosen = st.selectbox(
        "Jump to a question",
        options,
        index=options.index(now) if now in options else None,
        format_func=lambda id: words.get(id, id),
        key=key,
        on_change=jump,
    )
    if chosen and chosen != now:
        frame.go(_at(Address(here.flow.id, trails[chosen]), shown))
        st.rerun()


def _leave(query: dict[str, str]) -> None:
    asked = {
        name: value for name, value in query.items() if name in ("flow", "trail", "asked", "map")
    }
    dark = bool(st.context.is_embedded)
    link = html.escape(as_link("present", asked if dark else DARK | asked, site=""))
    says = "Own colours" if dark else "Dark room"
    st.html(f'<a class="leave" href="{link}">{says}</a>', width="content")
    if staff.may(staff.TRAINER):
        st.page_link("trainers.py", label="For trainers", width="content")
    else:
        staff.way_in(as_link("present", asked, site=""))


if __name__ == "__main__":
    draw()
