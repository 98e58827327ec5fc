"""What the trainers' screens share: their look, their topics, the class's link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from wizard.core import address
from wizard.core.listing import flows_in_order
from wizard.core.model import Library
from wizard.core.walk import Walk, replay
from wizard.presenters import keys
from wizard.screens.parts import frame

ASSETS = Path(__file__).resolve().parents[1] / "assets"
STYLE = (ASSETS / "trainers.css").read_text(encoding="utf-8")


def dress() -> None:
    """The look of the trainers' screens, on top of the common one."""
    st.html(f"<style>html {{ {STYLE} }}</style>")


def bare_top(title: str) -> None:
    """Page title without the line of links: for a projector and for the phone desk."""
    frame.name(title, "wide")
    dress()


def site() -> str:
    """Where the browser says the wizard runs, up to its last slash; empty if it does not say."""
    parts = urlsplit(st.context.url or "")
    if not parts.netloc:
        return ""
    folder = parts.path.rstrip("/")
    page = str(st.session_state.get("page", ""))
    if page != "home" and folder.endswith(f"/{page}"):
        folder = folder[: -len(page) - 1]
    return f"{parts.scheme}://{parts.netloc}{folder}/"


def link(page: str, query: Mapping[str, str]) -> str:
    """A link for the class: the whole address where it is known, else from the slash on."""
    return address.as_link(page, query, site() or "/")


def learners_link(here: Walk | None) -> str:
    """The plain wizard at the same question: no notes, nothing of the presenter's."""
    return link("", here.address().query() if here else {})


def only_here(web: str) -> bool:
    """Whether an address names this computer only, so that no phone can open it."""
    return urlsplit(web).hostname in (None, "localhost", "127.0.0.1", "::1")


def topics(library: Library, where: str, params: Callable[[str], dict[str, str]]) -> None:
    """All flows in two columns, each with a key; `params` gives the address of a flow id."""
    flows = list(enumerate(flows_in_order(library), 1))
    half = (len(flows) + 1) // 2
    for at, column in enumerate(st.columns(2, gap="small")):
        with column, st.container(key=f"choices-{where}-{at}"):
            for number, flow in flows[at * half : (at + 1) * half]:
                label = f"**{frame.plain(flow.title)}**  \n{frame.plain(flow.about)}"
                key = keys.topic(number) or None
                frame.button(label, f"{where}|{flow.id}", params(flow.id), shortcut=key)


def here_now(library: Library, query: Mapping[str, str]) -> Walk | None:
    """The walk that an address names; None where it names no flow that is there."""
    return replay(library, address.read_address(query))


def cut_short(here: Walk) -> None:
    """One short sentence where the address goes on in a way that no longer fits."""
    if here.cut:
        st.info("Part of this link no longer fits. This is the last question that does.")
