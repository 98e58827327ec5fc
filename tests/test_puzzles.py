"""Find the wrong turn: every puzzle can be solved, none by its place, and rounds do not meet."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.test_practising import FILES
from tests.toys import WIFI, loaded, swapped
from wizard.content.library import HOME, load
from wizard.core.model import Library
from wizard.core.walk import walk
from wizard.presenters import puzzle as said
from wizard.training import puzzles, rounds
from wizard.training.puzzles import Confusions, Puzzle
from wizard.training.rounds import Case


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return loaded(tmp_path_factory.mktemp("content"), FILES)


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load(HOME)


def _case(library: Library, flow: str, number: int) -> Case:
    return next(c for c in rounds.all_cases(library, flow) if c.number == number)


def _made(library: Library, case: Case, seeds: str, *known: Confusions) -> list[Puzzle]:
    made = (puzzles.puzzle(library, case, seed, *known) for seed in seeds)
    return [puzzle for puzzle in made if puzzle]


def test_every_puzzle_ends_at_a_wrong_answer_after_one_first_wrong_turn(library: Library) -> None:
    for case in rounds.all_cases(library):
        for puzzle in _made(library, case, "abcdef"):
            assert puzzle.ended.id != case.scenario.entry == puzzle.should.id
            places = [option.place for option in puzzle.options]
            assert sorted(places) == list(range(len(puzzle.trail)))
            assert puzzle.options[puzzle.wrong - 1].place == puzzle.turn.number
            if puzzle.trail[0] == case.flow.id:
                before = puzzle.trail[1 : puzzle.turn.number]
                assert before == case.scenario.trail[: puzzle.turn.number - 1]


def test_every_shipped_case_makes_a_puzzle_of_three_picks_that_no_one_key_wins(
    shipped: Library,
) -> None:
    known = said.confusions(shipped)
    cases = rounds.all_cases(shipped)
    made = [puzzle for case in cases for puzzle in _made(shipped, case, "a", known)]
    assert len(made) == len(cases)
    assert min(len(puzzle.options) for puzzle in made) >= puzzles.FEWEST
    keys = Counter(puzzle.wrong for puzzle in made)
    assert max(keys.values()) <= 0.45 * len(made), keys
    places = Counter(puzzle.turn.number for puzzle in made)
    assert max(places.values()) <= 0.55 * len(made), places


def test_a_case_of_one_question_borrows_its_walk_from_another_topic(library: Library) -> None:
    made = _made(library, _case(library, "paper", 1), "abcdef")
    assert {len(puzzle.options) for puzzle in made} == {3}
    assert {puzzle.trail[0] for puzzle in made} == {"wifi"}


def test_most_puzzles_end_where_the_words_of_the_case_sound_like(shipped: Library) -> None:
    def near_misses(*known: Confusions) -> int:
        made = [p for case in cases for p in _made(shipped, case, "a", *known)]
        return sum(any(t[0] == p.trail[0] for t in sounds.near(p.case)) for p in made)

    sounds, cases = said.confusions(shipped), rounds.all_cases(shipped)[::4]
    assert near_misses(sounds) > near_misses()
    assert near_misses(sounds) > 0.8 * len(cases)


def test_a_walk_that_practice_often_gets_wrong_is_drawn_before_others(shipped: Library) -> None:
    case, seeds = _case(shipped, "file-document", 1), "abcdefghijklmnop"
    usual = {puzzle.trail for puzzle in _made(shipped, case, seeds)}
    rare = ("file-document", "other", "signing")
    assert rare not in usual
    last = walk(shipped, rare[0], rare[1:])
    assert last
    pick = last.picks[-1]
    counted = Confusions(wrong={(*pick.spot, pick.choice): 9})
    assert rare in {puzzle.trail for puzzle in _made(shipped, case, seeds, counted)}


def test_no_puzzle_has_a_pick_that_only_says_unsure(tmp_path: Path) -> None:
    unsure = "      unsure: {say: I can't tell, entry: nobody-knows}\n"
    flow = swapped(WIFI, "      loose:\n", f"{unsure}      loose:\n")
    library = loaded(tmp_path, {"flows/wifi.yaml": flow})
    made = _made(library, _case(library, "wifi", 1), "abcdefghijklmnopqrstuvwxyz")
    picked = {choice for puzzle in made for choice in puzzle.trail}
    assert "in-wall" in picked, "the other wrong choice beside it is drawn"
    assert "unsure" not in picked


def test_no_puzzle_goes_on_with_a_pick_that_only_says_unsure(tmp_path: Path) -> None:
    unsure = "      unsure: {say: I can't tell, entry: nobody-knows}\n"
    red = "  - case: The lamp on the box is red.\n    trail: [red]\n    entry: restart\n"
    flow = swapped(WIFI, "      loose:\n", f"{unsure}      loose:\n") + red
    library = loaded(tmp_path, {"flows/wifi.yaml": flow})
    made = _made(library, _case(library, "wifi", 2), "abcdefghijklmnopqrstuvwxyz")
    trails = {puzzle.trail for puzzle in made}
    assert ("wifi", "dark", "loose") in trails, "what stands beside it is drawn"
    assert [trail for trail in trails if "unsure" in trail] == []


def test_a_puzzle_is_the_same_for_the_whole_class(library: Library) -> None:
    case = _case(library, "wifi", 1)
    assert puzzles.puzzle(library, case, "a") == puzzles.puzzle(library, case, "a")


def test_a_round_of_puzzles_has_other_cases_than_practice_with_the_same_word(
    shipped: Library,
) -> None:
    query = {"seed": "monday", "cases": "5"}
    for flow in ("", "cant-log-in"):
        practice = rounds.read_round(shipped, query | {"flow": flow} if flow else query)
        puzzle = said.read(shipped, practice.setup(), said.confusions(shipped))
        assert len(puzzle.cases) == 5
        assert not {c.scenario.case for c in puzzle.cases} & {
            c.scenario.case for c in practice.cases
        }


def test_a_guess_never_meets_another_walk_than_the_one_it_was_made_on(library: Library) -> None:
    of = said.read(library, {"seed": "a", "cases": "1", "flow": "wifi"}, said.confusions(library))
    link = of.guessed(2).query()
    assert said.read(library, link, said.confusions(library)).guess(1) == 2
    changed = said.read(library, link | {"set": "0000"}, said.confusions(library))
    assert (changed.guess(1), len(changed.said)) == (0, 1)
