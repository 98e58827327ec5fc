"""The pages of a live class: who sees what, who may do what, and nothing that runs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.toys import write
from wizard.content import keeper
from wizard.staff import seats
from wizard.training.live import Joined
from wizard.web import class_access, live_classes
from wizard.web.class_stream import stream
from wizard.web.classrooms import Room
from wizard.web.limits import Limit, network
from wizard.web.live_classes import Live, LiveClasses

BIG = 15_000


HOSTS = (f"203.0.113.{number}" for number in count(1))


@pytest.fixture(scope="module")
def process() -> Iterator[Live]:
    """The classes of one process; each test has a class of its own."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("WIZARD_JOURNAL", "off")
        made = Live(no_map)
    yield made
    made.rooms.close()


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("toys"))


@pytest.fixture
def live(process: Live, toys: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    """The classes of one process, on the toy content; every test asks from elsewhere."""
    monkeypatch.setenv("WIZARD_CONTENT", str(toys))
    monkeypatch.setattr(live_classes, "_one", [process])
    monkeypatch.setattr(Browser, "host", next(HOSTS))
    yield process
    keeper._keepers.clear()


def no_map(*_: object) -> str:
    return "<svg/>"


async def nowhere(*_: object) -> None:
    raise AssertionError("this is a page of a class")


class Client:
    """Asks, and waits for the answer."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client
        self.cookies = client.cookies

    def get(self, path: str, **options: Any) -> httpx.Response:
        return asyncio.run(self._client.get(path, **options))

    def post(self, path: str, **options: Any) -> httpx.Response:
        return asyncio.run(self._client.post(path, **options))


class Browser:
    """One browser: it keeps its cookies and follows where it is sent."""

    host = ""

    def __init__(self, host: str = "") -> None:
        transport = httpx.ASGITransport(
            LiveClasses(nowhere, no_map), client=(host or self.host, 50_000)
        )
        self.client = Client(
            httpx.AsyncClient(
                transport=transport, base_url="http://testserver", follow_redirects=True
            )
        )

    def get(self, path: str, status: int = 200) -> BeautifulSoup:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text
        return BeautifulSoup(answer.text, "html.parser")

    def post(self, path: str, *, status: int = 200, **fields: str) -> BeautifulSoup:
        answer = self.client.post(path, data=fields)
        assert answer.status_code == status, answer.text
        return BeautifulSoup(answer.text, "html.parser")

    def press(self, page: BeautifulSoup, words: str) -> BeautifulSoup:
        """Press a button of a page, as a browser without scripts does."""
        (button,) = (b for b in page.find_all("button") if words in b.text)
        form = button.find_parent("form")
        assert form
        fields: dict[str, Any] = {str(i["name"]): str(i["value"]) for i in form.find_all("input")}
        if button.get("name"):
            fields[str(button["name"])] = str(button["value"])
        return self.post(str(form["action"]), **fields)


def opened(way: str = "vote", flow: str = "wifi") -> tuple[Browser, str]:
    """A trainer who has opened a class, and its code."""
    trainer = Browser()
    answer = trainer.client.post("/class", data={"flow": flow, "way": way})
    assert answer.status_code == 200, answer.text
    return trainer, str(answer.url.path).split("/")[2]


def begun(way: str = "vote") -> tuple[Browser, str]:
    trainer, code = opened(way)
    trainer.press(trainer.get(f"/class/{code}/board"), "Begin")
    return trainer, code


def seated(code: str) -> Browser:
    phone = Browser()
    phone.get(f"/join/{code}")
    return phone


def room_of(live: Live, code: str) -> Room:
    (room,) = (room for room in live.rooms.rooms if room.code == code)
    return room


def heading(page: BeautifulSoup) -> str:
    (h1,) = page.select("main h1")
    return h1.text


def said(page: BeautifulSoup) -> str:
    return " ".join(page.main.get_text(" ", strip=True).split()) if page.main else ""


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


def test_a_seat_cannot_vote_for_another(live: Live) -> None:
    _, code = begun()
    _, other = begun()
    phone, stranger = seated(code), Browser()
    token = phone.client.cookies.get("wizard_seat")
    assert token
    stranger.post(f"/join/{code}/vote", at="2", choice="red", status=403)
    for forged in (token[:-2] + "xx", seats.token("guess", code, "a"), "a", ""):
        stranger.client.cookies.set("wizard_seat", forged)
        stranger.post(f"/join/{code}/vote", at="2", choice="red", status=403)
    stranger.client.cookies.set("wizard_seat", token)
    stranger.post(f"/join/{other}/vote", at="2", choice="red", status=403)
    assert not room_of(live, code).now.votes
    assert not room_of(live, other).now.votes


def test_cookies_of_a_class_are_for_that_class_alone(live: Live) -> None:
    trainer = Browser()
    answer = trainer.client.post("/class", data={}, follow_redirects=False)
    cookie, code = answer.headers["set-cookie"], answer.headers["location"].split("/")[2]
    joined = Browser().client.get(f"/join/{code}").headers["set-cookie"]
    for text, path in ((cookie, f"/class/{code}"), (joined, f"/join/{code}")):
        assert f"Path={path};" in text
        assert "HttpOnly" in text
        assert "SameSite=lax" in text


def test_only_the_trainer_leads_and_reads_the_notes(live: Live) -> None:
    _, code = begun()
    phone = seated(code)
    for page in ("board", "notes", "events/notes"):
        phone.get(f"/class/{code}/{page}", 403)
    phone.post(f"/class/{code}/do", does="reveal", at="2", status=403)
    assert not room_of(live, code).now.revealed


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
    assert "There is no open class" in said(phone.get(f"/join/{code}", 404))
    assert room not in live.rooms.rooms


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_does_nothing(live: Live, site: str) -> None:
    trainer, code = begun()
    phone, before = seated(code), len(live.rooms.rooms)
    headers = {"sec-fetch-site": site}
    for browser, path in ((trainer, f"/class/{code}/do"), (phone, f"/join/{code}/vote"),
                          (trainer, "/class")):  # fmt: skip
        assert browser.client.post(path, data={}, headers=headers).status_code == 403
        old = {"origin": "https://elsewhere.example"}
        assert browser.client.post(path, data={}, headers=old).status_code == 403
    assert len(live.rooms.rooms) == before


def test_only_staff_open_a_class(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIZARD_STAFF", "link")
    stranger, before = Browser(), len(live.rooms.rooms)
    stranger.get("/class", 403)
    stranger.post("/class", status=403)
    assert len(live.rooms.rooms) == before


def test_the_page_to_join_is_small_and_takes_a_code_as_people_type_it(live: Live) -> None:
    _, code = begun()
    assert len(Browser().client.get("/join").content) < BIG
    typed = f" {code[:3].lower()}-{code[3:].lower()} "
    assert heading(Browser().get(f"/join?code={typed}")) == "What does the lamp show?"
    assert "type it again" in said(Browser().get("/join?code=O0I1"))


def test_codes_cannot_be_guessed_in_bulk_but_a_seat_is_never_locked_out(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live.door, "_clock", lambda: 0.0)
    _, code = begun()
    phone = seated(code)
    statuses = [phone.client.get("/join/ABCDEF").status_code for _ in range(70)]
    assert statuses[:60] == [404] * 60
    assert set(statuses[60:]) == {429}
    assert Browser().client.get(f"/join/{code}").status_code == 429
    assert Browser("198.51.100.8").client.get(f"/join/{code}").status_code == 200
    assert phone.client.get(f"/join/{code}").status_code == 200


def test_one_address_takes_no_more_seats_than_a_hall_has(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, code = begun()
    monkeypatch.setattr(live.door, "_seats", Limit(2, 0.001))
    statuses = [Browser().client.get(f"/join/{code}").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_a_limit_lets_many_at_once_and_then_evenly() -> None:
    limit = Limit(3, 2.0)
    assert [limit.take("a", 0.0) for _ in range(4)] == [True, True, True, False]
    assert limit.take("b", 0.0)
    assert [limit.take("a", 0.5), limit.take("a", 0.5)] == [True, False]
    assert not limit.spent("a", 60.0)


def test_a_sender_is_a_whole_network_where_addresses_are_plenty() -> None:
    assert network("2001:db8::1") == network("2001:db8::ffff") == "2001:db8::/64"
    assert network("192.0.2.1") != network("192.0.2.2")
    assert network("testclient") == "testclient"


def test_nothing_on_these_pages_runs_but_their_own_scripts(live: Live) -> None:
    trainer, code = begun()
    answer = trainer.client.get(f"/class/{code}/board")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page = BeautifulSoup(answer.text, "html.parser")
    assert not [tag for tag in page.find_all(True) if any(a.startswith("on") for a in tag.attrs)]
    assert not page.select("[style]")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(st.text(max_size=60) | st.sampled_from(['"><script>alert(1)</script>', "'\"&lt;<b>"]))
def test_whatever_is_typed_is_only_text(live: Live, typed: str) -> None:
    found = Browser().client.get("/join", params={"code": typed})
    page = BeautifulSoup(found.text, "html.parser")
    assert len(page.find_all("script")) == 0
    assert not page.select("main b, main img")
    begin = Browser().client.get("/class", params={"flow": typed, "trail": typed})
    assert len(BeautifulSoup(begin.text, "html.parser").find_all("script")) == 0


async def _heard(live: Live, room: Room, number: int) -> list[str]:
    """The first events of a stream of the projector."""
    pages = stream(room, lambda: f"{len(room.now.seats)} joined", votes=True, gone=lambda: False)
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
        assert room.streams == 0
        return heard

    retry, first, then, *rest = asyncio.run(hear())
    assert re.fullmatch(r"retry: \d+\n\n", retry)
    assert "0 joined" in first
    assert "1 joined" in then
    assert rest[-1] == 'event: over\ndata: ""\n\n'


def test_a_stream_ends_where_the_server_is_about_to_stop(live: Live) -> None:
    async def hear() -> list[bytes]:
        room = await live.rooms.open(60)
        pages = stream(room, str, votes=False, gone=lambda: True)
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
    assert "3 of 3 are done" in said(board)
    assert "Commonest" not in said(board)
    board = trainer.press(board, "Show how it went")
    assert "Commonest wrong turn (2 of 3): What does the lamp show?" in said(board)
    trainer.press(board, "Go on together")
    assert heading(phones[0].get(f"/join/{code}")) == "What does the lamp show?"


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
    walked(phone, code, "The wifi is gone", "It is red")
    result = phone.get(f"/join/{code}?case=2")
    assert heading(result) == "0 of 1 right"
    notes = trainer.get(f"/class/{code}/notes")
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
