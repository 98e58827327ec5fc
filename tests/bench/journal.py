"""A million events: how fast they are taken, written and summed up."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

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


if __name__ == "__main__":
    main()
