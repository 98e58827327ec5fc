"""Where a user is: a pure function of library, flow and trail. The state is the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wizard.core import graph
from wizard.core.address import Address
from wizard.core.graph import Spot
from wizard.core.leads import ending
from wizard.core.leads import leads as leads
from wizard.core.model import NONE, Choice, Entry, Flow, Library, Step
from wizard.core.renamed import as_today, choice_today, flow_today

NONE_SAYS = "None of these"
TOPIC = "What do you need help with?"
"""What the start page asks, and so the question before the first step of every flow."""


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

    `cut`: the choice ids of the address that no longer fit; `waiting`: answers of the address
    to questions that may still come, after one that is new since; `most`: the questions this walk
    can have in all, those already answered included.
    """

    flow: Flow
    picks: tuple[Pick, ...]
    spot: Spot
    step: Step | None
    entry: Entry | None
    most: int
    cut: tuple[str, ...] = ()
    waiting: tuple[tuple[Spot, str], ...] = ()

    @property
    def trail(self) -> tuple[str, ...]:
        return tuple(pick.choice for pick in self.picks)

    @property
    def asked(self) -> tuple[Spot, ...]:
        """The questions that the trail answers, one for each choice."""
        return tuple(pick.spot for pick in self.picks)

    def address(self, length: int | None = None, assumed: int = 0) -> Address:
        """The address of this walk, or of its first picks."""
        trail, asked = self.trail[:length], self.asked[:length]
        return Address(self.flow.id, trail, asked, assumed=min(assumed, len(trail)))

    @property
    def key(self) -> str:
        """The flow and the trail in one word that no other place of any walk has."""
        return f"{self.flow.id}|{'.'.join(self.trail)}"

    @property
    def number(self) -> int:
        """The number of the question being asked, counted from 1."""
        return len(self.picks) + 1


def walk(library: Library, flow: str, trail: Sequence[str] = ()) -> Walk | None:
    """Replay a trail from a flow's start, as far as it fits. None if there is no such flow."""
    found = library.flows.get(flow_today(library, flow))
    if found is None:
        return None
    spot, picks = graph.start(found), list[Pick]()
    for typed in trail:
        id = choice_today(library, spot, typed)
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
        entry=None if spot.flow else ending(library, spot),
        most=len(picks) + graph.questions_left(library, spot),
        cut=tuple(trail[len(picks) :]),
    )


def replay(library: Library, address: Address) -> Walk | None:
    """The walk that an address names. None if there is no such flow.

    Where the address names its questions, each pick goes to its own question, wherever an edit
    has put that. The walk stops at a question that is new; the picks beyond it wait their turn.
    """
    address = as_today(library, address)
    waiting = address.answers
    if not waiting or address.flow not in library.flows:
        return walk(library, address.flow, address.trail)
    spot, trail = graph.start(library.flows[address.flow]), list[str]()
    while spot in waiting and (target := graph.follow(library, spot, waiting[spot])):
        trail.append(waiting.pop(spot))
        spot = target
    here = walk(library, address.flow, trail)
    assert here is not None
    there = {spot: choice for spot, choice in waiting.items() if graph.known(library, spot)}
    if here.entry:
        return replace(here, cut=tuple(there.values()))
    refused = there.pop(here.spot, None)
    return replace(here, cut=(refused,) if refused else (), waiting=tuple(there.items()))


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
    """The address after a choice; what is remembered follows where its question comes."""
    assumed = min(address.assumed, len(here.picks))
    kept = _remembered(library, here, address)
    now = walk(library, here.flow.id, (*here.trail, choice))
    assert now is not None
    while now.step and now.spot in kept:
        longer = walk(library, here.flow.id, (*now.trail, kept[now.spot]))
        if longer is None or longer.cut:
            break
        now = longer
    later = graph.reached(library.graph, [now.spot]) if kept and now.step else set[Spot]()
    return _keeping(
        now.address(assumed=assumed), {s: c for s, c in kept.items() if s in later - {now.spot}}
    )


def _remembered(library: Library, here: Walk, address: Address) -> dict[Spot, str]:
    """The answers that wait for their question, those of an older address included."""
    kept = address.remembered
    if address.keep and not kept:
        earlier = walk(library, here.flow.id, address.keep)
        kept = {pick.spot: pick.choice for pick in earlier.picks} if earlier else {}
    return kept | dict(here.waiting)


def _keeping(address: Address, kept: dict[Spot, str]) -> Address:
    return replace(address, keep=tuple(kept.values()), kept=tuple(kept))


def changed(here: Walk, index: int, address: Address) -> Address:
    """The address that asks question `index` (from 0) again and remembers the later picks."""
    bare = here.address(index, address.assumed)
    older = address.keep if not address.kept else ()
    if older[: len(here.trail)] == here.trail and older:
        return replace(bare, keep=older)
    said = {pick.spot: pick.choice for pick in here.picks}
    return _keeping(bare, said | dict(here.waiting) | _unsaid(address.remembered, said))


def _unsaid(kept: dict[Spot, str], said: dict[Spot, str]) -> dict[Spot, str]:
    return {spot: choice for spot, choice in kept.items() if spot not in said}


def back(here: Walk, address: Address) -> Address | None:
    """The address one question earlier; None for the start page."""
    if not here.picks:
        return None
    return _keeping(here.address(-1, address.assumed), dict(here.waiting))


def instead(here: Walk) -> tuple[Choice, ...]:
    """The other choices of the last question."""
    last = here.picks[-1] if here.picks else None
    return tuple(c for c in last.step.choices if c.id != last.choice) if last else ()
