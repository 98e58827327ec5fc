"""Reading: all scalars are text, every noun knows its place, odd but good files are read."""

from __future__ import annotations

from datetime import date

import pytest

from tests.toys import COURT, GLOSSARY, PAPER, WIFI, answer, swapped
from wizard.content import files, yaml_nodes
from wizard.core.model import Entry, Flow
from wizard.core.problems import Place


def the_flow(text: str) -> Flow:
    found, problems = files.read_flow("flows/wifi.yaml", text)
    assert problems == []
    assert found is not None
    return found


def the_entry(text: str) -> Entry:
    found, problems = files.read_entry("faq/restart.md", text)
    assert problems == []
    assert found is not None
    return found


def test_a_flow_keeps_the_order_of_its_file() -> None:
    found = the_flow(WIFI)

    assert (found.id, found.start, found.order) == ("wifi", "lamp", 999)
    assert list(found.steps) == ["lamp", "plug"]
    assert [choice.id for choice in found.steps["lamp"].choices] == ["dark", "green", "red"]
    assert found.scenarios[0].trail == ("dark", "loose")


@pytest.mark.parametrize(
    "word",
    ["yes", "no", "on", "off", "null", "~", "1.10", "2007-12-03", "0x1F", "12:30", "=", "1e9"],
)
def test_a_word_stays_what_the_editor_typed(word: str) -> None:
    found = the_flow(swapped(PAPER, "title: The printer is stuck", f"title: {word}"))

    assert found.title == word


def test_a_number_a_yes_and_a_date_can_be_an_id() -> None:
    text = swapped(PAPER, "      nothing:\n", "      no:\n")
    text = swapped(text, "      paper:\n", "      2007-12-03:\n")

    assert [choice.id for choice in the_flow(text).steps["tray"].choices] == ["no", "2007-12-03"]


def test_everything_knows_its_line_and_column() -> None:
    found = the_flow(WIFI)
    step = found.steps["lamp"]

    assert found.at("title") == Place("flows/wifi.yaml", 1, 8)
    assert step.at("ask") == Place("flows/wifi.yaml", 7, 10)
    assert step.choices[1].at("flow") == Place("flows/wifi.yaml", 16, 15)
    assert step.choices[1].at("because") == step.choices[1].place


def test_an_entry_has_a_short_answer_and_the_rest() -> None:
    found = the_entry(answer(body="\nDo\nthis.\n\n1. Now.\n2. Then.\n"))

    assert (found.short, found.rest) == ("Do this.", "1. Now.\n2. Then.")
    assert the_entry(answer(body="Only this.")).rest == ""


def test_an_entry_reads_its_dates_source_and_caution() -> None:
    found = the_entry(
        answer(
            source="{page: P, question: Q?, number: 07}",
            reviewed="2026-11-22",
            caution="{noted: 2026-11-20, says: It moved., check: Ask.}",
            referral="no",
            asked_as='["a", " b "]',
        )
    )

    assert (found.source.page, found.source.question, found.source.number) == ("P", "Q?", 7)
    assert found.reviewed == date(2026, 11, 22)
    assert found.caution is not None
    assert (found.caution.noted, found.caution.says) == (date(2026, 11, 20), "It moved.")
    assert (found.referral, found.asked_as, found.review_by) == (False, ("a", "b"), None)


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    assert the_flow("\ufeff" + WIFI.replace("\n", "\r\n")) == the_flow(WIFI)
    assert the_flow(WIFI.replace("\n", "\r")) == the_flow(WIFI)
    text = answer()
    assert the_entry("\ufeff" + text.replace("\n", "\r\n")) == the_entry(text)


def test_emoji_and_right_to_left_text_are_text() -> None:
    text = "אין חיבור 👩‍⚖️ می‌خواهم é"

    assert the_flow(swapped(PAPER, "The printer is stuck", text)).title == text
    assert the_entry(answer(body=text)).body == text


def test_a_rule_and_a_line_of_dashes_may_stand_in_an_answer() -> None:
    assert the_entry(answer(body="Do it.\n\n---\n\nThen that.\n")).rest == "---\n\nThen that."


def test_empty_texts_and_lists_that_are_not_needed_may_stay() -> None:
    found = the_entry(answer(official='""', see_also="", reviewed=""))

    assert (found.official, found.see_also, found.reviewed) == ("", (), None)


def test_the_court_and_the_glossary_are_read() -> None:
    court, problems = files.read_court("faq/court.yaml", COURT)
    assert problems == []
    assert court is not None
    assert (court.longest_walk, court.groups) == (4, ("Getting on",))
    assert court.contacts["desk"].id == "desk"
    glossary, problems = files.read_glossary("faq/glossary.yaml", GLOSSARY)
    assert problems == []
    assert glossary is not None
    assert glossary.terms["router"].word == "router"
    assert glossary.synonyms == (("wifi", "wireless"),)


@pytest.mark.parametrize("missing", ["say: Nothing", "ask: What is in the tray?"])
def test_a_choice_or_step_without_its_words_is_a_problem_and_no_crash(missing: str) -> None:
    found, problems = files.read_flow("flows/paper.yaml", swapped(PAPER, missing, "entry: x"))

    assert found is None
    assert "missing-key" in {problem.check for problem in problems}


def test_a_scenario_or_contact_without_its_keys_is_a_problem_and_no_crash() -> None:
    text = swapped(PAPER, "scenarios: []", "scenarios: [{case: A clerk.}]")
    found, problems = files.read_flow("flows/paper.yaml", text)
    assert found is None
    assert [problem.sentence for problem in problems] == [
        'The key "trail" is missing in "scenarios".',
        'The key "entry" is missing in "scenarios".',
    ]
    court, problems = files.read_court("c", "name: X\nnone_of_these: y\ncontacts: {a: {}}\n")
    assert court is None
    assert [problem.sentence for problem in problems] == ['The key "name" is missing in "a".']


@pytest.mark.parametrize("escape", [r"\u202e", r"\u200b", r"\0", r"\x07", r"\e", r"\N", r"\P"])
def test_an_unseen_character_written_as_an_escape_is_found(escape: str) -> None:
    with pytest.raises(yaml_nodes.Unreadable) as caught:
        yaml_nodes.compose("x", f'title: "a{escape}b"')

    assert caught.value.problem.check == "hidden-character"
    assert caught.value.problem.place == Place("x", 1, 8)


@pytest.mark.parametrize(
    "letter",
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u180e\u200e\u200f\u206a\u2800\u3164\uffa0\ufff9\U000e0041",
    ids=ascii,
)
def test_a_letter_that_shows_nothing_is_found(letter: str) -> None:
    found = yaml_nodes.hidden_in("x", f"a{letter}b")

    assert found is not None
    assert found.place == Place("x", 1, 2)


@pytest.mark.parametrize("letter", "\u200c\u200d\ufe0f", ids=ascii)
def test_a_joiner_may_stand_between_letters_but_is_no_text_alone(letter: str) -> None:
    assert yaml_nodes.hidden_in("x", f"a{letter}b") is None
    _, problems = files.read_court(
        "c", f"name: {letter}\nnone_of_these: y\ncontacts: {{a: {{}}}}\n"
    )
    assert "empty-text" in [problem.check for problem in problems]


def test_nodes_know_the_first_line_of_the_front_matter() -> None:
    node = yaml_nodes.compose("x", "a: b\n", first_line=5)

    assert isinstance(node, yaml_nodes.Mapping)
    assert node.pairs[0][1].place == Place("x", 5, 4)
    assert yaml_nodes.compose("x", "") is None
    assert yaml_nodes.compose("x", "# only a comment\n") is None
