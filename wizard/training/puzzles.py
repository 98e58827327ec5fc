"""Find the wrong turn: walks with one wrong pick, made from the cases and the graph."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.model import Entry, Library
from wizard.core.walk import Pick, step_at, walk
from wizard.training.rounds import Case, scrambled
from wizard.training.verdicts import WrongTurn, first_wrong_turn


@dataclass(frozen=True, slots=True)
class Puzzle:
    """A walk that went wrong: its picks, where it ended, and which pick was wrong (from 1)."""

    case: Case
    picks: tuple[Pick, ...]
    ended: Entry
    should: Entry
    turn: WrongTurn

    @property
    def wrong(self) -> int:
        return self.turn.number


def puzzle(library: Library, case: Case, seed: str) -> Puzzle | None:
    """A walk with one wrong turn, drawn by the seed; None where no walk of two picks goes wrong.

    The picks after the wrong turn go on from there, to an answer that is not the right one.
    """
    trails = _gone_wrong(library, case)
    if not trails:
        return None
    key = f"{seed}\n{case.flow.id}\n{case.scenario.case}"
    # First the place of the wrong turn, so that a step with many choices is not drawn more often.
    at = min({at for at, _ in trails}, key=lambda at: scrambled(f"{key}\n{at}"))
    trail = min(
        (t for a, t in trails if a == at), key=lambda t: scrambled(f"{key}\n{'.'.join(t)}")
    )
    here = walk(library, case.flow.id, trail)
    assert here is not None
    assert here.entry is not None
    turn = first_wrong_turn(library, case, here)
    assert turn is not None
    should = library.entries[case.scenario.entry]
    return Puzzle(case, here.picks, here.entry, should, turn)


def _gone_wrong(library: Library, case: Case) -> list[tuple[int, tuple[str, ...]]]:
    """Trails of two picks or more that end elsewhere, each with where it leaves the right one."""
    trail, found = case.scenario.trail, list[tuple[int, tuple[str, ...]]]()
    spot = graph.start(case.flow)
    for at, right in enumerate(trail):
        for choice in step_at(library, spot).choices:
            target = graph.follow(library, spot, choice.id)
            if choice.id != right and target is not None:
                gone = _ends_from(library, (*trail[:at], choice.id), target, case)
                found += ((at, each) for each in gone)
        after = graph.follow(library, spot, right)
        assert after is not None
        spot = after
    return found


def _ends_from(
    library: Library, so_far: tuple[str, ...], spot: Spot, case: Case
) -> list[tuple[str, ...]]:
    """The trail, or where a question comes next, one trail for each of that question's choices.

    From there on it keeps to the first choice: one step of variety is enough for a puzzle.
    """
    begun = [(so_far, spot)]
    if spot.flow:
        begun = [
            ((*so_far, choice.id), target)
            for choice in step_at(library, spot).choices
            if (target := graph.follow(library, spot, choice.id)) is not None
        ]
    ended = (_to_the_end(library, trail, target) for trail, target in begun)
    wrong = (trail for trail, end in ended if end != case.scenario.entry)
    return [trail for trail in wrong if len(trail) > 1 and "unsure" not in trail]


def _to_the_end(
    library: Library, trail: tuple[str, ...], spot: Spot
) -> tuple[tuple[str, ...], str]:
    while spot.flow:
        choice = step_at(library, spot).choices[0].id
        target = graph.follow(library, spot, choice)
        trail, spot = (*trail, choice), target or Spot("", library.nothing_fits.id)
    return trail, spot.id
