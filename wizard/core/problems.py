"""Places and problems: what a content mistake is and how it reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from inspect import getdoc
from typing import Literal, NamedTuple, ParamSpec, TypeVar, get_args

from rapidfuzz import fuzz, process

LIKE = 60
"""Percent of the letters of two names that must agree for one to be offered for the other."""
Level = Literal["error", "flaw", "warning"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The worst first."""
P = ParamSpec("P")
Found = TypeVar("Found", "Problem", "Iterator[Problem]")

FEW = 12
"""Known names that one line can list."""
MANUAL: dict[str, str] = {}
"""Check name → its manual: the docstring of the function that finds the mistake."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file of the content folder; line and column count from 1.

    A file of a base is named as seen from the court's folder: `../pacer/faq/fees.md`.
    """

    file: str
    line: int = 1
    column: int = 1

    @property
    def folder(self) -> str:
        """The folder of the base that the file belongs to; "" for a file of the court itself."""
        return self.file.rsplit("/", 2)[0] if self.file.count("/") > 1 else ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Named(NamedTuple):
    """A name that a file gives, and where."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What stands in a content file: where it starts, and where the value of each key is."""

    place: Place = Place("")
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    def at(self, key: str) -> Place:
        """The place of one key's value, or of the whole where the key is not there."""
        return self.places.get(key, self.place)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A mistake in the content.

    Levels: an `error` leaves its file out of what is served, a `flaw` has to be mended but is safe
    to serve, a `warning` is worth a look.
    """

    place: Place
    check: str = field(default="", kw_only=True)
    sentence: str
    advice: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        mark = "warning: " if self.level == "warning" else ""
        said = " ".join(filter(None, (self.sentence, self.advice)))
        return f"{self.place}: {mark}{said} ({self.check})"

    @property
    def told(self) -> str:
        """The line that an editor reads, with the level in words."""
        said = " ".join(filter(None, (self.sentence, self.advice)))
        return f"{self.place}: {self.level}: {said} ({self.check})"


def worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors first, then flaws, then warnings, each by place."""
    return tuple(sorted(problems, key=lambda problem: (LEVELS.index(problem.level), problem)))


class ContentError(Exception):
    """The content folder itself cannot be used; the message is one sentence for an editor."""


def mistake(name: str) -> Callable[[Callable[P, Found]], Callable[P, Found]]:
    """The check of this name is the function below: its docstring is the manual.

    Whatever it finds bears the name.
    """

    def named(function: Callable[P, Found]) -> Callable[P, Found]:
        MANUAL[name] = getdoc(function) or ""

        @wraps(function)
        def find(*args: P.args, **kwargs: P.kwargs) -> Found:
            found = function(*args, **kwargs)
            if isinstance(found, Problem):
                return replace(found, check=name)
            return (replace(problem, check=name) for problem in found)

        return find

    return named


def shown(text: str, most: int = 60) -> str:
    """An editor's text as it can stand in one line: unseen characters as "?", the rest cut off."""
    clean = "".join(c if c.isprintable() else "?" for c in text[:most])
    return clean if len(text) <= most else clean[:-1] + "…"


def likeliest(word: str, known: Iterable[str]) -> str:
    """The known name that a slip of the pen most likely meant; "" if none is like it.

    Capitals, spaces and underscores are the commonest slips, then single letters.
    """
    names = {_squeezed(name): name for name in sorted(known, reverse=True)}
    meant = _squeezed(word[:64])
    if meant in names:
        return names[meant]
    close = process.extractOne(meant, sorted(names), scorer=fuzz.ratio, score_cutoff=LIKE)
    return names[close[0]] if close else ""


def _squeezed(word: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", word.lower()))


def nearest(word: str, known: Collection[str]) -> str:
    """Advice that offers the known name most like `word`, or lists all if they are few."""
    close = likeliest(word, known)
    if close:
        return f'Did you mean "{close}"?'
    if not known:
        return ""
    names = sorted(known)
    if len(names) <= FEW:
        return f"Known names: {', '.join(names)}."
    return f"None of the {len(names)} known names is like it."
