"""What a court's folder changes of the base under it: a record for each file that it lies over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise

from wizard.content.files import front_and_body, plain
from wizard.content.folder import SETTINGS
from wizard.content.keys import COURT, ENTRY, FLOW, GLOSSARY, Key
from wizard.content.layers import Stack, extends
from wizard.content.merging import Merge, Path
from wizard.content.yaml_nodes import Mapping as Keys
from wizard.content.yaml_nodes import Node, Scalar, Sequence, Unreadable, compose
from wizard.core.layers import Override
from wizard.core.parts import part_id, passages_of
from wizard.core.pictures import FOLDER
from wizard.core.problems import Place

LENGTH = 8
"""Hexadecimal digits of a version that an editor finds in a file."""
UNHASHED = ("reviewed", "review_by", "editor_note", "extends", "written_against")
"""Keys of a base that change nothing of what its readers are told."""
STRUCTURE = ("steps", "choices")
Pieces = list[tuple[Path, object]]


def overrides(stacks: Mapping[str, Stack]) -> Iterator[Override]:
    """Every file that lies over one of a base and can be read, in the order of the names."""
    for file, stack in stacks.items():
        for (over, base), (own, text) in pairwise(stack):
            if file.startswith(f"{FOLDER}/"):
                yield Override(Place(own), over)
            elif isinstance(base, str) and isinstance(text, str):
                with suppress(Unreadable):
                    yield from _override(file, over, base, own, text)


@lru_cache(maxsize=256)  # while a mistake is held back, the same files are joined many times
def _override(file: str, over: str, base: str, own: str, text: str) -> tuple[Override, ...]:
    below, keys = _keys(over, base), _keys(own, text)
    partly = file in SETTINGS or extends(own, text) is not None
    whole: Pieces = [((), (_said(below), _body(base)))]
    pieces = _changed(file, below, keys) if partly else whole
    if partly and file.endswith(".md"):
        pieces += _passages(base, text)
    names = tuple(_name(path) for path, _ in pieces) if partly else ()
    found = Override(Place(own), over, names, _version(pieces), _written(keys))
    return (found,) if pieces else ()


def _changed(file: str, base: Node, own: Node) -> Pieces:
    """What the court's file writes, and what the base says there; None where it is new."""
    merge = Merge()
    merge.merged(base, own, _table(file))
    pieces = [piece for piece in merge.replaced if piece[0][0] not in UNHASHED]
    if file in SETTINGS:  # what a court says of itself, or says as the base does, replaces nothing
        named = (piece for piece in pieces if piece[1] and len(piece[0]) > 1)
        pieces = [(path, was, now) for path, was, now in named if was and _said(was) != _said(now)]
    return [(path, _said(was) if was else None) for path, was, _ in pieces]


def _table(file: str) -> dict[str, Key]:
    settings = {"faq/court.yaml": COURT, "faq/glossary.yaml": GLOSSARY}
    return settings.get(file, FLOW if file.startswith("flows/") else ENTRY)


def _keys(file: str, text: str) -> Node:
    halves = front_and_body(text) if file.endswith(".md") else None
    return compose(file, halves[0] if halves else plain(text)) or Keys(Place(file))


def _body(text: str) -> str:
    """The text of an answer; nothing of any other file."""
    halves = front_and_body(text)
    return halves[1].strip() if halves else ""


def _passages(base: str, own: str) -> Pieces:
    """The parts of the base's text that the court's file writes anew."""
    was = {part_id(passage): passage.text for passage in passages_of("", _body(base), 1)}
    now = [part_id(passage) for passage in passages_of("", _body(own), 1)]
    return [((id or "text",), was.get(id)) for id in now]


def _said(node: Node) -> object:
    """What a node says, without the places where it says it."""
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Sequence):
        return [_said(item) for item in node.items]
    return [(k.text, _said(v)) for k, v in node.pairs if k.text not in UNHASHED]


def _name(path: Path) -> str:
    return "/".join(part for part in path if part not in STRUCTURE)


def _version(pieces: Pieces) -> str:
    said = repr(sorted(pieces, key=lambda piece: piece[0]))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:LENGTH]


def _written(keys: Node) -> str:
    pairs = keys.pairs if isinstance(keys, Keys) else []
    found = (v.text for k, v in pairs if k.text == "written_against" and isinstance(v, Scalar))
    return next(found, "").strip()
