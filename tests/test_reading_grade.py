"""Grades, syllables and sentences: how hard a text is to read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.toys import (
    GLOSSARY,
    loaded,
    swapped,
)
from wizard.checks import habits, readability

NOTHING = re.compile(r"(?!)")


def read(text: str, one: re.Pattern[str] = NOTHING) -> list[tuple[str, ...]]:
    return [sentence.words for sentence in readability.sentences(text, one)]


@pytest.mark.parametrize(
    ("grade", "text"),
    [
        # By hand: 0.39 * words / sentences + 11.8 * syllables / words - 15.59.
        (0.39 * 3 + 11.8 * 1 - 15.59, "The cat sat. The dog ran."),
        (0.39 * 7 + 11.8 * 8 / 7 - 15.59, "You pay by credit card each time."),
        (
            0.39 * 10 + 11.8 * 25 / 10 - 15.59,
            "Registration of electronic documents is mandatory in all jurisdictions today.",
        ),
    ],
)
def test_the_grade_is_that_of_the_formula(grade: float, text: str) -> None:
    assert readability.grade(read(text)) == pytest.approx(grade)


def test_a_text_without_words_has_no_grade() -> None:
    assert readability.grade(read("… - ?!")) == 0


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "file rules paid caught 2254 NEF the through cases' x"),
        (2, "about e-mail open table lawyer's added begin pages copy"),
        (3, "already attorneys summonses register document"),
        (4, "registration electronic utilities"),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(count: int, words: str) -> None:
    found = {word: readability.syllables(word) for word in words.split() if word != "cases'"}

    assert found == dict.fromkeys(found, count)


def test_items_headings_paragraphs_and_marks_end_a_sentence_but_a_line_end_does_not() -> None:
    text = "One two\nthree\n\n1. Four five\n2. Six? Seven! “Eight.” Nine\n   - Ten\n"

    assert [len(words) for words in read(text)] == [3, 2, 1, 1, 1, 1, 1]


def test_names_terms_citations_addresses_and_menu_paths_are_one_short_word_each(
    tmp_path: Path,
) -> None:
    terms = swapped(
        GLOSSARY, "    word: router\n", "    word: router\n    also: [net of the house]\n"
    )
    one = readability.one_word(loaded(tmp_path, {"faq/glossary.yaml": terms}))
    for text in (
        "See Fed. R. Civ. P. 5(d)(1)(B) now.",
        "See 28 U.S.C. § 2254 now.",
        "See pacer.uscourts.gov/help/faqs now.",
        "See [here](https://example.org/a/very-long/path) now.",
        "See **Case Information** > **CM/ECF Registration** now.",
        "See the Clerk's Office now.",
        "See Section H.1 now.",
        "Routers now work.",
        "The net of the house works.",
    ):
        (words,) = read(text, one)
        assert len(words) in (3, 4), text
        assert readability.grade([words]) < 3, text


@pytest.mark.parametrize(
    "text",
    [
        "Look at the page, from top to bottom, and read on from page 3.",
        "It is the paper that you look at. Write to (and call) the desk - it helps.",
        "Ask from Monday to Friday, at 9 a.m. Choose [one](#two) of at least two.",
    ],
)
def test_plain_sentences_have_no_hole(text: str) -> None:
    assert habits.HOLE.search(text) is None
