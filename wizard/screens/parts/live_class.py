"""The way from the trainers' screens to a live class, which the server's own pages lead."""

from __future__ import annotations

import html

import streamlit as st

from wizard.core.address import as_link
from wizard.core.walk import Walk
from wizard.screens.parts import staff

OPEN = "Open a class"


def way_in(here: Walk | None) -> None:
    """A link to open a class that begins with the question on the screen; for trainers only."""
    if staff.may(staff.TRAINER):
        link = html.escape(as_link("class", here.address().query() if here else {}, site=""))
        st.html(f'<a class="leave" href="{link}" target="_self">{OPEN}</a>', width="content")
