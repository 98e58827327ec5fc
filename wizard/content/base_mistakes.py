"""What is told of a court's folder that does not fit the base under it."""

from __future__ import annotations

from collections.abc import Collection

from wizard.core.problems import Place, Problem, mistake, nearest, shown


@mistake("no-such-base")
def no_such_base(place: Place, folder: str) -> Problem:
    """The folder that the court extends is not there, or has no content in it.

    Nothing else can be checked until it is found.

    Bad (faq/court.yaml):
        name: The Toy Court
        extends: ../nowhere
    Good:
        name: The Toy Court
    """
    return Problem(
        place,
        f'There is no content in the folder "{shown(folder)}" that this court extends.',
        "Name it as seen from this court's folder, like ../pacer.",
    )


@mistake("extends-nothing")
def extends_nothing(place: Place, name: str, file: str) -> Problem:
    """A file says `extends`, but no base has a file of its name.

    Such a file holds only what it changes, so without the base's file there is nothing to show.

    Bad (flows/paper.yaml):
        title: The printer is stuck
        extends: paper
    Good:
        title: The printer is stuck
    """
    meant = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if name != meant:
        said = f'This file is named "{meant}", but it extends "{shown(name)}".'
        return Problem(place, said, f'Write "extends: {meant}", or rename the file.')
    return Problem(
        place,
        f'No base has a file "{file}" that this one could change.',
        'Rename it like the base\'s file, or take "extends" out and write all of it.',
    )


@mistake("overrides-nothing")
def overrides_nothing(place: Place, name: str, known: Collection[str]) -> Problem:
    """A file changes a part of something that its base does not have, or has no more.

    Bad: a step "trays" with nothing but a new `look`, where the base has a step "tray"
    Good: a step "tray" with nothing but a new `look`
    """
    advice = nearest(name, known)
    return Problem(
        place,
        f'The base has no "{shown(name)}" here that this could change.',
        f"{advice} Or write all of it, if it is new.".strip(),
    )


@mistake("before-nothing")
def before_nothing(place: Place, name: str, known: Collection[str]) -> Problem:
    """A choice is to stand before one that is not there.

    Bad: a choice with `before: unsur`, where the step has a choice "unsure"
    Good: a choice with `before: unsure`
    """
    return Problem(
        place,
        f'There is no choice "{shown(name)}" here for this one to stand before.',
        nearest(name, known),
        "flaw",
    )


@mistake("cannot-hide")
def cannot_hide(place: Place, name: str, why: str, advice: str) -> Problem:
    """`hide` in `faq/court.yaml` names something that cannot be hidden.

    Only what comes from a base can be, and not what walks begin or end with: the first step of a
    flow, or the answer behind "None of these".

    Bad (faq/court.yaml):
        name: The Toy Court
        hide: [restart]
    Good:
        name: The Toy Court
    """
    return Problem(place, f'"{shown(name)}" cannot be hidden: {why}.', advice, "flaw")
