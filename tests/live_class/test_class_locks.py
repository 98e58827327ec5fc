"""Who may do what in a class: seats, staff, codes, other sites, limits."""

from __future__ import annotations

import pytest
import uvicorn
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.live_class.visits import Browser, begun, opened, room_of, seated
from wizard.staff import seats
from wizard.web import class_access
from wizard.web.limits import Limit, network
from wizard.web.live_classes import Live
from wizard.web.stopping import stopping


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


def test_one_address_does_not_open_class_after_class(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live.door, "_classes", Limit(1, 0.001))
    opened()
    Browser().post("/class", status=429)


def test_one_seat_has_a_few_open_pages_and_a_class_as_many_as_a_hall(live: Live) -> None:
    _, code = begun()
    room = room_of(live, code)
    room.streams["a"] = class_access.MOST_PAGES
    with pytest.raises(class_access.RefusedError):
        live.door.listening(room, "a")
    live.door.listening(room, "b")
    room.streams["b"] = class_access.MOST_STREAMS
    with pytest.raises(class_access.RefusedError):
        live.door.listening(room, "c")
    room.streams.clear()


def test_streams_learn_that_the_server_is_about_to_stop() -> None:
    server = uvicorn.Server(uvicorn.Config(lambda *_: None))
    told = stopping()
    assert not told()
    server.should_exit = True
    assert told()
