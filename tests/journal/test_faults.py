"""Real faults: every event that was made is written, or reported lost."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from tests.journal.databases import Server
from tests.journal.events import started, visit
from tests.toys import loaded
from wizard.content.library import HOME
from wizard.core.model import Library
from wizard.journal import Event, Mode, database
from wizard.journal.counts import Health, Loss
from wizard.journal.settings import Settings
from wizard.journal.store import Store
from wizard.journal.writer import Writer

LONG_AGO = date(2000, 1, 1)
NEVER = 3600.0
PROGRAM = """\
import sys
from pathlib import Path
from tests.journal.events import started, visit
from wizard.content.library import load
from tests.journal.test_faults import opens
from wizard.journal.settings import Settings
from wizard.journal.writer import Writer

content, url, first, then = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
here = visit(load(content))
writer = Writer(opens(Settings(url, 400)), every=3600.0 if then else 0.01)
for event in started(here, first):
    writer.record(event)
print(writer.flush(60), flush=True)
writer.record(*started(here, then))
print(writer.health(), flush=True)
sys.stdin.read()
print(writer.close(60), flush=True)
"""
"""Records so many events one by one, then so many more that still wait; ends with its input."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path / "content")


def opens(kept: Settings) -> Callable[[], Store]:
    """What opens a store: the same one each time."""
    store = Store(kept)
    return lambda: store


def stored(kept: Settings) -> tuple[int, int]:
    """How many events are in a journal, and how many it says were lost."""
    store = Store(kept)
    found = store.counted(Mode.VISITOR, LONG_AGO)
    numbers = len(store.last(1_000_000))
    store.close()
    assert sum(count.n for count in found.counts) == numbers
    return numbers, found.lost


def accounts(kept: Settings, health: Health, made: int) -> bool:
    """Whether the database and the writer agree, and nothing is missing."""
    return stored(kept) == (health.written, health.lost) and health.written + health.lost == made


def program(library: Path, kept: Settings, first: int, then: int) -> subprocess.Popen[str]:
    words = [str(library), kept.url, str(first), str(then)]
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=HOME,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_database_that_stops_and_comes_back(library: Library, server: Server) -> None:
    kept = Settings(server.new_database("stops"), 400)
    writer = Writer(opens(kept), every=NEVER, patience=(NEVER,), capacity=10)
    writer.record(*started(visit(library), 5))
    assert writer.flush() == Health(written=5)

    server.stop("immediate")
    try:
        writer.record(*started(visit(library), 8))
        down = writer.flush(30)
        writer.record(*started(visit(library), 4))
    finally:
        server.start()

    assert down == Health(5, 0, 8, "The journal's database does not answer.")
    health = writer.flush(30)
    assert health == Health(written=15, lost=2)
    assert accounts(kept, writer.close(), 17)


def test_a_database_that_was_never_there(tmp_path: Path, library: Library) -> None:
    nobody = "postgresql+psycopg://w@127.0.0.1:1/journal"
    (tmp_path / "file").write_text("")
    inside_a_file = f"sqlite:///{tmp_path / 'file' / 'journal.sqlite'}"
    places = {
        nobody: "The journal's database does not answer.",
        inside_a_file: "The journal may not be written here.",
    }
    for url, said in places.items():
        writer = Writer(opens(Settings(url, 400)), every=NEVER, patience=(NEVER,))
        writer.record(*started(visit(library), 1))
        assert writer.flush(30) == Health(waiting=1, error=said)
        writer.close()


def test_a_file_that_is_no_database(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "journal.sqlite"
    file.write_text("Dear diary, today " * 100)
    writer = Writer(opens(Settings(f"sqlite:///{file}", 400)), every=NEVER, patience=(NEVER,))
    writer.record(*started(visit(library), 1))

    assert writer.flush().error == "The file of the journal is damaged."
    assert file.read_text().startswith("Dear diary")
    writer.close()


@contextmanager
def no_room_beyond(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_is_full(tmp_path: Path, library: Library) -> None:
    kept = Settings(f"sqlite:///{tmp_path / 'journal.sqlite'}", 400)
    writer = Writer(opens(kept), every=NEVER, patience=(NEVER,), capacity=2_000)
    writer.record(*started(visit(library), 10))
    assert writer.flush().written == 10

    with no_room_beyond(400_000):
        writer.record(*started(visit(library), 3_000))
        full = writer.flush(30)
        while not full.error:
            full = writer.flush(30)
    assert full.error == "The disk of the journal is full or broken."
    assert (full.lost, full.written + full.waiting) == (1_000, 2_010)

    health = writer.close(30)
    assert health == Health(written=2_010, lost=1_000)
    assert accounts(kept, health, 3_010)


def test_a_journal_that_another_program_keeps_locked(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAIT", 0)
    kept = Settings(f"sqlite:///{tmp_path / 'journal.sqlite'}", 400)
    writer = Writer(opens(kept), every=NEVER, patience=(NEVER,), capacity=3)
    writer.record(*started(visit(library), 1))
    assert writer.flush().written == 1

    with closing(sqlite3.connect(tmp_path / "journal.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writer.record(*started(visit(library), 5))
        assert writer.flush().error == "Another program keeps the journal locked."
        assert len(Store(kept).last(9)) == 1  # readers do not wait

    assert accounts(kept, writer.close(), 6)


def test_a_batch_whose_answer_got_lost_on_the_way_is_counted_once(
    kept: Settings, library: Library
) -> None:
    class Unheard(Store):
        """Writes, and then the connection breaks before anybody hears of it."""

        unheard = 2

        def write(self, batch: Sequence[Event], loss: Loss | None = None) -> None:
            super().write(batch, loss)
            if self.unheard:
                self.unheard -= 1
                raise OperationalError("COMMIT", {}, Exception("connection reset by peer"))

    store = Unheard(kept)
    writer = Writer(lambda: store, every=NEVER, patience=(NEVER,), capacity=7)
    writer.record(*started(visit(library), 9))
    for _ in range(2):
        assert writer.flush(30).waiting == 7

    assert writer.flush(30) == Health(written=7, lost=2)
    assert accounts(kept, writer.close(), 9)


def test_a_killed_process_loses_its_last_batch_and_no_more(
    tmp_path: Path, kept: Settings, library: Library
) -> None:
    running = program(tmp_path / "content", kept, first=300, then=40)
    assert running.stdout
    with running:
        said = [running.stdout.readline() for _ in range(2)]
        running.send_signal(signal.SIGKILL)

    assert said == [f"{Health(written=300)}\n", f"{Health(written=300, waiting=40)}\n"]
    assert running.returncode == -signal.SIGKILL
    assert stored(kept) == (300, 0)


def test_two_processes_that_make_and_write_one_journal(
    tmp_path: Path, kept: Settings, library: Library
) -> None:
    both = [program(tmp_path / "content", kept, first=1_500, then=0) for _ in range(2)]
    said = [one.communicate(timeout=120)[0].splitlines()[-1] for one in both]

    assert said == [str(Health(written=1_500))] * 2
    assert [one.returncode for one in both] == [0, 0]
    assert stored(kept) == (3_000, 0)


def test_the_program_ends_with_everything_written(tmp_path: Path, library: Library) -> None:
    kept = Settings(f"sqlite:///{tmp_path / 'journal.sqlite'}", 400)
    said = (
        "import sys; from pathlib import Path; from tests.journal.events import started, visit;"
        "from wizard.content.library import load; from wizard.journal.recorder import record;"
        "record(*started(visit(load(Path(sys.argv[1]))), 25))"
    )
    place = {**os.environ, "WIZARD_JOURNAL": kept.url}
    command = [sys.executable, "-c", said, str(tmp_path / "content")]
    subprocess.run(command, cwd=HOME, env=place, check=True)

    assert stored(kept) == (25, 0)
