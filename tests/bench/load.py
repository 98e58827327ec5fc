"""Many visitors at once: memory for each, and how many one process holds."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

from tests.bench.apps import App, bare, wizard
from tests.bench.visiting import Visitor
from tests.browser.serving import Server

CLICKS = 100
OPEN = 50
EVERY = 2.0
"""Seconds between two clicks of one visitor."""
EACH = 5
"""Clicks of one visitor on one rung of the ladder."""
LIMIT = 300.0
"""Milliseconds. What 95 of 100 answers must keep to."""
LADDER = (20, 40, 60, 80, 120, 160, 200, 240)
"""Both apps climb the same rungs, until one misses the limit."""
AT_ONCE = 4
"""Visitors that connect at the same time."""


@dataclass(frozen=True)
class Loaded:
    """What one app needs. Times in milliseconds, memory in MiB, `each` in KiB for one session."""

    rerun: float
    slow_rerun: float
    sent: int
    idle: float
    each: float
    rungs: tuple[tuple[int, float], ...]

    @property
    def held(self) -> int:
        """The most visitors whose answers kept to the limit."""
        return max((number for number, slow in self.rungs if slow < LIMIT), default=0)

    @property
    def unbeaten(self) -> bool:
        """Whether the ladder ended before the app did."""
        return all(slow < LIMIT for _, slow in self.rungs)


def measure(app: App, clicks: int = CLICKS, ladder: Sequence[int] = ()) -> Loaded:
    """Everything about one app, in three servers so that nothing is left from before."""
    with app.serving() as server:
        times, sent = asyncio.run(_one_visitor(app, server, clicks))
    with app.serving() as server:
        idle, each = asyncio.run(_memory(app, server))
    rungs: list[tuple[int, float]] = []
    with app.serving() as server:
        for number in ladder:
            rungs.append((number, asyncio.run(rung(app, server, number))))
            if rungs[-1][1] >= LIMIT:
                break
    slow = statistics.quantiles(times, n=20)[-1]
    return Loaded(statistics.median(times), slow, sent, idle, each, tuple(rungs))


async def _one_visitor(app: App, server: Server, clicks: int) -> tuple[list[float], int]:
    """Milliseconds of each rerun, seen from here, and the bytes of a typical one."""
    visitor = await Visitor(server.port).open()
    times, sizes = [], []
    for number in range(clicks + len(app.turns)):
        turn = app.turns[number % len(app.turns)]
        times.append(1000 * await visitor.click(visitor.button(turn.press)))
        sizes.append(visitor.received)
        assert visitor.heading == turn.then, visitor.heading
    await visitor.close()
    return times[len(app.turns) :], int(statistics.median(sizes))


async def _memory(app: App, server: Server) -> tuple[float, float]:
    """MiB before the first visit; KiB for each visitor who has opened a question and reads it."""
    process = psutil.Process(server.process.pid)
    idle = process.memory_info().rss / 2**20
    first = await visitors(app, server, 10)
    before = process.memory_info().rss
    more = await visitors(app, server, OPEN)
    each = (process.memory_info().rss - before) / 2**10 / OPEN
    await _leave([*first, *more])
    return idle, each


async def rung(app: App, server: Server, number: int) -> float:
    """The 95th of 100 answers while so many visitors click on a fixed beat, in milliseconds.

    A click counts from the moment it is due, so a late one does not hide the delay before it.
    """
    opened = await visitors(app, server, number)
    begin = time.perf_counter() + 0.5
    beats = (begin + EVERY * index / number for index in range(number))
    clicked = await asyncio.gather(
        *(clicking(visitor, beat) for visitor, beat in zip(opened, beats, strict=True))
    )
    await _leave(opened)
    return statistics.quantiles([took for each in clicked for took in each], n=20)[-1]


async def clicking(visitor: Visitor, first: float) -> list[float]:
    """Milliseconds of each click of one visitor, from the moment that it is due."""
    chance = random.Random(first)
    times = []
    for number in range(EACH):
        due = first + number * EVERY
        await asyncio.sleep(due - time.perf_counter())
        await visitor.click(chance.choice(visitor.buttons))
        assert not visitor.faults, visitor.faults
        times.append(1000 * (time.perf_counter() - due))
    return times


async def visitors(app: App, server: Server, number: int) -> list[Visitor]:
    """So many visitors, each on the first question after the start page."""
    door = asyncio.Semaphore(AT_ONCE)

    async def come() -> Visitor:
        async with door:
            visitor = await Visitor(server.port).open()
            await visitor.click(visitor.button(app.turns[0].press))
            return visitor

    return list(await asyncio.gather(*(come() for _ in range(number))))


async def _leave(opened: Sequence[Visitor]) -> None:
    await asyncio.gather(*(visitor.close() for visitor in opened))


def main(clicks: int = CLICKS, rungs: int = 9) -> None:
    """Print the table."""
    ours, theirs = (measure(app, clicks, LADDER[:rungs]) for app in (wizard(), bare()))
    print(f"\n## Over the websocket, {clicks} clicks\n")
    print("| | wizard | bare app | ratio |\n|---|---|---|---|")
    for name, mine, other in (
        ("server's time of a rerun, p50 (ms)", ours.rerun, theirs.rerun),
        ("server's time of a rerun, p95 (ms)", ours.slow_rerun, theirs.slow_rerun),
        ("sent for a rerun (kB)", ours.sent / 1000, theirs.sent / 1000),
        ("memory before the first visit (MiB)", ours.idle, theirs.idle),
        (f"memory per open session, of {OPEN} (KiB)", ours.each, theirs.each),
        (f"sessions held, p95 under {LIMIT:.0f} ms", ours.held, theirs.held),
    ):
        print(f"| {name} | {mine:.1f} | {other:.1f} | {mine / max(other, 0.001):.2f} |")
    for app, loaded in (("wizard", ours), ("bare app", theirs)):
        steps = ", ".join(f"{number}: {slow:.0f}" for number, slow in loaded.rungs)
        top = " It held the highest rung, so it may hold more." if loaded.unbeaten else ""
        print(f"\nThe {app}'s p95 in ms while so many sessions click: {steps}.{top}")


if __name__ == "__main__":
    main()
