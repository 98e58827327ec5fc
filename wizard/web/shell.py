"""Streamlit's own `index.html` in our head: the look, the focus, and text before its scripts."""

from __future__ import annotations

import html
import json
import logging
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit

from wizard.presenters import keys
from wizard.presenters.links import Link

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
ASSETS = Path(__file__).parent / "assets"
SCREENS = Path(__file__).parents[1] / "screens" / "assets"
ROOT = '<div id="root"></div>'
NO_MARKS = "Streamlit's page is not as it is known: its own page is served, without ours."
"""Said once, where an update of Streamlit has changed its page."""
NEEDS_SCRIPTS = "This page needs JavaScript. All questions and answers work without it:"
PAPER = "@page { margin: 15mm; }"
LOG = logging.getLogger(__name__)
_LINK = re.compile(r"<link\b[^>]*>|<script\b[^>]*>.*?</script>", re.DOTALL)
_FONT = re.compile(r'href="([^"]+/SourceSans[\w.-]+\.woff2)"')
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
def streamlit_links(home: str = "/") -> tuple[str, ...] | None:
    """What Streamlit's page loads, in its order; None where the page is not as it is known.

    The two marks are the place of its app (`#root`) and a module script. `home`: the path of the
    start page.
    """
    page = INDEX.read_text("utf-8")
    head, _, body = page.partition("</head>")
    links = [tag for tag in _LINK.findall(head) if not any(word in tag for word in _UNWANTED)]
    if ROOT not in body or not any('type="module"' in tag for tag in links):
        LOG.warning(NO_MARKS)
        return None
    return tuple(tag.replace('="./', f'="{home}') for tag in links)


def document(written: Written, ahead: str, address: str, robots: str) -> str:
    """The whole HTML page.

    `ahead`: pages that a click may lead to, so that it need not wait for the server; `address`:
    the whole address of the page, for previews of links; `robots`: what search engines may do.
    """
    says = html.escape
    return f"""{_head(written.title, "/", robots)}
<meta name="description" content="{says(written.description)}">
<meta property="og:type" content="website">
<meta property="og:title" content="{says(written.title)}">
<meta property="og:description" content="{says(written.description)}">
<meta property="og:url" content="{says(address)}">
<style>{_font()}{_text(ASSETS / "first_page.css")}</style>{_look()}</head>
<body><div id="first" class="stHtml first" data-at="{says(written.at)}">{written.main}</div>
<div id="ahead" hidden>{ahead}</div>
<div id="root" hidden></div>
<template id="later">{"".join(streamlit_links() or ())}</template>
<script>{_text(ASSETS / "first_page.js")}</script>
</body></html>
"""


def app_page(title: str, home: str) -> str:
    """The page of a path that Streamlit alone draws."""
    return f"""{_head(title, home, "noindex")}
{"".join(streamlit_links(home) or ())}
{_look()}</head>
<body><noscript><p>{NEEDS_SCRIPTS} <a href="{home}">{html.escape(title)}</a></p></noscript>
{ROOT}
</body></html>
"""


def _head(title: str, home: str, robots: str) -> str:
    """How each page begins; the head stays open."""
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{html.escape(title)}</title>
<meta name="robots" content="{robots}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="{home}favicon.png">"""


@cache
def _font() -> str:
    """Streamlit's font under a name of ours: only where it is there before the text is painted.

    A font that comes later would break lines anew while somebody reads.
    """
    found = _FONT.search("".join(streamlit_links() or ()))
    if not found:
        return ""
    source = f"src: url({found[1]}) format('woff2'); font-weight: 200 900; font-display: optional"
    return f'@font-face {{ font-family: "Source Sans In Time"; {source}; }}'


def _look() -> str:
    """The style of all pages, what moves the focus to each new H1, and the keys.

    Streamlit adds its style sheets later. Of two rules that weigh the same the later one wins, so
    ours weigh one element more.
    """
    style, focus = _text(SCREENS / "style.css"), _text(SCREENS / "focus.js")
    return f"<style>{PAPER} html {{ {style} }}</style><script>{focus}{_keys()}</script>"


@cache
def _keys() -> str:
    """The script of the keys with the table that it shows."""
    table = {"title": keys.TITLE, "close": keys.CLOSE, "screens": keys.SCREENS}
    written = json.dumps(table, ensure_ascii=False).replace("<", "\\u003c")
    return _text(SCREENS / "keys.js").replace(" = TABLE;", f" = {written};")


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
