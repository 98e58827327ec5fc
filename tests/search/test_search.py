"""The search on small libraries: what it finds, where it points, and that nothing upsets it."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard import search
from wizard.core.model import (
    Caution,
    Choice,
    Contact,
    Court,
    Entry,
    Flow,
    Glossary,
    Library,
    Scenario,
    Source,
    Step,
    Term,
)
from wizard.search.query import units

TODAY = date(2026, 11, 22)
YOU = Contact("you", "You")


def entry(id: str, title: str, *asked_as: str, body: str = "", referral: bool = False) -> Entry:
    return Entry(id, title, "Toys", "desk", body, referral=referral, asked_as=asked_as)


def step(id: str, *choices: Choice, ask: str = "What do you see?") -> Step:
    return Step(id, ask, choices)


def flow(id: str, *steps: Step, title: str = "", scenarios: Sequence[Scenario] = ()) -> Flow:
    known = {one.id: one for one in steps}
    return Flow(id, title or id, "", "Toys", steps[0].id, known, tuple(scenarios))


def library(
    entries: Sequence[Entry],
    flows: Sequence[Flow] = (),
    synonyms: tuple[tuple[str, ...], ...] = (),
    terms: Mapping[str, Term] | None = None,
) -> Library:
    return Library(
        Court(),
        {one.id: one for one in flows},
        {one.id: one for one in entries},
        Glossary(terms or {}, synonyms),
    )


ENTRIES = (
    entry("password", "My password is refused", "it says wrong password", "can't sign in"),
    entry("fee", "I forgot to pay the fee", "the card was never charged", "no payment screen"),
    entry("notices", "Too many notices", "I want one e-mail a day", "registered users get mail"),
    entry("efile", "Must I e-file?", "is e-filing required", "may I bring paper"),
    entry("weather", "Not covered: the weather", "is it raining", referral=True),
)
LOST = Choice("lost", "I lost my password", entry="password", symptoms=("the mail was deleted",))
CARD = Choice("card", "The card form never came", entry="fee")
LOGIN = flow(
    "login",
    step(
        "where",
        Choice("page", "At the login page", go="page"),
        Choice("pay", "Paying", flow="pay"),
    ),
    step("page", LOST, Choice("many", "I get too many notices", entry="notices")),
    title="I can't get in",
)
PAY = flow("pay", step("form", CARD, Choice("must", "Must I e-file it?", entry="efile")))
TOY = library(ENTRIES, (LOGIN, PAY), (("pw", "password"), ("no way in", "can't sign in")))


def first(query: str, known: Library = TOY) -> str | None:
    return next((hit.entry for hit in search.run(known, query)), None)


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


def test_a_symptom_of_a_choice_finds_its_ending_and_its_place() -> None:
    hit = search.run(TOY, "somebody deleted that mail")[0]
    assert (hit.entry, hit.flow, hit.trail) == ("password", "login", ("page", "lost"))


def test_a_trail_is_one_that_the_flow_can_walk() -> None:
    for query in ("password", "card form", "too many notices", "must I e-file it"):
        for hit in search.run(TOY, query):
            assert hit.flow is None or _ends(TOY, hit.flow, hit.trail) == hit.entry


def test_the_way_whose_choices_sound_like_the_query_is_taken() -> None:
    alone = flow("alone", step("one", Choice("odd", "Something else", entry="fee")))
    known = library(ENTRIES, (alone, PAY))
    assert search.run(known, "no card form")[0].flow == "pay"


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


def test_where_two_answers_are_close_the_step_between_them_is_offered() -> None:
    twins = (entry("left", "The lamp is dark"), entry("right", "The lamp is dark"))
    one = step("lamp", Choice("l", "Left", entry="left"), Choice("r", "Right", entry="right"))
    lead = step("lead", Choice("on", "On", go="lamp"), Choice("off", "Off", entry="fee"))
    known = library((*ENTRIES, *twins), (flow("lamps", lead, one),))
    question = search.find(known, "dark lamp").question
    assert question == search.PartingStep("lamps", ("on",), "lamp", "lamps", ("left", "right"))


def test_where_one_answer_is_clear_no_question_is_offered() -> None:
    assert search.find(TOY, "I forgot to pay the fee").question is None


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


def test_a_query_is_read_as_far_as_a_long_letter_goes() -> None:
    assert first(" " * 5_992 + "password") == "password"
    assert first(" " * 6_000 + "password") is None
    assert first("zzqx " * 399 + "password") == "password"
    assert first("zzqx " * 400 + "password") is None


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


def test_a_topic_typed_as_it_stands_is_named_and_is_an_answer() -> None:
    found = search.find(TOY, "I can't get in")
    assert found.topics == (search.NamedTopic("login", exact=True),)
    assert found.verdict == "answers"


def test_a_topic_is_named_by_most_of_its_words_too() -> None:
    gates = flow("gates", PAY.steps["form"], title="Gates and fences")
    known = library(ENTRIES, (gates,))
    assert search.find(known, "fence or gate").topics == (search.NamedTopic("gates", exact=False),)
    assert search.find(known, "my password is refused").topics == ()


DESK = Contact("desk", "Toy Help Desk", phone="1")
MILL = Contact("mill", "Paper Mill", email="mill@toys.example")
PEOPLE = Court(
    "The Toy Court", still_stuck="desk", contacts={"mill": MILL, "desk": DESK, "you": YOU}
)


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("phone number", ("desk", "mill")),
        ("who do I call?", ("desk", "mill")),
        ("HELP", ("desk", "mill")),
        ("phone number of the court", ("desk", "mill")),
        ("paper mill phone number", ("mill",)),
        ("help desk hours", ("desk",)),
        ("help with my password", ()),
        ("who do I call about a fee", ()),
        ("mill", ()),
        ("", ()),
    ],
)
def test_who_asks_for_a_person_gets_people(query: str, people: tuple[str, ...]) -> None:
    found = search.find(replace(TOY, court=PEOPLE), query)
    assert found.people == people
    assert (found.verdict == "referral") == bool(people)


@pytest.mark.parametrize("query", ["best recipe for banana bread", "qwzx vbnm", "42", "§ 12"])
def test_what_no_text_speaks_of_fits_nothing(query: str) -> None:
    assert not search.find(TOY, query).fits


@pytest.mark.parametrize("query", ["", "   ", "\n\t", "?!…", "🙂🙂", "the of and", "<b></b>"])
def test_a_query_without_words_finds_nothing(query: str) -> None:
    assert search.find(TOY, query) == search.Found(())


def test_markup_quotes_and_emoji_do_not_hide_the_words() -> None:
    for query in ("<b>password</b>", "**password**", "“password” 🙂", "`password`", "_password_"):
        assert first(query) == "password"


def test_a_pasted_e_mail_is_found_by_what_it_is_about() -> None:
    chat = "Dear colleague, I hope that you had a nice summer in the mountains. " * 20
    assert first(f"{chat} By the way, we forgot to pay the fee. {chat}") == "fee"


@pytest.mark.parametrize("query", ["p", "p" * 10_000, "fee " * 5_000, "<" * 10_000, "a-" * 5_000])
def test_one_letter_and_ten_thousand_letters_are_read_without_harm(query: str) -> None:
    assert len(search.run(TOY, query, limit=3)) <= 3


@given(st.text(max_size=300))
def test_no_text_upsets_the_search(query: str) -> None:
    for hit in search.run(TOY, query):
        assert hit.entry in TOY.entries


def test_a_library_without_entries_finds_nothing() -> None:
    assert search.find(library(()), "password") == search.Found(())


def test_flows_that_run_in_circles_are_searched_all_the_same() -> None:
    circle = flow(
        "ring",
        step("a", Choice("b", "Go on", go="b")),
        step("b", LOST, Choice("c", "Back", go="a")),
    )
    hit = search.run(library(ENTRIES, (circle,)), "lost password")[0]
    assert hit.trail == ("b", "lost")


def test_why_names_the_word_typed_the_word_matched_and_its_text() -> None:
    hit = search.run(TOY, "pasword")[0]
    assert hit.why[0].word == "pasword"
    assert hit.why[0].matched == "password"
    assert "password" in hit.why[0].text
    assert search.explain(hit)[0].startswith('"pasword" (as "password") in ')


def test_marks_are_the_words_of_the_content_that_matched() -> None:
    marks = search.run(TOY, "fees")[0].marks
    assert "fee" in marks
    assert "card" not in marks


def test_a_hit_prints_as_json_with_the_documented_keys() -> None:
    printed = json.loads(json.dumps(search.as_json(search.run(TOY, "card form")[0])))
    assert list(printed) == ["entry", "score", "flow", "trail", "why"]
    assert (printed["entry"], printed["flow"], printed["trail"]) == ("fee", "pay", ["card"])


def test_an_entry_that_no_flow_reaches_has_no_place() -> None:
    hit = search.run(library(ENTRIES), "card charged")[0]
    assert search.as_json(hit)["flow"] is None
    assert hit.trail == ()


def test_the_title_of_the_source_counts() -> None:
    quoted = Entry("odd", "Odd", "Toys", "desk", "", source=Source(question="Who owns the zebra?"))
    assert first("zebra owner", library((*ENTRIES, quoted))) == "odd"


def test_the_index_of_a_library_is_built_once_however_many_ask_at_the_same_time() -> None:
    known = library(ENTRIES, (LOGIN, PAY))
    with ThreadPoolExecutor(8) as pool:
        built = list(pool.map(search.index, [known] * 16))
    assert all(each is built[0] for each in built)


def test_many_threads_get_the_answers_that_one_gets() -> None:
    asked = ["pasword", "no payments", "efiling requird", "notics daily", "card"] * 4
    alone = [first(query) for query in asked]
    known = library(ENTRIES, (LOGIN, PAY), TOY.glossary.synonyms)
    got: dict[int, str | None] = {}

    def ask(number: int) -> None:
        got[number] = first(asked[number], known)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(len(asked))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [got[number] for number in range(len(asked))] == alone


def _ends(known: Library, flow_id: str, trail: Sequence[str]) -> str:
    here = known.flows[flow_id]
    at = here.steps[here.start]
    for id in trail:
        choice = at.choice(id)
        assert choice is not None
        if choice.entry:
            return choice.entry
        here = known.flows[choice.flow] if choice.flow else here
        at = here.steps[here.start if choice.flow else choice.go]
    return ""
