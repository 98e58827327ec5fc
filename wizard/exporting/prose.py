"""Editors' Markdown as HTML that loads nothing and runs nothing; the Jinja environment."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from wizard.exporting.picture import clean, one_line
from wizard.helping import day

TOP_HEADING = 3
"""A section's own title is an h2, so headings inside an answer start one lower."""


def prose(text: str) -> str:
    """Markdown as HTML, for `|safe`. Raw HTML shows as its letters, pictures become links."""
    return str(_markdown().render(clean(text)))


def plural(count: int, word: str) -> str:
    """A count with its noun: "1 question", "3 questions"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


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


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of this folder. Every value is escaped; an unknown name is an error."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalized,
    )
    environment.filters.update(prose=prose, day=day, line=one_line)
    environment.globals["plural"] = plural
    return environment


def _finalized(value: object) -> object:
    return clean(value) if type(value) is str else value
