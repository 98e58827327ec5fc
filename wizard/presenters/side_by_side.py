"""Two versions of a text beside each other: which lines differ, and which words in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import zip_longest

from rapidfuzz.distance import LCSseq

from wizard.core.wording import clean, plural

AROUND = 2
"""Lines shown before and after a change."""
MOST_LINES, MOST_WORDS = 3_000, 600
"""Comparing costs the product of both sides; a longer text or line counts as all new."""
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
Pieces = tuple[tuple[str, bool], ...]
"""A line in pieces; True marks those that the other version does not have."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of each version; a number is 0 where that version has no such line."""

    old: int
    was: Pieces
    new: int
    now: Pieces

    @property
    def differs(self) -> bool:
        return self.was != self.now


def rows(old: str, new: str) -> tuple[Row, ...]:
    """Both versions, line by line, equal lines beside each other."""
    was, now = _lines(old), _lines(new)
    return tuple(_rows(was, now))


def changed(old: str, new: str) -> tuple[tuple[Row, ...], ...]:
    """What differs, in groups with a few lines around; no group where nothing differs."""
    all_rows = rows(old, new)
    near = [
        any(row.differs for row in all_rows[max(0, at - AROUND) : at + AROUND + 1])
        for at in range(len(all_rows))
    ]
    groups: list[list[Row]] = []
    for at, row in enumerate(all_rows):
        if near[at] and (at == 0 or not near[at - 1]):
            groups.append([])
        if near[at]:
            groups[-1].append(row)
    return tuple(tuple(group) for group in groups)


def said(old: str, new: str) -> str:
    """How much differs, in one sentence."""
    differing = [row for row in rows(old, new) if row.differs]
    gone = sum(not row.new for row in differing)
    fresh = sum(not row.old for row in differing)
    parts = [(len(differing) - gone - fresh, "changed"), (fresh, "added"), (gone, "taken out")]
    told = [f"{plural(count, 'line')} {how}" for count, how in parts if count]
    return f"{', '.join(told)}." if told else "The words are the same."


def table_html(groups: Iterable[tuple[Row, ...]], was: str, now: str) -> str:
    """The groups as a table; `was` and `now` are the headings of its two sides."""
    bodies = "".join(f"<tbody>{''.join(map(_row_html, group))}</tbody>" for group in groups)
    head = (
        f'<tr><th scope="col" class="no">Line</th><th scope="col">{escape(was)}</th>'
        f'<th scope="col" class="no">Line</th><th scope="col">{escape(now)}</th></tr>'
    )
    return f'<table class="side"><thead>{head}</thead>{bodies}</table>' if bodies else ""


def _lines(text: str) -> list[str]:
    return clean(text).removesuffix("\n").split("\n") if text else []


def _rows(was: list[str], now: list[str]) -> Iterator[Row]:
    done_was = done_now = 0
    for start_was, start_now, count in _same(was, now):
        yield from _unlike(was, now, (done_was, start_was), (done_now, start_now))
        for at in range(count):
            line = ((was[start_was + at], False),)
            yield Row(start_was + at + 1, line, start_now + at + 1, line)
        done_was, done_now = start_was + count, start_now + count
    yield from _unlike(was, now, (done_was, len(was)), (done_now, len(now)))


def _same(was: list[str], now: list[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of equal lines: where they start in each version, and how many they are."""
    if max(len(was), len(now)) > MOST_LINES:
        return
    for step in LCSseq.opcodes(was, now):
        if step.tag == "equal":
            yield step.src_start, step.dest_start, step.src_end - step.src_start


def _unlike(
    was: list[str], now: list[str], old: tuple[int, int], new: tuple[int, int]
) -> Iterator[Row]:
    """The lines between two runs of equal ones, beside each other in their order."""
    for left, right in zip_longest(range(*old), range(*new)):
        if left is None:
            yield Row(0, (), right + 1, ((now[right], True),))
        elif right is None:
            yield Row(left + 1, ((was[left], True),), 0, ())
        else:
            yield Row(left + 1, *_pair(was[left], now[right], right + 1))


def _pair(was: str, now: str, number: int) -> tuple[Pieces, int, Pieces]:
    """The pieces of two lines; lines with nothing in common are new as a whole."""
    old, new = _WORD.findall(was), _WORD.findall(now)
    if max(len(old), len(new)) > MOST_WORDS:
        return ((was, True),), number, ((now, True),)
    steps = list(LCSseq.opcodes(old, new))
    left = ("".join(old[s.src_start : s.src_end]) for s in steps)
    right = ("".join(new[s.dest_start : s.dest_end]) for s in steps)
    differs = [s.tag != "equal" for s in steps]
    return (
        _joined(zip(left, differs, strict=True)),
        number,
        _joined(zip(right, differs, strict=True)),
    )


def _joined(pieces: Iterable[tuple[str, bool]]) -> Pieces:
    """Without empty pieces, and neighbors of one kind as one."""
    found: list[tuple[str, bool]] = []
    for text, differs in pieces:
        if text and found and found[-1][1] == differs:
            found[-1] = (found[-1][0] + text, differs)
        elif text:
            found.append((text, differs))
    return tuple(found)


def _row_html(row: Row) -> str:
    left, right = _side(row.old, row.was, "del"), _side(row.new, row.now, "ins")
    same = "" if row.differs else ' class="same"'
    return f"<tr{same}>{left}{right}</tr>"


def _side(number: int, pieces: Pieces, mark: str) -> str:
    text = "".join(
        f"<{mark}>{escape(piece)}</{mark}>" if differs else escape(piece)
        for piece, differs in pieces
    )
    kind = f' class="{mark}"' if any(differs for _, differs in pieces) else ""
    return f'<td class="no">{number or ""}</td><td{kind}>{text}</td>'
