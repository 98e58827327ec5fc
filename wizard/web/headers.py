"""What every answer of the server tells the browser, and which sites may open a websocket."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
        headers = {
            "content-security-policy": POLICY + " ".join(_ancestors()),
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
                # A list of its own: the app may send the same message, and its list, again.
                message = {**message, "headers": [*message.get("headers", []), *self.headers]}
            await send(message)

        if scope["type"] == "websocket":
            try:
                foreign = _foreign(scope)
            except ValueError:  # the origin is no address
                await websocket_denied(scope, send, 400)
                return
            if foreign:
                await send({"type": "websocket.close", "code": 1008, "reason": "another site"})
                return
        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def _ancestors() -> list[str]:
    """Who may embed the app: itself, for the editors' preview, and the sites that are named."""
    named = os.environ.get("WIZARD_FRAME_ANCESTORS", "").replace(";", " ").split()
    return named if "'none'" in named else list(dict.fromkeys(["'self'", *named]))


async def websocket_denied(scope: Scope, send: Send, status: int) -> None:
    """Answer the asking for a websocket with a status, where the server can; else with 403."""
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008})
        return
    headers = [(b"content-length", b"0")]
    await send({"type": "websocket.http.response.start", "status": status, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": b""})


def _foreign(scope: Scope) -> bool:
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    origin = urlsplit(headers.get(b"origin", ""))
    return bool(origin.netloc) and origin.netloc != headers.get(b"host", "")
