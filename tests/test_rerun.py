"""What a rerun costs: no file is opened, nothing is imported, no graph is built."""

import gc
import sys
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests import toys
from wizard.content import keeper
from wizard.core import graph
from wizard.core.model import Library
from wizard.screens.parts import frame

MAIN = Path(__file__).parent.parent / "wizard" / "screens" / "pages" / "main.py"
WATCHED = ("open", "os.scandir", "os.listdir", "import", "subprocess.Popen")
SCRIPTS = tuple(str(path) for path in MAIN.parent.glob("*.py"))
ADDRESSES: tuple[dict[str, str], ...] = (
    {},
    {"flow": "wifi"},
    {"flow": "wifi", "trail": "dark"},
    {"flow": "wifi", "trail": "dark.loose"},
    {"flow": "wifi", "trail": "none"},
    {"flow": "no-such-flow"},
)


class Watch:
    """Notes audit events while it is on. Python cannot take such a hook away again."""

    def __init__(self) -> None:
        self.on = False
        self.events: list[str] = []
        sys.addaudithook(self.note)

    def note(self, event: str, args: tuple[Any, ...]) -> None:
        if self.on and event in WATCHED:
            self.events.append(f"{event} {args[:1]!r}"[:300])

    @contextmanager
    def watching(self) -> Iterator[list[str]]:
        self.events, self.on = [], True
        try:
            yield self.events
        finally:
            self.on = False


WATCH = Watch()


@pytest.fixture
def still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> keeper.Keeper:
    """The toy content, served by a keeper whose clock stands still."""
    kept = keeper.Keeper(toys.write(tmp_path), now=lambda: 0.0)
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path))
    monkeypatch.setitem(keeper._keepers, (tmp_path, ()), kept)
    return kept


def _visit(address: dict[str, str]) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=30)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_a_rerun_opens_no_file_and_imports_nothing(
    address: dict[str, str], still: keeper.Keeper
) -> None:
    app = _visit(address).run()
    with WATCH.watching() as events:
        app.run()
    assert not app.exception
    # The harness has a fresh script cache for each run; a server reads each script once.
    events = [event for event in events if not any(script in event for script in SCRIPTS)]
    assert events == []


def test_the_watch_notices_an_open_file_and_an_import() -> None:
    with WATCH.watching() as events:
        MAIN.read_text()
        sys.modules.pop("this_is_not_there", None)
        with pytest.raises(ModuleNotFoundError):
            __import__("this_is_not_there")
    assert any(event.startswith("open") for event in events)
    assert any(event.startswith("import") for event in events)


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_a_rerun_builds_no_graph_and_reads_no_content(
    address: dict[str, str], still: keeper.Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = _visit(address)

    def refuse(*args: object) -> None:
        raise AssertionError("a rerun did the work of a start")

    monkeypatch.setattr(graph, "build", refuse)
    monkeypatch.setattr(keeper, "joined", refuse)
    app.run()
    assert not app.exception


def test_the_dates_of_the_files_are_looked_at_once_a_second_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, looks = [0.0], list[float]()
    kept = keeper.Keeper(toys.write(tmp_path), now=lambda: clock[0])
    look = keeper.fingerprint

    def counted(folder: Path) -> keeper.Fingerprint:
        looks.append(clock[0])
        return look(folder)

    monkeypatch.setattr(keeper, "fingerprint", counted)
    for tenth in range(1, 51):
        clock[0] = tenth / 10
        kept.current()
    assert len(looks) == 5
    assert all(later - earlier >= 1.0 for earlier, later in pairwise(looks))


class Turning:
    """A keeper that reloads whenever it is asked: no two answers are the same library."""

    def __init__(self, kept: keeper.Keeper) -> None:
        self.kept, self.asked = kept, 0

    def current(self) -> Library:
        self.asked += 1
        court = replace(self.kept.library.court, name=f"Court {self.asked}", system="Files")
        return replace(self.kept.library, court=court)


@pytest.fixture
def turning(still: keeper.Keeper, monkeypatch: pytest.MonkeyPatch) -> Turning:
    turning = Turning(still)
    monkeypatch.setattr(frame, "keeper", lambda: turning)
    return turning


def _html(app: AppTest) -> str:
    return " ".join(str(element.proto) for element in app.get("html"))


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_a_reload_in_the_middle_of_a_run_is_not_seen(
    address: dict[str, str], turning: Turning
) -> None:
    app = _visit(address)
    assert turning.asked == 1
    assert "Court 1" in _html(app)
    app.run()
    assert turning.asked == 2, "the next run has the next library"
    assert "Court 2" in _html(app)


def test_a_run_of_a_fragment_alone_has_one_library_too(turning: Turning) -> None:
    def fragment() -> None:
        seen.extend((frame.library(), frame.library()))

    seen: list[Library] = []
    for _ in range(2):
        run = threading.Thread(target=fragment)
        run.start()
        run.join()
    first, again, second, _ = seen
    assert first is again
    assert second is not first


def test_no_collection_follows_a_rerun() -> None:
    settings = tomllib.loads((MAIN.parents[3] / ".streamlit" / "config.toml").read_text())
    assert settings["runner"]["postScriptGC"] is False
    assert gc.isenabled(), "loading turns the collector on again"
