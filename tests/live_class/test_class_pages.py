"""The pages of a live class: who sees what, and what they hear."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.live_class.visits import Browser, begun, heading, no_map, opened, room_of, said, seated
from wizard.content.library import load
from wizard.presenters.class_screen import Screen
from wizard.presenters.class_trainer_html import board_html
from wizard.training.live import Joined, Moved, derive
from wizard.web import class_access
from wizard.web.class_stream import stream
from wizard.web.classrooms import Room
from wizard.web.live_classes import Live

BIG = 15_000


def test_a_class_votes_and_goes_on_with_its_pick_to_the_answer(live: Live) -> None:
    trainer, code = opened()
    phones = [seated(code) for _ in range(3)]
    assert "The class begins soon" in said(phones[0].get(f"/join/{code}"))
    board = trainer.press(trainer.get(f"/class/{code}/board"), "Begin")
    assert heading(board) == "What does the lamp show?"

    for phone, pick in zip(phones, ("dark", "red", "red"), strict=True):
        page = phone.press(phone.get(f"/join/{code}"), f"It is {pick}")
        assert f"You picked: It is {pick} ." in said(page)
    board = trainer.get(f"/class/{code}/board")
    assert "3 of 3 answered" in said(board)
    assert not board.select(".bar")

    board = trainer.press(board, "Show the votes")
    assert [bar.text for bar in board.select(".bar.most")] == ["2 · 67%, the most"]
    assert "your pick" in said(phones[0].get(f"/join/{code}"))
    trainer.press(board, "class's pick")
    ending = phones[0].get(f"/join/{code}")
    assert heading(ending) == "Restart the box"
    link = ending.select_one("a.keep")
    assert link
    assert str(link["href"]).startswith("/?flow=wifi&trail=red")


def test_a_tie_or_no_vote_says_how_to_go_on(live: Live) -> None:
    trainer, code = begun()
    board = trainer.press(trainer.get(f"/class/{code}/board"), "Show the votes")
    assert "Nobody voted: press a choice." in said(board)
    trainer.press(board, "It is dark")
    for pick in ("It is loose", "It is in the wall"):
        phone = seated(code)
        phone.press(phone.get(f"/join/{code}"), pick)
    trainer.press(trainer.get(f"/class/{code}/board"), "Show the votes")
    for screen in ("board", "notes"):
        page = trainer.get(f"/class/{code}/{screen}")
        assert "A tie: press a choice." in said(page)
        assert not page.select("[data-keys=next]")


def test_who_leads_a_class_that_only_follows_goes_on_with_a_number(live: Live) -> None:
    trainer, code = begun("follow")
    page = trainer.get(f"/class/{code}/board")
    assert said(page).endswith("Press a choice to go on. Back All topics")


def test_the_trainer_may_go_another_way_and_back(live: Live) -> None:
    trainer, code = begun()
    board = trainer.press(trainer.get(f"/class/{code}/board"), "It is dark")
    assert heading(board) == "Is the plug in the wall?"
    assert heading(trainer.press(board, "Back")) == "What does the lamp show?"


def test_a_late_phone_lands_on_the_question_of_now_and_a_reload_keeps_its_seat(live: Live) -> None:
    trainer, code = begun()
    trainer.press(trainer.get(f"/class/{code}/board"), "It is dark")
    late = seated(code)
    page = late.press(late.get(f"/join/{code}"), "It is loose")
    assert heading(page) == "Is the plug in the wall?"
    late.press(late.get(f"/join/{code}"), "It is in the wall")
    assert "1 of 1 answered" in said(trainer.get(f"/class/{code}/board"))


def test_who_only_follows_has_nothing_to_press(live: Live) -> None:
    _, code = begun("follow")
    page = seated(code).get(f"/join/{code}")
    assert not page.select("main button")
    assert "It is dark" in said(page)


def test_a_vote_that_comes_too_late_or_means_nothing_changes_nothing(live: Live) -> None:
    trainer, code = begun()
    phone = seated(code)
    room = room_of(live, code)
    for at, choice in (("2", "purple"), ("1", "red"), ("", "red"), ("9" * 5000, "red")):
        phone.post(f"/join/{code}/vote", at=at, choice=choice)
    assert not room.now.votes
    trainer.press(trainer.get(f"/class/{code}/notes"), "Show the votes")
    phone.post(f"/join/{code}/vote", at="2", choice="red")
    assert not room.now.votes


def test_the_trainers_link_takes_the_class_over_on_another_device(live: Live) -> None:
    trainer, code = begun()
    link = trainer.get(f"/class/{code}/notes").select_one("#beside p:last-child")
    assert link
    path = link.text.removeprefix("http://testserver")
    other = Browser()
    assert heading(other.get(path)) == "What does the lamp show?"
    other.press(other.get(f"/class/{code}/notes"), "It is dark")
    assert heading(trainer.get(f"/class/{code}/board")) == "Is the plug in the wall?"
    other.get(f"/notes?class={code}&key=guess", 403)


def test_the_notes_say_where_each_choice_leads_and_the_projector_never_does(live: Live) -> None:
    trainer, code = begun()
    assert "→ Asks next: Is the plug in the wall?" in said(trainer.get(f"/class/{code}/notes"))
    assert "Asks next" not in said(trainer.get(f"/class/{code}/board"))


def test_the_list_of_keys_on_the_notes_has_only_those_that_do_something_there(live: Live) -> None:
    trainer, code = begun()
    notes, board = (trainer.get(f"/class/{code}/{kind}") for kind in ("notes", "board"))
    assert [row.text for row in notes.select("#keys th") if row.text in "BHJDF"] == ["D", "F"]
    assert {"B", "H", "J", "D", "F"} < {row.text for row in board.select("#keys th")}


def test_topics_after_the_ninth_have_letters_for_keys(toys: Path) -> None:
    library = load(toys)
    flows = {f"wifi-{n}": replace(library.flows["wifi"], id=f"wifi-{n}") for n in range(11)}
    many = replace(library, flows=flows)
    now = derive([(1, Moved({}))])
    screen = Screen(many, "ABC234", now, datetime(2026, 11, 22), "http://localhost/", "board")
    page = BeautifulSoup(board_html(screen), "html.parser")
    pressed = [str(each["data-keys"]) for each in page.select(".options button")]
    assert pressed == [*"123456789", "a", "g"]
    assert [key.text for key in page.select("kbd")][-2:] == ["A", "G"]


def test_two_screens_that_press_at_once_move_the_class_once(live: Live) -> None:
    trainer, code = begun()
    page = trainer.get(f"/class/{code}/board")
    trainer.press(page, "It is dark")
    trainer.press(page, "It is dark")
    assert room_of(live, code).now.address.trail == ("dark",)


def test_a_class_that_is_over_is_gone(live: Live) -> None:
    trainer, code = begun()
    phone = seated(code)
    room = room_of(live, code)
    page = trainer.press(trainer.get(f"/class/{code}/notes"), "End the class now")
    assert "This class is over" in said(page)
    assert [each["href"] for each in page.select("[data-over] a")] == ["/class", "/trainers"]
    assert "There is no open class" in said(phone.get(f"/join/{code}", 404))
    assert room not in live.rooms.rooms


def test_the_page_to_join_is_small_and_takes_a_code_as_people_type_it(live: Live) -> None:
    _, code = begun()
    assert len(Browser().client.get("/join").content) < BIG
    typed = f" {code[:3].lower()}-{code[3:].lower()} "
    assert heading(Browser().get(f"/join?code={typed}")) == "What does the lamp show?"
    assert "type it again" in said(Browser().get("/join?code=O0I1"))


async def _heard(live: Live, room: Room, number: int) -> list[str]:
    """The first events of a stream of the projector."""
    pages = stream(room, lambda: f"{len(room.now.seats)} joined", gone=lambda: False)
    body: Any = pages.body_iterator
    heard = [bytes(await anext(body)).decode() for _ in range(2)]
    await live.rooms.add(room, Joined("a"))
    heard.append(bytes(await anext(body)).decode())
    await live.rooms.end(room)
    heard += [bytes(chunk).decode() async for chunk in body]
    return heard[:number]


def test_an_open_page_hears_what_happens_until_the_class_is_over(live: Live) -> None:
    async def hear() -> list[str]:
        room = await live.rooms.open(60)
        heard = await _heard(live, room, 9)
        assert room.streams.total() == 0
        return heard

    retry, first, then, *rest = asyncio.run(hear())
    assert re.fullmatch(r"retry: \d+\n\n", retry)
    assert "0 joined" in first
    assert "1 joined" in then
    assert rest[-1] == 'event: over\ndata: ""\n\n'


def test_a_stream_ends_where_the_server_is_about_to_stop(live: Live) -> None:
    async def hear() -> list[bytes]:
        room = await live.rooms.open(60)
        pages = stream(room, str, gone=lambda: True, seat="a")
        return [bytes(chunk) async for chunk in pages.body_iterator]  # type: ignore[arg-type]

    assert len(asyncio.run(hear())) == 1


@contextmanager
def two_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Live, Live]]:
    monkeypatch.setenv("WIZARD_JOURNAL", str(folder / "journal.sqlite"))
    both = Live(no_map), Live(no_map)
    yield both
    for one in both:
        one.rooms.close()


def test_replicas_share_a_class_and_its_end(
    live: Live, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def share(one: Live, other: Live) -> None:
        room = await one.rooms.open(60)
        same = await other.rooms.room(room.code)
        assert same
        await one.rooms.add(room, Joined("a"))
        await other.rooms.look()
        assert list(same.now.seats) == ["a"]
        await other.rooms.add(same, Joined("b"))
        await one.rooms.look()
        assert list(room.now.seats) == ["a", "b"]
        await one.rooms.end(room)
        await other.rooms.look()
        assert same.over
        assert not await other.rooms.add(same, Joined("c"))

    with two_processes(tmp_path, monkeypatch) as both:
        asyncio.run(share(*both))


def test_a_mistake_of_ours_keeps_no_phone_waiting(
    live: Live, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _, code = begun()
    phone = seated(code)

    def broken(*_: object) -> None:
        raise KeyError("a mistake")

    monkeypatch.setattr(Room, "take_in", broken)
    monkeypatch.setattr(live.rooms, "_failing", False)
    phone.post(f"/join/{code}/vote", at="2", choice="red", status=503)
    assert "mistake of ours" in caplog.text


def test_a_database_that_is_away_is_one_sentence(
    live: Live, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _, code = begun()
    phone = seated(code)

    def broken(*_: object) -> None:
        raise OSError("connection refused")

    assert live.rooms._store
    monkeypatch.setattr(live.rooms._store, "add", broken)
    page = phone.post(f"/join/{code}/vote", at="2", choice="red", status=503)
    assert "tries again" in said(page)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert class_access.SEAT in phone.client.cookies
