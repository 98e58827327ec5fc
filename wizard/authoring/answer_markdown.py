"""The lines of an answer as Markdown, with their lists, tables, links and emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from markdownify import MarkdownConverter

from wizard.authoring.page_lines import HEADINGS, REPLY, Line

_TABLE = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")
_HOLDERS = frozenset(("ul", "ol", "li", "blockquote", *_TABLE))
_INLINE = {"a": "a", "b": "b", "strong": "b", "i": "i", "em": "i", "code": "code", "tt": "code"}
_INLINE |= {"sub": "sub", "sup": "sup", "q": "q", "kbd": "code"}
_ITEM = re.compile(r"(?:(?P<number>\(?\d{1,2}[.)])\s+|[•·▪◦‣●○]\s*|[*–-]\s+)(?=\S)")
_DEEPEST = 24


@dataclass(slots=True)
class Converted:
    markdown: str
    unaddressed: list[str] = field(default_factory=list)
    """Links that could not be kept, in words."""


def markdown(lines: list[Line], torn: set[int], base: str) -> Converted:
    """An answer's lines as Markdown. `torn` holds the ids of elements that reach beyond it."""
    clone = _Clone(torn, base, [*lines])
    for number, line in enumerate(lines):
        clone.add(number, line)
    text = _Converter().convert_soup(clone.root).strip()
    text = re.sub(r"(?<![ \t])[ \t]+(?=\n)", "", text)
    return Converted(re.sub(r"\n{3,}", "\n\n", text), clone.unaddressed)


class _Converter(MarkdownConverter):
    class Options:
        heading_style = "atx"
        bullets = "-"
        autolinks = False
        newline_style = "backslash"
        table_infer_header = True
        sub_symbol = ""
        sup_symbol = ""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Only what Markdown would take for its own: most signs stay as the court wrote them."""
        text = re.sub(r"([\\*`<])", r"\\\1", text)
        text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
        text = re.sub(r"(?<=\])(?=\()|(?<=!)(?=\[)", r"\\", text)
        return re.sub(r"^(#{1,6}|>|\+)(?=\s|$)", r"\\\1", text)


class _Clone:
    """Builds a tree of what is in the answer alone, from the leaves up."""

    def __init__(self, torn: set[int], base: str, lines: list[Line]) -> None:
        self.root = BeautifulSoup("", "html.parser")
        self.torn, self.base, self.lines = torn, base, lines
        self.open: list[tuple[int, Tag]] = []
        self.wrapper: Tag = self.root
        self.items: tuple[str, Tag, int] | None = None
        self.plain: dict[int, bool] = {}
        self.unaddressed: list[str] = []

    def add(self, number: int, line: Line) -> None:
        before = self.lines[number - 1] if number else None
        holder = self._holder(line)
        item = self._item(number) if holder is self.root else None
        goes_on = before is not None and before.box is line.box and line.part == "rest"
        if item is not None:
            self.wrapper = item
        elif goes_on or (holder.name in ("td", "th") and holder.contents):
            self.wrapper.append(" ")
        elif before is not None and before.box is line.box and line.broken == 1 and self._joins():
            self.wrapper.append(self.root.new_tag("br"))
        elif holder.name in ("li", "td", "th") and not holder.contents:
            self.wrapper = holder
        else:
            self.wrapper = self.root.new_tag("p")
            holder.append(self.wrapper)
        into = self.wrapper
        if any(
            tag.name in HEADINGS or tag.name == "dt" for tag in (line.box, *line.box.parents)[:3]
        ):
            into = self.root.new_tag("b")
            self.wrapper.append(into)
        self._words(line, into)

    def _joins(self) -> bool:
        return self.items is None and self.wrapper is not self.root

    def _holder(self, line: Line) -> Tag:
        """The open list item, cell or quotation for a line, made where it is new."""
        chain = list(self._around(line.box))[::-1]
        while chain and chain[0].name in ("li", "tr", "td", "th", "thead", "tbody", "tfoot"):
            del chain[0]
        chain = chain[:_DEEPEST]
        same = 0
        while same < min(len(chain), len(self.open)) and self.open[same][0] == id(chain[same]):
            same += 1
        del self.open[same:]
        for tag in chain[same:]:
            new = self.root.new_tag(tag.name)
            if tag.name == "ol" and str(tag.get("start", "")).isdecimal():
                new["start"] = str(tag["start"])[:4]
            self._place().append(new)
            self.open.append((id(tag), new))
        return self.open[-1][1] if self.open else self.root

    def _place(self) -> Tag:
        """Where a new holder goes: a list between two numbered lines belongs to the first."""
        if self.open:
            return self.open[-1][1]
        items = self.items[1].find_all("li", recursive=False) if self.items else []
        return items[-1] if items else self.root

    def _around(self, box: Tag) -> Iterator[Tag]:
        for tag in (box, *box.parents):
            if id(tag) in self.torn or tag.name in ("body", "html"):
                return
            if tag.name in _HOLDERS and not (tag.name in _TABLE and self._layout(tag)):
                yield tag

    def _layout(self, tag: Tag) -> bool:
        """Is a table there for its looks, with one column or one row?"""
        table = tag if tag.name == "table" else tag.find_parent("table")
        if table is None or id(table) in self.torn:
            return True
        if id(table) not in self.plain:
            rows = [len(row.find_all(["td", "th"])) for row in table.find_all("tr")]
            nested = table.find("table") is not None
            self.plain[id(table)] = nested or len(rows) < 2 or max(rows, default=0) < 2
        return self.plain[id(table)]

    def _item(self, number: int) -> Tag | None:
        """A list item for a line that opens with a bullet, or with the number that is next."""
        line = self.lines[number]
        found = _ITEM.match(line.text)
        kind = "ol" if found and found["number"] else "ul"
        count = int(found["number"].strip("(.)")) if found and found["number"] else 0
        goes_on = self.items is not None and self.items[0] == kind
        expected = self.items[2] + 1 if goes_on and self.items else 1
        after = self.lines[number + 1].text if number + 1 < len(self.lines) else ""
        sure = (
            goes_on or (kind == "ul" and bool(found) and not found["number"]) if found else False
        )
        sure = sure or (kind == "ol" and bool(re.match(r"\(?2[.)]\s", after)))
        if found is None or not sure or (kind == "ol" and count != expected):
            self.items = None
            return None
        box = self.items[1] if goes_on and self.items else self.root.new_tag(kind)
        if not goes_on:
            self.root.append(box)
        self.items = (kind, box, count)
        _cut(line, len(found[0]))
        item = self.root.new_tag("li")
        box.append(item)
        return item

    def _words(self, line: Line, into: Tag) -> None:
        path: list[tuple[int, Tag]] = []
        for leaf in line.leaves:
            chain = list(self._inline(leaf, line))[::-1]
            same = 0
            while same < min(len(chain), len(path)) and path[same][0] == id(chain[same]):
                same += 1
            del path[same:]
            for tag in chain[same:]:
                new = self.root.new_tag(_INLINE[tag.name])
                if tag.name == "a":
                    new["href"] = self.address(tag)
                (path[-1][1] if path else into).append(new)
                path.append((id(tag), new))
            text = re.sub(r"\s+", " ", str(leaf))
            (path[-1][1] if path else into).append(NavigableString(text))

    def _inline(self, leaf: PageElement, line: Line) -> Iterator[Tag]:
        outside = False
        for tag in leaf.parents:
            if id(tag) in self.torn or (outside and tag.name in _HOLDERS):
                return
            outside = outside or tag is line.box
            linked = tag.name == "a" and self.address(tag)
            if linked or (not outside and tag.name != "a" and tag.name in _INLINE):
                yield tag

    def address(self, link: Tag) -> str:
        """Where a link leads, in full; "" (and a word about it) where that is not known."""
        href = "".join(str(link.get("href") or "").split())
        try:
            full = urljoin(self.base, href) if self.base else href
        except ValueError:
            full = ""
        if re.match(r"(?:https?://[^/]|mailto:|tel:)", full, re.I):
            return full.replace("(", "%28").replace(")", "%29").replace("<", "").replace(">", "")
        said = " ".join(link.get_text().split())
        if href and said:
            note = f"{said} → {href[:200]}"
            if note not in self.unaddressed:
                self.unaddressed.append(note)
        return ""


def _cut(line: Line, count: int) -> None:
    """Take the first characters off a line, over its leaves."""
    leaves: list[PageElement] = []
    for leaf in line.leaves:
        text = re.sub(r"\s+", " ", str(leaf))
        text = text.lstrip() if not leaves else text
        if count > 0:
            gone = min(count, len(text))
            count -= gone
            kept = NavigableString(text[gone:])
            kept.parent = leaf.parent
            leaves.append(kept)
        else:
            leaves.append(leaf)
    line.leaves = leaves
    line.text = " ".join("".join(str(leaf) for leaf in leaves).split())


def without_reply(lines: Iterable[Line]) -> list[Line]:
    """The lines without the "A:" or "Answer:" before the first of them."""
    kept = list(lines)
    found = REPLY.match(kept[0].text) if kept else None
    if found:
        _cut(kept[0], len(found[0]))
    return [line for line in kept if line.text]
