"""How good the questions are: how many an answer takes, against the best that any could do."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log2

from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.model import Library, Step
from wizard.core.walk import step_at, walk

MOST_CHOICES = 9
"""More than the keys 1 to 9 a question cannot offer."""


@dataclass(frozen=True, slots=True)
class Ending:
    """One answer: its share of all needs, the walks that end at it, the questions they ask.

    `mean` is over its walks; the start page is the first question of each.
    """

    entry: str
    share: float
    walks: int
    fewest: int
    mean: float
    most: int


@dataclass(frozen=True, slots=True)
class Swap:
    """Asking `second` before `first`: how many questions fewer an answer then takes on average."""

    flow: str
    first: str
    second: str
    saved: float


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the scenarios of all flows walk over: how much, of how much, and what they miss."""

    what: str
    covered: int
    total: int
    missed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """`mean` and `worst` in questions, `widest` in choices, `entropy` and `asked` in bits."""

    endings: tuple[Ending, ...]
    unreached: tuple[str, ...]
    mean: float
    worst: int
    widest: int
    bound: float
    entropy: float
    asked: float
    swap: Swap | None
    coverage: tuple[Coverage, ...]

    @property
    def eta(self) -> float:
        """The share of the choices' information that goes into telling answers apart.

        eta = H(endings) / E[sum of log2(choices) on the way]. It is 1 where every question parts
        the needs evenly and no two walks end alike (Shannon 1948, "A Mathematical Theory of
        Communication", section 6: a choice among n tells at most log2 n bits).
        """
        return self.entropy / self.asked if self.asked else 1.0


def score(library: Library, weights: Mapping[str, float] | None = None) -> Score:
    """Measure a library. `weights`: entry id → how often it is needed; without, all are equal.

    Who needs an answer is taken to come by each of its walks equally often. "None of these" is
    not counted as a choice, and the walks that end with it are not counted.
    """
    sums = _Sums(library)
    shares = _shares(sums.reached, weights)
    endings = tuple(sorted(_endings(sums, shares), key=lambda e: (-e.mean, e.entry)))
    return Score(
        endings=endings,
        unreached=tuple(sorted(library.entries.keys() - sums.reached.keys())),
        mean=sum(e.share * e.mean for e in endings),
        worst=max((e.most for e in endings), default=0),
        widest=sums.widest,
        bound=huffman([e.share for e in endings], sums.widest),
        entropy=entropy([e.share for e in endings]),
        asked=sum(shares[id] * spot.bits / spot.walks for id, spot in sums.reached.items()),
        swap=_best_swap(sums, shares),
        coverage=_coverage(library),
    )


def huffman(weights: Iterable[float], arity: int) -> float:
    """The fewest questions, on average, of any tree that ends at these weights apart.

    No question has more than `arity` choices. The least likely `arity` are joined again and again;
    endings of weight 0 fill the first round up (Huffman 1952, "A Method for the Construction of
    Minimum-Redundancy Codes", Proc. IRE 40, pages 1098 to 1101). One ending needs no question.
    """
    heap = sorted(weights)
    if len(heap) < 2 or arity < 2:
        return 0.0
    heap = [0.0] * (-(len(heap) - 1) % (arity - 1)) + heap
    total = sum(heap)
    cost = 0.0
    while len(heap) > 1:
        joined = sum(heapq.heappop(heap) for _ in range(arity))
        cost += joined
        heapq.heappush(heap, joined)
    return cost / total if total else 0.0


def entropy(shares: Iterable[float]) -> float:
    """H = - sum of p log2 p, in bits (Shannon 1948, section 6)."""
    return sum(-p * log2(p) for p in shares if p > 0)


@dataclass(slots=True)
class _Sum:
    """Over all walks from the start page to one node: how many, their questions, their bits."""

    walks: int = 0
    questions: int = 0
    bits: float = 0.0
    fewest: int = 0
    most: int = 0

    def add(self, other: _Sum, choices: int) -> None:
        """Add the walks that come here by one choice of a question with so many choices."""
        fewest = other.fewest + 1
        self.fewest = min(self.fewest, fewest) if self.walks else fewest
        self.most = max(self.most, other.most + 1)
        self.walks += other.walks
        self.questions += other.questions + other.walks
        self.bits += other.bits + other.walks * log2(choices)


class _Sums:
    """The sums of all nodes, by one pass down the graph: no walk is followed one by one."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.order = graph.downwards(library.graph)
        self.at = {spot: _Sum() for spot in self.order}
        for flow in library.flows.values():
            self.at[graph.start(flow)].add(_Sum(walks=1), len(library.flows))
        for spot in self.order:
            if self.at[spot].walks:
                for target in self.arrows(spot):
                    self.at[target].add(self.at[spot], len(step_at(library, spot).choices))

    def arrows(self, spot: Spot) -> list[Spot]:
        """Where the choices of a node lead, once for each choice."""
        return graph.targets(self.library, spot)

    @cached_property
    def widest(self) -> int:
        """The most choices of any question, the start page included."""
        return max([len(self.library.flows), *(len(s.choices) for s in self.steps.values())])

    @cached_property
    def steps(self) -> dict[Spot, Step]:
        """The questions that some walk asks."""
        asked = (spot for spot in self.order if spot.flow and self.at[spot].walks)
        return {spot: step_at(self.library, spot) for spot in asked}

    @cached_property
    def reached(self) -> dict[str, _Sum]:
        """The answers that some walk ends at."""
        ends = (spot for spot in self.order if spot.id in self.library.entries and not spot.flow)
        return {spot.id: self.at[spot] for spot in ends if self.at[spot].walks}


def _shares(reached: Mapping[str, _Sum], weights: Mapping[str, float] | None) -> dict[str, float]:
    wanted = {id: 1.0 if weights is None else weights.get(id, 0.0) for id in reached}
    total = sum(wanted.values())
    return {id: weight / total if total else 0.0 for id, weight in wanted.items()}


def _endings(sums: _Sums, shares: Mapping[str, float]) -> Iterator[Ending]:
    for id, spot in sums.reached.items():
        mean = spot.questions / spot.walks
        yield Ending(id, shares[id], spot.walks, spot.fewest, mean, spot.most)


def _best_swap(sums: _Sums, shares: Mapping[str, float]) -> Swap | None:
    """The swap of a question with the one after it that saves most; None if none saves any.

    Let a question A have choices of which some lead to B, and let nothing else lead to B. Asked
    first, B gets one more choice, "something else", which leads to A without the choices to B.
    Who goes through B then saves a question, and who picks another choice at A pays one; where
    only one other choice is left, A itself is gone and nobody pays. B may not get wider than the
    widest question there is, so `bound` holds after the swap too. (An exchange argument, as in the
    proof that Huffman's tree is best: what is needed more often has to stand nearer.)
    """
    per_walk = _needs_per_walk(sums, shares)
    best: Swap | None = None
    for first in sums.steps:
        for second in set(sums.arrows(first)):
            saved = _saved(sums, per_walk, first, second)
            if saved > 1e-9 and (best is None or saved > best.saved):
                best = Swap(first.flow, first.id, second.id, saved)
    return best


def _needs_per_walk(sums: _Sums, shares: Mapping[str, float]) -> dict[Spot, float]:
    """For each node, the share of all needs that one walk from the start page to it carries on."""
    carried: dict[Spot, float] = {}
    for spot in reversed(sums.order):
        if spot.flow:
            carried[spot] = sum(carried[target] for target in sums.arrows(spot))
        else:
            walks = sums.at[spot].walks
            carried[spot] = shares.get(spot.id, 0.0) / walks if walks else 0.0
    return carried


def _saved(sums: _Sums, per_walk: Mapping[Spot, float], first: Spot, second: Spot) -> float:
    """Questions saved on average by asking `second` before `first`; 0 if that cannot be done."""
    library = sums.library
    if second.flow != first.flow or second == graph.start(library.flows[first.flow]):
        return 0.0
    if graph.sources(library, second) != {first}:
        return 0.0
    arrows = sums.arrows(first)
    others = [target for target in arrows if target != second]
    if not others or len(sums.arrows(second)) >= min(MOST_CHOICES, sums.widest):
        return 0.0
    walks = sums.at[first].walks
    through = walks * per_walk[second] * (len(arrows) - len(others))
    beside = walks * sum(per_walk[target] for target in others)
    return through - (beside if len(others) > 1 else 0.0)


def _coverage(library: Library) -> tuple[Coverage, ...]:
    steps, choices, entries = _walked(library)
    all_steps = [f"{f.id}/{s}" for f in library.flows.values() for s in f.steps]
    all_choices = [
        f"{f.id}/{s.id}/{choice.id}"
        for f in library.flows.values()
        for s in f.steps.values()
        for choice in s.choices
    ]
    return (
        _covered("steps", steps, all_steps),
        _covered("choices", choices, all_choices),
        _covered("entries", entries, list(library.entries)),
    )


def _walked(library: Library) -> tuple[set[str], set[str], set[str]]:
    """The steps, choices and entries on the trails of the scenarios."""
    steps, choices, entries = set[str](), set[str](), set[str]()
    for flow in library.flows.values():
        for scenario in flow.scenarios:
            here = walk(library, flow.id, scenario.trail)
            for pick in here.picks if here else ():
                steps.add(f"{pick.spot.flow}/{pick.spot.id}")
                choices.add(f"{pick.spot.flow}/{pick.spot.id}/{pick.choice}")
            if here and here.entry:
                entries.add(here.entry.id)
    return steps, choices, entries


def _covered(what: str, walked: set[str], all_of_them: list[str]) -> Coverage:
    missed = tuple(id for id in all_of_them if id not in walked)
    return Coverage(what, len(all_of_them) - len(missed), len(all_of_them), missed)
