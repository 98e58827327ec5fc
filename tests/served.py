"""What has to be true of every library that is served."""

from __future__ import annotations

from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.model import LONGEST_TRAIL, Library


def assert_served_walks_end(library: Library) -> None:
    """Every step has choices, every choice leads on or to an ending, nothing turns in a circle."""
    assert list(graph.loops(library.graph)) == []
    for flow in library.flows.values():
        assert graph.questions_left(library, graph.start(flow)) <= LONGEST_TRAIL
        for step in flow.steps.values():
            assert step.choices
            for choice in step.choices:
                target = graph.follow(library, Spot(flow.id, step.id), choice.id)
                assert target is not None
                assert not target.flow or target.id in library.flows[target.flow].steps
