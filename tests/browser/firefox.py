"""Debian's Firefox over WebDriver BiDi, without a driver: enough to walk through pages.

Playwright speaks to a Firefox as it is from version 143 on (`channel="moz-firefox"`); Debian's
long-term one is 140. Once it is newer, Playwright takes the place of this file.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PATIENCE = 30
"""Seconds that an answer of the browser, or what a test waits for, may take."""
STAY_HOME = """\
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.share_proxy_settings", true);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
user_pref("network.proxy.no_proxies_on", "localhost, 127.0.0.1");
"""
"""Errands of the browser's own (updates, lists) go to a port where nobody is."""
UNTIL = """new Promise((done, fail) => {{
  const end = Date.now() + {patience} * 1000;
  const look = () => {{
    let found;
    try {{ found = {wanted}; }} catch {{ found = null; }}
    if (found) done(true);
    else if (Date.now() > end) fail(new Error('never came'));
    else setTimeout(look, 20);
  }};
  look();
}})"""
PRESS = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]


class Firefox:
    """One tab."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._number = socket, 0
        self.ask("session.new", capabilities={})
        self._tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, *, patience: float = PATIENCE, **params: Any) -> dict[str, Any]:
        """One command and its result. Raises RuntimeError where the browser cannot do it."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            said = json.loads(self._socket.recv(patience))
            if said.get("id") != self._number:
                continue  # an event, or the answer to one that was given up
            if said["type"] == "error":
                raise RuntimeError(f"{method}: {said['message']}")
            result: dict[str, Any] = said["result"]
            return result

    def open(self, address: str) -> None:
        self.ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def back(self) -> None:
        self.ask("browsingContext.traverseHistory", context=self._tab, delta=-1)

    def see(self, expression: str, *, patience: float = PATIENCE) -> Any:
        """The value of some JavaScript: a text, a number, a truth."""
        target = {"context": self._tab}
        answer = self.ask(
            "script.evaluate",
            patience=patience,
            expression=expression,
            target=target,
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return answer["result"].get("value")

    def until(self, wanted: str) -> None:
        """Wait until some JavaScript is true, in the next page too where one comes meanwhile."""
        for _ in range(3):
            try:
                self.see(
                    UNTIL.format(wanted=wanted, patience=PATIENCE // 3), patience=PATIENCE / 2
                )
                return
            except (RuntimeError, TimeoutError):
                # The page that was asked has gone. One that is kept for Back never answers.
                continue
        raise AssertionError(f"never came: {wanted}")

    def click(self, selector: str) -> None:
        """Press the mouse on an element, as a person does."""
        found = {"type": "css", "value": selector}
        nodes = self.ask("browsingContext.locateNodes", context=self._tab, locator=found)["nodes"]
        assert nodes, f"nothing is {selector}"
        origin = {"type": "element", "element": {"sharedId": nodes[0]["sharedId"]}}
        self.see(f"document.querySelector({json.dumps(selector)}).scrollIntoView()")
        there = {"type": "pointerMove", "x": 0, "y": 0, "origin": origin}
        mouse = {"type": "pointer", "id": "mouse", "actions": [there, *PRESS]}
        self.ask("input.performActions", context=self._tab, actions=[mouse])

    def type(self, text: str) -> None:
        """Type into what has the focus; "\\ue007" is Enter."""
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        board = {"type": "key", "id": "keys", "actions": keys}
        self.ask("input.performActions", context=self._tab, actions=[board])


@contextmanager
def firefox() -> Iterator[Firefox]:
    """A browser with a profile of its own, gone at the end."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.fail("No Firefox found. On Debian: apt-get install firefox-esr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        Path(profile, "user.js").write_text(STAY_HOME)
        command = [program, "--headless", "--no-remote", "--profile", profile]
        process = subprocess.Popen(
            [*command, "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            with process, connect(_address(process), max_size=None) as socket:
                yield Firefox(socket)
                process.terminate()
        finally:
            process.kill()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr
    for line in process.stderr:
        if found := LISTENING.search(line):
            return f"{found[1]}/session"
    pytest.fail("Firefox ended before it could be spoken to.")
