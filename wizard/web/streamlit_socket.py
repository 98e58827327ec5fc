"""The visitor's socket: answers leave at once, a run in one packet; no early click is lost."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

LONGEST = 0.03
"""Seconds. A run of the script that takes longer sends what it has."""
STREAM = "/_stcore/stream"
"""Where Streamlit's pages open their socket; it may stand under a base path."""
CORK: int | None = getattr(socket, "TCP_CORK", None)
"""Linux's way to have packets filled; elsewhere the messages only follow each other closely."""
CLOSED = (OSError, ValueError)
"""What asyncio and uvloop raise for a socket that is closed."""


class Together:
    """ASGI middleware: keeps the messages of one run of the script until its end.

    Streamlit sends each element as a message of its own. A browser that gets them one by one
    draws the page two or three times for one click.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self.app(scope, receive, send)
            return
        answers = Answers(send)

        async def asked() -> Message:
            message = await receive()
            return message if answers.drawn else whole(message)

        try:
            await self.app(scope, asked, answers.send)
        finally:
            answers.stop_waiting()


class Answers:
    """What one visitor is sent, in its order. `send` is the server's own, that it all goes to."""

    def __init__(self, send: Send) -> None:
        self.drawn = False
        """Whether a run has ended since this visitor connected."""
        self._send = send
        self._kept: list[Message] = []
        self._waiting: asyncio.TimerHandle | None = None
        self._late: asyncio.Task[None] | None = None
        self._one_by_one = asyncio.Lock()

    async def send(self, message: Message) -> None:
        """Keep a message while a run lasts, else hand it on with what was kept.

        Raises OSError where the visitor is gone, as the server's own does.
        """
        said = _said(message)
        self._kept.append(message)
        if said.HasField("new_session") and not self._waiting:
            loop = asyncio.get_running_loop()
            self._waiting = loop.call_later(LONGEST, self._no_longer)
        status = said.session_status_changed
        ended = said.HasField("session_status_changed") and not status.script_is_running
        self.drawn |= ended
        if ended or not self._waiting or message["type"] != "websocket.send":
            await self._hand_on()

    def stop_waiting(self) -> None:
        """Keep nothing from now on."""
        if self._waiting:
            self._waiting.cancel()
        self._waiting = None

    async def _hand_on(self) -> None:
        self.stop_waiting()
        async with self._one_by_one:
            kept, self._kept = self._kept, []
            with corked(getattr(getattr(self._send, "__self__", None), "transport", None)):
                for message in kept:
                    await self._send(message)

    def _no_longer(self) -> None:
        self._late = asyncio.create_task(self._hand_on_late())

    async def _hand_on_late(self) -> None:
        with suppress(OSError):  # the visitor is gone; the next message says so to Streamlit
            await self._hand_on()


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


def _said(message: Message) -> ForwardMsg:
    """What Streamlit says with a message; nothing at the opening and the end of a socket."""
    said = ForwardMsg()
    said.ParseFromString(message.get("bytes") or b"")
    return said


@contextmanager
def corked(transport: asyncio.BaseTransport | None) -> Iterator[None]:
    """Have the kernel gather what is written meanwhile, where it can, and it is open."""
    under = transport.get_extra_info("socket") if transport else None
    if CORK is None or under is None:
        yield
        return
    with suppress(*CLOSED):
        under.setsockopt(socket.IPPROTO_TCP, CORK, 1)
    try:
        yield
    finally:
        with suppress(*CLOSED):
            under.setsockopt(socket.IPPROTO_TCP, CORK, 0)


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
