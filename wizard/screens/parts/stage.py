"""The picture for the room: choices in large type, a pick to talk about, the code, the foot."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import segno
import streamlit as st

from wizard.presenters import keys, present
from wizard.presenters.answer_html import answer_html, sources_html
from wizard.presenters.ending import EndingPage
from wizard.presenters.links import Link
from wizard.presenters.markdown import plain
from wizard.presenters.present import Choice, Stage
from wizard.screens.parts import class_tools, frame

ASSETS = Path(__file__).resolve().parents[1] / "assets"
STAGE_JS = (ASSETS / "stage.js").read_text(encoding="utf-8")
MOST = 9
"""So many rows share the height of the screen; with more, the page is read on."""
CLICKERS = {keys.ON: "on", keys.BACK: "back"}
"""What a clicker presses where the page ends."""


def listen() -> None:
    """Let the keys work that no button has."""
    _stage()(key="stage-keys")


@st.cache_resource(show_spinner=False)
def _stage() -> Callable[..., object]:
    return st.components.v2.component("wizard_stage", js=STAGE_JS)


def topics(links: tuple[Link, ...]) -> None:
    """All topics in two columns."""
    half = (len(links) + 1) // 2
    for at, column in enumerate(st.columns(2, gap="small")):
        with column, st.container(key=f"choices-stage-{min(half, MOST)}-topics-{at}"):
            for link in links[at * half : (at + 1) * half]:
                frame.follow(link)


def choices(said: tuple[Choice, ...]) -> None:
    """The choices, sharing the height of the screen; the one that is talked about stands out."""
    state = "talked" if any(choice.picked for choice in said) else "open"
    with st.container(key=f"choices-stage-{min(len(said), MOST)}-{state}"):
        for choice in said:
            if choice.picked:
                with st.container(key="stage-picked"):
                    _picked(choice)
            else:
                frame.follow(choice.link)


def _picked(choice: Choice) -> None:
    lines = [f"**{frame.plain(choice.link.says)}**", f"→ {frame.plain(choice.leads)}"]
    lines += [frame.plain(choice.because)] if choice.because else []
    link = choice.link
    frame.button("  \n".join(lines), link.id, link.query, shortcut=link.key or None)


def ending(page: EndingPage) -> None:
    """An answer, its decisive lines first and largest."""
    with st.container(key="stage-answer"):
        st.html(answer_html(page.answer, page.reason) + sources_html(page.answer.sources))


def join(web: str) -> None:
    """A link and its QR code, as large as the screen allows; or that phones cannot follow."""
    if class_tools.only_here(web):
        says, line, picture = present.NO_PHONES, f"<p>{plain(present.NO_PHONES_LINE)}</p>", ""
    else:
        says, line, picture = present.PHONES, f'<p class="web">{plain(web)}</p>', _qr(web)
    st.html(f'<div class="join"><h2>{plain(says)}</h2>{picture}{line}</div>')


def _qr(web: str) -> str:
    try:
        code = segno.make(web, error="m", micro=False)
    except segno.DataOverflowError:
        return f"<p>{plain(present.TOO_LONG)}</p>"
    drawn = code.svg_data_uri(scale=8, border=3, light="#fff", dark="#000")
    return f'<img class="qr" src="{escape(drawn)}" alt="QR code of this link">'


def foot(said: Stage) -> None:
    """The keys at the foot; a clicker presses on and back."""
    with st.container(key="stage-tools", horizontal=True):
        for link in (*((said.on,) if said.on else ()), *said.tools):
            name = CLICKERS.get(link.key)
            if name:
                with st.container(key=f"stage-{name}", width="content"):
                    frame.follow(link, quiet=True)
            else:
                frame.follow(link, quiet=True)
    more = f'<span class="stage-more" hidden>{plain(present.MORE)}</span>'
    st.html(f'{more} <span class="keys-hint">{keys.HINT}</span>', width="content")
