"""What a browser may send over its socket: how large, what shape, how often."""

from __future__ import annotations

import asyncio
import logging
import os

from google.protobuf.message import DecodeError
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from wizard.web.streamlit_socket import STREAM

LARGEST = 200_000
"""Bytes. The largest that our pages send is a draft of 40,000 characters, four bytes each."""
MOST_WIDGETS = 500
"""Values in one message; a page with a long draft has about 300 buttons."""
AT_ONCE = 60
EACH_SECOND = 4.0
"""Messages that one session may send at once and in the long run. `WIZARD_RERUNS` sets the latter;
nobody reads four questions in a second, but measuring programs do."""
TOO_BIG, NOT_OURS = 1009, 1007
"""WebSocket's own codes for a message that is too big, and for one that makes no sense."""
UPLOADS = "/_stcore/upload_file"
"""Streamlit keeps what is sent here in memory, whether a page of ours has a box for it or not."""
log = logging.getLogger(__name__)


class Frames:
    """ASGI middleware: refuses messages that no page of ours sends, and slows who sends too many.

    Streamlit looks at the size of a message after parsing it, and a message that holds millions of
    empty values takes a hundred times its size in memory.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.each_second = float(os.environ.get("WIZARD_RERUNS", EACH_SECOND))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and UPLOADS in scope["path"]:
            await PlainTextResponse("Nothing can be uploaded here.", 404)(scope, receive, send)
            return
        if scope["type"] != "websocket" or not scope["path"].endswith(STREAM):
            await self.app(scope, receive, send)
            return
        loop, pace = asyncio.get_running_loop(), Pace(self.each_second)
        closed = False

        async def asked() -> Message:
            nonlocal closed
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            code = refused(message)
            if code:
                closed = True
                log.warning("A message over the socket was refused: %s.", _SAYS[code])
                await send({"type": "websocket.close", "code": code})
                return {"type": "websocket.disconnect", "code": code}
            await asyncio.sleep(pace.wait(loop.time()))
            return message

        async def answered(message: Message) -> None:
            if not closed:
                await send(message)

        await self.app(scope, asked, answered)


class Pace:
    """How long the next message of a session waits: not at all for `AT_ONCE`, then evenly."""

    def __init__(self, each_second: float) -> None:
        self._each = 1 / each_second
        self._free = float("-inf")
        """When as many as allowed are behind us, in the clock of `wait`."""

    def wait(self, now: float) -> float:
        """Seconds from now until a message that comes now may go on."""
        self._free = max(self._free, now - AT_ONCE * self._each) + self._each
        return max(0.0, self._free - now)


def refused(message: Message) -> int:
    """The code to close with for a message that no page of ours sends; 0 for a good one."""
    said = message.get("bytes")
    if not said:
        return NOT_OURS
    if len(said) > LARGEST:
        return TOO_BIG
    asked = BackMsg()
    try:
        asked.ParseFromString(said)
    except DecodeError:
        return NOT_OURS
    return TOO_BIG if len(asked.rerun_script.widget_states.widgets) > MOST_WIDGETS else 0


_SAYS = {TOO_BIG: "it is larger than any page of ours sends", NOT_OURS: "it is not Streamlit's"}
