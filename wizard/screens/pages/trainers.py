"""The page at `/trainers`: what there is for a class, set up for a topic, with its links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from wizard.core.listing import flows_in_order
from wizard.core.model import Library
from wizard.core.renamed import flow_today
from wizard.export.handouts import paper
from wizard.screens.parts import class_tools, frame, hands
from wizard.screens.parts.hands import Hand
from wizard.training import rounds

NAMES = {
    "handout": "Handout for learners",
    "guide": "Guide for you",
    "key": "Answer key",
    "poster": "Map as a poster",
}


def draw() -> None:
    """Each tool with one sentence, what there is to choose, and where it opens."""
    library = frame.library()
    frame.top("For trainers")
    class_tools.dress()
    frame.heading("For trainers", "trainers")
    st.markdown(
        "Everything here is made from the same questions and answers as the wizard. Nothing is "
        "stored: a link holds all there is."
    )
    flow = _topic(library)
    _present(flow)
    _practice(library, flow)
    _papers(library, flow)
    _counter()
    frame.bottom()


def _topic(library: Library) -> str:
    flows = {flow.id: flow.title for flow in flows_in_order(library)}
    asked = flow_today(library, frame.query().get("flow", ""))
    if asked and asked not in flows:
        st.warning(frame.plain(f'There is no topic named "{asked[:60]}" here. Pick one below.'))
        asked = ""
    # The address leads, also after Back; the box keeps its key, and so the focus.
    if st.session_state.get("topic-asked") != asked:
        st.session_state["topic"] = st.session_state["topic-asked"] = asked
    chosen: str = st.selectbox(
        "Topic",
        ["", *flows],
        format_func=lambda id: flows.get(id, "All topics"),
        key="topic",
        on_change=_remember,
    )
    return chosen


def _remember() -> None:
    chosen = st.session_state["topic-asked"] = st.session_state["topic"]
    if chosen:
        st.query_params["flow"] = chosen
    else:
        st.query_params.pop("flow", None)


def _present(flow: str) -> None:
    frame.section("Present")
    st.markdown(
        "One question at a time in large type, for a projector. Keys: **1–9** pick, **0** none of "
        "these, **←** back, **H** all topics, **N** notes and where each choice leads, **M** map, "
        "**J** a link and a QR code for the class. Its link never shows the notes."
    )
    _open("present.py", "Present", {"flow": flow} if flow else {})


def _practice(library: Library, flow: str) -> None:
    frame.section("Practice and Find the wrong turn")
    st.markdown(
        "Practice: read a case, walk it, see the first wrong turn. Find the wrong turn: see a "
        "walk that went wrong and name the pick. The same word draws the same cases for all."
    )
    there = len(rounds.all_cases(library, flow))
    if not there:
        st.info("This topic has no practice cases yet. Editors add them as scenarios to a flow.")
        return
    params = _settings(there) | ({"flow": flow} if flow else {})
    for page, label in (("practice", "Practice"), ("puzzle", "Find the wrong turn")):
        _open(f"{page}.py", label, params)
        st.code(class_tools.link(page, params), language=None, wrap_lines=True)
    if st.toggle("Show QR codes for the class", key="codes", bind="query-params"):
        class_tools.join(class_tools.link("practice", params), "Practice")
        class_tools.join(class_tools.link("puzzle", params), "Find the wrong turn")


def _settings(there: int) -> dict[str, str]:
    # Streamlit drops bound keys from the address as the page changes, so they are named apart from
    # those of the link.
    most = min(there, rounds.MOST_CASES)
    left, middle, right = st.columns(3, gap="small")
    with left:
        cases = _number("Cases", "class-cases", (1, most, 1), min(rounds.CASES, most))
    with middle:
        mark = _number("Pass mark in percent", "class-pass", (0, 100, 5), rounds.PASS)
    with right:
        word = st.text_input(
            "Word for this class (letters, digits)",
            date.today().isoformat(),
            max_chars=40,
            key="class-word",
            bind="query-params",
        )
    seed = rounds.read_seed(word) or date.today().isoformat()
    return {"seed": seed, "cases": str(cases), "pass": str(mark)}


def _number(label: str, key: str, limits: tuple[int, int, int], usual: int) -> int:
    """A box for a whole number that the address holds; what it cannot hold counts as absent."""
    least, most, step = limits
    typed = frame.query().number(key, least, most)
    asked = usual if typed is None else typed
    # Not bound by Streamlit, which fails at an address with `inf` or `1e999` in it.
    if st.session_state.get(f"{key}-asked") != (asked, most):
        st.session_state[key], st.session_state[f"{key}-asked"] = asked, (asked, most)

    def remember() -> None:
        chosen = st.session_state[key]
        st.session_state[f"{key}-asked"] = (chosen, most)
        if chosen == usual:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = str(chosen)

    return int(st.number_input(label, least, most, step=step, key=key, on_change=remember))


def _papers(library: Library, flow: str) -> None:
    frame.section("Handouts")
    st.markdown(
        "A handout, a guide with notes and wrong turns, an answer key, and the map on one page. "
        "Each becomes one HTML file, for the topic above or for all topics together."
    )
    if not st.toggle("Make the papers", key="papers", bind="query-params"):
        return
    name, site = flow or "all", class_tools.site()
    printed = "" if class_tools.only_here(site) else site  # no QR code that leads nowhere
    items: list[Hand] = [
        {"label": label, "does": "save", "text": paper(library, kind, flow, printed),
         "file": f"{name}-{kind}.html", "type": "text/html;charset=utf-8"}
        for kind, label in NAMES.items()
    ]  # fmt: skip
    hands.hands(items, "papers-hands")
    st.caption("Each is saved as one HTML file. Open it in a browser and print.")


def _counter() -> None:
    frame.section("Counter mode")
    st.markdown(
        "For staff on the phone: dense, keys only, a line to say at each step, the answer as an "
        "e-mail with its source (**Y** copies it, **E** opens it)."
    )
    _open("home.py", "Counter mode", {"counter": "1"})


def _open(page: str, label: str, params: Mapping[str, str]) -> None:
    st.page_link(page, label=f"Open: {label}", query_params=dict(params))


if __name__ == "__main__":
    draw()
