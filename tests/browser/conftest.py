"""What browser tests get: a running wizard and pages of a real Chromium that may not err."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.serving import Server, serving
from tests.browser.settling import watch

HERE = Path(__file__).parent
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}
# The browser has errands of its own (updates, lists, accounts). None of them may leave.
STAY_HOME = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]

Serve = Callable[..., Server]
OpenPage = Callable[..., Page]


@pytest.fixture(scope="package", autouse=True)
def one_worker(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """Fail where a second worker runs browser tests: one server and one browser serve them all."""
    if worker_id != "master":
        note = tmp_path_factory.getbasetemp().parent / "browser-worker"
        with suppress(FileExistsError), note.open("x") as file:
            file.write(worker_id)
        assert note.read_text() == worker_id


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The wizard with the content it ships with."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running
    for complaint in ("Traceback", "ERROR", "WARNING"):
        assert complaint not in running.log, running.log


@pytest.fixture(scope="package")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A wizard that writes its first pages and counts, as it does by itself."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    journal = str(log.parent / "journal.sqlite")
    with serving(log, settings={"WIZARD_FIRST_PAGE": "on", "WIZARD_JOURNAL": journal}) as running:
        yield running
    assert "Traceback" not in running.log


@pytest.fixture
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Start a wizard on the content in a folder; keywords are environment variables."""
    started: list[Server] = []
    with ExitStack() as stack:

        def start(content: Path, **settings: str) -> Server:
            log_file = tmp_path_factory.mktemp("server") / "log.txt"
            started.append(stack.enter_context(serving(log_file, content, settings=settings)))
            return started[-1]

        yield start
    for running in started:
        assert "Traceback" not in running.log, running.log


# Playwright keeps an event loop running in this thread, so it ends with this package.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium(), args=STAY_HOME, chromium_sandbox=os.geteuid() != 0
        )
        yield launched
        launched.close()


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What went wrong in the pages of this test; a test that means it calls `clear()`."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def open_page(browser: Browser, faults: list[str]) -> Iterator[OpenPage]:
    """Open a page in a fresh browser profile; keywords are Playwright's context options."""
    with ExitStack() as stack:

        def open_one(**options: Any) -> Page:
            context = browser.new_context(**{"locale": "en-US", **LAPTOP, **options})
            stack.callback(context.close)
            watch(context)
            note_faults(context, faults)
            return context.new_page()

        yield open_one


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A laptop's page."""
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A small phone's page."""
    return open_page(**PHONE)


@pytest.fixture
def dark(open_page: OpenPage) -> Page:
    """A laptop's page for a person who asked for dark colours."""
    return open_page(color_scheme="dark")


def note_faults(context: BrowserContext, faults: list[str]) -> None:
    """Note what goes wrong in every page of the context, and what asks an outside host."""

    def ask(url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in ("blob", "data") and address.hostname != "localhost":
            faults.append(f"asked an outside host: {url}")

    def watch_sockets(page: Page) -> None:
        page.on("websocket", lambda websocket: ask(websocket.url))

    context.on("request", lambda request: ask(request.url))
    context.on("page", watch_sockets)
    context.on("weberror", lambda error: faults.append(f"page error: {error.error}"))
    context.on("console", lambda said: faults.extend(_complaint(said)))


# On a page other than the first, Streamlit looks for itself below that page's path, gets a 404,
# and then asks at the right place; the browser reports the 404 and no setting stops that.
_LOOKING_FOR_ITSELF = re.compile(r"/[a-z]+/_stcore/(health|host-config)$")


def _complaint(said: ConsoleMessage) -> list[str]:
    if said.type != "error":
        return []
    if "404" in said.text and _LOOKING_FOR_ITSELF.search(said.location["url"]):
        return []
    return [f"console: {said.text} {said.location['url']}"]


def chromium() -> str:
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    for path in filter(None, map(shutil.which, filter(None, names))):
        return path
    pytest.fail("No Chromium found. Install chromium, or name one in CHROMIUM.")
