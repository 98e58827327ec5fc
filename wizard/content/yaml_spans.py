"""Where each key and value of a YAML text stands, so that one can be changed and the rest stays.

An edit by places leaves comments, quotes, line ends and folded texts as their editor typed them;
writing the whole text anew from its values, as YAML libraries do, would not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from wizard.content.yaml_nodes import LOADER

Path = tuple[str | int, ...]
"""The way to a value: keys and, in lists, numbers from 0."""

_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
"""The front matter of an answer, with the line ends of any system."""


@dataclass(frozen=True, slots=True)
class Span:
    """A value, or the key of one, from one character of the text to another.

    `kind`: "key", "text", "list" or "keys"; `says`: the value of a key or a text; `inline`:
    whether a list or keys stand in brackets.
    """

    path: Path
    kind: str
    start: int
    end: int
    says: str = ""
    inline: bool = False


def spans(text: str) -> Iterator[Span]:
    """Every key and value of a text that reads as YAML, in no order."""
    stack: list[_Open] = []
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.ScalarEvent):
            inside = stack[-1] if stack else None
            if inside and inside.key is None and not inside.items:
                inside.key = event.value
                yield _span((*inside.path, event.value), "key", event, event.value)
            else:
                yield _span(_path(stack), "text", event, event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            items = isinstance(event, yaml.SequenceStartEvent)
            stack.append(_Open(_path(stack), event, items))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = stack.pop()
            kind, flow = "list" if done.items else "keys", bool(done.event.flow_style)
            start, end = _offset(done.event.start_mark), _offset(event.end_mark)
            yield Span(done.path, kind, start, end, inline=flow)


@dataclass(slots=True)
class _Open:
    """A collection that is being read: its next key, or the number of its next item."""

    path: Path
    event: yaml.CollectionStartEvent
    items: bool
    key: str | None = None
    count: int = 0


def _path(stack: list[_Open]) -> Path:
    """The way to the value that comes next."""
    if not stack:
        return ()
    inside = stack[-1]
    if inside.items:
        inside.count += 1
        return (*inside.path, inside.count - 1)
    key, inside.key = inside.key or "", None
    return (*inside.path, key)


def _span(path: Path, kind: str, event: yaml.ScalarEvent, says: str) -> Span:
    return Span(path, kind, _offset(event.start_mark), _offset(event.end_mark), says)


def _offset(mark: object) -> int:
    return int(mark.index)  # type: ignore[attr-defined]  # both loaders mark every event


def yaml_of(file: str, text: str) -> tuple[int, str]:
    """Where the YAML of a content file begins, and the YAML: all of it, or an answer's front."""
    if not file.endswith(".md"):
        start = len(text) - len(text.removeprefix("\ufeff"))
        return start, text[start:]
    found = _FRONT.match(text)
    return (found.start(1), found[1]) if found else (0, "")
