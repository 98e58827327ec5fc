"""The entry that `streamlit run` and uvicorn start: headers, content loaded ahead of visits."""

from __future__ import annotations

import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wizard import search
from wizard.content.library import keeper
from wizard.core.problems import ContentError
from wizard.web import streamlit_socket

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors "
)
"""The strictest content security policy that Streamlit's own pages still work under."""


class SecurityHeaders:
    """Adds response headers; `WIZARD_FRAME_ANCESTORS` names the sites that may embed the app.

    Turns away a websocket that another site opens. Streamlit would do so too, but only after it
    has asked the network for this machine's own address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        ancestors = os.environ.get("WIZARD_FRAME_ANCESTORS", "'self'").replace(";", " ")
        headers = {
            "content-security-policy": POLICY + " ".join(ancestors.split()),
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
            "permissions-policy": "camera=(), geolocation=(), microphone=()",
            "cross-origin-opener-policy": "same-origin",
        }
        self.headers = [
            (name.encode(), value.encode("latin-1")) for name, value in headers.items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message.setdefault("headers", []).extend(self.headers)
            await send(message)

        if scope["type"] == "websocket" and _foreign(scope):
            await send({"type": "websocket.close", "code": 1008, "reason": "another site"})
            return
        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def _foreign(scope: Scope) -> bool:
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    origin = urlsplit(headers.get(b"origin", ""))
    return bool(origin.netloc) and origin.netloc != headers.get(b"host", "")


@asynccontextmanager
async def warm_start(_: st.App) -> AsyncIterator[None]:
    """Load the content, then keep what is loaded out of later garbage collections."""
    with suppress(ContentError):  # the screens say what is wrong with the folder
        search.index(keeper().library)
    streamlit_socket.at_once()
    gc.collect()
    gc.freeze()
    yield


SCREENS = Path(__file__).resolve().parent / "wizard" / "screens" / "pages" / "main.py"
app = st.App(
    SCREENS,
    middleware=[Middleware(streamlit_socket.Together), Middleware(SecurityHeaders)],
    lifespan=warm_start,
)
