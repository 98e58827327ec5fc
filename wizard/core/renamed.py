"""Earlier ids of flows, steps, choices and entries (`was`), which older addresses still use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from wizard.core import graph
from wizard.core.address import Address
from wizard.core.model import Choice, Entry, Flow, Library, Step
from wizard.core.spot import Spot


@dataclass(frozen=True, slots=True)
class _Today:
    """For each earlier id the one of today; steps by their flow, choices by their step."""

    flows: Mapping[str, str]
    entries: Mapping[str, str]
    steps: Mapping[Spot, str]
    choices: Mapping[tuple[Spot, str], str]


@lru_cache(maxsize=4)
def _today(library: Library) -> _Today:
    steps: dict[Spot, str] = {}
    choices: dict[tuple[Spot, str], str] = {}
    for flow in library.flows.values():
        found = earlier(flow.steps.values())
        steps |= {Spot(flow.id, was): now for was, now in found.items()}
        for step in flow.steps.values():
            spot = Spot(flow.id, step.id)
            choices |= {(spot, was): now for was, now in earlier(step.choices).items()}
    flows, entries = library.flows.values(), library.entries.values()
    return _Today(earlier(flows), earlier(entries), steps, choices)


def earlier(
    nouns: Iterable[Flow] | Iterable[Step] | Iterable[Choice] | Iterable[Entry],
) -> dict[str, str]:
    """Earlier id → id of today, of things that stand beside each other; a live id goes before."""
    known = {noun.id: noun for noun in nouns}
    found: dict[str, str] = {}
    for noun in known.values():
        for was in noun.was:
            if was not in known:
                found.setdefault(was, noun.id)
    return found


def first_id(noun: Flow | Step | Choice | Entry) -> str:
    """The id that it had first, which no later rename changes."""
    return noun.was[0] if noun.was else noun.id


def flow_today(library: Library, id: str) -> str:
    """The id that a flow has today; the same where it was never renamed."""
    return _today(library).flows.get(id, id)


def entry_today(library: Library, id: str) -> Entry | None:
    """The entry of this id, or the one that had it."""
    return library.entries.get(_today(library).entries.get(id, id))


def spot_today(library: Library, spot: Spot) -> Spot:
    """A question by the ids of today."""
    at = Spot(flow_today(library, spot.flow), spot.id)
    return Spot(at.flow, _today(library).steps.get(at, at.id))


def choice_today(library: Library, spot: Spot, id: str) -> str:
    """The id that a choice of this question has today."""
    return _today(library).choices.get((spot, id), id)


def as_today(library: Library, address: Address) -> Address:
    """An address by the ids of today: what was found before a rename is found after it."""
    now = _today(library)
    if not (now.flows or now.steps or now.choices):
        return address
    flow = flow_today(library, address.flow)
    asked = tuple(spot_today(library, spot) for spot in address.asked)
    kept = tuple(spot_today(library, spot) for spot in address.kept)
    return replace(
        address,
        flow=flow,
        trail=_trail(library, flow, asked, address.trail),
        asked=asked,
        keep=_trail(library, flow, kept, address.keep),
        kept=kept,
    )


def _trail(
    library: Library, flow: str, asked: tuple[Spot, ...], trail: Sequence[str]
) -> tuple[str, ...]:
    """The choices of a trail: by their questions, or in older addresses from the flow's start."""
    if len(asked) == len(trail):
        pairs = zip(asked, trail, strict=True)
        return tuple(choice_today(library, spot, id) for spot, id in pairs)
    if flow not in library.flows:
        return tuple(trail)
    found: list[str] = []
    spot: Spot | None = graph.start(library.flows[flow])
    for id in trail:
        found.append(choice_today(library, spot, id) if spot else id)
        spot = graph.follow(library, spot, found[-1]) if spot and spot.flow else None
    return tuple(found)
