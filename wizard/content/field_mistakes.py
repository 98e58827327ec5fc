"""What is told of a key or a value that is not as it should be."""

from __future__ import annotations

from wizard.content.keys import Key
from wizard.content.yaml_nodes import Node
from wizard.core.problems import Place, Problem, mistake, nearest, shown

MOST_PROBLEMS = 100
"""A file with this many mistakes is not content; reading stops there."""


@mistake("many-problems")
def many_problems(place: Place) -> Problem:
    """A file has so many mistakes that only the first hundred are reported.

    Bad: a hundred keys that no flow has
    Good: ask:, choices:, say: and the other keys of a flow
    """
    return Problem(
        place,
        f"There are {MOST_PROBLEMS} mistakes up to here, and reading stops.",
        "Mend these first. Is it the right file?",
    )


@mistake("empty-file")
def empty_file(place: Place) -> Problem:
    """The file has no content.

    Bad (faq/glossary.yaml, reported at faq/glossary.yaml:1):
        # Nothing yet.
    Good:
        terms:
          router:
            word: router
            means: The box that makes the wireless network.
    """
    return Problem(place, "The file is empty.", "Write its keys, or delete the file.")


@mistake("empty-text")
def empty_text(place: Place, what: str) -> Problem:
    """A text that is needed is empty.

    Bad (flows/paper.yaml):
        say: ""
    Good:
        say: It is red
    """
    return Problem(place, f"The text of {what} is empty.", "Write it.")


@mistake("unknown-key")
def unknown_key(place: Place, name: str, what: str, keys: dict[str, Key]) -> Problem:
    """A key that the program does not know, often a slip of the pen.

    Bad (flows/paper.yaml):
        lok: Pull it out.
    Good:
        look: Pull it out.
    """
    return Problem(place, f'There is no key "{shown(name)}" in {what}.', nearest(name, keys))


@mistake("missing-key")
def missing_key(place: Place, name: str, what: str, key: Key) -> Problem:
    """A key that is needed is not there.

    Bad (flows/paper.yaml, reported at flows/paper.yaml:1):
        group: Getting on
    Good:
        about: Nothing comes out.
        group: Getting on
    """
    return Problem(place, f'The key "{name}" is missing in {what}.', key.means)


@mistake("duplicate-key")
def duplicate_key(place: Place, name: str, line: int) -> Problem:
    """The same key stands twice in one place; only one of them can count.

    Bad (flows/paper.yaml):
        about: Nothing comes out.
        about: It hums.
    Good:
        about: Nothing comes out.
    """
    return Problem(
        place,
        f'The key "{shown(name)}" already stands in line {line}.',
        "Delete or rename one of the two.",
    )


@mistake("wrong-kind")
def wrong_kind(place: Place, what: str, wanted: str, node: Node) -> Problem:
    """A list stands where a text belongs, or the other way round.

    Bad (flows/paper.yaml):
        terms: router
    Good:
        terms: [router]
    """
    found = {"Scalar": "a text", "Sequence": "a list", "Mapping": "keys with values"}
    kind = found[type(node).__name__]
    return Problem(
        place,
        f"Here {what} has {kind}, but it takes {wanted}.",
        _instead(wanted, kind),
    )


def _instead(wanted: str, kind: str) -> str:
    if wanted == "names with values" and kind == "a list":
        return 'Write a name of your own with a colon in place of each dash, as in "not-sure:".'
    if wanted == "one text" and kind != "a text":
        return 'Write it behind the colon; put it in double quotes if it starts with "[" or "{".'
    return "Compare it with another file of the same folder."


@mistake("bad-name")
def bad_name(place: Place, id: str) -> Problem:
    """An id that cannot stand in an address.

    Ids are lower-case letters and digits with single hyphens, at most 48 of them, and not "none",
    which is the id of "None of these".

    Bad (flows/paper.yaml):
        Dark Red:
          say: It is red
    Good:
        red:
          say: It is red
    """
    return Problem(
        place,
        f'"{shown(id)}" cannot be an id.',
        'Use lower-case letters, digits and single hyphens, and not "none".',
    )


@mistake("bad-value")
def bad_value(place: Place, name: str, text: str, kind: str) -> Problem:
    """A number, a date or a yes/no that cannot be read as one.

    Bad (faq/restart.md):
        reviewed: 22 Nov 2026
    Good:
        reviewed: 2026-11-22
    """
    wanted = {"number": "a whole number", "date": "a date like 2026-11-22", "yes": "yes or no"}
    return Problem(
        place,
        f'"{name}" is "{shown(text)}", but it takes {wanted[kind]}.',
        "Correct it.",
    )


@mistake("not-one-of")
def not_one_of(place: Place, name: str, text: str, among: tuple[str, ...]) -> Problem:
    """A key that takes one of a few words has another one.

    Bad (faq/restart.md):
        source: {page: The toy page, number: 7, from: coart}
    Good:
        source: {page: The toy page, number: 7}
    """
    return Problem(
        place,
        f'"{name}" is "{shown(text)}", but it takes one of: {", ".join(among)}.',
        nearest(text, among),
    )
