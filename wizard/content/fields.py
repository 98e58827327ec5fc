"""From the nodes of one file to plain values by a table of keys, a problem for each mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from wizard.content.keys import Key, Kind
from wizard.content.yaml_nodes import Mapping, Node, Scalar, Sequence, Unreadable, compose
from wizard.core import model
from wizard.core.problems import Place, Problem, mistake, nearest, shown

MOST_PROBLEMS = 100
"""A file with this many mistakes is not content; reading stops there."""


class Reader:
    """Reads one file, noting every problem on the way. What it gives is whole unless `failed`."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    @property
    def failed(self) -> bool:
        return any(p.level == "error" for p in self.problems)

    def document(self, text: str, keys: dict[str, Key], first_line: int = 1) -> dict[str, Any]:
        try:
            node = compose(self.file, text, first_line)
            if node is None:
                self.note(empty_file(Place(self.file)))
                return {}
            return self.shape(node, keys, "the file")
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem)
            return {}

    def note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            raise Unreadable(many_problems(problem.place))

    def shape(self, node: Node, keys: dict[str, Key], what: str) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            self.note(wrong_kind(node.place, what, "keys with values", node))
            return {}
        places: dict[str, Place] = {}
        values: dict[str, Any] = {"place": node.place, "places": places}
        for name, value, place in self.pairs(node):
            if name not in keys:
                self.note(unknown_key(place, name, what, keys))
                continue
            places[name] = value.place
            read = self.value(name, keys[name], value)
            if read is not None:
                values[name] = read
        found = {key.text for key, _ in node.pairs}
        for name, key in keys.items():
            if key.required and name not in found:
                self.note(missing_key(node.place, name, what, key))
        return values

    def pairs(self, node: Mapping) -> Iterator[tuple[str, Node, Place]]:
        seen: dict[str, int] = {}
        for key, value in node.pairs:
            if key.text in seen:
                self.note(duplicate_key(key.place, key.text, seen[key.text]))
                continue
            seen[key.text] = key.place.line
            yield key.text, value, key.place

    def value(self, name: str, key: Key, node: Node) -> Any:
        if key.kind == "shape":
            return self.shape(node, key.of, f'"{name}"') or None
        if key.kind == "named":
            return self.named(node, key, name)
        if key.kind == "told":
            return self.told(node, name)
        if key.kind in ("texts", "shapes", "groups"):
            return self.many(node, key, name)
        text = self.text(node, name, key.required)
        if text is None or not text:
            return text if key.kind in ("text", "one") else None
        if key.kind == "one" and text not in key.among:
            self.note(not_one_of(node.place, name, text, key.among))
            return None
        return self.scalar(key.kind, name, text, node.place)

    def named(self, node: Node, key: Key, name: str) -> dict[str, dict[str, Any]]:
        if not isinstance(node, Mapping):
            self.note(wrong_kind(node.place, f'"{name}"', "names with values", node))
            return {}
        return {
            id: self.shape(value, key.of, f'"{id}"')
            for id, value, place in self.pairs(node)
            if self.good_name(id, place)
        }

    def told(self, node: Node, name: str) -> dict[str, str]:
        if not isinstance(node, Mapping):
            self.note(wrong_kind(node.place, f'"{name}"', "names with texts", node))
            return {}
        return {
            id: text
            for id, value, place in self.pairs(node)
            if self.good_name(id, place) and (text := self.text(value, f'"{id}"', True))
        }

    def good_name(self, id: str, place: Place) -> bool:
        if model.NAME.fullmatch(id) and len(id) <= 64 and id != model.NONE:
            return True
        self.note(bad_name(place, id))
        return False

    def many(self, node: Node, key: Key, name: str) -> tuple[Any, ...] | None:
        if isinstance(node, Scalar) and not node.text.strip():
            return ()
        if not isinstance(node, Sequence):
            self.note(wrong_kind(node.place, f'"{name}"', "a list, one per line", node))
            return None
        if key.kind == "shapes":
            return tuple(s for n in node.items if (s := self.shape(n, key.of, f'"{name}"')))
        if key.kind == "groups":
            groups = (self.many(n, Key("texts", ""), "group") for n in node.items)
            return tuple(g for g in groups if g)
        texts = (self.text(n, f"an item of {name}", True) for n in node.items)
        return tuple(t for t in texts if t)

    def text(self, node: Node, name: str, required: bool) -> str | None:
        if not isinstance(node, Scalar):
            self.note(wrong_kind(node.place, f'"{name}"', "one text", node))
            return None
        text = node.text.strip()
        if required and not text:
            self.note(empty_text(node.place, f'"{name}"'))
        return text

    def scalar(self, kind: Kind, name: str, text: str, place: Place) -> Any:
        if kind in ("text", "one"):
            return text
        if kind == "number" and re.fullmatch(r"[0-9]{1,6}", text):
            return int(text)
        if kind == "yes" and text in ("yes", "no"):
            return text == "yes"
        if kind == "date":
            try:
                return date.fromisoformat(text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "")
            except ValueError:
                pass
        self.note(bad_value(place, name, text, kind))
        return None


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
        "Compare it with another file of the same folder.",
    )


@mistake("bad-name")
def bad_name(place: Place, id: str) -> Problem:
    """An id that cannot stand in an address.

    Ids are lower-case letters and digits with single hyphens, at most 64 of them, and not "none",
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
