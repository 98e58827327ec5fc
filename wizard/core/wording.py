"""Small things that are done to texts everywhere: clean, on one line, counted."""

from __future__ import annotations

import re

_LAST_TWO = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
_NEVER = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_LAST_TWO}]")
"""Control characters, half pairs and Unicode's 66 noncharacters."""


def clean(text: str) -> str:
    """The text without characters that neither HTML nor XML may hold."""
    return _NEVER.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, every run of blanks as one."""
    return " ".join(clean(text).split())


def plural(count: int, word: str) -> str:
    """A count with its noun: "1 question", "3 questions"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
