"""Where a user is: a pure function of library, flow and trail. The state is the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.model import LONGEST_TRAIL, NONE, Entry, Flow, Library, Step

NONE_SAYS = "None of these"


@dataclass(frozen=True, slots=True)
class Pick:
    """One answer on the trail: the step that asked, the choice id, its words and its reason."""

    spot: Spot
    step: Step
    choice: str
    says: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk so far. Exactly one of `step` (the next question) and `entry` (the ending) is set.

    `lost`: the choice ids of the address that no longer fit; `most`: the questions this walk can
    have in all, those already answered included.
    """

    flow: Flow
    picks: tuple[Pick, ...]
    spot: Spot
    step: Step | None
    entry: Entry | None
    most: int
    lost: tuple[str, ...] = ()

    @property
    def trail(self) -> tuple[str, ...]:
        return tuple(pick.choice for pick in self.picks)

    @property
    def key(self) -> str:
        """The flow and the trail in one word that no other place of any walk has."""
        return f"{self.flow.id}|{'.'.join(self.trail)}"

    @property
    def number(self) -> int:
        """The number of the question being asked, counted from 1."""
        return len(self.picks) + 1


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says. `keep`: an earlier trail whose picks are used again where they still
    fit; `assumed`: how many picks at the front were guessed from the user's own words."""

    flow: str
    trail: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    assumed: int = 0

    def query(self) -> dict[str, str]:
        """The address as query parameters; empty ones are left out."""
        pairs = {
            "flow": self.flow,
            "trail": ".".join(self.trail),
            "keep": ".".join(self.keep),
            "assumed": str(self.assumed or ""),
        }
        return {key: value for key, value in pairs.items() if value}


def read_address(query: dict[str, str]) -> Address:
    """The address in query parameters; whatever cannot be read counts as absent."""
    assumed = query.get("assumed", "")
    return Address(
        flow=query.get("flow", ""),
        trail=_ids(query.get("trail", "")),
        keep=_ids(query.get("keep", "")),
        assumed=int(assumed)
        if assumed.isascii() and assumed.isdigit() and len(assumed) < 3
        else 0,
    )


def _ids(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(".", LONGEST_TRAIL)[:LONGEST_TRAIL] if part)


def walk(library: Library, flow: str, trail: Sequence[str] = ()) -> Walk | None:
    """Replay a trail from a flow's start, as far as it fits. None if there is no such flow."""
    found = library.flows.get(flow)
    if found is None:
        return None
    spot, picks = graph.start(found), list[Pick]()
    for id in trail:
        target = graph.follow(library, spot, id) if spot.flow else None
        if target is None:
            break
        picks.append(_pick(library, spot, id))
        spot = target
    return Walk(
        flow=found,
        picks=tuple(picks),
        spot=spot,
        step=step_at(library, spot) if spot.flow else None,
        entry=None if spot.flow else library.entries.get(spot.id, library.nothing_fits),
        most=len(picks) + graph.questions_left(library, spot),
        lost=tuple(trail[len(picks) :]),
    )


def step_at(library: Library, spot: Spot) -> Step:
    """The step at a node of the graph."""
    return library.flows[spot.flow].steps[spot.id]


def _pick(library: Library, spot: Spot, id: str) -> Pick:
    step = step_at(library, spot)
    choice = step.choice(id)
    if choice is None:
        return Pick(spot, step, NONE, NONE_SAYS)
    return Pick(spot, step, id, choice.say, choice.because)


def picked(library: Library, here: Walk, choice: str, address: Address) -> Address:
    """The address after a choice; picks of `address.keep` follow where their question comes."""
    trail = (*here.trail, choice)
    assumed = min(address.assumed, len(here.picks))
    if not address.keep:
        return Address(here.flow.id, trail, assumed=assumed)
    earlier = walk(library, here.flow.id, address.keep)
    kept = {pick.spot: pick.choice for pick in earlier.picks} if earlier else {}
    now = walk(library, here.flow.id, trail)
    while now and now.step and now.spot in kept:
        trail = (*trail, kept[now.spot])
        now = walk(library, here.flow.id, trail)
    return Address(here.flow.id, trail, assumed=assumed)


def changed(here: Walk, index: int, address: Address) -> Address:
    """The address that asks question `index` (from 0) again and remembers the later picks."""
    longer = address.keep[: len(here.trail)] == here.trail
    keep = address.keep if longer else here.trail
    return Address(
        here.flow.id, here.trail[:index], keep=keep, assumed=min(address.assumed, index)
    )


def back(here: Walk, address: Address) -> Address | None:
    """The address one question earlier; None for the start page."""
    if not here.picks:
        return None
    return Address(
        here.flow.id, here.trail[:-1], assumed=min(address.assumed, len(here.picks) - 1)
    )


def instead(library: Library, here: Walk) -> tuple[tuple[str, str, Entry | None], ...]:
    """The other choices of the last question: choice id, its words, the entry if it ends there."""
    if not here.picks:
        return ()
    last = here.picks[-1]
    rows = []
    for choice in last.step.choices:
        if choice.id == last.choice:
            continue
        target = graph.follow(library, last.spot, choice.id)
        entry = library.entries.get(target.id) if target and not target.flow else None
        rows.append((choice.id, choice.say, entry))
    return tuple(rows)
