"""What a browser may send: garbage and too much are refused unparsed, floods are slowed."""

from __future__ import annotations

import asyncio
import http.client
from collections.abc import Iterator
from contextlib import suppress

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.browser.serving import Server, serving
from tests.toys import write
from wizard.web import frames
from wizard.web.frames import Frames, Pace, refused


def _rerun(widgets: int) -> bytes:
    asked = BackMsg()
    asked.rerun_script.query_string = ""
    for _ in range(widgets):
        asked.rerun_script.widget_states.widgets.add()
    return bytes(asked.SerializeToString())


BAD: dict[str, tuple[str | bytes, int]] = {
    "millions of empty values": (_rerun(1) + b"\x12\x00" * 100_000, frames.TOO_BIG),
    "many values": (_rerun(10_000), frames.TOO_BIG),
    "large": (b"\x00" * (frames.LARGEST + 1), frames.TOO_BIG),
    "garbage": (b"\xff\xfe garbage", frames.NOT_OURS),
    "a text": ("hello", frames.NOT_OURS),
    "nothing": (b"", frames.NOT_OURS),
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("server")
    with serving(folder / "log.txt", write(folder / "content")) as running:
        yield running


@pytest.mark.parametrize("name", BAD)
def test_a_message_of_no_page_of_ours_closes_the_socket_with_one_line_in_the_log(
    server: Server, name: str
) -> None:
    async def send() -> int | None:
        where = f"ws://localhost:{server.port}/_stcore/stream"
        async with connect(where, subprotocols=[Subprotocol("streamlit")]) as socket:
            await socket.send(BAD[name][0])
            with suppress(ConnectionClosed):
                while True:
                    await socket.recv()
            return socket.close_code

    before = server.log
    assert asyncio.run(send()) == BAD[name][1]
    said = server.log.removeprefix(before)
    assert said.count("\n") == 1, said
    assert "A message over the socket was refused" in said


def test_the_size_of_a_message_is_looked_at_before_it_is_parsed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(frames, "BackMsg", None)
    assert refused({"bytes": b"\x00" * (frames.LARGEST + 1)}) == frames.TOO_BIG


def test_a_good_message_passes() -> None:
    assert refused({"bytes": _rerun(300)}) == 0


def test_a_session_may_hurry_for_a_while_and_is_then_slowed_to_an_even_pace() -> None:
    pace = Pace(5)
    assert max(pace.wait(0.0) for _ in range(frames.AT_ONCE)) < 0.001
    assert [round(pace.wait(0.0), 1) for _ in range(3)] == [0.2, 0.4, 0.6]
    assert pace.wait(100.0) < 0.001, "who waits may hurry again"


def test_a_flood_slows_its_own_session_only(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        for _ in range(scope["messages"]):
            await receive()

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": _rerun(0)}

    async def send(message: Message) -> None: ...

    def waited(messages: int) -> float:
        scope = {"type": "websocket", "path": "/_stcore/stream", "messages": messages}
        asyncio.run(door(scope, receive, send))
        return waits[-1]

    monkeypatch.setattr(asyncio, "sleep", sleep)
    door = Frames(app)
    assert waited(frames.AT_ONCE) < 0.001
    # So far ahead of the pace that no pause of a busy machine can make up for it.
    assert waited(frames.AT_ONCE + 1_000) > 100 / frames.EACH_SECOND
    assert waited(1) < 0.001


@pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
def test_nothing_can_be_uploaded(server: Server, method: str) -> None:
    connection = http.client.HTTPConnection("localhost", server.port, timeout=10)
    connection.request(method, "/_stcore/upload_file/a-session/a-file", b"x" * 1000)
    assert connection.getresponse().status == http.HTTPStatus.NOT_FOUND
    connection.close()
