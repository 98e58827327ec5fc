"""Small things that are done to texts everywhere: clean, on one line, counted."""

from __future__ import annotations

import unicodedata


def clean(text: str) -> str:
    """The text without characters that neither HTML nor XML may hold."""
    return "".join(c for c in text if c in "\n\t" or _may_stand(c))


def _may_stand(character: str) -> bool:
    """False for control characters, half pairs and Unicode's 66 noncharacters."""
    code = ord(character)
    never = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return not never and unicodedata.category(character) not in ("Cc", "Cs")


def one_line(text: str) -> str:
    """The text on one line, every run of blanks as one."""
    return " ".join(clean(text).split())


def plural(count: int, word: str) -> str:
    """A count with its noun: "1 question", "3 questions"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
