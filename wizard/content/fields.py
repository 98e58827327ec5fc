"""From the nodes of one file to plain values by a table of keys, a problem for each mistake."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from wizard.content.field_mistakes import (
    MOST_PROBLEMS,
    bad_name,
    bad_value,
    duplicate_key,
    empty_file,
    empty_text,
    many_problems,
    missing_key,
    not_one_of,
    unknown_key,
    wrong_kind,
)
from wizard.content.keys import Key, Kind
from wizard.content.merging import Merge
from wizard.content.yaml_causes import slips
from wizard.content.yaml_nodes import JOINERS, Mapping, Node, Scalar, Unreadable, compose
from wizard.content.yaml_nodes import Sequence as Listed
from wizard.core.ids import unfit
from wizard.core.problems import Named, Place, Problem, likeliest, shown


class Said(NamedTuple):
    """What a file says, and the line of the file where that starts."""

    file: str
    text: str
    first_line: int = 1


class Reader:
    """Reads one file, noting every problem on the way.

    `whole`: all that a noun needs is there. There may be errors even so: a key with a slip of the
    pen is read as what it must mean, so that it is reported once and hides nothing else.
    """

    def __init__(self, file: str) -> None:
        self.file, self.whole = file, True
        self.problems: list[Problem] = []

    def document(self, said: Sequence[Said], keys: dict[str, Key]) -> dict[str, Any]:
        """The values of a file; in front of it in `said` the files of bases that it goes over."""
        try:
            return self.shape(self.node(said, keys), keys, "the file")
        except Unreadable as unreadable:
            self.problems.append(unreadable.problem)
        self.whole = False
        return {}

    def node(self, said: Sequence[Said], keys: dict[str, Key]) -> Node:
        *below, (file, text, first_line) = said
        self.slips(file, text, first_line)
        node = compose(file, text, first_line)
        if node is None:
            raise Unreadable(empty_file(Place(file)))
        if not below:
            return node
        merge = Merge()
        whole = merge.merged(self.node(below, keys), node, keys)
        for problem in merge.problems:
            self.note(problem)
        return whole

    def slips(self, file: str, text: str, first_line: int) -> None:
        """Note what is not read as it was meant; stop where that would break all that follows."""
        for slip in islice(slips(file, text, first_line), MOST_PROBLEMS - 1):
            self.note(slip)
            if slip.level == "error":
                raise Unreadable(self.problems.pop())

    def note(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            raise Unreadable(many_problems(problem.place))

    def shape(self, node: Node, keys: dict[str, Key], what: str) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            self.wrong(node, what, "keys with values")
            return {}
        places: dict[str, Place] = {}
        values: dict[str, Any] = {"place": node.place, "places": places}
        written = {key.text for key, _ in node.pairs}
        for typed, value, place in self.pairs(node):
            name = typed
            if typed not in keys:
                self.note(unknown_key(place, typed, what, keys))
                name = likeliest(typed, keys.keys() - written - places.keys())
            if not name:
                continue
            places[name] = value.place
            read = self.value(name, keys[name], value)
            if read is not None:
                values[name] = read
        self.demand(keys, places, node.place, what, values)
        return values

    def demand(
        self,
        keys: dict[str, Key],
        there: Container[str],
        place: Place,
        what: str,
        values: Container[str],
    ) -> None:
        """Note what is needed and not there."""
        for name, key in keys.items():
            if key.required and name not in there:
                self.note(missing_key(place, name, what, key))
            if key.required and name not in values:
                self.whole = False

    def pairs(self, node: Mapping, keep: bool = False) -> Iterator[tuple[str, Node, Place]]:
        """The first of each key. `keep`: the others too, under names that nothing else has."""
        seen: dict[str, int] = {}
        for key, value in node.pairs:
            if key.text not in seen:
                seen[key.text] = key.place.line
                yield key.text, value, key.place
                continue
            self.note(duplicate_key(key.place, key.text, seen[key.text]))
            if keep:
                yield f"{key.text} in line {key.place.line}", value, key.place

    def value(self, name: str, key: Key, node: Node) -> Any:
        if key.kind == "shape":
            return self.shape(node, key.of, f'"{name}"') or None
        if key.kind == "named":
            return self.named(node, key, name)
        if key.kind == "told":
            return self.told(node, name)
        if key.kind in ("texts", "names", "shapes", "groups"):
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
            self.wrong(node, f'"{name}"', "names with values")
            return {}
        found = {}
        for id, value, place in self.pairs(node, keep=name == "choices"):
            if unfit(id) and " in line " not in id:
                self.note(bad_name(place, id))
            found[id] = self.shape(value, key.of, f'"{shown(id)}"')
        return found

    def told(self, node: Node, name: str) -> dict[str, str]:
        if not isinstance(node, Mapping):
            self.wrong(node, f'"{name}"', "names with texts")
            return {}
        return {
            id: text
            for id, value, place in self.pairs(node)
            if self.good_name(id, place) and (text := self.text(value, f'"{id}"', True))
        }

    def good_name(self, id: str, place: Place) -> bool:
        if not unfit(id):
            return True
        self.note(bad_name(place, id))
        return False

    def wrong(self, node: Node, what: str, wanted: str) -> None:
        """A list where a text belongs: who knows what was meant, so there will be no noun."""
        self.note(wrong_kind(node.place, what, wanted, node))
        self.whole = False

    def many(self, node: Node, key: Key, name: str) -> tuple[Any, ...] | None:
        if isinstance(node, Scalar) and not node.text.strip():
            return ()
        if not isinstance(node, Listed):
            self.wrong(node, f'"{name}"', "a list, one per line")
            return None
        if key.kind == "shapes":
            return tuple(s for n in node.items if (s := self.shape(n, key.of, f'"{name}"')))
        if key.kind == "groups":
            groups = (self.many(n, Key("texts", ""), "group") for n in node.items)
            return tuple(g for g in groups if g)
        texts = [(self.text(n, f"an item of {name}", True), n.place) for n in node.items]
        if key.kind == "names":
            return tuple(Named(text, place) for text, place in texts if text)
        return tuple(text for text, _ in texts if text)

    def text(self, node: Node, name: str, required: bool) -> str | None:
        if not isinstance(node, Scalar):
            self.wrong(node, f'"{name}"', "one text")
            return None
        text = node.text.strip()
        if required and not text.strip(JOINERS):
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
