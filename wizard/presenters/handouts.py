"""What the papers for a class say: their words, cases with their right walks, the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard.core.model import Entry, Library
from wizard.core.walk import NONE_SAYS, walk
from wizard.core.wording import one_line, plural
from wizard.presenters import puzzle
from wizard.presenters.answer import Answer, answer
from wizard.presenters.rounds import MARK
from wizard.training import rounds
from wizard.training.rounds import Case, Round
from wizard.training.verdicts import first_wrong_turn

HANDOUT, GUIDE, KEY, MAP = "Handout", "Facilitator's guide", "Answer key", "Map"
SCAN, SCAN_CLASS = "Open this on your phone", "The class opens this"
START = "Start at question 1. Pick what you see or know, then go where it says."
QUESTIONS, QUESTIONS_NOTES = "The questions", "The questions, with your notes"
ANSWERS, TO_TRY, CASES = "The answers", "Cases to try", "The cases"
LOOK, LOOK_NOTES, SAY, NOTE = "Not sure?", "Where to look", "Say", "Note"
TRY = f"{MARK} Which answer fits?"
WRITE = "Answer"
RIGHT, LIKELY = "Right answer", "Easily taken for"
KEEP = "Hand out the paper called “Handout”. Keep this guide and the answer key."
NO_CASES = "This flow has no practice cases yet."
COLUMNS = ("Case", "Situation", "Picks", "Answer")
MOST_LIKELY = 2
"""Wrong turns that a case names; all others stand with their question, once."""


@dataclass(frozen=True, slots=True)
class RightPick:
    """One pick of a right walk. `note`: the trainer's, where the question is of another topic."""

    ask: str
    says: str
    because: str
    note: str


@dataclass(frozen=True, slots=True)
class LikelyTurn:
    """A wrong turn that the words of a case invite: the question, the pick, where it ends."""

    ask: str
    says: str
    ends: str


@dataclass(frozen=True, slots=True)
class PaperCase:
    """A case with the number that it has on every paper and in its round."""

    number: int
    topic: str
    words: str
    picks: tuple[RightPick, ...]
    likely: tuple[LikelyTurn, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class CaseList:
    """The cases of a paper. `round`: how to draw the same ones on a screen; empty for all."""

    round: str
    cases: tuple[PaperCase, ...]


def round_of(library: Library, flow: str, word: str, cases: int) -> Round | None:
    """The round that a trainer has set; None where there is none."""
    if not word or not cases:
        return None
    of = rounds.read_round(library, {"seed": word, "cases": str(cases), "flow": flow})
    return of if of.cases else None


def round_cases(library: Library, of: Round) -> CaseList:
    """The cases of a round, in its order."""
    said = f"The cases of the round “{of.seed}”: {plural(len(of.cases), 'case')}, as in practice."
    return CaseList(said, _cases(library, enumerate(of.cases, 1)))


def all_cases(library: Library, flow: str) -> CaseList:
    """All cases of a topic, in the order of its file."""
    cases = rounds.all_cases(library, flow)
    return CaseList("", _cases(library, ((case.number, case) for case in cases)))


def _cases(library: Library, numbered: Iterable[tuple[int, Case]]) -> tuple[PaperCase, ...]:
    return tuple(_case(library, number, case) for number, case in numbered)


def _case(library: Library, number: int, case: Case) -> PaperCase:
    here = walk(library, case.flow.id, case.scenario.trail)
    assert here is not None
    assert here.entry is not None
    picks = tuple(
        RightPick(
            one_line(pick.step.ask),
            one_line(pick.says),
            one_line(pick.because),
            one_line(pick.step.note) if pick.spot.flow != case.flow.id else "",
        )
        for pick in here.picks
    )
    words, title = one_line(case.scenario.case), one_line(here.entry.title)
    likely = tuple(_likely(library, case))
    return PaperCase(number, one_line(case.flow.title), words, picks, likely, title)


def _likely(library: Library, case: Case) -> Iterator[LikelyTurn]:
    """The wrong turns on the ways to those answers that sound most like the case."""
    seen: set[tuple[str, str]] = set()
    for flow, *trail in puzzle.confusions(library).near(case):
        here = walk(library, flow, trail)
        if here is None or here.entry is None or here.entry.id == case.scenario.entry:
            continue
        turn = first_wrong_turn(library, case, here)
        if turn is None or (turn.ask, turn.picked.says) in seen or len(seen) == MOST_LIKELY:
            continue
        seen.add((turn.ask, turn.picked.says))
        yield LikelyTurn(
            one_line(turn.ask), one_line(turn.picked.says), one_line(here.entry.title)
        )


def answers(library: Library, entries: Iterable[Entry]) -> tuple[Answer, ...]:
    """The answers of a topic, whole."""
    return tuple(answer(library, entry) for entry in entries)


def none_line(library: Library) -> tuple[str, str]:
    """What "None of these" means on paper, and the answer it leads to."""
    says = f"Every question also offers “{NONE_SAYS}”. Then:"
    return says, one_line(library.nothing_fits.title)


def there_are(questions: int, answers: int, cases: int) -> str:
    """What a guide holds."""
    counts = ((questions, "question"), (answers, "answer"), (cases, "practice case"))
    return f"{', '.join(plural(count, word) for count, word in counts)}."


def opens(web: str) -> str:
    """Where the class finds the same questions."""
    return f"The class opens {web}" if web else ""
