"""All checks: marked with `@check("its-name")`, a function is one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wizard.core.model import Library
from wizard.core.problems import Problem, mistake

Check = Callable[[Library], Iterator[Problem]]
CHECKS: list[Check] = []
ADVICE: list[Check] = []
"""Warnings about the writing, which only editors ask for."""
ALONE: list[Check] = []
"""Those that look at each file by itself, and so are right about one with an error too."""


def check(name: str, *, advice: bool = False, walks: bool = False) -> Callable[[Check], Check]:
    """Register a function that looks through a whole library for one mistake.

    `walks`: its advice follows walks from file to file.
    """

    def registered(function: Check) -> Check:
        found: Check = mistake(name)(function)
        (ADVICE if advice else CHECKS).append(found)
        if advice and not walks:
            ALONE.append(found)
        return found

    return registered
