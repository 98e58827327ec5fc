"""What "Find the wrong turn" says: the start, a puzzle, what was found, and the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from wizard import search
from wizard.core.model import Library
from wizard.core.wording import one_line, plural
from wizard.journal.counts import WrongPicks
from wizard.presenters import keys
from wizard.presenters.links import Link
from wizard.presenters.rounds import (
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
from wizard.training import puzzles, rounds
from wizard.training.puzzles import Confusions, Puzzle, Trail
from wizard.training.rounds import Case, Round

TITLE = "Find the wrong turn"
ASKS = "Which pick was the first wrong one?"
LEAD = (
    "You see a case and a walk that ended at the wrong answer. One pick was the first wrong one. "
    "Which?"
)
NO_PUZZLES = "There are no puzzles yet. They are made from the scenarios of the flows."
FOUND = Mark("right", "✓", "Found")
MISSED = Mark("wrong", "✗", "It was another pick")
NEXT, RESULT = "Next puzzle", "See the result"
NEAR = 8
"""Answers of a search for the words of a case that are looked at."""


@dataclass(frozen=True, slots=True)
class Start:
    """The start of a round of puzzles."""

    lead: str
    rounds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A pick of the walk: when it was asked, the question, what was picked."""

    when: str
    ask: str
    link: Link


@dataclass(frozen=True, slots=True)
class PuzzlePage:
    """A walk that ended wrong, its picks in no order."""

    situation: Situation
    ended: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Solved:
    """What a guess came to."""

    mark: Mark
    situation: Situation
    contrast: Contrast
    ended: str
    should: str
    next: Link


def read(library: Library, query: Mapping[str, str], confusions: Confusions) -> Round:
    """The round of puzzles in an address. A guess counts for the very walk that it was made on."""
    seed = rounds.read_seed(query.get("seed", ""))

    def told(case: Case) -> str:
        found = made(library, case, seed, confusions)
        return f"{rounds.told(case)} {found.trail if found else ''}"

    return rounds.read_round(library, query, puzzles.drawn_cases, told)


@lru_cache(maxsize=2)
def confusions(library: Library, wrong: WrongPicks = ()) -> Confusions:
    """What cases are taken for: by the search, and by those who were counted."""

    @lru_cache(maxsize=1_000)
    def near(words: str) -> tuple[Trail, ...]:
        hits = search.run(library, words, NEAR)
        return tuple((hit.flow, *hit.trail) for hit in hits if hit.flow)

    return Confusions(lambda case: near(case.scenario.case), dict(wrong))


def made(library: Library, case: Case, seed: str, known: Confusions) -> Puzzle | None:
    """The puzzle of a case, made once for all who ask."""
    return _made(library, case.flow.id, case.number, seed, known)


@lru_cache(maxsize=64)
def _made(library: Library, flow: str, number: int, seed: str, known: Confusions) -> Puzzle | None:
    cases = rounds.all_cases(library, flow)
    case = next(case for case in cases if case.number == number)
    return puzzles.puzzle(library, case, seed, known)


def start(of: Round, today: date) -> Start:
    """A round of today, of as many puzzles as the link asks for."""
    if not of.cases:
        return Start(NO_PUZZLES, ())
    count = plural(len(of.cases), "puzzle")
    begin = of.again(today.isoformat())
    return Start(
        LEAD, (Link(f"Start with {count}", "puzzle|start", begin, "puzzle", keys.pick(1)),)
    )


def puzzle_page(of: Round, found: Puzzle) -> PuzzlePage:
    """The puzzle on the screen, not yet guessed."""
    return PuzzlePage(
        situation=situation(of, found.case),
        ended=one_line(found.ended.title),
        options=tuple(_option(of, n, option) for n, option in enumerate(found.options, 1)),
    )


def _option(of: Round, number: int, option: puzzles.Option) -> Option:
    id, after = f"puzzle|{of.at}|{number}", of.guessed(number).query()
    link = Link(one_line(option.says), id, after, "puzzle", keys.pick(number))
    when = f"Question {option.place}" if option.place else "Topic"
    return Option(when, one_line(option.ask), link)


def solved(of: Round, found: Puzzle, guess: int) -> Solved:
    """A puzzle after the guess of its pick `guess`, counted from 1."""
    last = of.at == len(of.cases)
    after = of.moved(of.at + 1).query()
    return Solved(
        mark=FOUND if guess == found.wrong else MISSED,
        situation=situation(of, found.case),
        contrast=contrast(found.turn),
        ended=one_line(found.ended.title),
        should=one_line(found.should.title),
        next=Link(RESULT if last else NEXT, f"puzzle|{of.at}|next", after, "puzzle", keys.ON),
    )


def result(library: Library, of: Round, known: Confusions) -> RoundResult:
    """The result of a round of puzzles."""
    rows = [_row(of, n, made(library, case, of.seed, known)) for n, case in enumerate(of.cases, 1)]
    right = sum(row.mark is FOUND for row in rows)
    return RoundResult(
        heading=f"{right} of {len(rows)} found",
        passed=passed(right, of),
        more="",
        rows=tuple(rows),
        retakes=retakes(of, "puzzle"),
    )


def _row(of: Round, number: int, found: Puzzle | None) -> Row:
    words, guess = one_line(of.cases[number - 1].scenario.case), of.guess(number)
    if found is None or not guess:
        return Row(number, words, NOT_FINISHED)
    mark = FOUND if guess == found.wrong else MISSED
    return Row(number, words, mark, turn_lines(found.turn))
