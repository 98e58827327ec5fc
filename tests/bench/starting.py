"""What a start costs, and how many pages one process writes: by processor time, not the clock."""

from __future__ import annotations

import http.client
import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass

import psutil

from tests.bench.apps import App, bare, visited
from tests.browser.serving import Server
from wizard.content.library import HOME, load
from wizard.core.address import Address, as_link

STARTS = 5
SETTLED = 5.0
"""Seconds after which the search and the hours of contacts are loaded too."""
PAGES = 2_000
MOST_SECONDS, MOST_MEMORY, LEAST_PAGES = 0.7, 75, 700


@dataclass(frozen=True)
class Started:
    """Seconds of the processor until the server answers, MiB then, and MiB once all is warm."""

    seconds: float
    ready: float
    warm: float


def started(app: App) -> Started:
    """One start of an app that nobody visits."""
    with app.serving() as server:
        process = psutil.Process(server.process.pid)
        seconds, ready = _used(process), process.memory_info().rss / 2**20
        time.sleep(SETTLED)
        return Started(seconds, ready, process.memory_info().rss / 2**20)


def middle(app: App, starts: int) -> Started:
    seen = [started(app) for _ in range(starts)]
    names = Started.__dataclass_fields__
    return Started(**{name: statistics.median(getattr(s, name) for s in seen) for name in names})


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def pages_each_second(server: Server, addresses: Iterable[str]) -> float:
    """How many of these pages a second of the server's own processor time brings."""
    process = psutil.Process(server.process.pid)
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    before, count = _used(process), 0
    for address in addresses:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        assert answer.status == http.HTTPStatus.OK, address
        answer.read()
        count += 1
    connection.close()
    return count / (_used(process) - before)


def questions(number: int) -> list[str]:
    """Addresses of first questions, over and over: pages that are kept for a minute."""
    links = [as_link("", Address(id).query()) for id in load(HOME).flows]
    return [links[at % len(links)] for at in range(number)]


def new_ones(number: int) -> list[str]:
    """As many addresses that nobody has asked for before: each page is made for its visitor."""
    ids = list(load(HOME).flows)
    return [f"/?flow={ids[at % len(ids)]}&trail=number-{at}" for at in range(number)]


def main(starts: int = STARTS, pages: int = PAGES) -> None:
    """Print the table, each goal beside its figure."""
    ours, theirs = middle(visited(), starts), middle(bare(), starts)
    print(f"\n## The start, the middle of {starts}\n")
    print("| | wizard | bare app | more | goal |\n|---|---|---|---|---|")
    for name, mine, other, goal in (
        ("processor time until it answers (s)", ours.seconds, theirs.seconds, MOST_SECONDS),
        ("memory then (MiB)", ours.ready, theirs.ready, MOST_MEMORY),
        ("memory with search and hours loaded (MiB)", ours.warm, theirs.warm, MOST_MEMORY),
    ):
        print(f"| {name} | {mine:.2f} | {other:.2f} | {mine - other:.2f} | at most {goal} |")
    with visited().serving() as server:
        time.sleep(SETTLED)
        kept = pages_each_second(server, questions(pages))
        new = pages_each_second(server, new_ones(pages // 4))
    print(f"\nPages for a second of one process: {kept:.0f} that are kept, {new:.0f} made anew;")
    print(f"goal at least {LEAST_PAGES}.")


if __name__ == "__main__":
    main()
