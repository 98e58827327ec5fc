"""What a page's questions look like: lines of one style that ask, each with words below it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from bs4.element import Tag

from wizard.authoring.furniture import boilerplate, classes
from wizard.authoring.page_lines import HEADINGS, LABEL, NUMBER, REPLY, Line
from wizard.authoring.page_links import same

LONGEST = 400
"""Characters. The longest question title seen on a real court's page has 300."""
_OPENS = re.compile(
    r"(?:how|what|what's|where|when|why|who|whom|whose|which|can|could|may|must|shall|should|do|does|did|is|are|was"
    r"|will|would|has|have|am|i|i'm|i've|my|we|our|if|must|explain|tell|describe)\b",
    re.I,
)
_NOTE = re.compile(
    r"(?:please\ )?(?:notes?|important|warning|caution|tips?|reminder|attention|step\s+\w+"
    r"|examples?|please|do\ not|don't|never|always|new|update|option\s+\w+|method\s+\w+)\b",
    re.I | re.X,
)
_COUNT = re.compile(r"\(?(\d{1,3})[.):]\s*\S")
_PAGE = re.compile(r"\bFAQs?\b|\bquestions\b|how[ -]tos?\b", re.I)
CERTAIN = ("label", "opens", "summary", "dt", "moved", "listed", "known", "named", "sequence")
"""Styles that tell a question without a question mark."""
_SUREST = ("known", "label")


def asks(text: str) -> bool:
    """Does it end with a question mark, or hold one and open like a question?"""
    bare = text.rstrip(" \"'”’)]:*")
    return bare.endswith("?") or ("?" in text and bool(_OPENS.match(bare_title(text))))


def opens_like_one(text: str) -> bool:
    return bool(_OPENS.match(bare_title(text)))


def bare_title(text: str) -> str:
    text = LABEL.sub("", text, count=1) if LABEL.match(text) else text
    return NUMBER.sub("", text, count=1).strip()


@dataclass(slots=True)
class Style:
    """One way of looking, and the numbers of the lines that look so."""

    name: str
    members: list[int]
    score: float = 0.0


def question_styles(lines: list[Line], known: set[str]) -> list[Style]:
    """The styles whose lines ask, the page's own questions first; none if nothing asks."""
    groups: dict[tuple[str, *tuple[Hashable, ...]], list[int]] = defaultdict(list)
    first = _first_lines(lines)
    faq = any(_PAGE.search(line.text) for line in lines if line.box.name in ("h1", "h2", "p"))
    rows = [n for n, line in enumerate(lines) if not line.skipped]
    for n in rows:
        if 3 <= len(lines[n].text) <= LONGEST and re.search(r"[^\W\d]{2}", lines[n].text):
            for key in set(_looks(lines[n], first.get(n), known)):
                groups[key].append(n)
    if in_order := _numbered_in_order(lines, rows):
        groups["sequence",] = in_order
    following = dict(pairwise(rows))
    styles = [Style(key[0], members) for key, members in groups.items()]
    for style in styles:
        style.score = _score(style, lines, following, faq)
    good = [style for style in styles if style.score > 0.2]
    good.sort(key=lambda style: (style.score, style.name in CERTAIN), reverse=True)
    enough = 0.6 * good[0].score if good else 0.0
    good.sort(key=lambda style: style.name in _SUREST and style.score >= enough, reverse=True)
    return good


def _numbered_in_order(lines: list[Line], rows: list[int]) -> list[int]:
    """Lines numbered 1, 2, 3 … down the page; lists inside the answers start again at 1."""
    numbers = {n: int(found[1]) for n in rows if (found := _COUNT.match(lines[n].text))}
    before = dict(zip(rows[1:], rows, strict=False))
    chain: list[int] = []
    for n in numbers:
        listed = numbers.get(before.get(n, -1), 0) == numbers[n] - 1 and len(chain) > 0
        if numbers[n] != len(chain) + 1 or (listed and not asks(lines[n].text)):
            continue
        chain.append(n)
    return chain if len(chain) > 2 else []


def _first_lines(lines: list[Line]) -> dict[int, tuple[bool, bool]]:
    """Lines that open their box, or the box around it, with further lines in that box."""
    opened: dict[int, tuple[int, int]] = {}
    several: dict[int, tuple[bool, bool]] = {}
    for n, line in enumerate(lines):
        if line.skipped:
            continue
        for depth, box in enumerate((line.box, line.box.parent)):
            first, at = opened.setdefault(id(box), (n, depth))
            if first != n:
                own, outer = several.get(first, (False, False))
                several[first] = (own or at == 0, outer or at == 1)
    return several


def _looks(
    line: Line, first: tuple[bool, bool] | None, known: set[str]
) -> Iterator[tuple[str, *tuple[Hashable, ...]]]:
    """All the ways in which a line looks like others, from its tag to its words."""
    box, parent = line.box, line.box.parent
    kinds = tuple(classes(box))
    outer = (parent.name, tuple(classes(parent))) if parent is not None else ()
    yield from _by_element(line)
    yield "box", line.part, box.name, kinds
    yield "box in box", line.part, box.name, kinds, outer
    yield "marks", line.part, box.name, kinds, line.marks
    yield "style", line.part, box.name, str(box.get("style", ""))[:200], line.marks
    if first:
        yield "first", line.part, box.name, kinds, outer, first
        yield "first asking", line.part, box.name, asks(line.text) or opens_like_one(line.text)
    if line.bold:
        yield "bold", line.part, bool(re.search(r"^h\d$", box.name))
        yield "bold in", line.part, box.name, kinds
    if line.part == "lead":
        yield ("lead",)
    if LABEL.match(line.text) or line.label == "q":
        yield ("label",)
    elif NUMBER.match(line.text):
        yield "number", box.name, line.bold
        yield "number asking", asks(line.text)
    if line.panel is not None:
        yield ("opens",)
    if line.moved:
        yield ("moved",)
    if line.listed:
        yield ("listed",)
    if same(line.text) in known:
        yield ("known",)
    if asks(line.text):
        yield "asking in", box.name, line.bold
        yield ("asking",)


def _by_element(line: Line) -> Iterator[tuple[str, *tuple[Hashable, ...]]]:
    tag: Tag | None = line.box
    for _ in range(5):
        if tag is None or tag.name in ("body", "main", "article", "dd"):
            return
        if tag.name in (*HEADINGS, "dt", "summary", "button", "legend", "caption"):
            yield tag.name, ""
            yield tag.name, tuple(classes(tag))
        if tag.name in ("td", "th"):
            column = len(tag.find_previous_siblings(["td", "th"]))
            if tag.parent and len(tag.parent.find_all(["td", "th"], recursive=False)) in (2, 3, 4):
                yield "column", tag.name, column
            return
        scope = tag.find_parent(itemscope=True) if tag.get("itemprop") == "name" else None
        if scope is not None and "Question" in str(scope.get("itemtype")):
            yield ("known",)
        if {"question", "questions"} & set(
            " ".join(classes(tag)).lower().replace("_", "-").split("-")
        ):
            yield "named", tag.name, tuple(classes(tag))
        tag = tag.parent


def _score(style: Style, lines: list[Line], following: dict[int, int], faq: bool) -> float:
    """How well a style fits: 1 for each line that asks and has words of its own below it."""
    members = set(style.members)
    certain = style.name in CERTAIN or style.name in HEADINGS or style.name == "column"
    score, answered, asking = 0.0, 0, 0
    seen: set[str] = set()
    menu = 2 * sum(1 for n in style.members if links_away(lines[n])) <= len(style.members)
    for n in style.members:
        has_words = following.get(n, n) not in members and n in following
        line = lines[n]
        like = (asks(line.text) or (style.name == "label")) and not boilerplate(line.text)
        answered += has_words
        asking += like
        if like and has_words and line.text in seen:
            continue
        seen.add(line.text)
        if like and has_words:
            score += (-0.1 if menu else 0.7) if links_away(line) else 1.0
        elif has_words and not boilerplate(line.text):
            score += 0.1 if stands_for_a_question(line, style) else -0.2
        else:
            score -= 0.05
        if line.label == "a" or (REPLY.match(line.text) and not LABEL.match(line.text)):
            score -= 1.0
    least = 0.15 if certain else 0.4
    count = len(style.members)
    if answered < 0.5 * count or (asking < least * count and style.name != "known"):
        few = style.name in ("summary", "dt", "opens", "moved") and count >= 2
        few = few or (style.name in HEADINGS and count >= 3 and (asking > 0 or faq))
        few = few or (style.name.startswith("bold") and count >= 3 and (asking > 1 or faq))
        return 0.25 * answered if few and answered >= 0.7 * count else 0.0
    score *= 0.7 if style.name.startswith("asking") or style.name == "number asking" else 1.0
    return score if count > 1 or certain or style.name == "h1" or asking else 0.0


def links_away(line: Line) -> bool:
    """Is the whole line a link, as in a menu?"""
    first = next((leaf for leaf in line.leaves if str(leaf).strip()), None)
    around = takewhile(lambda tag: tag is not line.box, first.parents if first else ())
    whole = any(name == "a" for name, _ in line.marks)
    return whole and any(
        tag.name == "a" and not re.match(r"(?:#|javascript:|$)", str(tag.get("href") or ""), re.I)
        for tag in around
    )


def stands_for_a_question(line: Line, style: Style) -> bool:
    """Is a line of the questions' style, that does not ask, yet a question?"""
    text = bare_title(line.text)
    if asks(line.text):
        return True
    if boilerplate(line.text) or not text:
        return False
    if style.name in CERTAIN or style.name in HEADINGS or style.name == "column":
        return True
    if _NOTE.match(text) or text.endswith(":") or len(text.split()) < 2:
        return False
    return opens_like_one(text) or not text.endswith((".", "!", ";", ","))
