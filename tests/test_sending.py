"""The visitor's socket: early clicks count, and no packet waits for the one before."""

from __future__ import annotations

import asyncio
import socket

from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from wizard.web import streamlit_socket

SOCKET = {"type": "websocket", "path": "/_stcore/stream"}


def _runs(running: bool) -> Message:
    """Streamlit's word that a run of the script begins, or is over."""
    said = ForwardMsg()
    said.session_status_changed.script_is_running = running
    return {"type": "websocket.send", "bytes": said.SerializeToString()}


def _click() -> Message:
    asked = BackMsg()
    asked.rerun_script.fragment_id = "f"
    asked.rerun_script.widget_states.widgets.add(id="a button", trigger_value=True)
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


def _heard(scope: Scope) -> tuple[list[BackMsg], list[Message]]:
    """What an app hears before, during and after its first run, and what its visitor is sent."""
    heard: list[BackMsg] = []
    sent: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        for running in (True, False):
            heard.append(BackMsg.FromString((await receive())["bytes"]))
            await send(_runs(running))
        heard.append(BackMsg.FromString((await receive())["bytes"]))

    async def receive() -> Message:
        return _click()

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(streamlit_socket.EarlyClicks(app)(scope, receive, send))
    return heard, sent


def test_a_click_on_a_fragment_counts_before_the_first_run_has_ended() -> None:
    heard, sent = _heard(SOCKET)

    assert [message.rerun_script.fragment_id for message in heard] == ["", "", "f"]
    pressed = [message.rerun_script.widget_states.widgets[0].id for message in heard]
    assert pressed == ["a button"] * 3
    assert sent == [_runs(True), _runs(False)]


def test_other_sockets_and_pages_are_left_alone() -> None:
    for scope in (
        {"type": "websocket", "path": "/elsewhere"},
        {"type": "http", "path": "/_stcore/stream"},
    ):
        heard, _ = _heard(scope)
        assert [message.rerun_script.fragment_id for message in heard] == ["f", "f", "f"]


def test_opening_and_closing_a_socket_go_through() -> None:
    through: list[Message] = [{"type": "websocket.accept"}, {"type": "websocket.close"}]
    sent: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        assert await receive() == {"type": "websocket.connect"}
        for message in through:
            await send(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(streamlit_socket.EarlyClicks(app)(SOCKET, receive, send))
    assert sent == through


def test_no_packet_of_an_answer_waits_for_the_one_before() -> None:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
        streamlit_socket.at_once()
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
