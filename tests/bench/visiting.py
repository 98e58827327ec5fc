"""A visitor without a browser: one websocket that speaks Streamlit's own protocol."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import Self

from bs4 import BeautifulSoup
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
"""What a browser calls itself: the journal counts no visitor that calls itself a program."""
PATIENCE = 30.0
"""Seconds. A server that says nothing for so long counts as lost."""
DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


@dataclass
class Visitor:
    """What one browser tab knows: its address, the page it runs and what is on the screen.

    It connects to `port` on this computer; `host` is the name in the address, where it is another.
    """

    port: int
    query: str = ""
    page: str = ""
    host: str = ""
    cookie: str = ""
    received: int = 0
    """Bytes of the latest run."""
    _drawn: dict[tuple[int, ...], tuple[Element, str]] = field(default_factory=dict)
    """By place on the screen: what stands there, and the fragment that drew it ("" for none)."""
    _page_hash: str = ""
    _socket: ClientConnection | None = None

    async def open(self, pressed: str = "") -> Self:
        """Connect and let the script run once, as a browser does when it opens the address.

        `pressed`: the id of a button that was clicked while an earlier connection was lost.
        """
        self._socket = await connect(
            f"ws://{self.host or f'localhost:{self.port}'}/_stcore/stream",
            host="127.0.0.1",
            port=self.port,
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(self.origin),
            user_agent_header=AGENT,
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
            max_size=None,
            compression=None,
            ping_interval=None,
            open_timeout=PATIENCE,
        )
        await self.run(pressed)
        return self

    async def close(self) -> None:
        if self._socket:
            await self._socket.close()

    async def click(self, button: Button) -> float:
        """Press a button; returns the seconds until the server has sent the whole new screen."""
        fragment = next(f for e, f in self._drawn.values() if e.button.id == button.id)
        return await self.run(button.id, fragment)

    async def run(self, pressed: str = "", fragment: str = "") -> float:
        """Ask for a run of the script, or of one `fragment` of it, and take in what it draws.

        Returns the seconds it took.
        """
        assert self._socket, "open the visitor first"
        message = self._request(pressed, fragment).SerializeToString()
        started = time.perf_counter()
        await self._socket.send(message)
        self.received, drawn = 0, dict[tuple[int, ...], tuple[Element, str]]()
        while True:
            raw = await asyncio.wait_for(self._socket.recv(decode=False), PATIENCE)
            took = time.perf_counter() - started
            self.received += len(raw)
            answer = ForwardMsg.FromString(raw)
            if answer.HasField("new_session"):
                again = answer.metadata.run.fragment_ids
                kept = {at: seen for at, seen in self._drawn.items() if seen[1] not in again}
                drawn = kept if again else {}  # st.rerun starts the screen over
                self._page_hash = answer.new_session.page_script_hash
            elif answer.HasField("delta") and answer.delta.HasField("new_element"):
                place = tuple(answer.metadata.delta_path)
                drawn[place] = (answer.delta.new_element, answer.delta.fragment_id)
            elif answer.HasField("page_info_changed"):
                self.query = answer.page_info_changed.query_string
            elif answer.HasField("script_finished") and answer.script_finished in DONE:
                self._drawn = drawn
                return took

    def _request(self, pressed: str, fragment: str) -> BackMsg:
        message = BackMsg()
        run = message.rerun_script
        run.fragment_id = fragment
        run.query_string, run.page_script_hash = self.query, self._page_hash
        run.page_name = "" if self._page_hash else self.page
        run.context_info.timezone = "UTC"
        run.context_info.locale = "en-US"
        run.context_info.url = f"{self.origin}/"
        if pressed:
            run.widget_states.widgets.add(id=pressed, trigger_value=True)
        return message

    @property
    def origin(self) -> str:
        return f"http://{self.host or f'localhost:{self.port}'}"

    @property
    def shown(self) -> list[Element]:
        """What stands on the screen, from top to bottom."""
        return [self._drawn[place][0] for place in sorted(self._drawn)]

    @property
    def heading(self) -> str:
        """The H1 on the screen, drawn as a title or as HTML; "" if there is none."""
        for element in self.shown:
            if element.HasField("heading"):
                return element.heading.body
            if found := BeautifulSoup(element.html.body, "html.parser").h1:
                return found.text
        return ""

    @property
    def buttons(self) -> list[Button]:
        return [e.button for e in self.shown if e.HasField("button") and not e.button.disabled]

    @property
    def texts(self) -> list[str]:
        """What stands on the screen: headings, paragraphs, boxes and the labels of buttons."""
        found = []
        for element in self.shown:
            kind = element.WhichOneof("type")
            if kind in ("heading", "html", "markdown", "alert"):
                found.append(getattr(element, kind).body)
            elif kind == "button":
                found.append(element.button.label)
        return found

    @property
    def faults(self) -> list[str]:
        """Exceptions that the screen shows instead of content."""
        return [e.exception.message for e in self.shown if e.HasField("exception")]

    def button(self, words: str) -> Button:
        """The first button whose label holds these words. Raises LookupError if there is none."""
        for button in self.buttons:
            if words in button.label:
                return button
        raise LookupError(f"No button {words!r} among {[b.label for b in self.buttons]}")
