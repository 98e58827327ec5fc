"""The order in which flows are listed."""

from __future__ import annotations

from wizard.core.listing import flows_in_order
from wizard.core.model import Court, Flow, Glossary, Library


def _flow(id: str, group: str, order: int = 999) -> Flow:
    return Flow(id, f"Title of {id}", "", group, "", order=order)


def test_flows_stand_by_group_then_by_their_own_order_then_by_title() -> None:
    flows = [
        _flow("lost", "Unknown", 1),
        _flow("b", "Second"),
        _flow("a", "Second"),
        _flow("z", "Second", 1),
        _flow("y", "First", 2),
        _flow("x", "First", 10),
    ]
    court = Court(groups=("First", "Second"))
    library = Library(court, {flow.id: flow for flow in flows}, {}, Glossary())
    assert [flow.id for flow in flows_in_order(library)] == ["y", "x", "z", "a", "b", "lost"]
