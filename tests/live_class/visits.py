"""Phones, a projector and a trainer in a live class, without a network."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from bs4 import BeautifulSoup

from wizard.web.classrooms import Room
from wizard.web.live_classes import Live, LiveClasses


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
