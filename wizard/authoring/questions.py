"""The questions of a page with their answers and topics, and all that is none of these."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from wizard.authoring.answer_bounds import Bounds, level
from wizard.authoring.furniture import boilerplate, classes
from wizard.authoring.page_lines import LABEL, NUMBER, Line
from wizard.authoring.question_style import (
    CERTAIN,
    Style,
    asks,
    links_away,
    opens_like_one,
    question_styles,
    stands_for_a_question,
)

ABOVE, AROUND = "above the questions", "between or below the questions"
_COLUMNS = re.compile(r"(?:no|nr|#|number|questions?|answers?|response|topic)s?\.?", re.I)


@dataclass(slots=True)
class Section:
    """One question of a page, the lines of its answer, and the heading that it stands under."""

    line: Line
    title: str
    topic: str = ""
    answer: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What is on a page. `torn` are elements (their ids) that hold a question and more."""

    sections: list[Section]
    torn: set[int]


def read_questions(lines: list[Line], known: set[str]) -> Reading:
    """The questions of a page; each line that is in no answer says why in `skipped`."""
    styles = question_styles(lines, known)
    if not styles:
        for line in lines:
            line.skipped = line.skipped or "no questions on this page"
        return Reading([], set())
    page = _Page(lines, styles)
    return Reading(list(page.sections()), page.bounds.torn)


class _Page:
    def __init__(self, lines: list[Line], styles: list[Style]) -> None:
        self.lines, self.style = lines, styles[0]
        style = styles[0]
        self.rows = [n for n, line in enumerate(lines) if not line.skipped]
        self.after = dict(pairwise(self.rows))
        members = set(style.members)
        links = sum(1 for n in members if links_away(lines[n]))
        self.mostly_links = links * 2 > len(members)
        self.topics = self._labels_of_topics(members)
        self.chosen = {n for n in members - self.topics if self._asked(n, members, style)}
        self.bounds = Bounds(lines, self.rows, self.chosen)
        self.chosen |= set(self._emphasized())
        self.chosen |= set(self._alike(styles[1:]))
        self.bounds = Bounds(lines, self.rows, self.chosen)
        self.levels = {level(lines[n]) for n in self.rows if self._above_a_question(n)} - {0}
        self.own_levels = {level(lines[n]) for n in self.chosen} or {0}
        self.numbered = sum(1 for n in self.chosen if NUMBER.match(lines[n].text))

    def _labels_of_topics(self, members: set[int]) -> set[int]:
        """The labels of tabs and folds that hold questions themselves."""
        boxes = {n: (self.lines[n].box, *self.lines[n].box.parents) for n in members}
        holding = Counter(id(tag) for around in boxes.values() for tag in around)
        found = set()
        for n in self.rows:
            panel = self.lines[n].panel
            own = n in members and panel in boxes[n]
            if panel is not None and not asks(self.lines[n].text):
                found |= {n} if holding[id(panel)] > own else set()
        return found

    def _asked(self, n: int, members: set[int], style: Style) -> bool:
        line, after = self.lines[n], self.after.get(n)
        if boilerplate(line.text) or not stands_for_a_question(line, style):
            return False
        words = after is not None and after not in members
        linked = links_away(line)
        if linked and style.name in ("asking", "asking in") and not self.mostly_links:
            return False
        if not asks(line.text) and self._only_links(n, members):
            return False
        return words or (asks(line.text) and not linked)

    def _only_links(self, n: int, members: set[int]) -> bool:
        """Is what stands below a heading a menu?"""
        below: list[Line] = []
        while (after := self.after.get(n)) is not None and after not in members:
            below.append(self.lines[after])
            if not links_away(below[-1]) or len(below) > 50:
                return len(below) > 2
            n = after
        return len(below) > 1

    def _alike(self, styles: list[Style]) -> Iterator[int]:
        """The lines of another sure style of which some are questions already."""
        for style in styles:
            members = set(style.members)
            if style.name in CERTAIN and members & self.chosen and not members & self.topics:
                yield from (n for n in members - self.chosen if self._asked(n, members, style))

    def _emphasized(self) -> Iterator[int]:
        """Lines of another style that ask as plainly, outside the answers' own boxes."""
        heads = [level(self.lines[n]) for n in self.chosen]
        lowest = max(heads) if heads and all(heads) else 0
        inside = {
            n
            for n, owner in self.bounds.owners().items()
            if owner is not None and self.bounds.boxed[owner] and n != owner
        }
        for n in self.rows:
            line = self.lines[n]
            strong = level(line) or line.bold or line.panel is not None or LABEL.match(line.text)
            strong = strong or any(
                t.name in ("dt", "summary") for t in (line.box, *line.box.parents)[:3]
            )
            strong = strong or self._opens_block(n)
            if n in self.chosen or n in inside or not strong or line.part == "rest":
                continue
            if line.part == "lead" and self.style.name not in ("lead", "bold", "marks", "box"):
                continue
            if lowest and not 0 < level(line) <= lowest and not LABEL.match(line.text):
                continue
            if (
                (asks(line.text) or self._opens_block(n))
                and not boilerplate(line.text)
                and self.after.get(n, n) not in (self.chosen | {n})
            ):
                yield n

    def _opens_block(self, n: int) -> bool:
        """In plain text: "How do I send one" on the first line of a block of several lines."""
        line, after = self.lines[n], self.after.get(n)
        first = not line.broken and after is not None and self.lines[after].box is line.box
        asking = opens_like_one(line.text) and not line.text.endswith((".", ",", ";", ":"))
        return first and asking and self._of_text(line)

    def _above_a_question(self, n: int) -> bool:
        return self.after.get(n) in self.chosen and n not in self.chosen

    def sections(self) -> Iterator[Section]:
        owners = self.bounds.owners()
        topic, open_section = "", None
        last = max(self.chosen)
        closed = False
        found: list[Section] = []
        for n in self.rows:
            line = self.lines[n]
            if n in self.chosen:
                open_section, closed = Section(line, self._title(line), topic), False
                found.append(open_section)
            elif self._is_topic(n, owners[n], bool(found)):
                topic, open_section = bare_topic(line.text), None
                line.skipped = "topics" if self._leads(n) else AROUND
            elif open_section is None:
                line.skipped = AROUND if found else ABOVE
            elif closed or owners[n] is None or self._ends(line, owners[n], n > last):
                closed = True
                line.skipped = AROUND
            else:
                open_section.answer.append(line)
        if found and self._of_text(found[-1].line):
            _drop_footer(found[-1])
        yield from found

    def _title(self, line: Line) -> str:
        text = line.text
        if LABEL.match(text) and LABEL.sub("", text, count=1):
            text = LABEL.sub("", text, count=1)
        if self.numbered * 2 >= len(self.chosen):
            text = NUMBER.sub("", text, count=1) or text
        text = re.sub(r"^[^\w\"'“‘(\[$¿¡«]+|[^\w?!.,;:)\]\"'”’…%»]+$", "", text)
        return text or line.text

    def _is_topic(self, n: int, owner: int | None, begun: bool) -> bool:
        line = self.lines[n]
        here, inside = level(line), owner is not None and self.bounds.boxed[owner]
        if n in self.topics or line.moved:
            return True
        if inside or boilerplate(line.text) or (line.part and line.part != "lead"):
            return False
        if here:
            lower = 0 not in self.own_levels and here > max(self.own_levels)
            higher = 0 not in self.own_levels and here < min(self.own_levels)
            beside = here <= max(self.levels, default=0) or 0 in self.own_levels
            beside = beside or here in self.own_levels
            return not lower and (higher or beside or self._above_a_question(n))
        short = len(line.text.split()) <= 8 and not line.text.endswith((".", "!", ";", ","))
        if not short or not self._above_a_question(n) or _COLUMNS.fullmatch(line.text):
            return False
        if not re.search(r"[^\W\d]{2}", line.text):
            return False
        if self._of_text(line):
            alone = line.box.name == "p" and line.box.find("br") is None
            return alone and len(line.text.split()) <= 6
        named = any(re.search("categ|topic|section", c, re.I) for c in classes(line.box))
        return (
            line.bold
            or named
            or line.moved
            or line.box.name in ("caption", "legend")
            or (begun and owner is None)
        )

    def _leads(self, n: int) -> bool:
        later = (row for row in self.rows if row > n)
        return n in self.topics or next(later, None) is not None

    def _of_text(self, line: Line) -> bool:
        root = line.box.find_parent("body")
        return root is not None and classes(root) == ["text"]

    def _ends(self, line: Line, owner: int | None, last: bool) -> bool:
        if owner is not None and self.bounds.boxed[owner] and owner != max(self.chosen):
            return False
        heading = level(line) or line.bold or "title" in " ".join(classes(line.box))
        if boilerplate(line.text) and (heading or last):
            return True
        return last and (line.rule or line.box.name == "address")


def bare_topic(text: str) -> str:
    return NUMBER.sub("", text, count=1).strip(" :–—-") or text


def _drop_footer(section: Section) -> None:
    """Take off what closes a text page: short lines after the answer that are no sentences."""
    lines = section.answer
    while len(lines) > 1 and lines[-1].box.name == "p" and lines[-1].box is not lines[-2].box:
        text = lines[-1].text
        if len(text.split()) > 14 or text.endswith((".", "!", "?", ":", ";", ")", '"')):
            return
        lines.pop().skipped = AROUND


def skipped_parts(lines: list[Line]) -> list[tuple[str, str]]:
    """Why and what: each run of lines that was not taken."""
    gone = [
        (line.skipped, line.text) for line in lines if line.skipped and line.skipped != "topics"
    ]
    labels = dict.fromkeys(line.dropped for line in lines if line.dropped and not line.skipped)
    gone += [("buttons and labels", " / ".join(labels))] if labels else []
    runs = [
        (why, " / ".join(dict.fromkeys(text for _, text in run)))
        for why, run in groupby(gone, key=lambda one: one[0])
    ]
    return list(dict.fromkeys(runs))
