"""When messages leave the server: one run together and in order, all else at once."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from wizard.web import streamlit_socket

SOCKET = {"type": "websocket", "path": "/_stcore/stream"}
Say = Callable[..., Awaitable[None]]


def _begins() -> ForwardMsg:
    said = ForwardMsg()
    said.new_session.name = "a run"
    return said


def _delta(text: str) -> ForwardMsg:
    said = ForwardMsg()
    said.delta.new_element.markdown.body = text
    return said


def _ends() -> ForwardMsg:
    said = ForwardMsg()
    said.session_status_changed.script_is_running = False
    return said


def _runs() -> ForwardMsg:
    said = ForwardMsg()
    said.session_status_changed.script_is_running = True
    return said


class Browser:
    """Counts what has come, in its order; after `gone` it takes nothing."""

    def __init__(self) -> None:
        self.came: list[Message] = []
        self.gone = False
        self.something = asyncio.Event()

    async def take(self, message: Message) -> None:
        if self.gone:
            raise OSError("the connection is closed")
        self.came.append(message)
        self.something.set()

    @property
    def texts(self) -> list[str]:
        said = [ForwardMsg.FromString(message.get("bytes", b"")) for message in self.came]
        return [s.delta.new_element.markdown.body for s in said if s.HasField("delta")]


def _played(play: Callable[[Say, Browser], Awaitable[None]], scope: Scope = SOCKET) -> Browser:
    """The browser after an app has said what `play` lets it say."""

    async def run() -> Browser:
        browser = Browser()

        async def app(scope: Scope, receive: Receive, send: Send) -> None:
            async def say(*said: ForwardMsg) -> None:
                for message in said:
                    await send({"type": "websocket.send", "bytes": message.SerializeToString()})

            await play(say, browser)

        async def receive() -> Message:
            return {"type": "websocket.connect"}

        await streamlit_socket.Together(app)(scope, receive, browser.take)
        return browser

    return asyncio.run(run())


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No run takes too long."""
    monkeypatch.setattr(streamlit_socket, "LONGEST", 3600)


@pytest.mark.usefixtures("patient")
def test_the_messages_of_a_run_leave_together_when_it_ends() -> None:
    async def play(say: Say, browser: Browser) -> None:
        await say(_begins(), _runs(), _delta("1"), _delta("2"))
        assert browser.came == []
        await say(_ends())
        assert len(browser.came) == 5

    assert _played(play).texts == ["1", "2"]


@pytest.mark.usefixtures("patient")
def test_a_run_that_starts_over_is_still_one() -> None:
    async def play(say: Say, browser: Browser) -> None:
        await say(_begins(), _delta("1"), _begins(), _delta("2"))
        assert browser.came == []
        await say(_ends(), _begins(), _delta("3"))
        assert browser.texts == ["1", "2"]
        await say(_ends())

    assert _played(play).texts == ["1", "2", "3"]


@pytest.mark.usefixtures("patient")
def test_what_belongs_to_no_run_leaves_at_once() -> None:
    async def play(say: Say, browser: Browser) -> None:
        await say(_delta("1"))
        assert browser.texts == ["1"]

    _played(play)


def test_a_run_that_takes_long_sends_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamlit_socket, "LONGEST", 0)

    async def play(say: Say, browser: Browser) -> None:
        await say(_begins(), _delta("1"))
        await asyncio.wait_for(browser.something.wait(), 20)
        await say(_delta("2"))
        assert browser.texts == ["1", "2"], "the rest of the run does not wait"

    _played(play)


@pytest.mark.usefixtures("patient")
def test_closing_sends_what_was_kept_first() -> None:
    closed: Message = {"type": "websocket.close", "code": 1000}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.send", "bytes": _begins().SerializeToString()})
        await send({"type": "websocket.send", "bytes": _delta("1").SerializeToString()})
        await send(closed)

    async def run() -> Browser:
        browser = Browser()
        await streamlit_socket.Together(app)(SOCKET, asyncio.Queue[Message]().get, browser.take)
        return browser

    browser = asyncio.run(run())
    assert browser.texts == ["1"]
    assert browser.came[-1] == closed


def test_a_visitor_who_left_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamlit_socket, "LONGEST", 0)
    faults: list[object] = []

    async def play(say: Say, browser: Browser) -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, fault: faults.append(fault))
        browser.gone = True
        await say(_begins(), _delta("1"))
        for _ in range(5):
            await asyncio.sleep(0)
        with pytest.raises(OSError, match="closed"):
            await say(_delta("2"))

    assert _played(play).came == []
    assert faults == []


@pytest.mark.usefixtures("patient")
def test_a_click_on_a_fragment_counts_before_the_first_run_has_ended() -> None:
    asked = BackMsg()
    asked.rerun_script.fragment_id = "f"
    asked.rerun_script.widget_states.widgets.add(id="a button", trigger_value=True)
    click: Message = {"type": "websocket.receive", "bytes": asked.SerializeToString()}
    seen: list[BackMsg] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        for said in (_begins(), _ends()):
            seen.append(BackMsg.FromString((await receive())["bytes"]))
            await send({"type": "websocket.send", "bytes": said.SerializeToString()})
        seen.append(BackMsg.FromString((await receive())["bytes"]))

    async def receive() -> Message:
        return click

    asyncio.run(streamlit_socket.Together(app)(SOCKET, receive, Browser().take))
    assert [message.rerun_script.fragment_id for message in seen] == ["", "", "f"]
    pressed = [message.rerun_script.widget_states.widgets[0].id for message in seen]
    assert pressed == ["a button"] * 3


def test_other_sockets_and_pages_are_left_alone() -> None:
    async def play(say: Say, browser: Browser) -> None:
        await say(_begins(), _delta("1"))
        assert browser.texts == ["1"]

    _played(play, {"type": "websocket", "path": "/elsewhere"})
    _played(play, {"type": "http", "path": "/_stcore/stream"})


@pytest.mark.skipif(streamlit_socket.CORK is None, reason="this system cannot cork a socket")
def test_a_packet_is_filled_while_a_socket_is_corked_and_not_longer() -> None:
    async def corks() -> list[int]:
        server = await asyncio.start_server(lambda _, to: to.close(), "127.0.0.1", 0)
        async with server:
            _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            under = writer.transport.get_extra_info("socket")

            def cork() -> int:
                assert streamlit_socket.CORK is not None
                return int(under.getsockopt(socket.IPPROTO_TCP, streamlit_socket.CORK))

            seen = [cork()]
            with streamlit_socket.corked(writer.transport):
                seen.append(cork())
            seen.append(cork())
            writer.close()
            await writer.wait_closed()
            return seen

    assert asyncio.run(corks()) == [0, 1, 0]


@pytest.mark.parametrize("loop", ["asyncio", "uvloop"])
def test_a_closed_socket_is_no_fault(loop: str) -> None:
    loops = pytest.importorskip(loop, reason="uvloop does not run on Windows")

    async def cork_a_closed_one() -> str:
        server = await asyncio.start_server(lambda _, to: to.close(), "127.0.0.1", 0)
        async with server:
            _, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
            with streamlit_socket.corked(writer.transport):
                pass  # the transport makes its socket known
            writer.close()
            await writer.wait_closed()
            with streamlit_socket.corked(writer.transport):
                return "done"

    with asyncio.Runner(loop_factory=loops.new_event_loop) as runner:
        assert runner.run(cork_a_closed_one()) == "done"


def test_what_has_no_socket_is_not_corked() -> None:
    with streamlit_socket.corked(None):
        pass


def test_no_packet_of_an_answer_waits_for_the_one_before() -> None:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with listening:
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
        streamlit_socket.at_once()
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
