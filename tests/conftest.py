"""What every test gets: a known environment, repeatable examples and no network."""

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from tests.visiting import Visit, visited
from wizard.content import keeper

# Servers that outlive a test start with this too: nothing that is clicked in a test is counted.
os.environ["WIZARD_JOURNAL"] = "off"
settings.register_profile("wizard", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("wizard")


@pytest.fixture(autouse=True)
def known_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Hide what the developer has set for their own runs; each test keeps its own state."""
    for name in os.environ:
        if name.startswith(("STREAMLIT_", "WIZARD_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("WIZARD_JOURNAL", "off")
    monkeypatch.setenv("WIZARD_STAFF", "open")
    monkeypatch.setenv("WIZARD_STATE", str(tmp_path_factory.mktemp("state")))


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test in which the wizard asks anything but this computer."""
    look_up, connect = socket.getaddrinfo, socket.socket.connect

    def local_look_up(host: Any, *args: Any, **options: Any) -> Any:
        _refuse_outside(host)
        return look_up(host, *args, **options)

    def local_connect(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_outside(address[0])
        connect(self, address)

    monkeypatch.setattr(socket, "getaddrinfo", local_look_up)
    monkeypatch.setattr(socket.socket, "connect", local_connect)


def _refuse_outside(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost", "testserver"):
        return
    try:
        inside = ipaddress.ip_address(name).is_loopback
    except ValueError:
        inside = False
    if not inside:
        pytest.fail(f"The network was asked for {name!r}; the wizard works without it.")


@pytest.fixture
def visit(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visit]:
    """Open the app on the content of the test's own fixture `home`."""
    monkeypatch.setenv("WIZARD_CONTENT", str(home))
    yield visited
    keeper._keepers.clear()


class Files(LoadFileScheduling):  # type: ignore[misc]
    """Shares the tests out by file; all browser tests go to one worker, as if one file."""

    def _split_scope(self, nodeid: str) -> str:
        browser = nodeid.startswith("tests/browser/")
        return "tests/browser" if browser else str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Files:
    """pytest-xdist 3.8 has groups of its own, but pytest 9.2 takes their names out again."""
    return Files(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what starts servers, so that `make test-fast` can leave it out."""
    for item in items:
        module = getattr(item, "module", None)
        starts = any(hasattr(module, name) for name in ("serving", "two_replicas", "soak"))
        if starts or item.nodeid.startswith("tests/browser/"):
            item.add_marker(pytest.mark.server)
