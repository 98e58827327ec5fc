"""Links inside a page: tables of contents, tabs and buttons that open an answer."""

from __future__ import annotations

import re
from itertools import groupby, pairwise, takewhile
from urllib.parse import unquote, urldefrag

from bs4.element import Tag

from wizard.authoring.page_lines import HEADINGS, LABEL, NUMBER, Line, Lines

CONTENTS = "table of contents"


def same(text: str) -> str:
    """A title for comparing: without label, number, case and punctuation."""
    bare = LABEL.sub("", text, count=1) if LABEL.match(text) else text
    bare = NUMBER.sub("", bare, count=1)
    return " ".join(re.findall(r"\w+", bare.lower()))


def follow_links(page: Lines, address: str) -> list[Line]:
    """The lines, less tables of contents, with the label of each tab above its panel."""
    ahead = {n: _target(line, page, address) for n, line in enumerate(page.lines)}
    for n, name in ahead.items():
        if name and page.starts[name] == n + 1:  # a button above its own answer
            ahead[n] = ""
    moves: dict[int, list[Line]] = {}
    moved: set[int] = set()
    for run in _runs(page.lines, ahead):
        for n in run:
            line, name = page.lines[n], ahead[n]
            place = page.starts.get(name, 0)
            found = _contents(line, page, name, run[-1])
            if found is not None:
                line.skipped, found.listed = CONTENTS, True
            elif place > run[-1] and name:
                line.moved, line.skipped = True, ""
                line.panel = _panel(page.targets[name], page, place)
                moves.setdefault(place, []).append(line)
                moved.add(n)
    for n, line in enumerate(page.lines):
        if n not in moved and line.panel is None:
            line.panel = _opens(line, page, n)
    _skip_repeated(page.lines)
    order: list[Line] = []
    for n in range(len(page.lines) + 1):
        order += moves.get(n, [])
        order += [page.lines[n]] if n < len(page.lines) and n not in moved else []
    return order


def _runs(lines: list[Line], ahead: dict[int, str]) -> list[list[int]]:
    """Numbers of lines that follow each other and are links into the page, at least two."""
    seen = [n for n, line in enumerate(lines) if ahead[n] or not line.skipped]
    groups = groupby(seen, key=lambda n: bool(ahead[n]))
    runs = [list(run) for linked, run in groups if linked]
    return [run for run in runs if len(run) > 1]


def _target(line: Line, page: Lines, address: str) -> str:
    """The id that a line leads to, if the whole line is one link or one tab."""
    around = [tag for name, _ in line.marks for tag in _inline(line) if tag.name == name]
    for tag in (*around, line.box):
        if tag.name == "a" and tag.get("href"):
            bare, name = urldefrag(str(tag["href"]))
            here = not bare or bare.rsplit("/", 1)[-1] == urldefrag(address)[0].rsplit("/", 1)[-1]
            if name and (here or not address) and unquote(name) in page.starts:
                return unquote(name)
        if name := _controls(tag, page):
            return name
    return ""


def _inline(line: Line) -> list[Tag]:
    first = next(leaf for leaf in line.leaves if str(leaf).strip())
    return list(takewhile(lambda tag: tag is not line.box, first.parents))


def _controls(tag: Tag, page: Lines) -> str:
    for key in ("aria-controls", "data-bs-target", "data-target", "href"):
        name = str(tag.get(key) or "").removeprefix("#")
        if name in page.targets and (key != "href" or str(tag[key]).startswith("#")):
            return name
    return ""


def _contents(line: Line, page: Lines, name: str, end: int) -> Line | None:
    """The heading that a line of a table of contents names, if it stands at its target."""
    place = page.starts.get(name, 0)
    title = same(line.text)
    for found in page.lines[place : place + 3]:
        if place > end and title and same(found.text) == title and not found.skipped:
            return found
    target = page.targets.get(name)
    if target is None or not end < place < len(page.lines):
        return None
    around = [tag.name for tag in (page.lines[place].box, *page.lines[place].box.parents)[:3]]
    mark = target.name in HEADINGS or (target.name == "a" and not {*around}.isdisjoint(HEADINGS))
    return page.lines[place] if mark else None


def _panel(target: Tag, page: Lines, place: int) -> Tag | None:
    """The element as the holder of an answer; None if it is but a mark in the text."""
    holds = place < len(page.lines) and target in page.lines[place].box.parents
    return (
        target if holds or (place < len(page.lines) and page.lines[place].box is target) else None
    )


def _opens(line: Line, page: Lines, n: int) -> Tag | None:
    """The element that a line opens: what its button controls, or the rest of <details>."""
    first = next((leaf for leaf in line.leaves if str(leaf).strip()), None)
    for depth, tag in enumerate(first.parents if first else ()):
        if tag.name == "summary" and tag.parent is not None:
            return tag.parent
        if depth > 5 or tag.name in ("body", "main", "details", "dd"):
            return None
        name = _controls(tag, page)
        place = page.starts.get(name, -1)
        panel = page.targets.get(name)
        if panel is not None and n < place <= n + 4:
            empty = panel.name in ("div", "section") and not panel.get_text(strip=True)
            return panel if empty else _panel(panel, page, place)
    return None


def _skip_repeated(lines: list[Line]) -> None:
    """Two lines or more in a row that all come again further down are a table of contents."""
    last: dict[str, int] = {}
    for n, line in enumerate(lines):
        if not line.skipped:
            last[same(line.text)] = n
    rows = [n for n, line in enumerate(lines) if not line.skipped]
    again = [n for n in rows if last.get(same(lines[n].text), n) > n and "?" in lines[n].text]
    known = set(again)
    following = dict(pairwise(rows))
    before = {after: n for n, after in following.items()}
    for n in again:
        if following.get(n) in known or before.get(n) in known:
            lines[n].skipped = CONTENTS
            lines[last[same(lines[n].text)]].listed = True
