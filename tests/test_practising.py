"""Rounds of practice cases: seeds, links, scores, the first wrong turn."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toys import PAPER, TODAY, WIFI, loaded, swapped
from wizard.core.model import Library
from wizard.core.walk import TOPIC
from wizard.presenters.practice import COLUMNS, as_csv
from wizard.training import rounds, verdicts
from wizard.training.rounds import Case, Round
from wizard.training.verdicts import Worth

MORE_CASES = """\
  - case: A red lamp.
    trail: [red]
    entry: restart
  - case: "=1+1, said the clerk, and the tray is empty."
    trail: [green, nothing]
    entry: add-paper
"""
FILES = {
    "flows/wifi.yaml": WIFI + MORE_CASES,
    "flows/paper.yaml": swapped(
        PAPER,
        "scenarios: []\n",
        "scenarios: [{case: Paper lies there., trail: [paper], entry: restart}]\n",
    ),
}

PARAMETERS = ["seed", "cases", "pass", "flow", "at", "trails", "guesses", "set"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return loaded(tmp_path_factory.mktemp("content"), FILES)


def _round(library: Library, **query: str) -> Round:
    return rounds.read_round(library, {"seed": "class-a", "cases": "4", **query})


def _case(library: Library, flow: str, number: int) -> Case:
    return next(c for c in rounds.all_cases(library, flow) if c.number == number)


def _words(of: Round) -> list[str]:
    return [case.scenario.case for case in of.cases]


def test_the_same_seed_gives_everyone_the_same_cases_in_the_same_order(library: Library) -> None:
    assert _words(_round(library)) == _words(_round(library))
    assert len(set(_words(_round(library)))) == 4


def test_another_seed_shuffles_the_same_cases_otherwise(library: Library) -> None:
    orders = {tuple(_words(_round(library, seed=f"s{n}"))) for n in range(20)}
    assert len(orders) > 5
    assert len({frozenset(order) for order in orders}) == 1


def test_a_new_case_leaves_the_order_of_the_others_as_it_was(
    library: Library, tmp_path: Path
) -> None:
    more = "  - {case: One more., trail: [red], entry: restart}\n"
    grown = loaded(tmp_path, FILES | {"flows/wifi.yaml": WIFI + more + MORE_CASES})
    before, after = (rounds.shuffled(rounds.all_cases(each), "s") for each in (library, grown))
    words = [case.scenario.case for case in after]
    assert [case.scenario.case for case in before] == [w for w in words if w != "One more."]


def test_a_round_can_keep_to_one_flow(library: Library) -> None:
    of = _round(library, flow="paper", cases="1")
    assert [case.flow.id for case in of.cases] == ["paper"]
    assert of.setup()["flow"] == "paper"


def test_a_round_survives_its_own_address(library: Library) -> None:
    of = _round(library).walked(("wifi", "red")).moved(3).walked(("paper",)).guessed(2)
    again = rounds.read_round(library, of.query())
    assert again == of
    assert (again.trail(1), again.trail(2), again.trail(3)) == (("wifi", "red"), (), ("paper",))
    assert (again.guess(1), again.guess(3), again.guess(9)) == (0, 2, 0)


def test_a_retake_starts_clean_with_the_same_or_with_other_cases(library: Library) -> None:
    of = _round(library, **{"pass": "70"}).walked(("wifi", "red")).moved(5)
    assert of.again() == {"seed": "class-a", "cases": "4", "pass": "70"}
    other = of.again(rounds.next_seed(of.seed))
    assert other["seed"] not in ("", "class-a")
    assert rounds.read_round(library, other).trails == ()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"cases": "soon"}, '"soon" is not a number of cases, so this round has 5.'),
        ({"cases": "0"}, '"0" is not a number of cases, so this round has 5.'),
        ({"cases": "99999"}, "The link asks for 99999 cases; a round here has at most 4."),
        ({"pass": "101"}, '"101" is not a pass mark, so 80 is used.'),
        ({"at": "-1"}, '"-1" is not a case of this round, so 1 is used.'),
        ({"at": "6"}, '"6" is not a case of this round, so 1 is used.'),
        (
            {"flow": "gone"},
            'There is no topic named "gone" here, so the cases come from all topics.',
        ),
        (
            {"set": "zzzz", "trails": "wifi.red"},
            "The cases have changed since this link was made, so the round starts anew.",
        ),
    ],
)
def test_a_bad_link_gets_one_sentence_and_a_usable_round(
    library: Library, query: dict[str, str], sentence: str
) -> None:
    of = _round(library, **query)
    assert of.said == (sentence,)
    assert len(of.cases) == 4
    assert (of.at, of.pass_mark, of.trails) == (1, 80, ())


@given(st.dictionaries(st.sampled_from(PARAMETERS), st.text()))
def test_no_link_breaks_a_round(library: Library, query: dict[str, str]) -> None:
    of = rounds.read_round(library, query)
    assert 1 <= of.at <= len(of.cases) + 1
    for number, case in enumerate(of.cases, 1):
        verdicts.outcome(library, case, of.trail(number))
    assert rounds.read_round(library, of.query()).cases == of.cases


def test_a_seed_keeps_only_what_may_stand_in_an_address() -> None:
    assert rounds.read_seed(" Class A/<2>! ") == "class-a-2"
    assert rounds.read_seed("§§") == ""


def test_a_case_that_no_longer_ends_where_it_says_is_left_out(tmp_path: Path) -> None:
    wrong = swapped(WIFI, "trail: [dark, loose]", "trail: [dark, gone]")
    library = loaded(tmp_path, {"flows/wifi.yaml": wrong})
    assert rounds.all_cases(library) == ()


def test_a_walk_to_the_right_answer_is_right(library: Library) -> None:
    score = verdicts.outcome(library, _case(library, "wifi", 1), ("wifi", "dark", "loose"))
    assert score
    assert (score.right, score.questions, score.fewest, score.turn) == (True, 2, 2, None)


def test_a_walk_that_has_not_ended_has_no_score(library: Library) -> None:
    assert verdicts.outcome(library, _case(library, "wifi", 1), ("wifi", "dark")) is None
    assert verdicts.outcome(library, _case(library, "wifi", 1), ()) is None


def test_the_first_wrong_turn_sets_the_two_choices_side_by_side(library: Library) -> None:
    score = verdicts.outcome(library, _case(library, "wifi", 1), ("wifi", "red"))
    assert score
    assert not score.right
    assert score.turn == verdicts.WrongTurn(
        1,
        "What does the lamp show?",
        verdicts.Turn(
            "It is red", "Ends at: Restart the box", "Red means that the box is confused."
        ),
        verdicts.Turn("It is dark", "Asks next: Is the plug in the wall?"),
    )


def test_only_the_first_of_several_wrong_picks_is_named(library: Library) -> None:
    trail = ("wifi", "green", "paper")
    score = verdicts.outcome(library, _case(library, "wifi", 1), trail)
    assert score
    assert score.turn
    assert (score.turn.number, score.turn.picked.says) == (1, "It is green")


def test_a_wrong_turn_at_the_second_question_is_found_there(library: Library) -> None:
    score = verdicts.outcome(library, _case(library, "wifi", 1), ("wifi", "dark", "none"))
    assert score
    assert score.turn
    assert score.turn.number == 2
    assert score.turn.picked == verdicts.Turn("None of these", "Ask a person: Not covered")


def test_the_wrong_topic_is_the_first_wrong_turn(library: Library) -> None:
    score = verdicts.outcome(library, _case(library, "wifi", 1), ("paper", "nothing"))
    assert score
    assert score.turn
    assert (score.turn.number, score.turn.ask) == (0, TOPIC)
    assert score.turn.right.says == "The wifi is gone"
    assert score.turn.picked.leads == "Asks next: What is in the tray?"


def test_the_right_answer_by_another_way_counts_but_names_what_the_case_does_not_say(
    library: Library,
) -> None:
    score = verdicts.outcome(library, _case(library, "wifi", 2), ("wifi", "dark", "in-wall"))
    assert score
    assert (score.right, score.worth) == (True, Worth.OTHER_WAY)
    assert score.turn
    assert (score.turn.picked.says, score.turn.right.says) == ("It is dark", "It is red")
    assert (score.questions, score.fewest) == (2, 1)


def test_another_topic_that_comes_to_the_questions_of_the_case_is_simply_right(
    library: Library,
) -> None:
    case = _case(library, "paper", 1)
    joined = verdicts.outcome(library, case, ("wifi", "green", "paper"))
    assert joined
    assert (joined.worth, joined.turn) == (Worth.RIGHT, None)
    never = verdicts.outcome(library, case, ("wifi", "red"))
    assert never
    assert never.worth is Worth.OTHER_WAY
    assert never.turn
    assert (never.turn.number, never.turn.right.says) == (0, "The printer is stuck")


@pytest.mark.parametrize(
    ("part", "whole", "shown"), [(2, 3, 67), (1, 3, 33), (1, 8, 13), (5, 5, 100), (0, 0, 0)]
)
def test_a_share_is_rounded_and_never_cut(part: int, whole: int, shown: int) -> None:
    assert verdicts.percent(part, whole) == shown


@pytest.mark.parametrize(
    ("right", "cases", "mark", "won"),
    [
        (4, 5, 80, True),
        (3, 5, 80, False),
        (0, 0, 0, False),
        (0, 3, 0, True),
        (2, 3, 67, True),
        (2, 3, 68, False),
    ],
)
def test_the_pass_mark_is_reached_or_not(right: int, cases: int, mark: int, won: bool) -> None:
    assert verdicts.passed(right, cases, mark) is won


def test_the_result_as_csv_holds_a_row_for_each_case_and_no_formula(library: Library) -> None:
    of = _round(library)
    sly = next(n for n, w in enumerate(_words(of), 1) if w.startswith("=1+1"))
    of = of.moved(sly).walked(("paper", "paper"))
    rows = list(csv.DictReader(io.StringIO(as_csv(library, of, TODAY))))
    assert len(rows) == 4
    assert set(rows[0]) == set(COLUMNS)
    row = rows[sly - 1]
    assert row["Situation"].startswith("'=1+1")
    assert row["Result"] == "Not the right answer"
    # That topic leads to the right answer too, so the wrong turn is in it.
    assert (row["Picked"], row["The case says"]) == ("Paper", "Nothing")
    assert [r["Result"] for r in rows if r is not row] == ["Not finished"] * 3


def test_each_row_of_the_csv_tells_word_date_and_score_so_that_a_class_can_be_put_together(
    library: Library,
) -> None:
    of = _round(library, cases="3", flow="wifi")
    number, case = next((n, c) for n, c in enumerate(of.cases, 1) if c.scenario.trail == ("red",))
    of = of.moved(number).walked((case.flow.id, *case.scenario.trail))
    rows = list(csv.DictReader(io.StringIO(as_csv(library, of, TODAY))))
    told = {(row["Name"], row["Word"], row["Date"], row["Score"]) for row in rows}
    assert told == {("", "class-a", "2026-11-22", "33%")}


def test_a_round_is_drawn_from_five_hundred_scenarios_and_scored(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{case: Case {n}., trail: [dark, loose], entry: push-plug}}\n" for n in range(499)
    )
    library = loaded(tmp_path, {"flows/wifi.yaml": WIFI + rows})
    of = rounds.read_round(library, {"seed": "s", "cases": "50"})
    for number, case in enumerate(of.cases, 1):
        of = of.moved(number).walked((case.flow.id, *case.scenario.trail))
    table = as_csv(library, rounds.read_round(library, of.query()), TODAY)
    scores = [
        verdicts.outcome(library, case, (case.flow.id, *case.scenario.trail))
        for case in rounds.all_cases(library)
    ]
    assert [score.right for score in scores if score] == [True] * 500
    assert table.count(",Right,") == 50
