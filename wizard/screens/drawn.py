"""The map of a flow on a screen: the drawing, which Streamlit's own HTML element would strip."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

DRAWN_JS = (Path(__file__).parent / "drawn.js").read_text(encoding="utf-8")


def show(svg: str, key: str) -> None:
    """Draw an SVG made by `wizard.exporting.svg`, which escapes every text of the content."""
    _component()(data={"svg": svg}, key=key)


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    return st.components.v2.component("wizard_drawn", js=DRAWN_JS)
