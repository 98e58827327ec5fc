"""All checks: marked with `@check("its-name")`, a function is one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wizard.core.model import Library
from wizard.core.problems import Problem, mistake

Check = Callable[[Library], Iterator[Problem]]
CHECKS: list[Check] = []
ADVICE: list[Check] = []
"""Warnings about the writing, which only editors ask for."""


def check(name: str, *, advice: bool = False) -> Callable[[Check], Check]:
    """Register a function that looks through a whole library for one mistake."""

    def registered(function: Check) -> Check:
        found: Check = mistake(name)(function)
        (ADVICE if advice else CHECKS).append(found)
        return found

    return registered
