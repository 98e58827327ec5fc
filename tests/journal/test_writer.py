"""The writer: a page hands events over and goes on; every event is written, waiting or lost."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from tests.journal.events import started, visit
from tests.toys import loaded
from wizard.core.model import Library
from wizard.journal import Event
from wizard.journal.counts import Health, Loss
from wizard.journal.writer import BATCH, EVERY, LAST_WORDS, Writer

NEVER = 3600.0
DOWN = OperationalError("INSERT", {}, Exception("connection refused"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path)


class Paper:
    """A store on paper; `down` is what each next write raises, `holds` keeps a write waiting."""

    def __init__(self, *down: Exception) -> None:
        self.down = list(down)
        self.batches: list[list[Event]] = []
        self.losses: list[Loss] = []
        self.closed = threading.Event()
        self.asked = threading.Event()
        self.goes_on = threading.Event()
        self.goes_on.set()

    def write(self, batch: Sequence[Event], loss: Loss | None = None) -> None:
        self.asked.set()
        self.goes_on.wait()
        if self.down:
            raise self.down.pop(0)
        self.batches.append(list(batch))
        if loss:
            self.losses.append(loss)

    def close(self) -> None:
        self.closed.set()


def same(paper: Paper) -> Callable[[], Paper]:
    """What opens a store: the same one each time."""
    return lambda: paper


def test_events_are_written_in_their_order_and_in_batches(library: Library) -> None:
    paper, made = Paper(), started(visit(library), BATCH + 3)
    writer = Writer(same(paper), every=NEVER)

    writer.record(*made)
    health = writer.close()

    assert [len(batch) for batch in paper.batches] == [BATCH, 3]
    assert [event for batch in paper.batches for event in batch] == made
    assert health == Health(written=BATCH + 3)
    assert paper.closed.is_set()


def test_a_batch_waits_two_seconds_at_most() -> None:
    assert EVERY + LAST_WORDS / 2 <= 2


def test_a_page_never_waits_for_a_write(library: Library) -> None:
    paper = Paper()
    paper.goes_on.clear()
    writer = Writer(same(paper), every=0)
    writer.record(*started(visit(library), 1))
    assert paper.asked.wait(30)

    writer.record(*started(visit(library), 5))  # comes back although the write does not
    assert writer.health() == Health(waiting=6)

    paper.goes_on.set()
    assert writer.close() == Health(written=6)


def test_while_the_database_is_down_events_wait_and_are_written_once_it_is_back(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    paper = Paper(DOWN, DOWN)
    writer = Writer(same(paper), every=NEVER, patience=(NEVER,))
    writer.record(*started(visit(library), 4))

    with caplog.at_level(logging.WARNING, "wizard.journal"):
        for _ in range(2):
            down = writer.flush()
            assert (down.written, down.lost, down.waiting) == (0, 0, 4)
            assert down.error == "The journal's database does not answer."
        assert writer.flush() == Health(written=4)

    assert caplog.messages == [
        "The journal's database does not answer. The wizard serves on, and what is lost is "
        "counted. (connection refused)",
        "The journal is written again; 0 events were lost.",
    ]
    writer.close()


def test_where_too_many_wait_the_newest_are_lost_counted_and_noted_once(library: Library) -> None:
    paper = Paper(DOWN)
    writer = Writer(same(paper), every=NEVER, patience=(NEVER,), capacity=5)
    made = started(visit(library), 8)
    writer.record(*made[:6])
    writer.flush()
    writer.record(*made[6:])
    assert writer.health().lost == 3

    assert writer.flush() == Health(written=5, lost=3)
    writer.record(*started(visit(library), 1))
    assert writer.close() == Health(written=6, lost=3)
    assert sum(loss.n for loss in paper.losses) == 3


def test_a_loss_whose_noting_failed_is_noted_under_the_same_name(library: Library) -> None:
    seen: list[Loss | None] = []

    class Forgetful(Paper):
        def write(self, batch: Sequence[Event], loss: Loss | None = None) -> None:
            seen.append(loss)
            super().write(batch, loss)

    writer = Writer(same(Forgetful(DOWN, DOWN)), every=NEVER, patience=(NEVER,), capacity=1)
    writer.record(*started(visit(library), 3))
    writer.flush()
    writer.record(*started(visit(library), 4))
    writer.flush()
    writer.flush()
    writer.close()

    assert seen[0]
    assert seen[0].n == 2
    assert seen == [seen[0]] * 3


def test_a_mistake_of_ours_is_told_with_its_place_and_stops_nothing(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    writer = Writer(same(Paper(KeyError("flow"))), every=NEVER, patience=(NEVER,))
    writer.record(*started(visit(library), 1))

    with caplog.at_level(logging.WARNING, "wizard.journal"):
        assert writer.flush().error.endswith("because of a mistake of ours.")
    assert caplog.records[0].exc_info
    assert writer.flush() == Health(written=1)
    writer.close()


def test_what_cannot_be_written_when_the_program_ends_is_lost_and_said(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    writer = Writer(same(Paper(DOWN)), every=NEVER)
    writer.record(*started(visit(library), 2))

    with caplog.at_level(logging.WARNING, "wizard.journal"):
        health = writer.close()

    assert (health.written, health.lost, health.waiting) == (0, 2, 0)
    assert caplog.messages[-1] == "The journal closes; 2 events were lost."


def test_a_write_that_ends_after_the_program_gave_up_is_not_counted_twice(
    library: Library,
) -> None:
    paper = Paper()
    paper.goes_on.clear()
    writer = Writer(same(paper), every=0)
    writer.record(*started(visit(library), 2))
    assert paper.asked.wait(30)

    assert writer.close(within=0) == Health(lost=2)
    paper.goes_on.set()
    assert paper.closed.wait(30)
    assert writer.health() == Health(written=2)


def test_after_the_end_events_are_lost_and_counted(library: Library) -> None:
    writer = Writer(same(Paper()))
    writer.close()
    writer.record(*started(visit(library), 2))

    assert writer.health() == Health(lost=2)
