"""The library as one networkx graph: steps and entries are nodes, choices are arrows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache

import networkx as nx

from wizard.core.model import NONE, Choice, Entry, Flow, Library
from wizard.core.spot import Spot as Spot

MOST_WALKS = 200_000
"""Ten thousand questions in trees have a tenth of it; beyond, questions join again and again."""


Way = tuple[tuple[Spot, Choice], ...]
"""One walk: the steps asked, each with the choice picked there."""


def build(
    flows: Mapping[str, Flow], entries: Mapping[str, Entry], fallback: str
) -> nx.MultiDiGraph[Spot]:
    """The graph of all flows. A choice whose target is not served leads to the entry `fallback`.

    Arrows are keyed by choice id, so two choices that lead to the same step both stay; `at` is
    the choice's number at its step. "None of these" is not drawn: `follow` knows it.
    """
    graph: nx.MultiDiGraph[Spot] = nx.MultiDiGraph()
    for flow in flows.values():
        graph.add_nodes_from(Spot(flow.id, step) for step in flow.steps)
        for step in flow.steps.values():
            for at, choice in enumerate(step.choices):
                target = _target(flow, choice, flows, entries) or Spot("", fallback)
                graph.add_edge(Spot(flow.id, step.id), target, key=choice.id, choice=choice, at=at)
    with suppress(nx.NetworkXUnfeasible):  # a loop has no longest way; the checks report it
        _measure(graph)
    return graph


def _target(
    flow: Flow, choice: Choice, flows: Mapping[str, Flow], entries: Mapping[str, Entry]
) -> Spot | None:
    if choice.go:
        return Spot(flow.id, choice.go) if choice.go in flow.steps else None
    if choice.flow:
        other = flows.get(choice.flow)
        return Spot(other.id, other.start) if other and other.start in other.steps else None
    return Spot("", choice.entry) if choice.entry in entries else None


def _measure(graph: nx.MultiDiGraph[Spot]) -> None:
    """Give every node `most`: the questions on the longest way from there, itself included."""
    for spot in reversed(downwards(graph)):
        after = max((graph.nodes[n]["most"] for n in graph.successors(spot)), default=0)
        graph.nodes[spot]["most"] = after + 1 if spot.flow else 0


def follow(library: Library, spot: Spot, choice: str) -> Spot | None:
    """Where a choice of a step leads; None if the step has no such choice."""
    if choice == NONE:
        return Spot("", library.nothing_fits.id)
    beside = library.graph.adj[spot].items()
    return next((target for target, arrows in beside if choice in arrows), None)


def targets(library: Library, spot: Spot) -> list[Spot]:
    """Where the choices of a node lead, once for each choice; none for an answer."""
    return [target for _, target in library.graph.out_edges(spot)]


def sources(library: Library, spot: Spot) -> set[Spot]:
    """The questions that some choice leads here from."""
    return set(library.graph.predecessors(spot))


def arrows(library: Library) -> Iterator[tuple[Choice, Spot]]:
    """Every choice of the library with where it leads."""
    found: Iterable[tuple[Spot, Spot, Choice]] = library.graph.edges(data="choice")
    for _, target, choice in found:
        yield choice, target


def known(library: Library, spot: Spot) -> bool:
    """Whether the library has this question or answer."""
    return spot in library.graph


def questions_left(library: Library, spot: Spot) -> int:
    """The most questions a walk can still ask from here, this one included; 0 at an entry."""
    return int(library.graph.nodes.get(spot, {}).get("most", 0))


def start(flow: Flow) -> Spot:
    """The node of a flow's first question."""
    return Spot(flow.id, flow.start)


def count_of_ways(library: Library) -> int:
    """How many walks all flows have, without walking them."""
    below: dict[Spot, int] = {}
    for spot in reversed(downwards(library.graph)):
        below[spot] = sum(below[to] for to in targets(library, spot)) if spot.flow else 1
    return sum(below[start(flow)] for flow in library.flows.values())


def ways(library: Library, spot: Spot) -> Iterator[tuple[Way, str]]:
    """Every walk from a step, in the order of the file, with the entry id it ends at.

    Depth first without recursion; the graph has no loops, so it ends.
    """
    stack: list[tuple[Spot, Way]] = [(spot, ())]
    while stack:
        here, way = stack.pop()
        if not here.flow:
            yield way, here.id
            continue
        arrows = library.graph.out_edges(here, data=True)
        last_first = sorted(arrows, key=lambda arrow: int(arrow[2]["at"]), reverse=True)
        stack.extend((to, (*way, (here, drawn["choice"]))) for _, to, drawn in last_first)


def loops(graph: nx.MultiDiGraph[Spot]) -> Iterator[list[tuple[Spot, Choice]]]:
    """One loop, as steps with the choice taken, for each tangle of steps that lead in a circle."""
    for tangle in nx.strongly_connected_components(graph):
        spot = min(tangle)
        if len(tangle) == 1 and not graph.has_edge(spot, spot):
            continue
        inside: nx.DiGraph[Spot] = nx.DiGraph()
        inside.add_edges_from(graph.subgraph(tangle).edges())
        yield [
            (here, next(iter(graph[here][there].values()))["choice"])
            for here, there in nx.find_cycle(inside, [spot])
        ]


def reached(graph: nx.MultiDiGraph[Spot], starts: Iterable[Spot], within: str = "") -> set[Spot]:
    """Every node that some walk from `starts` comes to, the starts included.

    `within`: only walks that stay in this flow.
    """
    found: set[Spot] = set()
    waiting = [spot for spot in starts if spot in graph]
    while waiting:
        spot = waiting.pop()
        if spot not in found and (not within or spot.flow == within):
            found.add(spot)
            waiting.extend(graph.successors(spot))
    return found


def leading_to(library: Library, spot: Spot) -> frozenset[Spot]:
    """Every node from which some walk comes to this one, itself included."""
    found = _leading(library)
    if spot not in found:
        there = nx.ancestors(library.graph, spot) if spot in library.graph else set()
        found[spot] = frozenset({spot} | there)
    return found[spot]


@lru_cache(maxsize=2)
def _leading(library: Library) -> dict[Spot, frozenset[Spot]]:
    """What `leading_to` has found so far; gone with the library."""
    return {}


def downwards(graph: nx.MultiDiGraph[Spot]) -> list[Spot]:
    """All nodes, each after those that lead to it. There must be no loop."""
    return list(nx.topological_sort(graph))
