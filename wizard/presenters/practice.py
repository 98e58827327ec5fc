"""What practice says: the start, the verdict on a case, the result, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from wizard.core import spreadsheet
from wizard.core.listing import flows_in_order
from wizard.core.model import NONE, Library, Term
from wizard.core.terms import appearing
from wizard.core.walk import NONE_SAYS, Walk
from wizard.core.wording import one_line, plural
from wizard.presenters import keys
from wizard.presenters.links import Link
from wizard.presenters.rounds import (
    MARKS,
    NOT_FINISHED,
    Contrast,
    Mark,
    RoundResult,
    Row,
    Situation,
    contrast,
    passed,
    retakes,
    situation,
    turn_lines,
)
from wizard.presenters.step import BACK, SAID, earlier
from wizard.training import rounds, verdicts
from wizard.training.rounds import Case, Round
from wizard.training.verdicts import Outcome, Worth

TITLE = "Practice"
LEAD = (
    "You read a case and walk it as you would for real. At its end you see whether you came to "
    "the right answer, and which pick was the first that the case does not say."
)
NO_CASES = "There are no practice cases yet. Editors add them as scenarios to a flow."
READ = "Read the right answer"
AGAIN = "Try this case again"
NEXT, RESULT = "Next case", "See the result"
LUCK = (
    "You came to the right answer, but on the way you said something that the case does not say. "
    "With a real case, that may lead elsewhere."
)
COLUMNS = (
    "Name", "Word", "Date", "Score", "Case", "Situation", "Result", "Ended at", "Right answer",
    "Questions", "Fewest", "First wrong turn", "Picked", "The case says",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Start:
    """The start of practice: rounds that are ready, first one of all topics."""

    lead: str
    rounds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question on the walk through a case. `at` changes exactly when the question does."""

    heading: str
    line: str
    at: str
    situation: Situation
    look: str
    choices: tuple[Link, ...]
    none: Link
    back: Link | None
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk through a case was worth."""

    mark: Mark
    situation: Situation
    lines: tuple[tuple[str, str], ...]
    luck: str
    contrast: Contrast | None
    counts: str
    read: Link
    next: Link
    again: Link


def start(library: Library, today: date) -> Start:
    """The rounds that need no setting up; today's date is their word."""
    there = {"": len(rounds.all_cases(library))}
    there |= {f.id: len(rounds.all_cases(library, f.id)) for f in flows_in_order(library)}
    ready = [_ready(library, id, cases, today) for id, cases in there.items() if cases]
    keyed = tuple(replace(link, key=keys.topic(n)) for n, link in enumerate(ready, 1))
    return Start(LEAD if ready else NO_CASES, keyed)


def _ready(library: Library, flow: str, cases: int, today: date) -> Link:
    of = {"seed": today.isoformat(), "cases": str(min(rounds.CASES, cases))}
    of |= {"pass": str(rounds.PASS)} | ({"flow": flow} if flow else {})
    if not flow:
        return Link(f"{of['cases']} cases from all topics", "practice|.all", of, "practice")
    return Link(f"{library.flows[flow].title} ({of['cases']})", f"practice|{flow}", of, "practice")


def question(library: Library, of: Round, case: Case, here: Walk) -> Question:
    """The question that the walk through the case on the screen has come to."""
    step = here.step
    assert step is not None
    so_far = (here.flow.id, *here.trail)
    at = _at(of, ".".join(so_far))

    def walked(says: str, choice: str, key: str) -> Link:
        return Link(says, f"{at}|{choice}", of.walked((*so_far, choice)).query(), "practice", key)

    before = Link(BACK, f"{at}|.back", of.walked(so_far[:-1]).query(), "practice", keys.BACK)
    said = " → ".join(pick.says for pick in here.picks)
    return Question(
        heading=step.ask,
        line=f"{SAID} {said}" if said else "",
        at=at,
        situation=situation(of, case),
        look=step.look,
        choices=tuple(walked(c.say, c.id, keys.pick(n)) for n, c in enumerate(step.choices, 1)),
        none=walked(NONE_SAYS, NONE, keys.NONE),
        back=before if here.picks or not of.flow else None,
        terms=appearing(library, step.text, earlier(here)),
    )


def verdict(of: Round, case: Case, outcome: Outcome) -> Verdict:
    """The end of the case on the screen."""
    other_way = outcome.worth is Worth.OTHER_WAY
    lead = "What this way got wrong" if other_way else "The first wrong turn"
    lines = [("You came to", one_line(outcome.ended.title))]
    if not outcome.right:
        lines.append(("The right answer", one_line(outcome.should.title)))
    after, anew = of.moved(of.at + 1).query(), of.walked(()).query()
    return Verdict(
        mark=MARKS[outcome.worth],
        situation=situation(of, case),
        lines=tuple(lines),
        luck=LUCK if other_way else "",
        contrast=contrast(outcome.turn, lead) if outcome.turn else None,
        counts=f"You answered {plural(outcome.questions, 'question')}; "
        f"the right way asks {outcome.fewest}.",
        read=Link(READ, "read", {"entry": outcome.should.id}, "answers"),
        next=Link(
            RESULT if of.at == len(of.cases) else NEXT, _at(of, "next"), after, "practice", keys.ON
        ),
        again=Link(AGAIN, _at(of, "again"), anew, "practice", keys.AGAIN),
    )


def _at(of: Round, what: str) -> str:
    return f"practice|{of.at}|{what}"


def result(library: Library, of: Round) -> RoundResult:
    """The result of a round: how many, the pass mark, and each case."""
    outcomes = _outcomes(library, of)
    right = sum(bool(outcome and outcome.right) for outcome in outcomes)
    lucky = sum(bool(outcome and outcome.worth is Worth.OTHER_WAY) for outcome in outcomes)
    return RoundResult(
        heading=f"{right} of {len(of.cases)} right",
        passed=passed(right, of),
        more=f"{lucky} of them by another way: see what that way got wrong." if lucky else "",
        rows=tuple(_row(*each) for each in zip(range(1, 99), of.cases, outcomes, strict=False)),
        retakes=retakes(of, "practice"),
    )


def _outcomes(library: Library, of: Round) -> list[Outcome | None]:
    return [verdicts.outcome(library, case, of.trail(n)) for n, case in enumerate(of.cases, 1)]


def _row(number: int, case: Case, outcome: Outcome | None) -> Row:
    words = one_line(case.scenario.case)
    if outcome is None:
        return Row(number, words, NOT_FINISHED)
    asked = f"Questions: {outcome.questions} (the right way asks {outcome.fewest})"
    return Row(number, words, MARKS[outcome.worth], (*turn_lines(outcome.turn), asked))


def as_csv(library: Library, of: Round, today: date) -> str:
    """The result as a table for a spreadsheet, a row for each case.

    Word, date and score stand in each row, so that the tables of a class can be put together; the
    name is for the learner to fill in.
    """
    outcomes = _outcomes(library, of)
    right = sum(bool(outcome and outcome.right) for outcome in outcomes)
    about = ("", of.seed, today.isoformat(), f"{verdicts.percent(right, len(of.cases))}%")
    rows: Iterable[tuple[str, ...]] = (
        (*about, str(number), *_cells(library, case, outcome))
        for number, (case, outcome) in enumerate(zip(of.cases, outcomes, strict=True), 1)
    )
    return spreadsheet.as_csv([COLUMNS, *rows])


def _cells(library: Library, case: Case, outcome: Outcome | None) -> tuple[str, ...]:
    situation, should = one_line(case.scenario.case), library.entries[case.scenario.entry].title
    if outcome is None:
        return (situation, NOT_FINISHED.says, "", should, *[""] * 5)
    turn = outcome.turn
    words = (turn.ask, turn.picked.says, turn.right.says) if turn else ("", "", "")
    counts = (str(outcome.questions), str(outcome.fewest))
    return (situation, MARKS[outcome.worth].says, outcome.ended.title, should, *counts, *words)
