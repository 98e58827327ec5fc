"""One question: where we are, what was picked so far, the choices, the ways out."""

from __future__ import annotations

import streamlit as st

from wizard.core import walk
from wizard.core.address import Address
from wizard.core.model import NONE, Library
from wizard.core.terms import appearing
from wizard.core.walk import Walk
from wizard.screens.parts import frame


def draw(library: Library, here: Walk, address: Address) -> None:
    """The step at the end of the trail."""
    assert here.step is not None
    frame.name(here.step.ask)
    picked_so_far(here, address)
    lost(here)
    where = here.key
    frame.heading(
        here.step.ask,
        f"{where}|{'.'.join(here.lost)}",
        line=f"{here.flow.title} · Question {here.number} of at most {here.most}",
        below=frame.where_to_look(here.step.look),
    )
    for number, choice in enumerate(here.step.choices, 1):
        target = walk.picked(library, here, choice.id, address)
        shortcut = str(number) if number <= 9 else None
        key = f"{where}|{choice.id}"
        frame.button(frame.plain(choice.say), key, target.query(), shortcut=shortcut)
    _ways_out(library, here, address, where)
    frame.words(appearing(library, here.step.words, earlier(here)))


def picked_so_far(here: Walk, address: Address) -> None:
    """Each earlier answer with a Change that keeps what still fits."""
    if not here.picks:
        return
    with st.container(key="picks", gap=None):
        for index, pick in enumerate(here.picks):
            mark = "We took it:" if index < address.assumed else "You said:"
            change(f"{mark} **{frame.plain(pick.says)}**", here, index, address)


def change(said: str, here: Walk, index: int, address: Address) -> None:
    """What was said as the way back to it, which keeps the later answers that still fit."""
    target = walk.changed(here, index, address)
    frame.button(f"{said} *Change*", f"change|{here.key}|{index}", target.query(), quiet=True)


def lost(here: Walk) -> None:
    """One sentence where the address goes on in a way that no longer fits, or waits its turn."""
    if here.waiting and not here.lost:
        st.info("This question is new since your link was made. Your other answers are kept.")
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


def earlier(here: Walk) -> str:
    """The words of all questions already answered on this walk."""
    return " ".join(pick.step.words for pick in here.picks)
