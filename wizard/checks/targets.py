"""Mistakes in where choices point: to nothing, to two things, to what is not there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterator, Mapping
from itertools import count, islice
from types import MappingProxyType

from wizard.checks.registry import check
from wizard.core.model import Choice, Flow, Library
from wizard.core.problems import Problem, nearest, shown
from wizard.core.renamed import earlier

MOST = 100
"""Unknown names reported in one file; the others show once these are mended."""


def advising(
    known: Collection[str], today: Mapping[str, str] = MappingProxyType({})
) -> Callable[[str], str]:
    """`nearest` among these names for the first unknown names, then silence.

    `today`: for an earlier id the one that the same thing has now.

    Looking for the nearest of ten thousand names takes long; a library with more wrong names than
    this has one cause, and the first ones show it.
    """
    asked = count()

    def advice(word: str) -> str:
        if word in today:
            return f'It is called "{today[word]}" now.'
        return nearest(word, known) if next(asked) < MOST else ""

    return advice


@check("no-such-start")
def no_such_start(library: Library) -> Iterator[Problem]:
    """A flow's `start` names a step that the flow does not have.

    Bad (flows/paper.yaml):
        start: try
    Good:
        start: tray
    """
    for flow in library.flows.values():
        if flow.start not in flow.steps:
            yield Problem(
                flow.at("start"),
                f'The flow starts at "{shown(flow.start)}", which is not one of its steps.',
                nearest(flow.start, flow.steps),
            )


@check("not-one-way")
def not_one_way(library: Library) -> Iterator[Problem]:
    """A choice leads to nothing, or to two things at once.

    Every choice has exactly one of `go` (a step of this flow), `flow` (another flow) and `entry`
    (the answer).

    Bad (flows/paper.yaml, reported at flows/paper.yaml:15):
        say: Paper
        go: lamp
        entry: restart
    Good:
        say: Paper
        go: lamp
    """
    for _, _, choice in library.choices():
        ways = [key for key in ("go", "flow", "entry") if getattr(choice, key)]
        if len(ways) == 1:
            continue
        found = " and ".join(f'"{way}"' for way in ways) if ways else "none of them"
        yield Problem(
            choice.place,
            f'The choice "{choice.id}" needs exactly one of "go", "flow" and "entry"; '
            f"it has {found}.",
            "Keep the one that says where the user goes next.",
        )


@check("no-such-step")
def no_such_step(library: Library) -> Iterator[Problem]:
    """A choice's `go` names a step that this flow does not have.

    Bad (flows/paper.yaml):
        go: lmap
    Good:
        go: lamp
    """
    for flow in library.flows.values():
        for choice in _astray(flow, "go", {*flow.steps, *_hidden(library, f"flows/{flow.id}/")}):
            yield Problem(
                choice.at("go"),
                f'The choice "{choice.id}" leads to "{shown(choice.go)}", '
                "which is not a step in this flow.",
                advising(flow.steps, earlier(flow.steps.values()))(choice.go),
            )


def _astray(flow: Flow, key: str, known: Container[str]) -> Iterator[Choice]:
    """The first choices of a flow that lead to no known name."""
    led = (choice for step in flow.steps.values() for choice in step.choices)
    strange = (choice for choice in led if (name := getattr(choice, key)) and name not in known)
    return islice(strange, MOST)


def _known(library: Library, folder: str) -> set[str]:
    served = library.flows if folder == "flows" else library.entries
    broken = {file.id for file in library.left_out if file.folder == folder}
    return (set(served) | broken | _hidden(library, f"{folder}/")) - {"court", "glossary"}


def _hidden(library: Library, inside: str) -> set[str]:
    """What the court hides of its base; a choice that leads there is reported once, with it."""
    names = (name for name in library.layers.hidden if name.startswith(inside))
    return {name.removeprefix(inside) for name in names}


@check("no-such-flow")
def no_such_flow(library: Library) -> Iterator[Problem]:
    """A choice's `flow` names a flow that does not exist in `flows/`.

    Bad (flows/paper.yaml):
        flow: fone
    Good:
        entry: call
    """
    known = _known(library, "flows")
    advice = advising(known, earlier(library.flows.values()))
    for flow in library.flows.values():
        for choice in _astray(flow, "flow", known):
            yield Problem(
                choice.at("flow"),
                f'The choice "{choice.id}" leads to the flow "{shown(choice.flow)}", '
                "which does not exist.",
                advice(choice.flow),
            )


@check("no-such-entry")
def no_such_entry(library: Library) -> Iterator[Problem]:
    """A choice ends at an entry that does not exist in `faq/`.

    Bad (flows/paper.yaml):
        entry: re-start
    Good:
        entry: restart
    """
    known = _known(library, "faq")
    advice = advising(known, earlier(library.entries.values()))
    for flow in library.flows.values():
        for choice in _astray(flow, "entry", known):
            yield Problem(
                choice.at("entry"),
                f'The choice "{choice.id}" ends at "{shown(choice.entry)}", '
                "which is not an entry in faq/.",
                advice(choice.entry),
            )
