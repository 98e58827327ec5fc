"""The one journal of this process: pages record in it, insights read from it."""

from __future__ import annotations

import atexit
import logging
import threading
from datetime import date
from typing import Any

from wizard.journal.counts import Counted
from wizard.journal.events import Event, Mode
from wizard.journal.settings import Settings, settings
from wizard.journal.store import Store
from wizard.journal.writer import Health, Writer


class Journal:
    """Records and reads. One that is off takes everything and keeps nothing."""

    def __init__(self, kept: Settings) -> None:
        self._store = Store(kept) if kept.url else None
        self._writer = Writer(self._store) if self._store else None

    @property
    def on(self) -> bool:
        return self._store is not None

    def record(self, *events: Event) -> None:
        """Hand events over; returns at once and never raises."""
        if self._writer and events:
            self._writer.record(*events)

    def health(self) -> Health:
        return self._writer.health() if self._writer else Health()

    def counted(self, mode: Mode, since: date) -> Counted:
        """All counts of a mode from a day on. Raises one of `faults.FAULTS`."""
        return self._store.counted(mode, since) if self._store else Counted(mode, since)

    def last(self, number: int = 10) -> list[dict[str, Any]]:
        """The newest events as they are stored. Raises one of `faults.FAULTS`."""
        return self._store.last(number) if self._store else []

    def close(self) -> Health:
        """Write what still waits, for two seconds at most."""
        return self._writer.close() if self._writer else Health()


_one: Journal | None = None
_making = threading.Lock()


def recorder() -> Journal:
    """The journal that `WIZARD_JOURNAL` names, made at its first use; off where it names none."""
    global _one
    with _making:
        if _one is None:
            _one = Journal(_meant())
            atexit.register(_one.close)
        return _one


def record(*events: Event) -> None:
    """Record in the journal of this process."""
    recorder().record(*events)


def _meant() -> Settings:
    try:
        return settings()
    except ValueError as error:
        logging.getLogger("wizard.journal").warning("%s Nothing is counted.", error)
        return Settings("", 1)
