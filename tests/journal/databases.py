"""A PostgreSQL server in a folder of its own, on this computer alone, while a test runs."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER = "postgres"
"""PostgreSQL does not run as root; Debian's package brings this user along."""


@dataclass(frozen=True)
class Server:
    """A server that can be stopped and started again; every test has a database of its own."""

    folder: Path
    port: int

    def start(self) -> None:
        loopback = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        log = self.folder / "log"
        self._run("pg_ctl", "-D", self._data, "-o", loopback, "-l", str(log), "-w", "start")

    def stop(self, mode: str = "fast") -> None:
        self._run("pg_ctl", "-D", self._data, "-m", mode, "-w", "stop")

    def new_database(self, name: str) -> str:
        """Make a database; its address, as `WIZARD_JOURNAL` wants it."""
        self._run("createdb", "-h", str(self.folder), "-p", str(self.port), "-U", USER, name)
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self.port}/{name}"

    def set_up(self) -> None:
        self._run("initdb", "-D", self._data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *words: str) -> None:
        command = [_program(program), *words]
        user = USER if os.geteuid() == 0 else None
        done = subprocess.run(
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            user=user,
            group=user,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}{done.stdout}")


@contextmanager
def postgres() -> Iterator[Server]:
    """A running server; it and its folder are gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="wizard-journal-"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER, USER)
    server = Server(folder, _free_port())
    try:
        server.set_up()
        server.start()
        yield server
        server.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> str:
    """Debian keeps the server's programs out of the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(debian[-1]) if debian else "")
    if not found:
        raise RuntimeError("There is no PostgreSQL here. On Debian: apt-get install postgresql")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
