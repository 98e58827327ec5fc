"""What a court's file says over what the file of its base says, key by key."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Named
from dataclasses import replace

from wizard.content.keys import CHOICE, Key
from wizard.content.yaml_nodes import Mapping, Node, Scalar, Sequence

Together = Callable[[str, Node, Node], Node]


def merged(base: Node, own: Node, keys: Named[str, Key]) -> Node:
    """The base with what the court's file writes in its place.

    What has names of its own (steps, choices, contacts, terms) is merged by name, groups of
    synonyms are added, and everything else is replaced; a choice is replaced as a whole.
    """
    if not (isinstance(base, Mapping) and isinstance(own, Mapping)):
        return own
    return _joined(base, own, lambda name, was, now: _value(keys.get(name), was, now))


def _value(key: Key | None, was: Node, now: Node) -> Node:
    if key is None:
        return now
    if key.kind == "groups" and isinstance(was, Sequence) and isinstance(now, Sequence):
        return replace(now, items=[*was.items, *now.items])
    if key.kind not in ("named", "told"):
        return now
    if not (isinstance(was, Mapping) and isinstance(now, Mapping)):
        return now
    if key.kind == "told" or key.of is CHOICE:
        return _joined(was, now, lambda name, was, now: now)
    return _joined(was, now, lambda name, was, now: merged(was, now, key.of))


def _joined(base: Mapping, own: Mapping, together: Together) -> Mapping:
    """The pairs of the base in their order, then what is new; `together`: of what both have."""
    first: dict[str, tuple[Scalar, Node]] = {}
    for key, value in own.pairs:
        first.setdefault(key.text, (key, value))
    pairs, both = list[tuple[Scalar, Node]](), set[str]()
    for key, value in base.pairs:
        if key.text not in first:
            pairs.append((key, value))
        elif key.text not in both:
            both.add(key.text)
            written, now = first[key.text]
            pairs.append((written, together(key.text, value, now)))
    new = [pair for pair in own.pairs if pair[0].text not in both or pair != first[pair[0].text]]
    return Mapping(own.place, [*pairs, *new])
