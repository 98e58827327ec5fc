"""The ending of a walk: the answer, your answers, what if it did not help, what else might fit."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping

import streamlit as st

from wizard.core.address import Address
from wizard.core.model import Library
from wizard.core.walk import Walk
from wizard.presenters import call_sheet, ending
from wizard.presenters import step as step_words
from wizard.presenters.answer_html import answer_html, warnings_html
from wizard.presenters.ending import EndingPage, Neighbor, Settled, ending_page
from wizard.screens.parts import answer, class_tools, counting, frame, hands, search_box, step


def draw(
    library: Library, here: Walk, address: Address, carried: Mapping[str, str], settled: str
) -> None:
    """The entry at the end of the trail."""
    page = ending_page(
        library,
        here,
        address,
        carried,
        settled=settled,
        now=answer.now(library),
        link=class_tools.learners_link(here),
    )
    frame.name(page.heading)
    step.cut_short(page.cut_short)
    if page.asks:
        _in_own_words(library, page, carried.get("q", ""))
    else:
        said = answer_html(page.answer, page.reason)
        frame.heading(page.heading, page.at, line=page.line, below=said)
        counting.settled(library, here, settled)
        _settled(page, page.settled, lambda: counting.call_sheet(library, here))
    _answers(page)
    if not page.asks and page.settled.state != "no":
        _instead(page.instead, ending.INSTEAD)
    answer.below(page.answer)
    step.ways_out(page.back, page.over)
    frame.terms(page.answer.terms)


def _in_own_words(library: Library, page: EndingPage, typed: str) -> None:
    """What was not among the choices: the search first, then whom to ask."""
    assert page.asks is not None
    below = f"{warnings_html(page.answer.warnings)}<p>{ending.NONE_LINE}</p>"
    frame.heading(page.heading, page.at, line=page.line, below=below)
    search_box.box(page.asks)
    if found := search_box.found(library, typed):
        search_box.results(found, people=False)
    title = f"<h2>{ending.ASK_A_PERSON}</h2>"
    st.html(title + answer_html(page.answer))


def _settled(page: EndingPage, settled: Settled, used: Callable[[], None]) -> None:
    if settled.state == "yes":
        st.html(f'<p role="status" class="settled-said">{html.escape(settled.said)}</p>')
        return
    if settled.state == "no":
        _not_yet(page, settled, used)
        return
    with st.container(key="settled", horizontal=True, vertical_alignment="center"):
        st.html(f"<p>{ending.ASKS}</p>", width="content")
        frame.follow(settled.yes, quiet=True)
        frame.follow(settled.no, quiet=True)


def _not_yet(page: EndingPage, settled: Settled, used: Callable[[], None]) -> None:
    assert settled.box is not None
    assert settled.sheet is not None
    _instead(page.instead, ending.WHAT_HAPPENED)
    search_box.box(settled.box)
    frame.section(call_sheet.TITLE)
    st.html(f"<p>{call_sheet.HINT}</p>")
    with st.container(key="sheet"):
        st.code(settled.sheet.text, language=None, wrap_lines=True)
        hands.sheet_hands(settled.sheet, "sheet-hands", used=used)


def _answers(page: EndingPage) -> None:
    frame.section(ending.YOUR_ANSWERS)
    with st.container(key="said", gap=None):
        for pick in page.picks:
            mark = "" if pick.mark == step_words.SAID else f"{pick.mark} "
            said = f"{mark}{frame.plain(pick.asked)} **{frame.plain(pick.says)}**"
            step.change(said, pick.change)


def _instead(others: tuple[Neighbor, ...], heading: str) -> None:
    if not others:
        return
    with st.container(key="instead"):
        frame.section(heading)
        with st.container(key="choices-instead"):
            for other in others:
                label = f"{frame.plain(other.link.says)} → {frame.plain(other.leads)}"
                frame.button(label, other.link.id, other.link.query, quiet=True)
