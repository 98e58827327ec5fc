"""Every place of a library that people can come to: each question once, and each ending."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.core import graph
from wizard.core.model import Library
from wizard.core.walk import Walk, walk
from wizard.export.endings_text import endings


def every_walk(library: Library) -> list[Walk]:
    """Every walk from a flow's start to an answer."""
    found = []
    for flow in library.flows.values():
        for way, _ in graph.ways(library, graph.start(flow)):
            here = walk(library, flow.id, [choice.id for _, choice in way])
            assert here is not None
            found.append(here)
    return found


def every_place(library: Library) -> Iterator[Walk]:
    """Every question, once, every ending, and None of these at each flow's first question."""
    seen = set()
    for here in every_walk(library):
        for number in range(len(here.picks)):
            before = walk(library, here.flow.id, here.trail[:number])
            if before and before.spot not in seen:
                seen.add(before.spot)
                yield before
    yield from endings(library)
    for flow in library.flows.values():
        none = walk(library, flow.id, ["none"])
        assert none is not None
        yield none
