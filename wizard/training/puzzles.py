"""Find the wrong turn: walks with one wrong pick, made from cases, graph and confusions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from wizard.core import graph
from wizard.core.model import Entry, Library
from wizard.core.walk import TOPIC, Walk, walk
from wizard.training.rounds import Case, all_cases, scrambled, shuffled
from wizard.training.verdicts import WrongTurn, first_wrong_turn

FEWEST = 3
"""Picks of a puzzle, its topic among them, wherever there is a walk so long."""
CHOSEN_FROM = 3
"""The seed picks among so many of the likeliest walks."""
NEIGHBORS = 3
"""Topics that lend their walks, as a case may be taken for one of theirs."""
MOST_WALKS = 40
"""From one question; a topic as it should be has fewer."""

Trail = tuple[str, ...]
"""A flow id and the choices picked from its start."""


@dataclass(frozen=True, slots=True)
class Option:
    """A pick of the walk as a card: the question, what was picked, and its place on the walk.

    Place 0 is the topic.
    """

    place: int
    ask: str
    says: str


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A walk that went wrong. `options`: its picks in the order of the screen."""

    case: Case
    trail: Trail
    options: tuple[Option, ...]
    ended: Entry
    should: Entry
    turn: WrongTurn

    @property
    def wrong(self) -> int:
        """Which of the options is the first wrong pick, counted from 1."""
        places = [option.place for option in self.options]
        return places.index(self.turn.number) + 1


@dataclass(frozen=True, eq=False)
class Confusions:
    """What cases are taken for.

    `near`: walks to answers that sound like the case, the nearest first; `wrong`: how often a pick
    (flow, step, choice) ended a walk that was counted wrong.
    """

    near: Callable[[Case], Sequence[Trail]] = lambda case: ()
    wrong: Mapping[tuple[str, str, str], int] = field(default_factory=dict)


NOTHING_KNOWN = Confusions()


def drawn_cases(library: Library, flow: str, seed: str) -> tuple[Case, ...]:
    """The cases that make puzzles, in the order of the seed, those last that practice draws first.

    So a round of each with the same word has other cases, as long as there are enough.
    """
    able = _able(library)
    fitting = (c for c in all_cases(library, flow) if (c.flow.id, c.number) in able)
    return tuple(reversed(shuffled(fitting, seed)))


@lru_cache(maxsize=2)
def _able(library: Library) -> frozenset[tuple[str, int]]:
    """The cases that some walk gets wrong."""
    cases = all_cases(library)
    return frozenset((c.flow.id, c.number) for c in cases if any(_gone_wrong(library, c, ())))


def puzzle(
    library: Library, case: Case, seed: str, confusions: Confusions = NOTHING_KNOWN
) -> Puzzle | None:
    """A walk with one first wrong turn, drawn by the seed; None where every walk is right.

    First the place of the wrong turn is drawn, then one of the walks that are likeliest there.
    """
    key = f"{seed}\n{case.flow.id}\n{case.scenario.case}"
    near = tuple(confusions.near(case))
    found = list(_gone_wrong(library, case, near))
    long = [(here, turn) for here, turn in found if len(here.picks) + 1 >= FEWEST]
    by_place: dict[int, list[tuple[Walk, WrongTurn]]] = {}
    for here, turn in long or found:
        by_place.setdefault(turn.number, []).append((here, turn))
    if not by_place:
        return None
    place = min(by_place, key=lambda at: scrambled(f"{key}\n{at}"))
    ranked = sorted(by_place[place], key=lambda pair: _likely(pair[0], near, confusions, key))
    here, turn = min(ranked[:CHOSEN_FROM], key=lambda pair: scrambled(f"{key}\n{pair[0].key}"))
    assert here.entry is not None
    should = library.entries[case.scenario.entry]
    return Puzzle(case, (here.flow.id, *here.trail), _options(here, key), here.entry, should, turn)


def _likely(
    here: Walk, near: tuple[Trail, ...], confusions: Confusions, key: str
) -> tuple[int, int, str]:
    """What sorts the likeliest wrong walks first: often walked, then near, then by the seed."""
    often = sum(confusions.wrong.get((*p.spot, p.choice), 0) for p in here.picks)
    flows = [way[0] for way in near]
    rank = flows.index(here.flow.id) if here.flow.id in flows else len(near)
    if (here.flow.id, *here.trail) not in near:
        rank += len(near)
    return -often, rank, scrambled(f"{key}\n{here.key}\nlikely")


def _options(here: Walk, key: str) -> tuple[Option, ...]:
    """The picks in an order of the seed, so that no key is right more often than another."""
    picks = [Option(0, TOPIC, here.flow.title)]
    picks += [Option(n, pick.step.ask, pick.says) for n, pick in enumerate(here.picks, 1)]
    return tuple(sorted(picks, key=lambda option: scrambled(f"{key}\n{here.key}\n{option.place}")))


def _gone_wrong(
    library: Library, case: Case, near: Sequence[Trail]
) -> Iterator[tuple[Walk, WrongTurn]]:
    """Walks that end at a wrong answer, each with its first wrong turn.

    Those that leave the right walk of the case, and those of the topics that it is taken for;
    without any, of others.
    """
    borrowed = (way for id in _neighbors(library, case, near) for way in _walks(library, id))
    for here in (*_leaving(library, case), *borrowed):
        if here.entry is not None and here.entry.id != case.scenario.entry:
            turn = first_wrong_turn(library, case, here)
            if turn is not None:
                yield here, turn


def _leaving(library: Library, case: Case) -> Iterator[Walk]:
    """Walks of the case's own topic that leave its right trail at some question."""
    right = case.scenario.trail
    for at in range(len(right)):
        so_far = walk(library, case.flow.id, right[:at])
        assert so_far is not None
        assert so_far.step is not None
        for choice in so_far.step.choices:
            if choice.id != right[at]:
                yield from _to_the_end(library, case.flow.id, (*right[:at], choice.id))


def _neighbors(library: Library, case: Case, near: Sequence[Trail]) -> list[str]:
    """Topics that lend their walks: those that the case is taken for, then others by chance."""
    named = [way[0] for way in near if way[0] in library.flows]
    others = sorted(library.flows, key=lambda id: scrambled(f"{case.scenario.case}\n{id}"))
    return [id for id in dict.fromkeys(named + others) if id != case.flow.id][:NEIGHBORS]


def _walks(library: Library, flow: str) -> tuple[Walk, ...]:
    """Walks of a topic from its start."""
    found = _walked(library)
    if flow not in found:
        found[flow] = tuple(_to_the_end(library, flow, ()))
    return found[flow]


@lru_cache(maxsize=2)
def _walked(library: Library) -> dict[str, tuple[Walk, ...]]:
    """What `_walks` has found so far; gone with the library."""
    return {}


def _to_the_end(library: Library, flow: str, begun: Trail) -> Iterator[Walk]:
    """Walks that go on from there to an answer, without those that pick "unsure"."""
    at = walk(library, flow, begun)
    if at is None or "unsure" in begun:
        return
    ways = graph.ways(library, at.spot) if at.step else iter([((), "")])
    for way, _ in islice(ways, MOST_WALKS):
        trail = [choice.id for _, choice in way]
        here = walk(library, flow, (*begun, *trail))
        if here is not None and "unsure" not in trail:
            yield here
