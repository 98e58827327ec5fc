"""One answer on the screen, as the presenters say it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from wizard.core.model import Library
from wizard.core.opening import zone
from wizard.presenters.answer import SEE_ALSO, Answer
from wizard.presenters.answer_html import sources_html
from wizard.presenters.links import Link
from wizard.screens.parts import frame


def now(library: Library) -> datetime:
    """This moment in the court's own time: the visitor's clock is not trusted."""
    return datetime.now(zone(library.court.time_zone))


def below(said: Answer) -> None:
    """What stands at the end: related answers, the sources, words."""
    see_also(said.see_also)
    st.html(sources_html(said.sources))


def see_also(links: tuple[Link, ...]) -> None:
    """Links to the related answers."""
    if links:
        frame.section(SEE_ALSO)
        for link in links:
            frame.follow(link, quiet=True)
