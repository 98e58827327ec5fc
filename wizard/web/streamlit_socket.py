"""The visitor's socket: no click is lost before a page is drawn, no answer waits to be sent."""

from __future__ import annotations

import gc
import socket

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

STREAM = "/_stcore/stream"
"""Where Streamlit's pages open their socket; it may stand under a base path."""


class EarlyClicks:
    """ASGI middleware: until a session has drawn its page, a click counts for the whole page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self.app(scope, receive, send)
            return
        drawn = False

        async def asked() -> Message:
            message = await receive()
            return message if drawn else whole(message)

        async def answered(message: Message) -> None:
            nonlocal drawn
            drawn = drawn or _ends(message)
            await send(message)

        await self.app(scope, asked, answered)


def whole(message: Message) -> Message:
    """A click as one on the whole page, where it was one on a fragment of it.

    Streamlit drops a click on a fragment that the session has not drawn yet. A page that comes
    back after its server died is in a new session, and a click may be faster than the first run.
    """
    asked = BackMsg()
    asked.ParseFromString(message.get("bytes") or b"")
    if not asked.rerun_script.fragment_id:
        return message
    asked.rerun_script.ClearField("fragment_id")
    return {**message, "bytes": asked.SerializeToString()}


def _ends(message: Message) -> bool:
    """Whether Streamlit says with this message that a run of the script is over."""
    said = ForwardMsg()
    said.ParseFromString(message.get("bytes") or b"")
    status = said.session_status_changed
    return said.HasField("session_status_changed") and not status.script_is_running


def at_once() -> None:
    """Let no packet wait for the browser's word about the one before it, which takes 40 ms.

    asyncio sees to that only for sockets that name their protocol, and the one Streamlit listens
    on does not (https://github.com/Kludex/uvicorn/issues/3149). Accepted sockets inherit it.
    """
    internet = (socket.AF_INET, socket.AF_INET6)
    sockets = (held for held in gc.get_objects() if type(held) is socket.socket)
    for open_one in (held for held in sockets if held.fileno() >= 0):
        if open_one.family in internet and open_one.type == socket.SOCK_STREAM:
            open_one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
