"""The one thread that writes: a click hands its events over and goes on, whatever happens."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice
from typing import Protocol

from wizard.journal.counts import Health, Loss
from wizard.journal.events import Event
from wizard.journal.faults import in_one_sentence, is_fault

CAPACITY = 20_000
"""Events that wait at most; about 20 MB, and half an hour of a busy court."""
BATCH = 500
EVERY = 1.0
"""Seconds from the first event of a batch to its writing: what a killed process can lose."""
PATIENCE = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between two tries while the database is down; the last one again and again."""
LAST_WORDS = 2.0
"""Seconds that a program which ends gives to what still waits."""
LOG = logging.getLogger("wizard.journal")


class Keeps(Protocol):
    """What a writer needs of a `Store`."""

    def write(self, batch: Sequence[Event], loss: Loss | None = None) -> None: ...

    def close(self) -> None: ...


class Writer:
    """Takes events at once and writes them soon. It never raises in a page, nor makes it wait."""

    def __init__(
        self,
        store: Callable[[], Keeps],
        *,
        capacity: int = CAPACITY,
        every: float = EVERY,
        patience: Sequence[float] = PATIENCE,
    ) -> None:
        self._store, self._capacity, self._every = store, capacity, every
        self._patience = patience
        self._waiting: deque[Event] = deque()
        self._changed = threading.Condition()
        self._written = self._lost = self._noted = 0
        self._loss: Loss | None = None
        self._error, self._failures = "", 0
        self._hurried = self._closing = False
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)
        self._thread.start()

    def record(self, *events: Event) -> None:
        """Hand events over. Where too many wait already, the newest are lost and counted."""
        with self._changed:
            before = len(self._waiting)
            room = 0 if self._closing else self._capacity - before
            self._waiting.extend(events[:room])
            self._lost += len(events[room:])
            # To wake the writer costs a click more than all the rest, so it sleeps in between.
            if before == 0 or before < BATCH <= len(self._waiting):
                self._changed.notify_all()

    def health(self) -> Health:
        with self._changed:
            return Health(self._written, self._lost, len(self._waiting), self._error)

    def flush(self, within: float = LAST_WORDS) -> Health:
        """Write what waits now; back once that is done, or was tried in vain."""
        with self._changed:
            failures, self._hurried = self._failures, True
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._waiting or self._failures > failures, within)
            self._hurried = False
        return self.health()

    def close(self, within: float = LAST_WORDS) -> Health:
        """Write what waits, for so many seconds at most; what is left then is lost and counted."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(within)
        with self._changed:
            self._drop()
        return self.health()

    def _work(self) -> None:
        with suppress(Exception):  # loads what a database needs; the first write says what failed
            self._store()
        while batch := self._next_batch():
            self._write(batch)
        self._store().close()

    def _next_batch(self) -> list[Event]:
        """The events whose turn it is; they count as waiting until they are written."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            if self._failures:
                pause = self._patience[min(self._failures, len(self._patience)) - 1]
                self._changed.wait_for(lambda: self._closing or self._hurried, pause)
            else:
                self._changed.wait_for(self._due, self._every)
            return list(islice(self._waiting, BATCH))

    def _due(self) -> bool:
        return self._closing or self._hurried or len(self._waiting) >= BATCH

    def _write(self, batch: list[Event]) -> None:
        loss = self._loss_to_note(batch)
        try:
            self._store().write(batch, loss)
        except Exception as error:  # not even a mistake of ours may end the counting
            self._failed(error)
        else:
            self._succeeded(len(batch), loss)

    def _loss_to_note(self, batch: list[Event]) -> Loss | None:
        """What was lost and is not yet in the database; the same until that is known to be so."""
        with self._changed:
            if self._loss is None and self._lost > self._noted:
                self._loss = Loss(self._lost - self._noted, batch[-1].day)
            return self._loss

    def _succeeded(self, number: int, loss: Loss | None) -> None:
        if self._failures:
            LOG.warning("The journal is written again; %d events were lost.", self._lost)
        with self._changed:
            still_there = min(number, len(self._waiting))
            for _ in range(still_there):
                self._waiting.popleft()
            self._lost -= number - still_there  # given up too early, when the program ended
            self._written += number
            self._noted += loss.n if loss else 0
            self._loss, self._failures, self._error = None, 0, ""
            self._changed.notify_all()

    def _failed(self, error: Exception) -> None:
        said = in_one_sentence(error)
        if not self._failures:
            LOG.warning(
                "%s The wizard serves on, and what is lost is counted. (%s)",
                said,
                " ".join(str(getattr(error, "orig", None) or error).split()),
                exc_info=not is_fault(error),
            )
        with self._changed:
            self._failures += 1
            self._error, self._hurried = said, False
            if self._closing:
                self._drop()
            self._changed.notify_all()

    def _drop(self) -> None:
        """Give up what still waits."""
        if self._waiting:
            LOG.warning("The journal closes; %d events were lost.", len(self._waiting))
        self._lost += len(self._waiting)
        self._waiting.clear()
