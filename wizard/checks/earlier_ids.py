"""Mistakes in earlier ids (`was`), which keep older links and class cases alive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wizard.checks.registry import check
from wizard.core.ids import unfit
from wizard.core.model import Choice, Entry, Flow, Library, Step
from wizard.core.problems import Problem, shown

Nouns = Sequence[Flow] | Sequence[Step] | Sequence[Choice] | Sequence[Entry]


def _beside_each_other(library: Library) -> Iterator[tuple[str, Nouns]]:
    """What may not share an id, each with its word: all flows, the steps of a flow, and so on."""
    yield "a flow", tuple(library.flows.values())
    yield "an entry", tuple(library.entries.values())
    for flow in library.flows.values():
        yield "a step", tuple(flow.steps.values())
    for _, step in library.steps():
        yield "a choice", step.choices


@check("earlier-id-taken")
def earlier_id_taken(library: Library) -> Iterator[Problem]:
    """An earlier id (`was`) is in use today, or two things had it: older links need one of them.

    A link goes to what has the id today; then to the first that had it. Rename the newer one with
    `python -m wizard rename`, or take the id out of `was`.

    Bad (faq/restart.md):
        was: [add-paper]
        title: Restart the box
    Good:
        title: Restart the box
    """
    for word, nouns in _beside_each_other(library):
        had: dict[str, str] = {}
        today = {noun.id for noun in nouns}
        for noun in nouns:
            for was in noun.was:
                if was in today - {noun.id}:  # its own: it came back to an id that it had
                    yield _taken(noun, was, f"is the id of {word} today")
                elif was in had:
                    other = "twice here" if had[was] == noun.id else f'at "{had[was]}" too'
                    yield _taken(noun, was, f"stands {other}")
                had.setdefault(was, noun.id)


def _taken(noun: Flow | Step | Choice | Entry, was: str, how: str) -> Problem:
    return Problem(
        noun.at("was"),
        f'The earlier id "{shown(was)}" {how}, so older links are unclear.',
        "Take it out here, or rename the other one.",
        "flaw",
    )


@check("bad-earlier-id")
def bad_earlier_id(library: Library) -> Iterator[Problem]:
    """An earlier id (`was`) never can have been one.

    Bad (faq/restart.md):
        was: [Restart the box]
        title: Restart the box
    Good:
        title: Restart the box
    """
    for _, nouns in _beside_each_other(library):
        for noun in nouns:
            for was in noun.was:
                if unfit(was):
                    yield Problem(
                        noun.at("was"),
                        f'"{shown(was)}" cannot have been an id.',
                        "Use lower-case letters, digits and single hyphens.",
                        "flaw",
                    )
