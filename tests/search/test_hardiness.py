"""The search takes any text, any library and many people at once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.toys import ENTRIES, LOGIN, LOST, PAY, TOY, first, flow, library, step
from wizard import search
from wizard.core.model import (
    Choice,
)


def test_a_query_is_read_as_far_as_a_long_letter_goes() -> None:
    assert first(" " * 5_992 + "password") == "password"
    assert first(" " * 6_000 + "password") is None
    assert first("zzqx " * 399 + "password") == "password"
    assert first("zzqx " * 400 + "password") is None


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
