"""The parts of an answer: one for each situation, under a heading with an id."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wizard.core.problems import Place

HEADING = re.compile(r"^##[ \t]+(.*?)[ \t]*\{#([^{}\s]*)\}[ \t]*$", re.MULTILINE)
"""What opens a part: `## Title of the situation {#part-id}`."""

INSIDE = re.compile(r"!?\[([^\[\]]*)\]\((?:answer:|step:|pictures/)[^()\s]*\)")
"""A link to another answer or to a question, or a picture."""


@dataclass(frozen=True, slots=True)
class Part:
    """One situation of an answer; `line` counts lines of the body before its heading."""

    id: str
    title: str
    text: str
    line: int = 0


class Passage(NamedTuple):
    """A piece of a body that stands in one file, and where it starts there."""

    place: Place
    text: str


def joined(passages: Sequence[Passage]) -> str:
    """The body that passages make, a blank line between them."""
    return "\n\n".join(passage.text for passage in passages)


def place_of(passages: Sequence[Passage], line: int) -> Place:
    """Where a line of their body stands; lines of the body count from 0."""
    for place, text in passages[:-1]:
        if line < (lines := text.count("\n") + 2):
            return Place(place.file, place.line + line)
        line -= lines
    last = passages[-1].place
    return Place(last.file, last.line + line)


def place_at(passages: Sequence[Passage], offset: int) -> Place:
    """Where a character of their body stands."""
    body = joined(passages)
    line = place_of(passages, body.count("\n", 0, offset))
    return Place(line.file, line.line, offset - body.rfind("\n", 0, offset))


def passages_of(file: str, body: str, line: int) -> tuple[Passage, ...]:
    """The text for everybody, if there is any, and each part, as passages of their own."""
    found = [match.start() for match in HEADING.finditer(body)]
    starts = [0, *found] if body[: found[0] if found else None].strip() else found
    ends = [*starts[1:], len(body)] if starts else []
    return tuple(
        Passage(Place(file, line + body.count("\n", 0, start)), body[start:end].rstrip())
        for start, end in zip(starts, ends, strict=True)
    )


def over(base: Sequence[Passage], own: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages of a base with a court's in place of those of the same id, new ones last."""
    mine = {part_id(passage): passage for passage in own}
    kept = [mine.pop(part_id(passage), passage) for passage in base]
    first = [mine.pop("")] if "" in mine else []
    return (*first, *kept, *mine.values())


def part_id(passage: Passage) -> str:
    """The id of the part that a passage is; "" for the text for everybody."""
    heading = HEADING.match(passage.text)
    return heading[2] if heading else ""


def for_everyone(body: str) -> str:
    """The text before the first part."""
    first = HEADING.search(body)
    return body[: first.start() if first else None].strip()


def parts_of(body: str) -> tuple[Part, ...]:
    """The parts in the order of the file; most answers have none."""
    found = list(HEADING.finditer(body))
    ends = [*(match.start() for match in found[1:]), len(body)]
    return tuple(
        Part(
            id=match[2],
            title=match[1],
            text=body[match.end() : end].strip(),
            line=body.count("\n", 0, match.start()),
        )
        for match, end in zip(found, ends, strict=False)
    )


def as_read(body: str) -> str:
    """The body as it is read: the headings of its parts without ids, links inside as words."""
    return INSIDE.sub(r"\1", HEADING.sub(r"## \1", body)).strip()
