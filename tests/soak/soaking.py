"""The soak itself: a server, its editor, its visitors and what is wrong with what they see."""

from __future__ import annotations

import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.bench.visiting import Visitor
from tests.browser.serving import ROOT, Server, serving
from tests.soak.editing import MARK, strange, write_all

PAUSE = 1.0
"""Seconds a visitor reads before the next click."""
ADDRESSES = ("", "flow=lamp", "flow=box&trail=dark", "flow=lamp&trail=dark.floor", "flow=gone")


@dataclass
class Soaked:
    """What was seen. `memory`: MiB of the server, once a second."""

    clicks: int = 0
    edits: int = 0
    faults: list[str] = field(default_factory=list)
    marks: set[tuple[str, str, str]] = field(default_factory=set)
    memory: list[float] = field(default_factory=list)
    times: list[float] = field(default_factory=list)

    @property
    def quarters(self) -> list[float]:
        """The median memory of each quarter of the time, in MiB."""
        size = len(self.memory) // 4
        return [statistics.median(self.memory[size * n : size * (n + 1)]) for n in range(4)]

    @property
    def growth(self) -> float:
        """MiB by which the last quarter lies above the second one; the first one warms up.

        Sessions of visitors who left are kept for a while (two minutes, as shipped), so memory
        levels off only in a soak that lasts several times as long.
        """
        return self.quarters[3] - self.quarters[1]


def soak(seconds: float, visitors: int, seed: int = 1) -> Soaked:
    """Run it all on a folder of its own."""
    seen = Soaked()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        write_all(content)
        log = Path(folder) / "log.txt"
        with serving(log, content) as server:
            editor = _editor(content, seconds, seed)
            asyncio.run(_crowd(server, seen, seconds, visitors, seed))
            seen.edits = int(editor.communicate()[0])
            asyncio.run(_last_look(server, seen))
        if "Traceback" in server.log:
            seen.faults.append(server.log)
    return seen


def _editor(content: Path, seconds: float, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.soak.editing", str(content), str(seconds), str(seed)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


async def _crowd(server: Server, seen: Soaked, seconds: float, visitors: int, seed: int) -> None:
    until = time.monotonic() + seconds
    watch = asyncio.create_task(_watch(server, seen, until))
    await asyncio.gather(
        *(_visit(server, seen, until, random.Random(f"{seed}-{n}")) for n in range(visitors))
    )
    await watch


async def _watch(server: Server, seen: Soaked, until: float) -> None:
    process = psutil.Process(server.process.pid)
    while time.monotonic() < until:
        seen.memory.append(process.memory_info().rss / 2**20)
        await asyncio.sleep(min(1.0, max(0.0, until - time.monotonic())))


async def _visit(server: Server, seen: Soaked, until: float, chance: random.Random) -> None:
    """Click about; now and then come back by a link, as people do."""
    while time.monotonic() < until:
        visitor = await Visitor(server.port, query=chance.choice(ADDRESSES)).open()
        _judge(visitor, seen)
        for _ in range(chance.randrange(5, 40)):
            await asyncio.sleep(chance.uniform(0, 2 * PAUSE))
            if time.monotonic() >= until:
                break
            seen.times.append(await visitor.click(chance.choice(visitor.buttons)))
            seen.clicks += 1
            _judge(visitor, seen)
        await visitor.close()


async def _last_look(server: Server, seen: Soaked) -> None:
    """Once the editor has left everything good, that is what visitors get."""
    visitor = await Visitor(server.port, query="flow=lamp").open()
    for _ in range(20):
        if f"lampx{seen.edits + 1}xgood" in visitor.heading:
            break
        await asyncio.sleep(0.25)
        await visitor.run()
    else:
        seen.faults.append(f"the last edit never showed, but: {visitor.heading}")
    await visitor.close()


def _judge(visitor: Visitor, seen: Soaked) -> None:
    seen.marks |= {mark for text in visitor.texts for mark in MARK.findall(text)}
    wrong = [*visitor.faults, *strange(visitor.texts)]
    if not visitor.heading or not visitor.buttons:
        wrong.append(f"an empty page: {visitor.texts}")
    seen.faults += [f"?{visitor.query}: {fault}" for fault in wrong]
