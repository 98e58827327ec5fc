"""Wizards started as a person starts them, each on a port of its own."""

import http.client
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_LIMIT = 60.0  # seconds; a busy machine of two cores needs about three
STOP_LIMIT = 10.0
WIZARD = ROOT / "wizard_app.py"
GLANCE = 0.05


@dataclass(frozen=True)
class Server:
    """A running wizard. `log` is all it has said so far."""

    port: int
    process: subprocess.Popen[bytes]
    log_file: Path

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def serving(
    log_file: Path,
    content: Path | None = None,
    port: int | None = None,
    settings: Mapping[str, str] | None = None,
    app: Path = WIZARD,
    command: Sequence[str] = (),
) -> Iterator[Server]:
    """Start the wizard, hand it over once it is healthy, stop it at the end.

    `content` is a folder that holds `flows/` and `faq/`; `settings` are further environment
    variables; an `app` other than the wizard runs in its own folder, by a `command` that ends
    with the number of the port. Raises RuntimeError with the log when it does not come up.
    """
    command = command or (sys.executable, "-m", "streamlit", "run", app.name, "--server.port")
    server = _started(log_file, content, port or free_port(), settings or {}, app, command)
    try:
        _wait_until_healthy(server)
        yield server
    finally:
        server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _started(
    log_file: Path,
    content: Path | None,
    port: int,
    settings: Mapping[str, str],
    app: Path,
    command: Sequence[str],
) -> Server:
    # A developer's own settings must not decide what a test sees.
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("STREAMLIT_", "WIZARD_"))
    }
    environment["WIZARD_JOURNAL"] = "off"
    # Most tests are about the app; those about the server's own pages ask for them.
    environment["WIZARD_FIRST_PAGE"] = "off"
    environment["WIZARD_STATE"] = str(log_file.parent / f"state-{port}")
    if content is not None:
        environment["WIZARD_CONTENT"] = str(content)
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            [*command, str(port)],
            cwd=app.parent,
            env={**environment, **settings},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    return Server(port, process, log_file)


def _wait_until_healthy(server: Server) -> None:
    for _ in range(int(START_LIMIT / GLANCE)):
        if _is_healthy(server.port):
            return
        try:
            server.process.wait(GLANCE)  # a server that dies ends the wait at once
        except subprocess.TimeoutExpired:
            continue
        break
    ended = server.process.poll()
    raise RuntimeError(f"The wizard did not start (exit code {ended}). It said:\n{server.log}")


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_LIMIT)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
