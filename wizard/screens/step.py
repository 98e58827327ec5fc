"""One question: where we are, what was picked so far, the choices, the ways out."""

from __future__ import annotations

import streamlit as st

from wizard import walk
from wizard.model import NONE, Library, Step
from wizard.screens import frame
from wizard.terms import appearing
from wizard.walk import Address, Walk


def draw(library: Library, here: Walk, address: Address) -> None:
    """The step at the end of the trail."""
    assert here.step is not None
    frame.top(here.step.ask)
    st.caption(frame.plain(f"{here.flow.title} · Question {here.number} of at most {here.most}"))
    picked_so_far(here, address)
    lost(here)
    where = here.key
    frame.heading(here.step.ask, f"{where}|{'.'.join(here.lost)}")
    if here.step.look:
        with st.expander("Not sure? Where to look", key=f"look-{where}"):
            st.markdown(frame.markdown(here.step.look))
    with st.container(key="choices"):
        for number, choice in enumerate(here.step.choices, 1):
            target = walk.picked(library, here, choice.id, address)
            shortcut = str(number) if number <= 9 else None
            frame.button(
                frame.plain(choice.say), f"{where}|{choice.id}", target.query(), shortcut=shortcut
            )
    _ways_out(library, here, address, where)
    _words(library, here, here.step)
    frame.bottom(asking=True)


def picked_so_far(here: Walk, address: Address) -> None:
    """Each earlier answer with a Change that keeps what still fits."""
    if not here.picks:
        return
    with st.container(key="picks", gap=None):
        for index, pick in enumerate(here.picks):
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                mark = "We took it:" if index < address.assumed else "You said:"
                st.markdown(f"{mark} **{frame.plain(pick.says)}**", width="content")
                change(here, index, address)


def change(here: Walk, index: int, address: Address) -> None:
    """The way back to one answer, which keeps the later ones that still fit."""
    target = walk.changed(here, index, address)
    frame.button("Change", f"change|{here.key}|{index}", target.query(), quiet=True)


def lost(here: Walk) -> None:
    """One sentence where the address goes on in a way that no longer fits."""
    if here.lost:
        shown = ".".join(here.lost)[:60]
        st.info(
            frame.plain(
                f'Part of this link ("{shown}") no longer fits what is here. '
                "We stopped at the last question that does."
            )
        )


def _ways_out(library: Library, here: Walk, address: Address, where: str) -> None:
    # A choice id has no dot in it, so no choice can have the key of an action.
    with st.container(key="actions", horizontal=True):
        none = walk.picked(library, here, NONE, address)
        frame.button("None of these", f"{where}|{NONE}", none.query(), quiet=True)
        before = walk.back(here, address)
        frame.button("Back", f"{where}|.back", before.query() if before else {}, quiet=True)
        frame.button("Start over", f"{where}|.over", {}, quiet=True)


def _words(library: Library, here: Walk, step: Step) -> None:
    said = " ".join((step.ask, step.look, *(choice.say for choice in step.choices)))
    words(library, said, earlier(here))


def earlier(here: Walk) -> str:
    """The words of all questions already answered on this walk."""
    asked = (pick.step for pick in here.picks)
    return " ".join(
        text for s in asked for text in (s.ask, s.look, *(choice.say for choice in s.choices))
    )


def words(library: Library, text: str, before: str = "") -> None:
    """The terms that appear here for the first time, explained."""
    terms = appearing(library, text, before)
    if not terms:
        return
    lines = (f"**{frame.plain(term.word)}**: {frame.plain(term.means)}" for term in terms)
    # One element, since each costs the browser a millisecond at every click.
    st.caption("  \n".join(("Words on this page", *lines)))
