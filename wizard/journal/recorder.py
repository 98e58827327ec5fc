"""The one journal of this process: pages record in it, insights read from it."""

from __future__ import annotations

import atexit
import logging
import threading
from datetime import date
from typing import TYPE_CHECKING, Any

from wizard.journal.counts import Counted, Health, WrongPicks
from wizard.journal.events import Event, Mode
from wizard.journal.settings import DAYS, Settings, settings
from wizard.journal.writer import Writer

if TYPE_CHECKING:
    from wizard.journal.store import Store


class Journal:
    """Records and reads. One that is off takes everything and keeps nothing."""

    def __init__(self, kept: Settings) -> None:
        self._kept, self._opening = kept, threading.Lock()
        self._opened: Store | None = None
        self._writer = Writer(self._store) if kept.url else None

    @property
    def on(self) -> bool:
        return self._writer is not None

    @property
    def days(self) -> int:
        """How long single events stay."""
        return self._kept.days

    def record(self, *events: Event) -> None:
        """Hand events over; returns at once and never raises."""
        if self._writer and events:
            self._writer.record(*events)

    def health(self) -> Health:
        return self._writer.health() if self._writer else Health()

    def counted(self, mode: Mode, since: date) -> Counted:
        """All counts of a mode from a day on. May raise what `faults.is_fault` knows."""
        return self._store().counted(mode, since) if self.on else Counted(mode, since)

    def wrong_picks(self, since: date, before: date) -> WrongPicks:
        """What practice gets wrong, from a day to another. May raise as `counted` does."""
        return self._store().wrong_picks(since, before) if self.on else ()

    def last(self, number: int = 10) -> list[dict[str, Any]]:
        """The newest events as they are stored. May raise what `faults.is_fault` knows."""
        return self._store().last(number) if self.on else []

    def close(self) -> Health:
        """Write what still waits, for two seconds at most."""
        return self._writer.close() if self._writer else Health()

    def _store(self) -> Store:
        with self._opening:
            if self._opened is None:
                self._opened = opened(self._kept)
            return self._opened


def opened(kept: Settings) -> Store:
    """The database of a journal. Its packages take half a second to load, so they come late."""
    from wizard.journal.store import Store

    return Store(kept)


_one: Journal | None = None
_making = threading.Lock()


def recorder() -> Journal:
    """The journal that `WIZARD_JOURNAL` names, made at its first use; off where it names none."""
    global _one
    with _making:
        if _one is None:
            _one = _made()
            atexit.register(_one.close)
        return _one


def record(*events: Event) -> None:
    """Record in the journal of this process."""
    recorder().record(*events)


def _made() -> Journal:
    """A journal as the environment says; one that is off where that cannot be meant."""
    try:
        return Journal(settings())
    except ValueError as error:
        logging.getLogger("wizard.journal").warning("%s Nothing is counted.", error)
        return Journal(Settings("", DAYS))
