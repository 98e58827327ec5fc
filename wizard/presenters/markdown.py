"""Editors' Markdown, read by one tokenizer: as HTML that loads and runs nothing, and as words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from wizard.checks.texts import LONGEST, SAFE
from wizard.core.mentions import SCHEME
from wizard.core.pictures import NAMED
from wizard.core.wording import clean, one_line

TOP_HEADING = 3
"""A section's own title is an h2, so headings inside an answer start one lower."""


Inside = tuple[tuple[str, str], ...]
"""Pairs of what a text names (`answer:id`, `step:flow/step`, `pictures/name.png`) and the address
that it has on this page."""


@lru_cache(maxsize=2_000)
def prose(text: str, inside: Inside = ()) -> str:
    """Markdown as HTML, for `|safe`. Raw HTML shows as its letters, others' pictures become links.

    `inside`: where links to other answers and to questions lead, and where our own pictures are;
    others are their words alone. A text that is too long to lay out (`long-text`) stands as it was
    typed.
    """
    if len(text) > LONGEST:
        return f'<p class="as-typed">{html.escape(clean(text))}</p>'
    return str(_markdown().render(clean(text), {"inside": dict(inside)}))


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    """What an editor's text may show: CommonMark and tables, less what loses words.

    No raw HTML, and no pictures but our own; a line such as "[Note]: see below", which Markdown
    takes for an address to be named elsewhere, and a fence stay what was typed.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    markdown.disable(["image", "reference", "fence"])
    markdown.inline.ruler.before("link", "picture", _picture)
    markdown.validateLink = _may_lead  # type: ignore[assignment]
    markdown.core.ruler.push("headings", _lower_headings)
    markdown.core.ruler.push("inside", _lead_inside)
    return markdown


def _may_lead(address: str) -> bool:
    """Whether a link may lead there: to the web, a mail program, a phone, a place inside."""
    return (SAFE.match(address) or SCHEME.match(address)) is not None


def _lead_inside(state: StateCore) -> None:
    """Give the links inside the addresses that they have on this page."""
    for token in state.tokens:
        if token.children:
            token.children = list(_led(token.children, state.env.get("inside", {})))


def _led(children: Sequence[Token], inside: Mapping[str, str]) -> Iterator[Token]:
    lost = False
    for token in children:
        target = str(token.attrGet("href") or "")
        if SCHEME.match(target):
            lost = target not in inside
            token.attrSet("href", inside.get(target, ""))
        if lost and token.type in ("link_open", "link_close"):
            lost = token.type == "link_open"
            continue
        yield token


def _picture(state: StateInline, silent: bool) -> bool:
    """Our own pictures; where they cannot be shown, their words."""
    found = NAMED.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        address = state.env.get("inside", {}).get(found[2])
        token = state.push("image" if address else "text", "img" if address else "", 0)
        token.content = found[1]
        if address:
            token.attrs = {"src": address, "alt": found[1]}
            token.children = [Token("text", "", 0, content=found[1])]
    state.pos = found.end()
    return True


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


@lru_cache(maxsize=2_000)
def spoken(text: str) -> str:
    """Markdown as words to read out or to send: no marks, links by their words, lists numbered."""
    if len(text) > LONGEST:
        return clean(text)
    return "\n".join(_lines(_markdown().parse(clean(text)))).strip("\n")


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    """The lines of each block; a blank one where a paragraph stands apart from what is before."""
    ordered: list[bool] = []
    cells: list[str] = []
    lead = ""
    for at, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            ordered.append(token.tag == "ol")
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            ordered.pop()
        elif token.type == "list_item_open":
            lead = f"{token.info}{token.markup} " if ordered[-1] else "- "
        elif token.type == "tr_open":
            cells.clear()
        elif token.type == "tr_close":
            yield " | ".join(cells)
        if token.level == 0 and token.nesting >= 0 and token.type != "inline":
            yield ""
        if not (said := _said(token)):
            continue
        if token.level and tokens[at - 1].tag in ("td", "th"):
            cells.append(said)
        else:
            yield f"{'   ' * (len(ordered) - 1)}{lead}{said}"
            lead = ""


def _said(token: Token) -> str:
    """The words of one token of a block."""
    if token.type == "code_block":
        return token.content.rstrip()
    return "".join(_word(child) for child in token.children or ())


def _word(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def items(text: str) -> tuple[str, ...]:
    """The first line of each numbered step, as words."""
    tokens = _markdown().parse(clean(text))
    starts = [at for at, token in enumerate(tokens) if token.type == "list_item_open"]
    ordered = [at for at in starts if tokens[at].info]
    said = (next(filter(None, map(_said, tokens[at:])), "") for at in ordered)
    return tuple(line.split("\n", 1)[0] for line in said)
