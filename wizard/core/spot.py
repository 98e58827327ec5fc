"""A node of the graph: where a walk can be."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """A step (`flow` and its id) or an entry (`flow` is empty)."""

    flow: str
    id: str
