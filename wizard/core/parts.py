"""The parts of an answer: one for each situation, under a heading with an id."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEADING = re.compile(r"^##[ \t]+(.*?)[ \t]*\{#([^{}\s]*)\}[ \t]*$", re.MULTILINE)
"""What opens a part: `## Title of the situation {#part-id}`."""

INSIDE = re.compile(r"\[([^\[\]]*)\]\((?:answer|step):[^()\s]*\)")
"""A link to another answer or to a question."""


@dataclass(frozen=True, slots=True)
class Part:
    """One situation of an answer; `line` counts lines of the body before its heading."""

    id: str
    title: str
    text: str
    line: int = 0


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
