"""A class in which each walks alone: cases, free walks, a round with names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.live_class.visits import Browser, begun, heading, opened, room_of, said, seated
from wizard.web.live_classes import Live


def alone(words: str, **picked: str) -> tuple[Browser, str]:
    """A class whose trainer has pressed a button under "Everyone walks alone" or "Practice"."""
    trainer, code = begun()
    page = trainer.get(f"/class/{code}/notes")
    for name, value in picked.items():
        (field,) = page.select(f"[name={name}]")
        new = BeautifulSoup(f'<input name="{name}" value="{value}">', "html.parser")
        field.replace_with(new)
    trainer.press(page, words)
    return trainer, code


def walked(phone: Browser, code: str, *picks: str) -> BeautifulSoup:
    page = phone.get(f"/join/{code}")
    for pick in picks:
        page = phone.press(page, pick)
    return page


def test_everyone_walks_a_case_alone_and_the_trainer_sees_the_commonest_wrong_turn(
    live: Live,
) -> None:
    trainer, code = alone("Everyone walks alone", number="1")
    phones = [seated(code) for _ in range(3)]
    page = walked(phones[0], code, "It is dark", "It is loose")
    assert "Right" in said(page)
    assert "See the result" in said(page)
    for phone in phones[1:]:
        assert "The first wrong turn" in said(walked(phone, code, "It is red"))
    board = trainer.get(f"/class/{code}/board")
    assert "3 of 3 done" in said(board)
    assert "Commonest" not in said(board)
    board = trainer.press(board, "Show how it went")
    assert "Commonest wrong turn (2 of 3): What does the lamp show?" in said(board)
    trainer.press(board, "Go on together")
    assert heading(phones[0].get(f"/join/{code}")) == "What does the lamp show?"


def test_a_question_is_open_to_votes_again_after_it_was_shown_how_a_case_went(live: Live) -> None:
    trainer, code = alone("Everyone walks alone", number="1")
    phone = seated(code)
    board = trainer.press(trainer.get(f"/class/{code}/board"), "Show how it went")
    board = trainer.press(board, "Go on together")
    assert "Show the votes" in said(board)
    assert not board.select(".bar")
    phone.press(phone.get(f"/join/{code}"), "It is red")
    assert "1 of 1 answered" in said(trainer.get(f"/class/{code}/board"))


def test_what_is_walked_alone_is_offered_before_a_class_begins(live: Live) -> None:
    trainer, code = opened()
    page = trainer.get(f"/class/{code}/notes")
    assert len(page.select("select[name=number] option")) > 1
    assert [each["value"] for each in page.select("select[name=topic] option")] == ["wifi", ""]
    trainer.press(page, "Everyone walks alone")
    assert heading(seated(code).get(f"/join/{code}")) == "What does the lamp show?"


def test_a_free_walk_goes_on_from_the_question_of_the_class_and_back_to_it(live: Live) -> None:
    trainer, code = alone("Everyone walks alone")
    phone = seated(code)
    page = walked(phone, code, "It is dark")
    assert heading(page) == "Is the plug in the wall?"
    page = phone.press(page, "Back")
    assert "Back" not in said(page)
    assert "Restart the box" in said(walked(phone, code, "It is red"))
    assert "Where walks ended" in said(trainer.get(f"/class/{code}/notes"))


def test_a_round_of_a_class_has_names_for_the_trainer_and_a_table_without(live: Live) -> None:
    trainer, code = alone("Begin the round", cases="1", seed="monday")
    phone, late = seated(code), seated(code)
    phone.post(f"/join/{code}/name", name=" <b>Ann</b>\n ")
    late.post(f"/join/{code}/name", name="Bob")
    walked(phone, code, "The wifi is gone", "It is red")
    result = phone.get(f"/join/{code}?case=2")
    assert heading(result) == "0 of 1 right"
    notes = trainer.get(f"/class/{code}/notes")
    assert "Practice: 1 case 1 of 2 done Seat Name" in said(notes)
    assert "Save as CSV, without names Case 1" in said(notes)
    assert "Nobody" not in said(notes)
    assert said(notes).count("1 of 2 done") == 2
    assert notes.select("details.map:not([open])")
    assert "1 <b>Ann</b> 1 of 1 0 1" in said(notes)
    assert not notes.select("td b")
    assert "Ann" not in said(trainer.get(f"/class/{code}/board"))
    assert "Ann" not in said(late.get(f"/join/{code}"))
    rows = trainer.client.get(f"/class/{code}/results.csv").text.splitlines()
    assert rows[0].startswith("\ufeffClass word,Date,Seat,Case")
    assert rows[1].startswith("monday,")
    assert "What does the lamp show?,It is red,It is dark,1,0%" in rows[1]
    assert "Ann" not in "".join(rows)
    picture = trainer.client.get(f"/class/{code}/map.svg?task=3&case=1")
    assert picture.headers["content-type"] == "image/svg+xml"
    for asked in ("", "?task=9&case=1", "?task=3&case=9", "?task=x"):
        trainer.get(f"/class/{code}/map.svg{asked}", 404)
    late.get(f"/class/{code}/results.csv", 403)


def test_a_case_that_is_judged_stays_as_it_was(live: Live) -> None:
    _, code = alone("Everyone walks alone", number="1")
    phone = seated(code)
    first = phone.get(f"/join/{code}")
    phone.press(first, "It is red")
    phone.press(first, "It is dark")
    for choice in (".back", "dark", "purple", ""):
        fields: dict[str, Any] = {"task": "3", "case": "1", "so_far": "wifi.red", "choice": choice}
        phone.post(f"/join/{code}/walk", **fields)
    assert list(room_of(live, code).now.tasks[0].trails.values()) == [("wifi", "red")]


def test_a_round_whose_cases_an_editor_changed_says_so(live: Live) -> None:
    _, code = alone("Begin the round", cases="1", seed="monday")
    room = room_of(live, code)
    (task,) = room.now.tasks
    changed = replace(task, what=replace(task.what, mark="none"))
    room.now = replace(room.now, tasks=(changed,))
    assert "The cases have changed" in said(seated(code).get(f"/join/{code}"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8)
@given(st.text(max_size=60) | st.sampled_from(["</td><script>alert(1)</script>", "'\"&lt;<b>"]))
def test_a_name_is_only_text_and_only_the_trainers(live: Live, typed: str) -> None:
    trainer, code = alone("Everyone walks alone", number="1")
    phone = seated(code)
    mine = phone.post(f"/join/{code}/name", name=typed)
    walked(phone, code, "It is red")
    notes, board = trainer.get(f"/class/{code}/notes"), trainer.get(f"/class/{code}/board")
    for page in (mine, notes, board):
        assert not page.select("main script, main td b, main img:not([alt^=Map])")
    assert len(notes.select("script")) == len(board.select("script"))
    table = trainer.client.get(f"/class/{code}/results.csv").text
    if len(typed.strip()) > 12:
        assert typed.strip() not in said(board) + table
