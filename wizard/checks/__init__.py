"""One small function per mistake; it yields Problems, and its docstring is its manual."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from wizard.checks import (
    answers,
    bases,
    blanks,
    drafts,
    earlier_ids,
    habits,
    harm,
    mentions,
    names,
    pictures,
    reach,
    readability,
    slips,
    targets,
    texts,
    twins,
    unreached,
    walks,
)
from wizard.checks.registry import ADVICE, ALONE, CHECKS
from wizard.checks.walks import endless, with_cases_that_hold
from wizard.core.long_work import kept
from wizard.core.model import Entry, Flow, Library
from wizard.core.problems import Problem

FILES = (
    answers,
    bases,
    blanks,
    drafts,
    earlier_ids,
    habits,
    harm,
    mentions,
    names,
    pictures,
    reach,
    readability,
    slips,
    targets,
    texts,
    twins,
    unreached,
    walks,
)
"""A file of checks registers them as it is loaded."""
__all__ = [
    "ADVICE",
    "CHECKS",
    "advice",
    "all_problems",
    "endless",
    "everything",
    "told",
    "with_cases_that_hold",
]


def all_problems(library: Library, today: date) -> Iterator[Problem]:
    """Every problem in content that could be read, in no order."""
    for check in CHECKS:
        yield from check(library)
    yield from texts.review_date_passed(library, today)
    yield from slips.reviewed_in_future(library, today)


def advice(library: Library) -> Iterator[Problem]:
    """Warnings about the writing, in no order.

    Apart from `all_problems`, because they take as long as all the rest and only editors ask:
    the app that serves visitors loads without them.
    """
    for check in ADVICE:
        yield from check(library)


def everything(library: Library) -> set[Problem]:
    """All that an editor is told, the advice on files that an error leaves out included."""
    flows = {noun.id: noun for noun in library.unserved if isinstance(noun, Flow)}
    entries = {noun.id: noun for noun in library.unserved if isinstance(noun, Entry)}
    out = replace(library, flows=flows, entries=entries)
    alone = (problem for check in ALONE for problem in check(out))
    broken = {(p.place.file, p.place.line) for p in library.problems if p.level == "error"}
    also = {p for p in alone if (p.place.file, p.place.line) not in broken}
    return {*library.problems, *advice(library), *also}


@kept(2)
def told(library: Library) -> tuple[Problem, ...]:
    """All that an editor is told of a loaded library, sorted by place."""
    return tuple(sorted(everything(library)))
