"""What every screen shares: pages, header and footer, heading, links, texts made safe."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Literal

import streamlit as st

from wizard.content.keeper import keeper
from wizard.core.address import Query
from wizard.core.model import Library, Term
from wizard.core.problems import ContentError
from wizard.presenters import keys, page_parts_html
from wizard.presenters.links import Link
from wizard.screens.parts import previewing, staff

ASSETS = Path(__file__).resolve().parents[1] / "assets"
PAGES = {
    "answers": "All answers",
    "find": "Find",
    "editors": "For editors",
    "insights": "Insights",
    "map": "Maps",
    "trainers": "For trainers",
    "present": "Present",
    "practice": "Practice",
    "puzzle": "Find the wrong turn",
    "counted": "What is counted",
}
"""Pages besides the start page: file name, which is the address too, and title."""


def pages() -> list[st.Page]:
    """The pages of the app, made anew for each run, as Streamlit wants them."""
    home = st.Page("home.py", title="Help with e-filing", default=True)
    return [home, *(st.Page(f"{name}.py", title=t, url_path=name) for name, t in PAGES.items())]


def at(page: str) -> bool:
    """Whether this run draws this page; `home` is the one at `/`."""
    return st.session_state.get("page") == page


def library() -> Library:
    """The library of this run: the same one however often it is asked for."""
    return _LIBRARY.get(None) or begin()


def begin() -> Library:
    """Choose the library of this run; where there is none, one sentence in place of the page.

    A reload may come between two lines of a page. Each run of a script has a thread of its own,
    or the thread of the run just before; the first line of the script begins anew there.
    """
    chosen = previewing.library(_served())
    _LIBRARY.set(chosen)
    return chosen


_LIBRARY: ContextVar[Library] = ContextVar("library")


def _served() -> Library:
    try:
        return keeper().current()
    except (ContentError, OSError) as error:
        # Folder names are for the log of those who run it, not for visitors.
        logging.getLogger(__name__).warning("No content to serve: %s", error)
    st.error("The wizard has no content to show right now. Please come back later.")
    return st.stop()


def query() -> Query:
    """The parameters of the address."""
    return Query(st.query_params.to_dict())


def go(params: Mapping[str, str]) -> None:
    """Change the address within this page: one entry in the browser's history."""
    st.query_params.from_dict(dict(params) | previewing.along())


def top(title: str) -> None:
    """Page title and the quiet line on top."""
    name(title)
    header()


def name(title: str, layout: Literal["centered", "wide"] = "centered") -> None:
    """The page's title, for the browser's tab."""
    st.set_page_config(page_title=page_parts_html.tab_title(title, library().court), layout=layout)


def header() -> None:
    """The quiet line on top."""
    court = library().court
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        name = page_parts_html.brand(court)
        if at("home"):
            button(plain(name), "brand", {}, quiet=True)
        else:
            with st.container(key="brand", width="content"):
                st.page_link("home.py", label=plain(name))
        st.page_link("answers.py", label="All answers")
    previewing.banner()


def bottom(*, for_learners: bool = False) -> None:
    """The foot: whose page controls, and the quiet links for staff.

    Learners get none of those: behind them are the answers to their cases.
    """
    court = library().court
    st.html(page_parts_html.controls_html(court))
    with st.container(key="staff", horizontal=True):
        st.page_link("map.py", label="Maps")
        if not for_learners:
            _for_staff()
        st.page_link("counted.py", label="What is counted")
        st.html(f'<span class="keys-hint">{keys.HINT}</span>', width="content")
    if staff.open_to_all() and staff.may(staff.EDITOR) and not at("home"):
        st.warning("WIZARD_STAFF=open: everyone who reaches this server sees the staff pages.")


def _for_staff() -> None:
    """The links that only staff see."""
    if previewing.under_way():
        return
    now = staff.roles()
    if staff.TRAINER in now:
        st.page_link("trainers.py", label="For trainers")
    if staff.EDITOR in now:
        st.page_link("editors.py", label="For editors")
        st.page_link("insights.py", label="Insights")
    if now and staff.signed():
        st.html(
            '<a class="leave" href="staff/sign-out" target="_self">Sign out</a>', width="content"
        )


def terms(appearing: Iterable[Term]) -> None:
    """Words with what they mean; nothing where there are none."""
    if said := page_parts_html.terms_html(appearing):
        st.html(said)


def heading(text: str, at: str, *, line: str = "", below: str = "") -> None:
    """The page's one H1; it takes the focus when `at` (the step, or the page) changes.

    `line` is a small one over it, `below` HTML under it. All of it is one element, since each
    costs the browser a millisecond at every click.
    """
    st.html(page_parts_html.heading_html(text, at, line, below))


def section(text: str) -> None:
    """A heading inside the page, as HTML: the browser draws it in half the time of `st.header`."""
    st.html(page_parts_html.section(text))


def button(
    label: str,
    key: str,
    params: Mapping[str, str],
    *,
    quiet: bool = False,
    shortcut: str | None = None,
) -> None:
    """A button that leads to another address of this page.

    The callback writes the address before the rerun. In a fresh session (after a restart, or on
    another replica) Streamlit does not know the callback yet; the line after it does the same.
    """
    pressed = st.button(
        label,
        key=key,
        on_click=go,
        args=(params,),
        type="tertiary" if quiet else "secondary",
        width="content" if quiet else "stretch",
        shortcut=shortcut,
        wrap=True,
    )
    if pressed and dict(params) | previewing.along() != st.query_params.to_dict():
        go(params)
        st.rerun()


def follow(to: Link, *, quiet: bool = False) -> None:
    """A link of a presenter: a button within its own page, a page link from elsewhere.

    Streamlit's own links to the page one is on change the page, but not its address.
    """
    page = to.page or "home"
    if at(page):
        button(plain(to.says), to.id, to.query, quiet=quiet, shortcut=to.key or None)
    else:
        query = dict(to.query) | previewing.along()
        st.page_link(f"{page}.py", label=plain(to.says), query_params=query)


_SPECIAL = re.compile(r"([\\`*_\[\]$~#<>|&])|:(?=[\w/+-])|^(\d+)(?=[.)])|^(?=[-+=])", re.MULTILINE)


def plain(text: str) -> str:
    """Text as Markdown that shows exactly these characters, on one line."""
    return _ICON.sub(_broken, _SPECIAL.sub(_escaped, " ".join(text.split())))


def _escaped(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[2]}\\"
    return f"\\{match[0]}"


# Streamlit looks for names of icons and emoji after the backslashes are gone, so only a letter
# that has no width keeps `:home:` what it is. Times such as 10:30:15 are no such names.
_ICON = re.compile(r":(?=(?:material/)?(?!\d\d\\?:)[\w+\\-]+:)")


def _broken(match: re.Match[str]) -> str:
    return f"{match[0]}\N{WORD JOINER}"
