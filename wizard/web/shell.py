"""Streamlit's own `index.html` with a page of ours in it: text first, its scripts last."""

from __future__ import annotations

import html
import logging
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit

from wizard.presenters.links import Link

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
ASSETS = Path(__file__).parent / "assets"
STYLE = Path(__file__).parents[1] / "screens" / "assets" / "style.css"
ROOT = '<div id="root"></div>'
NO_MARKS = "Streamlit's page is not as it is known: its own page is served, without ours."
"""Said once, where an update of Streamlit has changed its page."""
LOG = logging.getLogger(__name__)
_LINK = re.compile(r"<link\b[^>]*>|<script\b[^>]*>.*?</script>", re.DOTALL)
_UNWANTED = ("service-desc", "shortcut icon")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A page of ours. `main` is HTML; all else is text.

    `at` names what the page shows, as the H1 of the same page in Streamlit does. `next`: where its
    choices lead.
    """

    title: str
    description: str
    at: str
    main: str
    next: tuple[Link, ...] = ()


@cache
def streamlit_links() -> tuple[str, ...] | None:
    """What Streamlit's page loads, in its order; None where the page is not as it is known.

    The two marks are the place of its app (`#root`) and a module script.
    """
    page = INDEX.read_text("utf-8")
    head, _, body = page.partition("</head>")
    links = [tag for tag in _LINK.findall(head) if not any(word in tag for word in _UNWANTED)]
    if ROOT not in body or not any('type="module"' in tag for tag in links):
        LOG.warning(NO_MARKS)
        return None
    return tuple(tag.replace('="./', '="/') for tag in links)


def document(written: Written, ahead: str, address: str) -> str | None:
    """The whole HTML page; None where Streamlit's page lacks its marks.

    `ahead`: pages that a click may lead to, so that it need not wait for the server; `address`:
    the whole address of the page, for previews of links.
    """
    links = streamlit_links()
    if links is None:
        return None
    says = html.escape
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{says(written.title)}</title>
<meta name="description" content="{says(written.description)}">
<meta property="og:type" content="website">
<meta property="og:title" content="{says(written.title)}">
<meta property="og:description" content="{says(written.description)}">
<meta property="og:url" content="{says(address)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.png">
<style>{_text(ASSETS / "first_page.css")}{_text(STYLE)}</style></head>
<body><div id="first" class="stHtml first" data-at="{says(written.at)}">{written.main}</div>
<div id="ahead" hidden>{ahead}</div>
<script>{_text(ASSETS / "first_page.js")}</script>
<div id="root" hidden></div>
{"".join(links)}
</body></html>
"""


def template(path: str, written: Written) -> str:
    """A page sent ahead, for the address it belongs to."""
    says = html.escape
    return (
        f'<template data-address="{says(path)}" data-title="{says(written.title)}" '
        f'data-at="{says(written.at)}">{written.main}</template>'
    )


@cache
def _text(file: Path) -> str:
    text = file.read_text("utf-8")
    assert "</s" not in text, f"{file.name} would end the element that it stands in"
    return text
