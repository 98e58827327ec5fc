"""Phones without a browser: they join a class, listen to its events and vote."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

FORM = "application/x-www-form-urlencoded"
ANSWERED = re.compile(r"<b>(\d+)</b> of \d+ answered")
AT = re.compile(r'name="at" value="(\d+)"')
PATIENCE = 60.0


@dataclass
class Phone:
    """One phone, or the trainer's browser: a cookie, and a stream of pages."""

    port: int
    cookie: str = ""
    html: str = ""
    pages: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _listening: asyncio.Task[None] | None = None

    async def ask(
        self, path: str, form: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], str]:
        """One request on a connection of its own: status, headers and text."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self._request(path, form, "close"))
            raw = await asyncio.wait_for(reader.read(), PATIENCE)
        finally:
            writer.close()
        head, _, body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        if "set-cookie" in headers:
            self.cookie = next(
                line.split(": ", 1)[1].split(";")[0]
                for line in lines
                if line.lower().startswith("set-cookie")
            )
        return int(first.split()[1]), headers, body.decode("utf-8", "replace")

    async def listen(self, path: str) -> None:
        """Open the stream of a page; back once its first page is there."""
        self._listening = asyncio.create_task(self._listen(path))
        await self.until(lambda html: bool(html))

    async def until(self, shown: object) -> float:
        """The moment at which a page is there that `shown` is true of."""
        assert callable(shown)
        async with self.changed:
            await asyncio.wait_for(self.changed.wait_for(lambda: shown(self.html)), PATIENCE)
        return time.perf_counter()

    def leave(self) -> None:
        if self._listening:
            self._listening.cancel()

    @property
    def at(self) -> str:
        found = AT.search(self.html)
        return found[1] if found else ""

    async def _listen(self, path: str) -> None:
        while True:  # as a browser does, where the line is lost
            try:
                async for html in self._events(path):
                    async with self.changed:
                        self.html = html
                        self.pages += 1
                        self.changed.notify_all()
            except OSError:
                pass
            await asyncio.sleep(0.5)

    async def _events(self, path: str) -> AsyncIterator[str]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**20)
        try:
            writer.write(self._request(path, None, "keep-alive"))
            name = ""
            while line := await reader.readline():
                if line.startswith(b"event: "):
                    name = line[7:].decode().strip()
                elif line.startswith(b"data: ") and name == "page":
                    yield json.loads(line[6:])["html"]
        finally:
            writer.close()

    def _request(self, path: str, form: dict[str, str] | None, connection: str) -> bytes:
        body = urlencode(form).encode() if form is not None else b""
        head = [
            f"{'POST' if form is not None else 'GET'} {path} HTTP/1.1",
            f"Host: localhost:{self.port}",
            f"Cookie: {self.cookie}",
            f"Connection: {connection}",
            "X-Live: 1",
        ]
        if form is not None:
            head += [f"Content-Type: {FORM}", f"Content-Length: {len(body)}"]
        return "\r\n".join([*head, "", ""]).encode() + body


@dataclass
class Lesson:
    """A class with its trainer and the projector."""

    trainer: Phone
    code: str

    @classmethod
    async def open(cls, port: int, flow: str) -> Lesson:
        trainer = Phone(port)
        _, headers, _ = await trainer.ask("/class", {"flow": flow, "way": "vote"})
        lesson = cls(trainer, headers["location"].split("/")[2].upper())
        await trainer.listen(f"/class/{lesson.code}/events/board")
        return lesson

    async def do(self, does: str, at: str, **fields: str) -> None:
        said = {"does": does, "at": at, "screen": "board", **fields}
        await self.trainer.ask(f"/class/{self.code}/do", said)

    async def join(self, port: int) -> Phone:
        phone = Phone(port)
        status, _, _ = await phone.ask(f"/join/{self.code}")
        assert status == 200, status
        await phone.listen(f"/join/{self.code}/events")
        return phone

    async def vote(self, phone: Phone, choice: str, tries: int = 1) -> bool:
        """Vote, and again where the line is lost, as the page's script does."""
        for _ in range(tries):
            try:
                form = {"at": phone.at, "choice": choice}
                status, _, _ = await phone.ask(f"/join/{self.code}/vote", form)
                if status < 500:
                    return status == 200
            except (OSError, IndexError, ValueError):
                pass
            await asyncio.sleep(0.5)
        return False


def answered(html: str) -> int:
    """How many votes the projector shows."""
    found = ANSWERED.search(html)
    return int(found[1]) if found else -1
