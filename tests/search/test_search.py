"""The search on small libraries: what it finds, where it points, and that nothing upsets it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.search.toys import ENTRIES, LOGIN, PAY, TODAY, TOY, entry, first, flow, library, step
from wizard import search
from wizard.core.model import (
    Caution,
    Choice,
    Entry,
    Flow,
    Scenario,
    Source,
    Term,
)
from wizard.search.query import units


def test_the_title_in_other_words_is_found_by_its_alias() -> None:
    assert first("the card was not charged") == "fee"


@pytest.mark.parametrize(
    "query", ["pasword", "passwrod", "pasword refusd", "Passwords", "PASSWORD!", "pass word"]
)
def test_a_misspelt_word_is_read_as_the_word_of_the_index(query: str) -> None:
    assert first(query) == "password"


@pytest.mark.parametrize("query", ["e-file", "efile", "e file", "E-Filing", "e‑file", "efiling"])
def test_the_spellings_of_e_file_are_one_word(query: str) -> None:
    assert first(query) == "efile"


@pytest.mark.parametrize("query", ["forgetting payments", "forgot paying", "fees"])
def test_plurals_and_tenses_make_no_difference(query: str) -> None:
    assert first(query) == "fee"


def test_a_synonym_of_the_glossary_finds_what_it_stands_for() -> None:
    assert first("pw") == "password"
    assert first("there is no way in") == "password"


def test_the_other_spellings_of_a_term_find_it_too() -> None:
    terms = {"nef": Term("nef", "notice", "A mail.", also=("NEF",))}
    assert first("NEF", library(ENTRIES, terms=terms)) == "notices"


def test_a_scenario_speaks_for_the_ending_it_has() -> None:
    case = Scenario("A clerk spilled coffee on the keyboard.", ("card",), "fee")
    known = library(ENTRIES, (flow("pay", PAY.steps["form"], scenarios=(case,)),))
    hit = search.run(known, "coffee on my keyboard")[0]
    assert (hit.entry, hit.trail) == ("fee", ("card",))


def test_an_entry_stands_once_in_the_list() -> None:
    ids = [hit.entry for hit in search.run(TOY, "password card notices e-file raining")]
    assert sorted(ids) == sorted(set(ids))


def test_scores_fall_from_first_to_last_and_stay_between_nought_and_one() -> None:
    scores = [hit.score for hit in search.run(TOY, "forgot the password and the fee")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_referral_that_is_meant_comes_first_with_a_low_score_and_a_verdict_of_its_own() -> None:
    found = search.find(TOY, "what is the weather")
    assert (found.verdict, found.fits) == ("referral", False)
    assert found.hits[0].entry == "weather"
    assert found.hits[0].referral
    assert found.hits[0].score < 0.3


def test_a_referral_scores_a_third_of_an_answer_that_fits_as_well() -> None:
    answer = replace(ENTRIES[-1], referral=False)
    likely, unlikely = (
        search.find(library((*ENTRIES[:-1], last)), "what is the weather").hits[0]
        for last in (answer, ENTRIES[-1])
    )
    assert (likely.entry, unlikely.entry) == ("weather", "weather")
    assert unlikely.score == pytest.approx(0.3 * likely.score, abs=1e-3)


def test_a_rare_word_that_no_text_holds_counts_against_an_answer_more_than_a_common_one() -> None:
    plain, common, rare = (
        search.find(TOY, f"I forgot to pay the fee{more}").hits[0].score
        for more in ("", " today", " for my passport")
    )
    assert plain > common > rare


def test_a_common_word_is_not_taken_for_a_misspelled_one() -> None:
    known = library((*ENTRIES, entry("trail", "The trail is lost")))
    assert first("trial", known) is None
    assert first("traiil", known) == "trail"


def test_a_typed_word_that_says_nothing_does_not_count_when_it_is_misspelled() -> None:
    known = search.index(library((*ENTRIES, entry("which", "Which screen is it?"))))
    assert [unit.typed for unit in units(known, "wich passwrd")] == ["passwrd"]


def test_cautions_notes_for_editors_and_symptoms_of_whole_flows_are_not_searched() -> None:
    odd = Entry(
        "odd", "Odd", "Toys", "desk", "", editor_note="giraffe", caution=Caution("zebra", TODAY)
    )
    whole = Flow(
        "odd-flow", "Odds", "", "Toys", "page", {"page": LOGIN.steps["page"]}, (), ("rhinoceros",)
    )
    known = library((*ENTRIES, odd), (whole,))
    assert [first(query, known) for query in ("giraffe", "zebra", "rhinoceros")] == [None] * 3


@pytest.mark.parametrize(
    "query",
    [
        "Error 17: no such drawer",
        "no such drawer",
        "it said error 17, no such drawer, and then my password and the fee were refused again",
    ],
)
def test_a_message_of_the_screen_wins_wherever_it_stands(query: str) -> None:
    shown = replace(entry("drawer", "Drawers"), shows=("Error 17: no such drawer",))
    found = search.find(library((*ENTRIES, shown)), query)
    assert (found.hits[0].entry, found.hits[0].score) == ("drawer", 0.99)
    assert found.verdict == "answers"


def test_a_message_of_a_choice_wins_for_the_ending_of_the_choice() -> None:
    choice = Choice("odd", "Something else", entry="fee", shows=("no such drawer",))
    known = library(ENTRIES, (flow("alone", step("one", choice)),))
    assert first("no such drawer: my password is refused", known) == "fee"


def test_a_title_wins_where_the_query_is_nothing_else() -> None:
    twin = entry("twin", "Many more notices", "too many notices of the password and the fee")
    assert first("too many notices", library((twin, *ENTRIES))) == "notices"


def test_a_title_of_words_that_say_nothing_is_found_all_the_same() -> None:
    known = library((*ENTRIES, entry("desk", "Desk", "help", referral=True)))
    assert search.find(known, "Help!").hits[0].entry == "desk"


def test_the_title_of_the_source_counts() -> None:
    quoted = Entry("odd", "Odd", "Toys", "desk", "", source=Source(question="Who owns the zebra?"))
    assert first("zebra owner", library((*ENTRIES, quoted))) == "odd"
