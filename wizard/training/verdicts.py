"""What a walk through a case is worth, and where it first said what the case does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.model import Entry, Flow, Library
from wizard.core.walk import NONE_SAYS, TOPIC, Pick, Walk, leads, step_at, walk
from wizard.training.rounds import Case


class Worth(StrEnum):
    """What a walk came to.

    `OTHER_WAY`: the right answer, after a pick that the case does not say.
    """

    RIGHT = "right"
    OTHER_WAY = "other-way"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Turn:
    """One choice in words: what it says, where it leads, why it leads there."""

    says: str
    leads: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class WrongTurn:
    """Where a walk left the right trail: the question, and the two choices side by side."""

    number: int
    ask: str
    picked: Turn
    right: Turn


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a finished walk through a case is worth.

    `turn` is the first pick that the case does not say; only a walk that is simply right has
    none. `fewest`: questions on the right trail.
    """

    worth: Worth
    ended: Entry
    should: Entry
    questions: int
    fewest: int
    turn: WrongTurn | None

    @property
    def right(self) -> bool:
        """Whether the answer is the right one, whatever the way to it."""
        return self.worth is not Worth.WRONG


def outcome(library: Library, case: Case, trail: Sequence[str]) -> Outcome | None:
    """The score of a trail (its flow first); None while it has not come to an answer."""
    here = walked(library, trail)
    if here is None or here.entry is None:
        return None
    should = library.entries.get(case.scenario.entry, library.nothing_fits)
    turn = first_wrong_turn(library, case, here)
    worth = Worth.WRONG
    if here.entry.id == should.id:
        worth = Worth.OTHER_WAY if turn else Worth.RIGHT
    return Outcome(worth, here.entry, should, len(here.picks), len(case.scenario.trail), turn)


def walked(library: Library, trail: Sequence[str]) -> Walk | None:
    """The walk of a trail that starts with its flow; None without a flow."""
    return walk(library, trail[0], trail[1:]) if trail else None


def first_wrong_turn(library: Library, case: Case, here: Walk) -> WrongTurn | None:
    """The first pick that the case does not say, beside the one that it does; None without one.

    A walk that starts in another topic is right where it comes to the questions of the case.
    """
    said = _said(library, case)
    good = graph.leading_to(library, Spot("", case.scenario.entry))
    if here.flow.id != case.flow.id and graph.start(here.flow) not in good:
        return _wrong_topic(library, case, here)
    for number, pick in enumerate(here.picks, 1):
        right = said.get(pick.spot) or _still_right(library, pick, good)
        if right != pick.choice:
            picked, should = (_way(library, pick.spot, id) for id in (pick.choice, right))
            return WrongTurn(number, pick.step.ask, picked, should)
    joined = any(pick.spot in said for pick in here.picks)
    return None if joined else _wrong_topic(library, case, here)


def _said(library: Library, case: Case) -> dict[Spot, str]:
    """What the case says at each question of its right walk."""
    right = walk(library, case.flow.id, case.scenario.trail)
    return {pick.spot: pick.choice for pick in right.picks} if right else {}


def _still_right(library: Library, pick: Pick, good: frozenset[Spot]) -> str:
    """A choice of a question beside the right walk from which its answer can be reached: the one
    picked, if it can."""
    ids = [pick.choice, *(choice.id for choice in pick.step.choices)]
    ways = (id for id in ids if graph.follow(library, pick.spot, id) in good)
    return next(ways, pick.choice)


def _wrong_topic(library: Library, case: Case, here: Walk) -> WrongTurn:
    return WrongTurn(0, TOPIC, _topic(library, here.flow), _topic(library, case.flow))


def _topic(library: Library, flow: Flow) -> Turn:
    return Turn(flow.title, leads(library, graph.start(flow)), flow.about)


def _way(library: Library, spot: Spot, choice: str) -> Turn:
    found = step_at(library, spot).choice(choice)
    says, because = (found.say, found.because) if found else (NONE_SAYS, "")
    return Turn(says, leads(library, graph.follow(library, spot, choice)), because)


def percent(part: int, whole: int) -> int:
    """A share in whole percent, half a percent rounded up; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def passed(right: int, cases: int, pass_mark: int) -> bool:
    """Whether the share that is shown reaches the pass mark; a round without cases does not."""
    return cases > 0 and percent(right, cases) >= pass_mark
