"""What a court's file says over what the file of its base says, key by key."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import replace

from wizard.content.base_mistakes import before_nothing, overrides_nothing
from wizard.content.keys import CHOICE, Key
from wizard.content.yaml_nodes import Mapping, Node, Scalar, Sequence
from wizard.core.problems import Problem

Path = tuple[str, ...]
Pair = tuple[Scalar, Node]
NOT_HANDED_DOWN = ("extends", "written_against")
"""What a base says of itself alone."""


class Merge:
    """Lays a court's file over one of its base, and notes what is wrong with that.

    What has names of its own (steps, choices, contacts, terms) is merged by name; groups of
    synonyms and hidden names are added; everything else is replaced, a choice as a whole.
    `replaced`: the way to what the court's file writes, what the base has there, if anything, and
    what is written.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.replaced: list[tuple[Path, Node | None, Node]] = []

    def merged(self, base: Node, own: Node, keys: Table[str, Key], path: Path = ()) -> Node:
        """The base with what the court's file writes in its place."""
        if not (isinstance(base, Mapping) and isinstance(own, Mapping)):
            return own
        handed = [pair for pair in base.pairs if path or pair[0].text not in NOT_HANDED_DOWN]
        known = {key.text for key, _ in handed}
        for key, value in own.pairs:
            if key.text not in known and (path or key.text not in NOT_HANDED_DOWN):
                self.replaced.append(((*path, key.text), None, value))
        return _joined(
            Mapping(base.place, handed),
            own,
            lambda name, was, now: self._value(keys.get(name), was, now, (*path, name)),
        )

    def _value(self, key: Key | None, was: Node, now: Node, path: Path) -> Node:
        kind = key.kind if key else "text"
        if kind in ("groups", "names") and isinstance(was, Sequence) and isinstance(now, Sequence):
            return replace(now, items=[*was.items, *now.items])
        named = kind in ("named", "told") and isinstance(was, Mapping) and isinstance(now, Mapping)
        if key and named:
            assert isinstance(was, Mapping)
            assert isinstance(now, Mapping)
            return self._by_name(key, was, now, path)
        self.replaced.append((path, was, now))
        return now

    def _by_name(self, key: Key, was: Mapping, now: Mapping, path: Path) -> Node:
        known = {name.text for name, _ in was.pairs}
        mine = [
            pair for pair in now.pairs if pair[0].text in known or self._whole(key, pair, known)
        ]
        self.replaced += [((*path, n.text), None, v) for n, v in mine if n.text not in known]

        def together(name: str, was: Node, now: Node) -> Node:
            if key.kind == "told" or key.of is CHOICE:
                self.replaced.append(((*path, name), was, now))
                return now
            return self.merged(was, now, key.of, (*path, name))

        joined = _joined(was, Mapping(now.place, mine), together)
        return self._in_order(joined) if key.of is CHOICE else joined

    def _whole(self, key: Key, pair: Pair, known: set[str]) -> bool:
        """Whether something new has all it needs; what has not was meant to change the base's."""
        name, value = pair
        if not isinstance(value, Mapping):
            return True
        needed = {id for id, inner in key.of.items() if inner.required}
        if needed <= {inner.text for inner, _ in value.pairs}:
            return True
        self.problems.append(overrides_nothing(name.place, name.text, known))
        return False

    def _in_order(self, choices: Mapping) -> Mapping:
        """The choices that say `before` in front of the one that they name."""
        pairs = list(choices.pairs)
        for pair in choices.pairs:
            name, value = pair
            before = _taken(value, "before")
            if not before:
                continue
            at = next((n for n, (k, _) in enumerate(pairs) if k.text == before.text), None)
            pairs[pairs.index(pair)] = moved = (name, _without(value, "before"))
            if at is None or before.text == name.text:
                known = [k.text for k, _ in pairs if k is not name]
                self.problems.append(before_nothing(before.place, before.text, known))
                continue
            goal = pairs[at]
            pairs.remove(moved)
            pairs.insert(pairs.index(goal), moved)
        return Mapping(choices.place, pairs)


def _taken(node: Node, name: str) -> Scalar | None:
    pairs = node.pairs if isinstance(node, Mapping) else []
    return next((v for k, v in pairs if k.text == name and isinstance(v, Scalar)), None)


def _without(node: Node, name: str) -> Node:
    assert isinstance(node, Mapping)
    return Mapping(node.place, [pair for pair in node.pairs if pair[0].text != name])


def _joined(base: Mapping, own: Mapping, together: Callable[[str, Node, Node], Node]) -> Mapping:
    """The pairs of the base in their order, then what is new; `together`: of what both have."""
    first: dict[str, Pair] = {}
    for key, value in own.pairs:
        first.setdefault(key.text, (key, value))
    pairs, both = list[Pair](), set[str]()
    for key, value in base.pairs:
        if key.text not in first:
            pairs.append((key, value))
        elif key.text not in both:
            both.add(key.text)
            written, now = first[key.text]
            pairs.append((written, together(key.text, value, now)))
    new = [pair for pair in own.pairs if pair[0].text not in both or pair != first[pair[0].text]]
    return Mapping(own.place, [*pairs, *new])
