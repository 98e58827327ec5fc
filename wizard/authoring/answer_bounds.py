"""Where each answer can reach: in which element of the page it is held."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from bs4.element import Tag

from wizard.authoring.page_lines import HEADINGS, Line

_PHRASES = ("p", "span", "font", "a", "b", *HEADINGS)


class Bounds:
    """For each question the element that its answer cannot leave."""

    def __init__(self, lines: list[Line], rows: list[int], chosen: set[int]) -> None:
        self.lines, self.rows, self.chosen = lines, rows, chosen
        self.after = dict(pairwise(rows))
        self.torn: set[int] = set()
        """Elements (their ids) that hold a question and more."""
        self.holders: dict[int, Tag | None] = {}
        self.boxed: dict[int, bool] = {}
        """Whether the element holds this one question and its answer, and nothing else."""
        self._find()

    def owners(self) -> dict[int, int | None]:
        """For each line the question whose answer it may be in."""
        owners: dict[int, int | None] = {}
        owner: int | None = None
        holder: int | None = None
        for n in self.rows:
            if n in self.chosen:
                owner = n
                tag = self.holders[n]
                holder = id(tag) if tag is not None else None
            elif holder is not None and holder not in map(
                id, (self.lines[n].box, *self.lines[n].box.parents)
            ):
                owner = None
            owners[n] = owner
        return owners

    def _find(self) -> None:
        """For each question the element that its answer cannot leave."""
        counts: Counter[int] = Counter()
        for n in self.chosen:
            counts.update(id(tag) for tag in (self.lines[n].box, *self.lines[n].box.parents))
        self.torn = set(counts)
        words: Counter[int] = Counter()
        for n in self.rows:
            box = self.lines[n].box
            words.update(id(tag) for tag in (box, *box.parents) if counts.get(id(tag)) == 1)
        for n in self.chosen:
            self.holders[n], self.boxed[n] = self._holder(n, counts, words)
        self._loosen()

    def _loosen(self) -> None:
        """Where many answers go on below the box of their question, the boxes mean nothing."""
        own = [n for n in self.chosen if self.boxed[n] and self.lines[n].panel is None]
        order = sorted(self.chosen)
        after = dict(zip(order, [*order[1:], len(self.lines)], strict=True))
        spilt = sum(1 for n in own if n != order[-1] and self._spills(n, after[n]))
        if spilt * 3 > len(own):
            for n in own:
                box = self.holders[n]
                self.holders[n], self.boxed[n] = box.parent if box is not None else None, False

    def _spills(self, n: int, end: int) -> bool:
        box = self.holders[n]
        outside = [
            line
            for line in self.lines[n + 1 : end]
            if not line.skipped and box not in (line.box, *line.box.parents)
        ]
        return any(
            not (level(line) or line.bold or len(line.text.split()) <= 8) for line in outside
        )

    def _holder(
        self, n: int, counts: Counter[int], words: Counter[int]
    ) -> tuple[Tag | None, bool]:
        line = self.lines[n]
        if line.panel is not None:
            return line.panel, True
        if line.moved or len(self.chosen) < 2:
            return None, False
        unit, above = None, line.box
        for tag in (line.box, *line.box.parents):
            above = tag
            if counts[id(tag)] > 1:
                break
            unit = tag
        follows = self.after.get(n)
        inside = (
            unit is not None
            and follows is not None
            and unit in (self.lines[follows].box, *self.lines[follows].box.parents)
        )
        whole = unit is not None and unit.name not in _PHRASES
        if inside and whole and unit is not None and words[id(unit)] > 1:
            return unit, True
        return above, False


def level(line: Line) -> int:
    """1 to 6 if it is a heading, else 0."""
    for tag in (line.box, *line.box.parents)[:4]:
        if tag.name in HEADINGS:
            return int(tag.name[1])
        if tag.name in ("td", "li", "dd", "body", "main"):
            return 0
    return 0
