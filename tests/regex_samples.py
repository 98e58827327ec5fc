"""Hostile texts for a regular expression, derived from its own parts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

# The parser of `re` has no public name.
PARSER: Any = re._parser  # type: ignore[attr-defined]
MOST_PARTS = 9
ANY = "a1.A \n"
CLASSES = {
    "CATEGORY_DIGIT": "1",
    "CATEGORY_SPACE": " ",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_DIGIT": "a",
    "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_NOT_WORD": " ",
}


def hostile(pattern: re.Pattern[Any], length: int) -> Iterator[str]:
    """Texts of `length` characters: what the pattern's parts match, alone and in pairs, over and
    over, and the same with an end that nothing matches."""
    for one in repeated(pattern):
        text = (one * (length // len(one) + 1))[:length]
        yield text
        yield f"{text[:-1]}\x00"


def repeated(pattern: re.Pattern[Any]) -> list[str]:
    """What to repeat: matches of the parts of a pattern, and of two of them in a row."""
    parts = list(dict.fromkeys(_parts(PARSER.parse(pattern.pattern, pattern.flags))))
    whole = parts[:1]
    short = sorted(parts, key=len)[:MOST_PARTS]
    pairs = ["".join(pair) for pair in itertools.permutations(short, 2)]
    return list(dict.fromkeys(one for one in (*whole, *short, *pairs) if one))


def _parts(tree: Any) -> Iterator[str]:
    """A text for the whole tree, then one for each of its parts."""
    yield _sample(tree)
    for operation, value in tree:
        yield _sample([(operation, value)])
        for inner in _inner(str(operation), value):
            yield from _parts(inner)


def _inner(operation: str, value: Any) -> list[Any]:
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return [value[2]]
    if operation == "SUBPATTERN":
        return [value[3]]
    if operation == "BRANCH":
        return list(value[1])
    if operation in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    return [value] if operation == "ATOMIC_GROUP" else []


def _sample(tree: Any) -> str:
    return "".join(_one(str(operation), value) for operation, value in tree)


def _one(operation: str, value: Any) -> str:
    if operation == "LITERAL":
        return chr(value)
    if operation in ("ANY", "NOT_LITERAL"):
        return next(c for c in ANY if ord(c) != value)
    if operation == "IN":
        return _of_set(value)
    if operation in ("ASSERT", "ASSERT_NOT"):
        return ""
    inner = _inner(operation, value)
    least = max(1, value[0]) if "REPEAT" in operation else 1
    return _sample(inner[0]) * least if inner else ""


def _of_set(items: Any) -> str:
    names = [(str(operation), value) for operation, value in items]
    if names[0][0] == "NEGATE":
        refused = {_of_set([item]) for item in items[1:]}
        return next((c for c in ANY if c not in refused), "~")
    operation, value = names[0]
    if operation == "RANGE":
        return chr(value[0])
    return CLASSES[str(value)] if operation == "CATEGORY" else chr(value)
