"""Which content is served, as a short hash: two libraries that read alike have the same one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache

from wizard.core.model import Library

UNSEEN = ("place", "places", "body_line", "was", "laid", "hide")
"""Where something stands changes with every line above it; nothing of it is what a reader sees."""
LENGTH = 10
"""Hexadecimal digits of a version: among a million versions two are the same once in two lives."""


@lru_cache(maxsize=4)
def content_version(library: Library) -> str:
    """The version of all that a visitor can read: questions, answers, court and glossary."""
    nouns = (library.court, library.glossary, library.flows, library.entries)
    said = repr([bare(noun) for noun in nouns])
    return hashlib.sha256(said.encode()).hexdigest()[:LENGTH]


def bare(value: object) -> object:
    """A noun without the places where its parts stand."""
    if isinstance(value, tuple | list):
        return [bare(item) for item in value]
    if isinstance(value, Mapping):
        return [(key, bare(item)) for key, item in value.items()]
    if hasattr(value, "__dataclass_fields__"):
        names = (name for name in value.__dataclass_fields__ if name not in UNSEEN)
        return [(name, bare(getattr(value, name))) for name in names]
    return value
