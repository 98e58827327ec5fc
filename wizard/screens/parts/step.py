"""One question: where we are, what was picked so far, the choices, the ways out."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from wizard.core.address import Address
from wizard.core.model import Library
from wizard.core.walk import Walk
from wizard.presenters.answer_html import warnings_html
from wizard.presenters.links import Link
from wizard.presenters.page_parts_html import look_html
from wizard.presenters.step import Said, step_page
from wizard.screens.parts import frame


def draw(library: Library, here: Walk, address: Address, carried: Mapping[str, str]) -> None:
    """The step at the end of the trail."""
    page = step_page(library, here, address, carried)
    frame.name(page.heading)
    picked_so_far(page.picks)
    cut_short(page.cut_short)
    frame.heading(
        page.heading,
        page.at,
        line=page.line,
        below=warnings_html(page.warnings) + look_html(page.look),
    )
    for choice in page.choices:
        frame.follow(choice)
    ways_out(page.back, page.over)
    frame.terms(page.terms)


def picked_so_far(picks: tuple[Said, ...]) -> None:
    """Each earlier answer with its Change, as one button."""
    if not picks:
        return
    with st.container(key="picks", gap=None):
        for pick in picks:
            change(f"{pick.mark} **{frame.plain(pick.says)}**", pick.change)


def change(said: str, link: Link) -> None:
    """What was said as the way back to it."""
    label = f"{said} *{link.says}*"
    frame.button(label, link.id, link.query, quiet=True)


def cut_short(said: str) -> None:
    """The sentence for an address that goes on in a way that no longer fits."""
    if said:
        st.info(frame.plain(said))


def ways_out(back: Link, over: Link) -> None:
    """Back and Start over."""
    with st.container(key="actions", horizontal=True):
        frame.follow(back, quiet=True)
        frame.follow(over, quiet=True)
