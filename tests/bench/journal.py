"""A million events: how fast they are taken, written and summed up; and what a click notices."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from tests.bench.apps import wizard
from tests.bench.load import rung
from wizard.content.library import HOME, load
from wizard.core.model import Library
from wizard.insights.demo import made_up
from wizard.insights.report import report
from wizard.insights.tables import tables
from wizard.journal import Event, Mode
from wizard.journal.settings import Settings
from wizard.journal.store import Store
from wizard.journal.writer import BATCH, Writer

EVENTS = 1_000_000
DAYS = 400
ROUNDS = 5
VISITORS = (50, 120, 200)
ROUNDS_OF_CLICKS = 3
TODAY = date(2026, 11, 25)


def main() -> None:
    print("\n## Journal\n")
    library = load(HOME, TODAY)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "journal.sqlite"
        store = Store(Settings(f"sqlite:///{file}", DAYS + 1))
        written = _filled(store, library)
        size = sum(part.stat().st_size for part in Path(folder).iterdir()) / 2**20
        taken = _taken(store, library)
        print("| | |\n|---|---|")
        print(f"| events taken from clicks, each (µs) | {taken:.1f} |")
        print(f"| events written, a second | {EVENTS / written:,.0f} |")
        print(f"| {EVENTS:,} events on disk (MiB) | {size:.0f} |")
        for days in (30, DAYS):
            seconds = _insights(store, library, days)
            print(f"| all insights on {days} days of them, SQLite (s) | {seconds:.2f} |")
        store.close()
    _clicks()


def _events(library: Library) -> Iterator[Event]:
    """As many a day as it takes, of a court that is busy enough."""
    since = TODAY - timedelta(days=DAYS - 1)
    busy = EVENTS // (DAYS * 160)
    while True:
        yield from made_up(library, since, TODAY, busy=busy)
        busy = 1


def _filled(store: Store, library: Library) -> float:
    """Write them all; the seconds that took."""
    events, seconds = islice(_events(library), EVENTS), 0.0
    while batch := list(islice(events, BATCH)):
        started = time.perf_counter()
        store.write(batch)
        seconds += time.perf_counter() - started
    return seconds


def _taken(store: Store, library: Library) -> float:
    """Microseconds for which a click waits to hand over an event, while others are written."""
    events = list(islice(_events(library), 10_000))
    writer = Writer(lambda: store, every=0.0)
    started = time.perf_counter()
    for event in events:
        writer.record(event)
    seconds = time.perf_counter() - started
    writer.close(60)
    return 1e6 * seconds / len(events)


def _insights(store: Store, library: Library, days: int) -> float:
    """Seconds from the question to all tables; the median of a few."""
    since, seconds = TODAY - timedelta(days=days - 1), []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        found = report(library, store.counted(Mode.VISITOR, since), TODAY)
        tables(library, found)
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def _clicks() -> None:
    """The p95 of many visitors, without and with the journal, by turns in one run."""
    print("\n| visitors who click | p95 without (ms) | p95 with (ms) | ratio |\n|---|---|---|---|")
    for number in VISITORS:
        times: dict[bool, list[float]] = {False: [], True: []}
        for on in (False, True) * ROUNDS_OF_CLICKS:
            times[on].append(_p95(number, on=on))
        off, on_too = statistics.median(times[False]), statistics.median(times[True])
        print(f"| {number} | {off:.0f} | {on_too:.0f} | {on_too / off:.2f} |", flush=True)


def _p95(number: int, *, on: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        kept = f"{folder}/journal.sqlite" if on else "off"
        app = replace(wizard(), settings={"WIZARD_JOURNAL": kept})
        with app.serving() as server:
            return asyncio.run(rung(app, server, number))


if __name__ == "__main__":
    main()
