"""Mistakes between a court and the base under it, where both can be read."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.checks.registry import check
from wizard.core.model import Choice, Library
from wizard.core.problems import Problem, shown


@check("hidden-but-used")
def hidden_but_used(library: Library) -> Iterator[Problem]:
    """A choice leads to something that the court hides, so people learn nothing there.

    They are told that the FAQ has no answer, as behind "None of these". Hide that choice too, or
    replace it by one of the court's own.

    Bad: `hide: [fuses]`, where a choice of the base ends at the answer "fuses"
    Good: `hide: [fuses, paper/tray/blown]`, with that choice
    """
    used: dict[str, list[Choice]] = {}
    for flow, _, choice in library.choices():
        target = _target(flow.id, choice)
        if target in library.layers.hidden:
            used.setdefault(target, []).append(choice)
    for name, led in used.items():
        hidden, first = library.layers.hidden[name], led[0]
        more = f" and {len(led) - 1} more" if len(led) > 1 else ""
        yield Problem(
            hidden.place,
            f'"{shown(hidden.name)}" is hidden, but the choice "{first.id}" at '
            f"{first.place}{more} leads there, so visitors are told that the FAQ has no answer.",
            "Hide that choice too, or replace it.",
            "flaw",
        )


def _target(flow: str, choice: Choice) -> str:
    """What a choice leads to, by the full name that hidden things have."""
    if choice.go:
        return f"flows/{flow}/{choice.go}"
    return f"flows/{choice.flow}" if choice.flow else f"faq/{choice.entry}"


@check("stale-override", advice=True)
def stale_override(library: Library) -> Iterator[Problem]:
    """What a court's file replaces has changed in the base since the two were last compared.

    Compare them: the base may say something now that the court's file should say too. Then let
    `check --compared` note the version in the file, under `written_against`.

    Bad: `written_against: 0a1b2c3d`, where the base says something else today
    Good: `written_against` with the version of today
    """
    for over in library.layers.overrides:
        if over.then and over.then != over.now:
            yield Problem(
                over.place,
                f"What this replaces in {over.over} has changed since you compared them, or it "
                "replaces more now.",
                f"Compare them again, then: python -m wizard check --compared {over.place.file}",
                "warning",
            )


@check("not-compared", advice=True)
def not_compared(library: Library) -> Iterator[Problem]:
    """Nothing says with which version of the base a court's file was compared.

    So nobody can tell you when what it replaces changes there.

    Bad: a file of the court over one of the base, without `written_against`
    Good: the same, with the line that `check --compared` writes
    """
    for over in library.layers.overrides:
        if over.now and not over.then:
            yield Problem(
                over.place,
                f"Nothing says which version of {over.over} this was written against.",
                f"Compare them, then: python -m wizard check --compared {over.place.file}",
                "warning",
            )
