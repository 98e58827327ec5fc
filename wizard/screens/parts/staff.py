"""What is for staff only: whether this visitor is, and the page that says so to all others."""

from __future__ import annotations

import html
from urllib.parse import urlencode

import streamlit as st

from wizard.staff import access
from wizard.staff.settings import EDITOR, TRAINER, settings

__all__ = ["EDITOR", "TRAINER", "ask", "may", "roles", "signed", "way_in"]


def roles() -> frozenset[str]:
    """What this visitor is at this click; nothing where the settings cannot be meant."""
    try:
        kept = settings()
    except ValueError:
        return frozenset()
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    return access.roles(kept, headers, st.context.cookies)


def name() -> str:
    """Who this visitor is, where their sign-in says so."""
    try:
        kept = settings()
    except ValueError:
        return ""
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    return access.name(kept, headers, st.context.cookies)


def may(role: str) -> bool:
    return role in roles()


def signed() -> bool:
    """Whether this visitor came with a session that can be signed out."""
    return access.COOKIE in st.context.cookies


def ask(back: str) -> None:
    """One sentence and the way in, which is no page of Streamlit's."""
    who = "You are signed in, but this page is not for you." if roles() else "Please sign in."
    st.html(f"<p>This is for the court's editors and trainers. {who}</p>")
    way_in(back)


def way_in(back: str) -> None:
    """The link to sign in, and then back to a page."""
    link = html.escape(f"staff/sign-in?{urlencode({'back': back})}")
    st.html(f'<a class="leave" href="{link}" target="_self">Sign in</a>', width="content")


def open_to_all() -> bool:
    """Whether everyone who reaches this server is staff, though it serves others."""
    try:
        kept = settings()
    except ValueError:
        return False
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    host = headers.get("host", "localhost")
    return kept.mode == "open" and not host.startswith(access.NAMES_OF_THIS_COMPUTER)
