"""The ending of a walk: the answer, why you are here, what the other choices lead to."""

from __future__ import annotations

import html

import streamlit as st

from wizard.core import walk
from wizard.core.address import Address
from wizard.core.model import Library
from wizard.core.terms import appearing
from wizard.core.walk import Walk
from wizard.screens.parts import answer, counting, frame, step


def draw(library: Library, here: Walk, address: Address) -> None:
    """The entry at the end of the trail."""
    assert here.entry is not None
    frame.name(here.entry.title)
    step.lost(here)
    where = here.key
    frame.heading(
        here.entry.title,
        f"{where}|{'.'.join(here.lost)}",
        line=f"{here.flow.title} · Answer",
        below=_lead(here),
    )
    answer.draw(library, here.entry)
    counting.did_it_settle(library, here)
    _because(here, address)
    _instead(library, here, address, where)
    answer.see_also(library, here.entry)
    answer.source(library, here.entry)
    with st.container(key="actions", horizontal=True):
        before = walk.back(here, address)
        frame.button("Back", f"{where}|.back", before.query() if before else {}, quiet=True)
        frame.button("Start over", f"{where}|.over", {}, quiet=True)
    said = f"{here.entry.title} {here.entry.body}"
    frame.words(appearing(library, said, step.earlier(here)))


def _lead(here: Walk) -> str:
    """The reason of the last pick, first of all: an answer may serve several symptoms."""
    last = here.picks[-1]
    if not last.because:
        return ""
    return f'<p class="lead"><b>{html.escape(last.says)}:</b> {html.escape(last.because)}</p>'


def _because(here: Walk, address: Address) -> None:
    frame.section("You are here because you said")
    with st.container(key="said", gap=None):
        for index, pick in enumerate(here.picks):
            mark = "We took it: " if index < address.assumed else ""
            said = f"{mark}{frame.plain(pick.step.ask)} **{frame.plain(pick.says)}**"
            step.change(said, here, index, address)


def _instead(library: Library, here: Walk, address: Address, where: str) -> None:
    others = walk.instead(library, here)
    if not others:
        return
    before = walk.walk(library, here.flow.id, here.trail[:-1])
    assert before is not None
    with st.container(key="instead"):
        frame.section("If instead you had said")
        with st.container(key="choices-instead"):
            for choice, says, entry in others:
                target = walk.picked(library, before, choice, Address(here.flow.id))
                leads = frame.plain(entry.title) if entry else "one more question"
                label = f"{frame.plain(says)} → {leads}"
                frame.button(label, f"{where}|instead|{choice}", target.query())
