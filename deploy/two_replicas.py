"""Starts two wizards and nginx in front of them on this computer; stops all of it at the end.

`python deploy/two_replicas.py` tries out `deploy/nginx.conf` on ports that are free.
"""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = Path(__file__).with_name("nginx.conf")
HEALTH = "/_stcore/health"
START_LIMIT = 60.0
STOP_LIMIT = 10.0
SOCKETS = 200
"""As in `deploy/nginx.conf`."""
FRAME = """\
daemon off;
{user}
pid {folder}/nginx.pid;
error_log stderr warn;
worker_processes 1;
events {{}}
http {{
    access_log off;
    include {types};
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
"""What Debian's own nginx.conf would be around the site, for a user who may write nowhere else."""


@dataclass(frozen=True)
class Program:
    """A running program that listens on a port of this computer."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self.kill()


@dataclass(frozen=True)
class Site:
    """nginx and the wizards behind it."""

    front: Program
    replicas: tuple[Program, Program]

    @property
    def url(self) -> str:
        return f"http://localhost:{self.front.port}"


@contextmanager
def two_replicas(script: Path = ROOT / "wizard_app.py", sockets: int = SOCKETS) -> Iterator[Site]:
    """Two processes of the app and nginx, all healthy. Raises RuntimeError with a log if not.

    `sockets`: how many websockets one address may hold.
    """
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder, ports = Path(name), _free_ports(3)
        replicas = []
        for port in ports[:2]:
            replicas.append(start_replica(script, port, folder))
            stack.callback(replicas[-1].stop)
        for replica in replicas:
            wait_until_healthy(replica)
        changes = {f"wizard_sockets {SOCKETS};": f"wizard_sockets {sockets};"}
        front = start_nginx(folder, ports[2], ports[:2], changes)
        stack.callback(front.stop)
        wait_until_healthy(front)
        yield Site(front, (replicas[0], replicas[1]))


def start_replica(script: Path, port: int, folder: Path) -> Program:
    """One process of the app on a port of its own; its log goes into `folder`."""
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    return _start(command, port, folder / f"{port}.log")


def start_nginx(
    folder: Path, port: int, replicas: Sequence[int], changes: Mapping[str, str]
) -> Program:
    """nginx in front of the replicas on these ports, with `changes` in what its site says."""
    site, here = SITE.read_text(), f"listen 127.0.0.1:{port};"
    moved = {"listen      80;": here, "/var/lib/nginx/wizard": f"{folder}/files"}
    for old, new in zip(("8501", "8502"), replicas, strict=True):
        moved[f"127.0.0.1:{old}"] = f"127.0.0.1:{new}"
    for old, said in (moved | dict(changes)).items():
        site = site.replace(old, said)
    (folder / "site.conf").write_text(site)
    # Started by root, nginx would work as somebody who may not look into our folder.
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    frame = FRAME.format(folder=folder, types="/etc/nginx/mime.types", user=user)
    (folder / "nginx.conf").write_text(frame)
    command = [_nginx(), "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]
    return _start(command, port, folder / "nginx.log")


def _nginx() -> str:
    places = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    found = shutil.which("nginx", path=places)
    if not found:
        raise RuntimeError("There is no nginx here. On Debian: apt-get install nginx")
    return found


def _start(command: list[str], port: int, log: Path) -> Program:
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=stream, stderr=stream
        )
    return Program(port, process, log)


def wait_until_healthy(program: Program) -> None:
    until = time.monotonic() + START_LIMIT
    while time.monotonic() < until and program.process.poll() is None:
        if _is_healthy(program.port):
            return
        with suppress(subprocess.TimeoutExpired):
            program.process.wait(0.05)
    raise RuntimeError(f"It did not start:\n{program.log.read_text(errors='replace')}")


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=STOP_LIMIT)
    try:
        connection.request("GET", HEALTH)
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def _free_ports(number: int) -> list[int]:
    """Different ports, because all are held at the same time before one is let go."""
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def main() -> None:
    # Ended by a signal, Python would leave the others behind; ended by an exit, it stops them.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    with two_replicas() as site:
        ports = " and ".join(str(replica.port) for replica in site.replicas)
        print(f"The wizard is on {site.url}, served by ports {ports}. Ctrl-C stops it.")
        with suppress(KeyboardInterrupt):
            site.front.process.wait()


if __name__ == "__main__":
    main()
