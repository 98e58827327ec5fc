"""The page at `/`: start page, step or ending, as the address says; or counter mode."""

from __future__ import annotations

import streamlit as st

from wizard.core import walk
from wizard.core.address import read_address
from wizard.core.renamed import as_today
from wizard.journal import Mode
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
    library = frame.library()
    query = frame.query()
    address = as_today(library, read_address(query))
    here = walk.replay(library, address)
    counting.walked(library, address, here, Mode.VISITOR)
    if here is None:
        start.draw(library, query.text("q"), address.flow[:60])
    elif here.step:
        step.draw(library, here, address, _typed(query))
    else:
        ending.draw(library, here, address, _typed(query), query.get("settled", ""))


def _typed(query: dict[str, str]) -> dict[str, str]:
    """What was typed into the search box goes along on the walk, for the call sheet."""
    typed = query.get("q", "").strip()
    return {"q": typed} if typed else {}


if __name__ == "__main__":
    draw()
