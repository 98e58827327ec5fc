"""The map of a flow on a screen: the drawing, which Streamlit's own HTML element would strip."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

ASSETS = Path(__file__).resolve().parents[1] / "assets"
DRAWN_JS = (ASSETS / "map_view.js").read_text(encoding="utf-8")


def show(svg: str, key: str) -> None:
    """Draw an SVG made by `wizard.export.map_svg`, which escapes every text of the content."""
    _component()(data={"svg": svg}, key=key)


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    return st.components.v2.component("wizard_drawn", js=DRAWN_JS)
