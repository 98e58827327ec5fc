"""The two apps that are measured side by side: the wizard and the bare one."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.browser.serving import WIZARD, Server, serving
from wizard.content.library import HOME, load
from wizard.core.walk import TOPIC

QUIET = {
    "STREAMLIT_SERVER_HEADLESS": "true",
    "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
}
"""What keeps Streamlit from opening a browser or asking the network."""
FLOW = "summons"
"""The flow whose two questions the bare app stands in for."""


@dataclass(frozen=True)
class Turn:
    """One click: the words on the button, the heading after it."""

    press: str
    then: str


@dataclass(frozen=True)
class App:
    """What is started, and a round of clicks that leads from its start page back to it."""

    name: str
    script: Path
    start: str
    turns: tuple[Turn, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    command: tuple[str, ...] = ()

    @contextmanager
    def serving(self) -> Iterator[Server]:
        """A server of its own, on a free port."""
        with tempfile.TemporaryDirectory() as folder:
            log, settings = Path(folder) / "log.txt", self.settings
            with serving(log, settings=settings, app=self.script, command=self.command) as server:
                yield server
            assert "Traceback" not in server.log, server.log


def wizard() -> App:
    flow = load(HOME).flows[FLOW]
    first = flow.steps[flow.start]
    on = next(choice for choice in first.choices if choice.go)
    turns = (
        Turn(flow.title, first.ask),
        Turn(on.say, flow.steps[on.go].ask),
        Turn("Start over", TOPIC),
    )
    return App("wizard", WIZARD, TOPIC, turns, {"WIZARD_RERUNS": "10000"})


def visited() -> App:
    """The wizard as a visitor finds it, who is written the first page by the server."""
    return replace(wizard(), settings={"WIZARD_FIRST_PAGE": "on"})


def page() -> App:
    """A question of the wizard as a page of a web server, and nothing else."""
    script = Path(__file__).with_name("plain_page.py")
    folder = ("--app-dir", str(WIZARD.parent))
    command = (sys.executable, "-m", "uvicorn", "tests.bench.plain_page:app", *folder, "--port")
    return App("Starlette page", script, "", (), {}, command)


def bare() -> App:
    """Streamlit's defaults but for what keeps it from opening a browser or asking the network.

    It runs on what `pip install streamlit` brings, so without the wizard's uvloop and httptools.
    """
    turns = (
        Turn("A topic of Filing, number 2", "What do you want to do about a fee?"),
        Turn("The answer with the number 0", "Which of these happened to the fee?"),
        Turn("Start over", TOPIC),
    )
    settings = {**QUIET, "PYTHONPATH": str(Path(__file__).with_name("without"))}
    return App("bare app", Path(__file__).with_name("bare_app.py"), TOPIC, turns, settings)


def tuned() -> App:
    """The bare app with the event loop of the wizard and its settings that matter for a click."""
    settings = {
        **QUIET,
        "STREAMLIT_CLIENT_ALLOWED_ORIGINS": "https://nobody.invalid",
        "STREAMLIT_RUNNER_POST_SCRIPT_GC": "false",
        "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    }
    return replace(bare(), name="tuned", settings=settings)
