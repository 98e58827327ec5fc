"""What a walk through a case is worth: right or wrong, and where the first wrong turn was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wizard.core import graph, spreadsheet
from wizard.core.graph import Spot
from wizard.core.model import Entry, Flow, Library
from wizard.core.walk import NONE_SAYS, TOPIC, Walk, leads, step_at, walk
from wizard.training.rounds import Case, Round


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

    `turn` is the first pick beside the right trail: the wrong turn, or where the walk is right
    all the same, the point where it took another way. `fewest`: questions on the right trail.
    """

    right: bool
    ended: Entry
    should: Entry
    questions: int
    fewest: int
    turn: WrongTurn | None


def outcome(library: Library, case: Case, trail: Sequence[str]) -> Outcome | None:
    """The score of a trail (its flow first); None while it has not come to an answer."""
    here = walked(library, trail)
    if here is None or here.entry is None:
        return None
    should = library.entries.get(case.scenario.entry, library.nothing_fits)
    right = here.entry.id == should.id
    turn = first_wrong_turn(library, case, here)
    return Outcome(right, here.entry, should, len(here.picks), len(case.scenario.trail), turn)


def walked(library: Library, trail: Sequence[str]) -> Walk | None:
    """The walk of a trail that starts with its flow; None without a flow."""
    return walk(library, trail[0], trail[1:]) if trail else None


def first_wrong_turn(library: Library, case: Case, here: Walk) -> WrongTurn | None:
    """The first pick that is not the right one, beside the right one; None if all are right."""
    if here.flow.id != case.flow.id:
        return _wrong_elsewhere(library, case, here)
    for number, (pick, right) in enumerate(zip(here.picks, case.scenario.trail, strict=False), 1):
        if pick.choice != right:
            picked, should = (_way(library, pick.spot, id) for id in (pick.choice, right))
            return WrongTurn(number, pick.step.ask, picked, should)
    return None


def _wrong_elsewhere(library: Library, case: Case, here: Walk) -> WrongTurn | None:
    """In another topic: the topic itself, unless it leads to the right answer too; then the pick
    after which that answer is out of reach."""
    end = graph.Spot("", case.scenario.entry)
    if end not in graph.reached(library.graph, [graph.start(here.flow)]):
        return WrongTurn(0, TOPIC, _topic(library, here.flow), _topic(library, case.flow))
    for number, pick in enumerate(here.picks, 1):
        right = {
            choice.id: end in graph.reached(library.graph, [target])
            for choice in pick.step.choices
            if (target := graph.follow(library, pick.spot, choice.id))
        }
        if not right.get(pick.choice):
            should = next(id for id, ends in right.items() if ends)
            ways = (_way(library, pick.spot, id) for id in (pick.choice, should))
            return WrongTurn(number, pick.step.ask, *ways)
    return None


def _topic(library: Library, flow: Flow) -> Turn:
    return Turn(flow.title, leads(library, graph.start(flow)), flow.about)


def _way(library: Library, spot: Spot, choice: str) -> Turn:
    found = step_at(library, spot).choice(choice)
    says, because = (found.say, found.because) if found else (NONE_SAYS, "")
    return Turn(says, leads(library, graph.follow(library, spot, choice)), because)


def passed(right: int, cases: int, pass_mark: int) -> bool:
    """Whether so many right ones reach the pass mark (percent); a round without cases does not."""
    return cases > 0 and right * 100 >= pass_mark * cases


def as_csv(library: Library, of: Round) -> str:
    """The result of a round of walks as a table for a spreadsheet."""
    rows = [
        ("Case", "Situation", "Result", "Ended at", "Right answer", "Questions", "Fewest",
         "First wrong turn", "Picked", "Right pick"),
        *(_row(library, of, n, case) for n, case in enumerate(of.cases, 1)),
    ]  # fmt: skip
    return spreadsheet.as_csv(rows)


def _row(library: Library, of: Round, number: int, case: Case) -> tuple[str, ...]:
    score = outcome(library, case, of.trail(number))
    should = library.entries[case.scenario.entry].title
    situation = " ".join(case.scenario.case.split())
    if score is None:
        return (str(number), situation, "not finished", "", should, "", "", "", "", "")
    turn = score.turn if not score.right else None
    words = (turn.ask, turn.picked.says, turn.right.says) if turn else ("", "", "")
    result = "right" if score.right else "wrong"
    counts = (str(score.questions), str(score.fewest))
    return (str(number), situation, result, score.ended.title, should, *counts, *words)
