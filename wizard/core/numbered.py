"""The numbered steps in an answer's Markdown."""

from __future__ import annotations

import re

ITEM = re.compile(r"^ {0,3}(\d{1,3})[.)][ \t]+\S", re.MULTILINE)


def numbers(text: str) -> tuple[int, ...]:
    """The numbers of the numbered steps, as the editor typed them."""
    return tuple(int(item[1]) for item in ITEM.finditer(text))


def beside(text: str, step: int, said: str) -> str:
    """The text with `said` as a quotation inside the step of this number, below its words."""
    item = next((found for found in ITEM.finditer(text) if int(found[1]) == step), None)
    if item is None:
        return text
    end = _end(text, item.end())
    indent = " " * (item.end() - 1 - item.start())
    return f"{text[:end].rstrip()}\n\n{indent}> {said}\n\n{text[end:].lstrip(chr(10))}".rstrip()


def _end(text: str, inside: int) -> int:
    """Where an item ends: at the next item, or at a line of its own after a blank one."""
    after = re.compile(r"^ {0,3}\d{1,3}[.)][ \t]|(?<=\n\n)(?=[^ \t\n])", re.MULTILINE)
    found = after.search(text, inside)
    return found.start() if found else len(text)
