"""A page as lines: each run of words that stands together, and where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from bs4.element import CData, NavigableString, PageElement, Tag

from wizard.authoring.furniture import classes, phrase, tokens, zone

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = """
address article aside blockquote body button caption center dd details dialog dir div dl dt
fieldset figcaption figure footer form header hr html legend li main menu nav ol p pre section
summary table tbody td tfoot th thead tr ul option select label
"""
BLOCKS = frozenset((*_BLOCKS.split(), *HEADINGS))
BOLD = ("b", "strong", "th")
LABEL = re.compile(
    r"(?<!\s)\s*+(?:Q(?:uestion)?\s*+(?:No\.?\s*+|\#\s*+)?\d*+\s*+[.:)\]–—-]+|Q(?:uestion)?\s*+\#?\d+\b|FAQ\s*+\#?\d+\s*+[.:)–—-]*)\s*+",
    re.I,
)
REPLY = re.compile(
    r"(?<!\s)\s*+(?:A(?:nswer)?\s*+\#?\d*+\s*+[.:)]+|Ans\s*+[.:]+|Answer\s*+[–—-]|R:)\s*+", re.I
)
NUMBER = re.compile(
    r"(?<!\s)\s*+(?:\d{1,2}(?:\.\d{1,2}){1,5}[.):]?(?=\s)|\(?\d{1,3}[.):]+|\#\d{1,3}[.):]?"
    r"|\d{1,3}\s*+[–—-](?=\s)|[A-Z][.)](?=\s)|\(?[ivxIVX]{1,5}[.)](?=\s))\s*+"
)
_LABEL_ALONE = re.compile(r"(Q|A|(?i:Question|Answer))\s*#?\d{0,3}\s*[.:)]?")
BADGE = re.compile(
    r"(?:Q|A|Question|Answer)?\s*[#(]?\d{0,3}\s*[.:)]?|[^\w$€£§]{1,3}|[A-Za-z]", re.I
)


@dataclass(eq=False, slots=True)
class Line:
    """Words in one block of a page, up to the next block or line break."""

    box: Tag
    """The block that the words stand in."""
    leaves: list[PageElement]
    zone: str = ""
    broken: int = 0
    """How many line breaks before it part it from the line above in the same block."""
    rule: bool = False
    """Whether a horizontal rule stands above it."""
    part: str = ""
    """"lead" for emphasized words that open a block, "rest" for what follows them."""
    text: str = ""
    label: str = ""
    """"q" or "a" where "Q:" or "Answer" stands before it on a line or in a cell of its own."""
    dropped: str = ""
    """Buttons and permalinks that stood among its words."""
    skipped: str = ""
    """Why it is no part of a question or an answer; "" if it may be."""
    panel: Tag | None = None
    """The element that holds the answer, where the page tells."""
    moved: bool = False
    listed: bool = False
    """Whether a table of contents names it."""
    marks: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())
    bold: bool = False


@dataclass(slots=True)
class Lines:
    """All lines of a page; `starts` gives for an element's id the number of its first line."""

    lines: list[Line]
    starts: dict[str, int]
    targets: dict[str, Tag]


def lines_of(root: Tag) -> Lines:
    """The lines of a page in their order."""
    walk = _Walk()
    walk.through(root)
    lines = [part for line in walk.lines for part in _parts(line) if _said(part)]
    place = {id(leaf): n for n, line in enumerate(lines) for leaf in line.leaves}
    starts: dict[str, int] = {}
    for name, (number, _) in reversed(walk.ids.items()):
        following = (place.get(id(leaf)) for leaf in walk.leaves[number : number + 50])
        starts[name] = next((n for n in following if n is not None), len(lines))
    boxes = Counter(id(line.box) for line in lines)
    for line in lines:
        _describe(line, boxes[id(line.box)] == 1)
    _take_labels(lines)
    return Lines(lines, starts, {name: tag for name, (_, tag) in walk.ids.items()})


def _take_labels(lines: list[Line]) -> None:
    """ "Q:" and "Answer" on a line of their own tell what the next line is."""
    label, asked = "", False
    for above, line in pairwise([lines[0], *lines] if lines else ()):
        found = _LABEL_ALONE.fullmatch(line.text)
        cell = line.box.name in ("td", "th", "li") and line.text[-1:].isalpha()
        if found and not (cell and len(found[1]) == 1 and not asked and found[1] in "Aa"):
            two = above is not line and _LABEL_ALONE.fullmatch(above.text)
            label = "" if two else found[1][0].lower()
            asked = asked or label == "q"
            line.skipped = line.skipped or "buttons and labels"
        elif not line.skipped:
            line.label, label = label if asked else "", ""


class _Walk:
    """Reads a tree without recursion, so that deep pages do no harm."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.leaves: list[PageElement] = []
        self.ids: dict[str, tuple[int, Tag]] = {}
        self.fresh, self.breaks, self.rule = True, 0, False

    def through(self, root: Tag) -> None:
        waiting: list[tuple[PageElement, Tag, str] | None] = [(root, root, "")]
        while waiting:
            step = waiting.pop()
            if step is None:
                self.fresh = True
                continue
            node, box, where = step
            if isinstance(node, Tag):
                waiting += self._enter(node, box, where)
            elif type(node) in (NavigableString, CData):
                self._leaf(node, box, where)

    def _enter(self, tag: Tag, box: Tag, where: str) -> list[tuple[PageElement, Tag, str] | None]:
        for name in (tag.get("id"), tag.get("name") if tag.name == "a" else None):
            if isinstance(name, str) and name and name not in self.ids:
                self.ids[name] = (len(self.leaves), tag)
        if tag.name in ("script", "style", "template", "head", "title", "svg", "math", "object"):
            return []
        if tag.name == "br":
            self.fresh, self.breaks = True, self.breaks + 1
            return []
        if tag.name == "img":
            return []
        where = where or zone(tag)
        block = tag.name in BLOCKS or _named_block(tag)
        if block:
            self.fresh, self.breaks = True, 0
            self.rule = self.rule or tag.name == "hr"
        inside = [(child, tag if block else box, where) for child in reversed(tag.contents)]
        return [None, *inside] if block else [*inside]

    def _leaf(self, node: PageElement, box: Tag, where: str) -> None:
        blank = not str(node).strip()
        last = self.lines[-1] if self.lines else None
        self.leaves.append(node)
        if not self.fresh and last is not None and last.box is box:
            last.leaves.append(node)
        elif not blank:
            together = last is not None and last.box is box
            self.lines.append(Line(box, [node], where, self.breaks if together else 0, self.rule))
            self.fresh, self.breaks, self.rule = False, 0, False


def _named_block(tag: Tag) -> bool:
    """A <span class="faq-answer"> stands on its own, whatever its name says."""
    return tag.name in ("span", "a", "strong", "b") and bool(
        {"question", "answer"} & set(tokens(tag))
    )


def _parts(line: Line) -> Iterator[Line]:
    """A line, or its emphasized opening words and the rest of it; and "Q: … A: …" in two."""
    cut = _lead(line)
    if cut:
        yield Line(line.box, line.leaves[:cut], line.zone, line.broken, line.rule, "lead")
        yield Line(line.box, line.leaves[cut:], line.zone, 0, False, "rest")
    else:
        yield line


def _lead(line: Line) -> int:
    """How many leaves are emphasized words that open the line; 0 if all or none are."""
    words = [(n, leaf) for n, leaf in enumerate(line.leaves) if str(leaf).strip()]
    for (n, leaf), (_, before) in zip(words[1:], words, strict=False):
        if REPLY.match(f"{leaf}") and LABEL.match(words_of(line.leaves[:n])) and before:
            return n
    first = words[0][1] if words else None
    if first is None or (len(words) > 1 and BADGE.fullmatch(str(first).strip())):
        first = words[1][1] if len(words) > 1 else None
    wrapper = _emphasis(first, line.box) if first is not None else None
    if not wrapper:
        return 0
    inside = {id(leaf) for leaf in wrapper.descendants}
    cut = next((n for n, leaf in words if n and id(leaf) not in inside and n > words[0][0]), 0)
    lead, rest = words_of(line.leaves[:cut]), words_of(line.leaves[cut:])
    asks = lead.rstrip(" :\"'”’)").endswith("?")
    bold = wrapper.name in BOLD
    if not cut or phrase(rest) or not (asks or bold) or len(lead.split()) < 2:
        return 0
    return cut if asks or not rest[:1].islower() else 0


def _emphasis(leaf: PageElement, box: Tag) -> Tag | None:
    """The bold element around a leaf, or else the outermost inline one."""
    around = [tag for tag in takewhile(lambda tag: tag is not box, leaf.parents) if tag.parent]
    bold = next((tag for tag in reversed(around) if tag.name in BOLD), None)
    return bold or (around[-1] if around else None)


def words_of(leaves: list[PageElement]) -> str:
    return " ".join("".join(str(leaf) for leaf in leaves).split())


def _said(line: Line) -> bool:
    """Keep what says something: without its buttons, badges and permalinks."""
    gone = [leaf for leaf in line.leaves if str(leaf).strip() and _furniture(leaf, line)]
    out = set(map(id, gone))
    kept = [leaf for leaf in line.leaves if id(leaf) not in out]
    whole = words_of(line.leaves)
    line.text = words_of(kept)
    if line.text:
        line.dropped = " ".join(words_of([leaf]) for leaf in gone)
        line.leaves = kept
    else:
        line.text, line.skipped = whole, line.zone or "buttons and labels"
    return bool(whole)


def _furniture(leaf: PageElement, line: Line) -> bool:
    inner = leaf.parent
    said = " ".join(str(leaf).split())
    if inner is None or len(said) > 60:
        return False
    own = inner is not line.box
    inline = list(takewhile(lambda tag: tag is not line.box, leaf.parents))
    names = {word for tag in inline[:3] for word in tokens(tag)}
    if {"permalink", "headerlink", "editsection"} & names and len(said) < 30:
        return True
    icon = {
        "icon",
        "icons",
        "glyph",
        "glyphicon",
        "fa",
        "fas",
        "badge",
        "symbol",
        "symbols",
        "material",
        "tocnumber",
    }
    if own and names & icon and (len(said.split()) < 2 or phrase(said)):
        return True
    if own and inner.name in ("a", "button", "span", "small", "font") and phrase(said):
        return bool(inner.name in ("a", "button") or names & {"link", "anchor", "more"}) or (
            any(tag.name in ("a", "button") for tag in inline)
        )
    return False


def _describe(line: Line, alone: bool) -> None:
    chains = [
        list(takewhile(lambda tag: tag is not line.box, leaf.parents))[::-1]
        for leaf in line.leaves
        if str(leaf).strip()
    ]
    shared = [
        tags[0] for tags in zip(*chains, strict=False) if all(tag is tags[0] for tag in tags)
    ]
    line.marks = tuple((tag.name, tuple(classes(tag))) for tag in shared)
    line.bold = all(any(tag.name in BOLD or _heavy(tag) for tag in chain) for chain in chains)
    line.bold = line.bold or _heavy(line.box)
    if not line.skipped:
        badge = (
            alone and BADGE.fullmatch(line.text) and line.box.name not in ("td", "th", "li", "dd")
        )
        line.skipped = line.zone or ("buttons and labels" if phrase(line.text) or badge else "")


def _heavy(tag: Tag) -> bool:
    style = str(tag.get("style", ""))
    return bool(re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", style[:500], re.I))
