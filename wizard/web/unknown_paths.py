"""Paths that are no page of ours: a page that says so, with status 404."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

PAGE = (Path(__file__).parent / "assets" / "unknown_path.html").read_text("utf-8")
MARK = b'<div id="root">'
"""What only the page has with which Streamlit answers every path that is no file of its own."""


class UnknownPaths:
    """ASGI middleware: lets Streamlit's page stand for the paths of our own `pages` only."""

    def __init__(self, app: ASGIApp, pages: Collection[str]) -> None:
        self.app = app
        self.home = base()
        self.answer = HTMLResponse(PAGE.replace("{home}", self.home), 404)
        self.known = {self.home, self.home.rstrip("/"), *(self.home + page for page in pages)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in self.known:
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        replaced = False

        async def unless_the_page(message: Message) -> None:
            nonlocal start, replaced
            if message["type"] == "http.response.start" and _is_html(message):
                start = message
            elif start and MARK in message.get("body", b""):
                start, replaced = None, True
                await self.answer(scope, receive, send)
            elif not replaced:
                if start:
                    await send(start)
                    start = None
                await send(message)

        await self.app(scope, receive, unless_the_page)


def base() -> str:
    """The path of the start page."""
    path = config.get_option("server.baseUrlPath").strip("/")
    return f"/{path}/" if path else "/"


def _is_html(message: Message) -> bool:
    headers = dict(message["headers"])
    return bool(headers.get(b"content-type", b"").startswith(b"text/html"))
