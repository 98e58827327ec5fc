"""What practice and puzzles say alike: the case, an outcome, a wrong turn, the result, retakes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.core.wording import one_line
from wizard.presenters.links import Link
from wizard.training import verdicts
from wizard.training.rounds import Case, Round, next_seed
from wizard.training.verdicts import Turn, Worth, WrongTurn

MARK = "Practice. Nothing is sent to the court."
TOPIC_TURN = "the topic"
PRINT, SAVE = "Print", "Save as CSV"
SET_UP = "Choose the number of cases and the pass mark"
PICKED = "Picked"
FITS = "The case says"
SAME, OTHER, REVIEW = "Same cases again", "Other cases", "Look at my picks"
BY_HAND = "Name: ______________________ Date: ______________"


@dataclass(frozen=True, slots=True)
class Mark:
    """An outcome that no one has to tell by its color: its kind, an icon, and words."""

    kind: str
    icon: str
    says: str


MARKS: Mapping[Worth, Mark] = {
    Worth.RIGHT: Mark("right", "✓", "Right"),
    Worth.OTHER_WAY: Mark("other-way", "≈", "Right answer, other way"),
    Worth.WRONG: Mark("wrong", "✗", "Not the right answer"),
}
NOT_FINISHED = Mark("open", "–", "Not finished")


@dataclass(frozen=True, slots=True)
class Situation:
    """The words of a case, and where in the round it stands."""

    lead: str
    words: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two choices: what it is here, its words, where it leads, and why."""

    lead: str
    says: str
    leads: str
    because: str


@dataclass(frozen=True, slots=True)
class Contrast:
    """Where a walk first said what the case does not say, both choices side by side."""

    heading: str
    ask: str
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class Row:
    """One case of a result: its number and words, what came of it, and what else to say."""

    number: int
    words: str
    mark: Mark
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundResult:
    """The end of a round. `more`: what the count of right ones leaves out."""

    heading: str
    passed: str
    more: str
    rows: tuple[Row, ...]
    retakes: tuple[Link, ...]


def situation(of: Round, case: Case, topic: str = "") -> Situation:
    """The case on the screen; `topic`: its flow, where that gives nothing away."""
    place = f"Case {of.at} of {len(of.cases)}"
    return Situation(f"{place} · {topic}" if topic else place, one_line(case.scenario.case))


def contrast(turn: WrongTurn, lead: str = "The first wrong turn") -> Contrast:
    """What was picked beside what the case says."""
    where = f"question {turn.number}" if turn.number else TOPIC_TURN
    sides = (_side(PICKED, turn.picked), _side(FITS, turn.right))
    return Contrast(f"{lead}: {where}", one_line(turn.ask), sides)


def _side(lead: str, way: Turn) -> Side:
    return Side(lead, one_line(way.says), one_line(way.leads), one_line(way.because))


def turn_lines(turn: WrongTurn | None) -> tuple[str, ...]:
    """The same in the lines of a result."""
    if turn is None:
        return ()
    return (
        f"First wrong turn: {one_line(turn.ask)}",
        f"{PICKED}: {one_line(turn.picked.says)}",
        f"{FITS}: {one_line(turn.right.says)}",
    )


def passed(right: int, of: Round) -> str:
    """Passed or not, with the share that decides it."""
    share = verdicts.percent(right, len(of.cases))
    said = "Passed" if verdicts.passed(right, len(of.cases), of.pass_mark) else "Not passed yet"
    return f"{said}: {share}%. The pass mark is {of.pass_mark}%."


def retakes(of: Round, where: str) -> tuple[Link, ...]:
    """Free retakes: the same cases, other cases, or back into this round."""
    return (
        Link(SAME, f"{where}|same", of.again(), where),
        Link(OTHER, f"{where}|other", of.again(next_seed(of.seed)), where),
        Link(REVIEW, f"{where}|review", of.moved(1).query(), where),
    )
