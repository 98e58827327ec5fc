"""Visitors click on a beat while others send without end: what the visitors wait for it."""

from __future__ import annotations

import asyncio
import statistics
import time
from contextlib import suppress
from dataclasses import dataclass

import psutil
from websockets.exceptions import ConnectionClosed

from tests.bench.apps import App, visited
from tests.bench.load import EVERY, clicking, visitors
from tests.bench.visiting import Visitor
from tests.browser.serving import Server

CALM = 20
"""Visitors who click as people do."""
FLOODS = (0, 1, 5)
"""Sessions that send without end beside them."""


@dataclass(frozen=True)
class Flooded:
    """What the visitors waited, in milliseconds; seconds of the processor for each second."""

    middle: float
    slow: float
    busy: float


async def flooded(app: App, server: Server, floods: int) -> Flooded:
    """How `CALM` visitors fare beside so many sessions that send as fast as they are let."""
    calm = await visitors(app, server, CALM)
    wild = [asyncio.create_task(_flood(await Visitor(server.port).open())) for _ in range(floods)]
    process = psutil.Process(server.process.pid)
    started, before = time.perf_counter(), process.cpu_times()
    begin = started + 0.5
    beats = (begin + EVERY * number / CALM for number in range(CALM))
    waits = await asyncio.gather(
        *(clicking(visitor, beat) for visitor, beat in zip(calm, beats, strict=True))
    )
    after, took = process.cpu_times(), time.perf_counter() - started
    for task in wild:
        task.cancel()
    await asyncio.gather(*wild, return_exceptions=True)
    await asyncio.gather(*(visitor.close() for visitor in calm))
    times = [wait for visitor in waits for wait in visitor]
    used = after.user + after.system - before.user - before.system
    return Flooded(statistics.median(times), statistics.quantiles(times, n=20)[-1], used / took)


async def _flood(visitor: Visitor) -> None:
    """Ask for a run as soon as the last one has come, and never think."""
    with suppress(ConnectionClosed):
        while True:
            await visitor.run()


def main(floods: tuple[int, ...] = FLOODS) -> None:
    """Print the table."""
    app = visited()
    print(f"\n## {CALM} visitors beside sessions that send without end\n")
    print("| sessions that flood | p50 (ms) | p95 (ms) | processor used |\n|---|---|---|---|")
    for number in floods:
        with app.serving() as server:
            seen = asyncio.run(flooded(app, server, number))
        print(f"| {number} | {seen.middle:.0f} | {seen.slow:.0f} | {100 * seen.busy:.0f} % |")


if __name__ == "__main__":
    main()
