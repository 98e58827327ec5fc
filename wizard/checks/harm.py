"""Mistakes in warnings: what does harm must be said on every way that could lead past it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from wizard.checks.registry import check
from wizard.checks.targets import MOST, advising
from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.ids import COURT
from wizard.core.model import Choice, Library
from wizard.core.problems import Problem, shown


@check("unknown-warning")
def unknown_warning(library: Library) -> Iterator[Problem]:
    """A choice or an entry names a warning that `warnings` in `faq/court.yaml` does not have.

    Bad (faq/restart.md):
        owner: desk
        warn: [fires]
    Good:
        owner: desk
    """
    if COURT in library.left_out:
        return
    known = library.court.warnings
    advice = advising(known)
    named = [(choice.at("warn"), choice.warn) for _, _, choice in library.choices() if choice.warn]
    for entry in library.entries.values():
        named += [(entry.at("warn"), id) for id in entry.warn]
    for place, id in islice(((place, id) for place, id in named if id not in known), MOST):
        yield Problem(
            place,
            f'"{shown(id)}" is not one of the warnings in faq/court.yaml.',
            advice(id),
            "flaw",
        )


@check("unwarned-ending")
def unwarned_ending(library: Library) -> Iterator[Problem]:
    """An answer can be reached behind a choice that warns, but does not carry the warning itself.

    People also find that answer by search and in the list of all answers. It names the warning
    in its own `warn`. The referral behind "None of these" is everywhere and needs none.

    Bad (flows/phone.yaml, reported at faq/wait.md:2):
        say: Music
        entry: wait
        warn: fire
    Good:
        say: Music
        entry: wait
    """
    behind = _behind(library)
    for entry in library.entries.values():
        missing = [(id, choice) for id, choice in behind[entry.id] if id not in entry.warn]
        for id, choice in missing:
            yield Problem(
                entry.at("warn"),
                f'The choice "{choice.id}" ({choice.place.file}) warns of "{shown(id)}" and leads '
                "here, but this answer does not warn of it.",
                f'Add "{shown(id)}" to its "warn".',
                "flaw",
            )


def _behind(library: Library) -> dict[str, list[tuple[str, Choice]]]:
    """Entry id → the warnings of choices that lead to it, each with the first such choice."""
    warners: dict[str, list[tuple[Spot, Choice]]] = defaultdict(list)
    for choice, target in graph.arrows(library):
        if choice.warn in library.court.warnings:
            warners[choice.warn].append((target, choice))
    found: dict[str, list[tuple[str, Choice]]] = defaultdict(list)
    for id, arrows in sorted(warners.items()):
        seen: set[Spot] = set()
        for target, choice in sorted(arrows, key=lambda arrow: arrow[1].place):
            new = graph.reached(library.graph, [target]) - seen
            seen |= new
            for spot in new:
                if not spot.flow and spot.id != library.court.none_of_these:
                    found[spot.id].append((id, choice))
    return found
