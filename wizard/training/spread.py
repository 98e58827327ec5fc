"""How a class did: who has come how far alone, and where most went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.model import Library
from wizard.core.walk import Walk
from wizard.training import verdicts
from wizard.training.live import Class, Task, TaskSet
from wizard.training.rounds import Case, Round, all_cases, read_round
from wizard.training.verdicts import Outcome, Worth, WrongTurn

BACK = ".back"
"""One pick back; no choice has a dot in its id."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the class is with one case, or on a free walk (`case` is None).

    `begun` and `done` count seats; `worths`: what the walks that are done came to; `ended`: how
    many came to each entry; `picks`: how often each choice was picked; `turns`: the first wrong
    turns, the commonest first.
    """

    case: Case | None
    begun: int = 0
    done: int = 0
    worths: Counter[Worth] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    picks: Counter[tuple[Spot, str]] = field(default_factory=Counter)
    turns: tuple[tuple[WrongTurn, int], ...] = ()


@dataclass(frozen=True, slots=True)
class SeatResult:
    """One seat in a task: outcomes by case, None where one is not finished."""

    number: int
    name: str
    outcomes: tuple[Outcome | None, ...]

    @property
    def done(self) -> int:
        return sum(outcome is not None for outcome in self.outcomes)

    @property
    def right(self) -> int:
        return sum(bool(outcome and outcome.right) for outcome in self.outcomes)

    @property
    def questions(self) -> int:
        return sum(outcome.questions for outcome in self.outcomes if outcome)


def the_round(library: Library, what: TaskSet) -> Round:
    """The round of a task; without cases for a free walk, or where its cases have changed."""
    if what.number:
        there = [case for case in all_cases(library, what.flow) if case.number == what.number]
        return Round("", tuple(there[:1]), flow=what.flow)
    if not what.cases:
        return Round("", ())
    asked = {"seed": what.seed, "cases": str(what.cases), "flow": what.flow}
    of = read_round(library, {name: value for name, value in asked.items() if value})
    return of if of.mark == what.mark else replace(of, cases=())


def first(what: TaskSet) -> tuple[str, ...]:
    """Where every walk of a task begins: nowhere, at a topic, or at the question of the class."""
    if what.number or what.cases:
        return (what.flow,) if what.flow else ()
    flow, trail = what.query.get("flow", ""), what.query.get("trail", "")
    return (flow, *filter(None, trail.split("."))) if flow else ()


def trail(task: Task, seat: str, case: int) -> tuple[str, ...]:
    """How far a seat has come with a case (0: the free walk), its flow first."""
    return task.trails.get((seat, case)) or first(task.what)


def spreads(library: Library, task: Task) -> tuple[Spread, ...]:
    """One spread for each case; one for a free walk."""
    cases = the_round(library, task.what).cases
    numbered = enumerate(cases, 1) if cases else [(0, None)]
    return tuple(_spread(library, task, number, case) for number, case in numbered)


def _spread(library: Library, task: Task, number: int, case: Case | None) -> Spread:
    trails = [trail for (_, at), trail in task.trails.items() if at == number]
    walks = [here for here in (verdicts.walked(library, trail) for trail in trails) if here]
    outcomes = [verdicts.outcome(library, case, trail) for trail in trails] if case else []
    made = [outcome for outcome in outcomes if outcome]
    return Spread(
        case,
        begun=len(trails),
        done=sum(here.entry is not None for here in walks),
        worths=Counter(outcome.worth for outcome in made),
        ended=Counter(here.entry.id for here in walks if here.entry),
        picks=_picks(walks, first(task.what)),
        turns=tuple(Counter(outcome.turn for outcome in made if outcome.turn).most_common()),
    )


def _picks(walks: list[Walk], begun: tuple[str, ...]) -> Counter[tuple[Spot, str]]:
    """What was picked after the walk of the class."""
    already = max(0, len(begun) - 1)
    return Counter((pick.spot, pick.choice) for here in walks for pick in here.picks[already:])


def results(library: Library, now: Class, task: Task) -> tuple[SeatResult, ...]:
    """Every seat that has begun the round, in the order of joining."""
    cases = the_round(library, task.what).cases
    begun = {seat for seat, _ in task.trails}
    return tuple(
        SeatResult(number, name, _outcomes(library, task.trails, seat, cases))
        for number, (seat, name) in enumerate(now.seats.items(), 1)
        if seat in begun
    )


def _outcomes(
    library: Library,
    trails: Mapping[tuple[str, int], tuple[str, ...]],
    seat: str,
    cases: tuple[Case, ...],
) -> tuple[Outcome | None, ...]:
    return tuple(
        verdicts.outcome(library, case, trails.get((seat, number), ()))
        for number, case in enumerate(cases, 1)
    )


def seats_round(library: Library, task: Task, seat: str, asked: int = 0) -> Round:
    """The round as one seat sees it: at the case `asked` for, but never past an unfinished one."""
    of = the_round(library, task.what)
    trails = tuple(trail(task, seat, number) for number in range(1, len(of.cases) + 1))
    outcomes = [
        verdicts.outcome(library, case, walked)
        for case, walked in zip(of.cases, trails, strict=True)
    ]
    open_one = next(
        (n for n, outcome in enumerate(outcomes, 1) if outcome is None), len(outcomes) + 1
    )
    return replace(of, at=asked if 0 < asked <= open_one else open_one, trails=trails)


def went(
    library: Library, task: Task, so_far: tuple[str, ...], choice: str
) -> tuple[str, ...] | None:
    """The trail after a choice, or after Back; None where that is no way on."""
    if choice == BACK:
        ended = (here := verdicts.walked(library, so_far)) is not None and here.entry
        return None if ended or len(so_far) <= len(first(task.what)) else so_far[:-1]
    here = verdicts.walked(library, so_far)
    if here is None:
        return (choice,) if choice in library.flows else None
    if here.entry or graph.follow(library, here.spot, choice) is None:
        return None
    return (*so_far, choice)
