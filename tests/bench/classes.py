"""A class of 400 phones on one process: from a vote to the projector, and what visitors notice."""

from __future__ import annotations

import asyncio
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from tests.bench.apps import App, wizard
from tests.bench.load import rung
from tests.bench.phones import Lesson, Phone, answered
from tests.browser.serving import Server
from wizard.content.library import HOME, load

PHONES = 400
VISITORS = 50
QUESTIONS = 4
WITHIN = 10.0
"""Seconds in which a whole class reads a question and votes."""
AT_ONCE = 40
RUNS = 2
"""Of visitors before, and again after the class; twice as many during it."""
CHOICE = re.compile(r'name="choice" value="([^"]+)"')


def main() -> None:
    """Print the figures of one process."""
    print(f"\n## Live class, {PHONES} phones\n")
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "journal.sqlite")
        app = wizard()
        app = replace(app, settings={**app.settings, "WIZARD_JOURNAL": file})
        with app.serving() as server:
            alone = [_visitors(app, server) for _ in range(RUNS)]
            told, beside = _together(app, server)
            alone += [_visitors(app, server) for _ in range(RUNS)]
    print("| | ms |\n|---|---|")
    for name, figures in told.items():
        print(f"| {name} | {_spread(figures)} |")
    print(f"| visitors' p95 without a class, {VISITORS} of them | {_list(alone)} |")
    print(f"| visitors' p95 while the class votes | {_list(beside)} |")


def _spread(figures: list[float]) -> str:
    p95 = statistics.quantiles(figures, n=20)[-1] if len(figures) > 1 else figures[0]
    return f"p50 {statistics.median(figures):.0f}, p95 {p95:.0f}, most {max(figures):.0f}"


def _list(figures: list[float]) -> str:
    return ", ".join(f"{figure:.0f}" for figure in figures)


def _visitors(app: App, server: Server) -> float:
    return asyncio.run(rung(app, server, VISITORS))


def _together(app: App, server: Server) -> tuple[dict[str, list[float]], list[float]]:
    """The phones in a program of their own, so that they do not slow the visitors' clock."""
    # It gives way to the visitors' program: two cores hold all three.
    command = ["nice", "-n", "10", sys.executable, "-m", "tests.bench.classes", str(server.port)]
    phones = subprocess.Popen(
        command, cwd=HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert phones.stdin
    assert phones.stdout
    assert phones.stdout.readline() == "ready\n"
    beside: list[float] = []
    phones.stdin.write("go\n")
    phones.stdin.flush()
    while phones.poll() is None and len(beside) < 2 * RUNS:
        beside.append(_visitors(app, server))
    phones.stdin.write("stop\n")
    out, _ = phones.communicate()
    told: dict[str, list[float]] = json.loads(out)
    return told, beside


async def lesson(port: int, number: int = PHONES) -> dict[str, list[float]]:
    """Join, then vote and reveal on until the visitors have gone; every figure in ms."""
    flow = load(HOME).flows["cant-log-in"]
    held = await Lesson.open(port, flow.id)
    door, joining = asyncio.Semaphore(AT_ONCE), list[float]()

    async def come() -> Phone:
        async with door:
            began = time.perf_counter()
            phone = await held.join(port)
            joining.append(1000 * (time.perf_counter() - began))
            return phone

    phones = list(await asyncio.gather(*(come() for _ in range(number))))
    await held.do("begin", "0")
    await held.trainer.until(lambda _: held.trainer.at not in ("", "0"))
    told: dict[str, list[float]] = {"joining, until the first page is heard": joining}
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    stop = asyncio.create_task(asyncio.to_thread(sys.stdin.readline))
    rounds = 0
    while rounds < QUESTIONS or not stop.done():
        await _question(held, phones, told)
        rounds += 1
        if rounds > 60:
            break
    for phone in (*phones, held.trainer):
        phone.leave()
    return told


async def _question(held: Lesson, phones: list[Phone], told: dict[str, list[float]]) -> None:
    """Everyone votes within a few seconds; then the votes are shown, and the class goes on."""
    await held.trainer.until(lambda html: answered(html) == 0)
    mark = f'name="at" value="{held.trainer.at}"'
    await asyncio.gather(*(phone.until(lambda html: mark in html) for phone in phones))
    seen: list[float] = []
    watching = asyncio.create_task(_watch(held.trainer, len(phones), seen))
    begun = time.perf_counter()
    sent = sorted(begun + random.uniform(0, WITHIN) for _ in phones)

    async def vote(phone: Phone, due: float) -> float:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        began = time.perf_counter()
        assert await held.vote(phone, random.choice(CHOICE.findall(phone.html)))
        return 1000 * (time.perf_counter() - began)

    answers = await asyncio.gather(*(map(vote, phones, sent)))
    await watching
    # The projector counts: the k-th vote is there once it shows k or more.
    told.setdefault("a vote, until it is kept and answered", []).extend(answers)
    told.setdefault("vote → projector", []).extend(
        1000 * (there - due) for there, due in zip(seen, sent, strict=True)
    )
    began, at = time.perf_counter(), phones[0].at
    await held.do("reveal", at)
    shown = await asyncio.gather(*(phone.until(lambda html: "bar" in html) for phone in phones))
    told.setdefault("votes shown → each phone", []).extend(1000 * (t - began) for t in shown)
    if "Question 2" in held.trainer.html:
        await held.do("back", at)
    else:
        await held.do("go", at, choice="refused")
    await held.trainer.until(lambda _: held.trainer.at != at)


async def _watch(board: Phone, number: int, seen: list[float]) -> None:
    """Note the moment at which the projector shows each count."""
    shown = 0
    while shown < number:
        there = await board.until(partial(_more, shown))
        shown = answered(board.html)
        seen += [there] * (shown - len(seen))


def _more(shown: int, html: str) -> bool:
    return answered(html) > shown


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(asyncio.run(lesson(int(sys.argv[1])))))
    else:
        main()
