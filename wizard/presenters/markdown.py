"""Editors' Markdown as HTML that loads nothing and runs nothing."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from wizard.checks.texts import LONGEST
from wizard.core.wording import clean, one_line

TOP_HEADING = 3
"""A section's own title is an h2, so headings inside an answer start one lower."""


@lru_cache(maxsize=2_000)
def prose(text: str) -> str:
    """Markdown as HTML, for `|safe`. Raw HTML shows as its letters, pictures become links.

    A text that is too long to lay out (`long-text`) stands as it was typed.
    """
    if len(text) > LONGEST:
        return f'<p class="as-typed">{html.escape(clean(text))}</p>'
    return str(_markdown().render(clean(text)))


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    markdown.core.ruler.push("headings", _lower_headings)
    return markdown


def _lower_headings(state: StateCore) -> None:
    """Start at h3 and never skip a level, whatever the editor's first heading is."""
    above: list[int] = []
    for token in state.tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(TOP_HEADING + len(above) - 1, 6)}"


def plain(text: str) -> str:
    """Plain text as HTML that shows exactly these characters."""
    return html.escape(clean(text), quote=False)


_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])|^(?=[-+=])|^(\d+)(?=[.)])")


def literal(text: str) -> str:
    """A text as Markdown that shows exactly these characters, on one line."""
    return _MARKS.sub(_escaped, one_line(text))


def _escaped(match: re.Match[str]) -> str:
    return f"{match[2]}\\" if match[2] else f"\\{match[0]}"


def spoken(text: str) -> str:
    """Markdown as words to read out or to send: no stars, and links by their words."""
    return re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", text.replace("**", "").replace("`", ""))
