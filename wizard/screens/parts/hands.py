"""Buttons for what only the browser can do: print, copy, save a file, start an e-mail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NotRequired, TypedDict

import streamlit as st

from wizard.presenters import call_sheet
from wizard.presenters.call_sheet import CallSheet

ASSETS = Path(__file__).resolve().parents[1] / "assets"
HANDS_JS = (ASSETS / "hands.js").read_text(encoding="utf-8")
HANDS_CSS = (ASSETS / "hands.css").read_text(encoding="utf-8")


class Hand(TypedDict):
    """One button of `hands`; `does` is print, copy, save, open or mail."""

    label: str
    does: str
    text: NotRequired[str]
    file: NotRequired[str]
    type: NotRequired[str]
    key: NotRequired[str]
    done: NotRequired[str]
    failed: NotRequired[str]


def hands(items: list[Hand], key: str, used: Callable[[], None] | None = None) -> None:
    """A row of buttons for what only the browser can do; each use calls `used`, if any."""
    data = {"items": items, "counted": used is not None}
    _hands()(data=data, key=key, on_used_change=used or _nothing)


def _nothing() -> None:
    """Streamlit tells of a trigger only where something listens."""


def sheet_hands(
    sheet: CallSheet,
    key: str,
    *,
    copy: str = "",
    mail: str = "",
    used: Callable[[], None] | None = None,
) -> None:
    """Copy, print and mail a call sheet; `copy` and `mail` are keys of the keyboard."""
    items: list[Hand] = [
        {"label": call_sheet.COPY, "does": "copy", "text": sheet.text, "key": copy,
         "done": call_sheet.COPIED, "failed": call_sheet.NOT_COPIED},
        {"label": call_sheet.PRINT, "does": "print"},
        {"label": call_sheet.MAIL, "does": "mail", "text": sheet.mail, "key": mail},
    ]  # fmt: skip
    hands(items, key, used)


@st.cache_resource(show_spinner=False)
def _hands() -> Callable[..., object]:
    return st.components.v2.component("wizard_hands", js=HANDS_JS, css=HANDS_CSS)
