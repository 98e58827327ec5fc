"""The page at `/`: start page, step or ending, as the address says; or counter mode."""

from __future__ import annotations

import streamlit as st

from wizard.journal import Mode
from wizard.presenters.home import home
from wizard.screens.parts import counter, counting, ending, frame, start, step


def draw() -> None:
    """Counter mode where the address asks for it, else the walk between header and foot."""
    query = frame.query()
    if query.flag("counter"):
        counter.draw(frame.library(), query)
    else:
        frame.header()
        walking()
        frame.bottom()


@st.fragment
def walking() -> None:
    """Replay the address and draw where it leads; say so where it does not fit.

    A click in here runs only this again, so that header and foot need not be sent and drawn anew.
    """
    library, query = frame.library(), frame.query()
    asked = home(library, query)
    here, address, carried = asked.here, asked.address, asked.carried
    # The link to the answer that a class came to: a class is no need of anybody.
    mode = Mode.CLASS if query.flag("class") else Mode.VISITOR
    counting.walked(library, address, here, mode)
    if here is None:
        start.draw(library, asked.typed, asked.missing)
    elif here.step:
        step.draw(library, here, address, carried)
    else:
        ending.draw(library, here, address, carried, asked.settled)


if __name__ == "__main__":
    draw()
