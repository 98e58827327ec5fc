"""The live classes of this process: what happens is kept at once, and what is new is told on.

Replicas share classes through the database alone. One task a process asks it a few times a second
for the number of the last happening of each class, however many phones listen.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Collection, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from wizard.journal.faults import in_one_sentence, is_fault
from wizard.journal.settings import HERE, Settings
from wizard.training import live
from wizard.training.live import Class, Happening

if TYPE_CHECKING:
    from wizard.journal.classes import Classes, Kept, Row

EVERY = 0.2
"""Seconds between two looks at what other replicas have written."""
GATHER = 0.1
"""Seconds between two transactions while votes come in; the first of all is kept at once."""
SWEEP, SOON = 60.0, 10.0
"""Seconds between two sweeps of classes that are over, and from the start to the first."""
LOG = logging.getLogger("wizard.classes")
_Waiting = tuple[str, str, dict[str, Any], "asyncio.Future[bool]"]


class AwayError(Exception):
    """The database of the classes does not answer; nothing was kept."""


@dataclass(eq=False)
class Room:
    """A class as this process knows it. `over`: it has ended, or its time is over."""

    kept: Kept
    now: Class = field(default_factory=Class)
    over: bool = False
    streams: Counter[str] = field(default_factory=Counter)
    """Open pages here by seat; those of trainers under no seat."""
    drawn: dict[Hashable, str] = field(default_factory=dict)
    """Pages that many phones show, until something happens that they show."""
    events: dict[str, bytes] = field(default_factory=dict)
    """The same as they are sent."""
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    """Set, and replaced, at whatever happens."""
    turned: asyncio.Event = field(default_factory=asyncio.Event)
    """The same, but not for votes and steps of single seats: nobody else's phone shows those."""

    @property
    def code(self) -> str:
        return self.kept.code

    def take_in(self, happened: list[tuple[int, Happening | None]]) -> None:
        """Derive the new state, and wake who waits for it."""
        before, self.now = self.now, live.derive(happened, self.now)
        if self.now.last != before.last:
            self.changed = _set(self.changed)
        if _public(self.now) != _public(before):
            self.forget()
            self.turned = _set(self.turned)

    def forget(self) -> None:
        """Draw anew what is asked for next."""
        self.drawn.clear()
        self.events.clear()

    def end(self) -> None:
        self.over = True
        self.forget()
        self.wake()

    def wake(self) -> None:
        """Have everyone look, whatever happened."""
        self.changed, self.turned = _set(self.changed), _set(self.turned)


def _set(event: asyncio.Event) -> asyncio.Event:
    event.set()
    return asyncio.Event()


def _public(now: Class) -> tuple[object, ...]:
    return now.at, now.way, now.revealed, len(now.tasks)


class Classrooms:
    """All classes that somebody here is in. Methods may raise `AwayError`."""

    def __init__(self, kept: Settings, open_store: Callable[[Settings], Classes]) -> None:
        self._kept, self._open_store = kept, open_store
        self._rooms: dict[str, Room] = {}
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None
        self._store: Classes | None = None
        self._failing = False
        # One thread: a database in memory belongs to the thread that made it.
        self._thread = ThreadPoolExecutor(1, "classes")

    @property
    def rooms(self) -> tuple[Room, ...]:
        return tuple(self._rooms.values())

    async def open(self, seconds: int) -> Room:
        """Begin a class that ends by itself after so many seconds."""
        kept = await self._run(lambda store: store.open(seconds))
        return self._rooms.setdefault(kept.code, Room(kept))

    async def room(self, code: str) -> Room | None:
        """The class of this code; None where none is open."""
        if code in self._rooms:
            return self._rooms[code]
        found = await self._run(lambda store: _load(store, code))
        if found is None:
            return None
        kept, rows = found
        room = self._rooms.setdefault(code, Room(kept))
        room.take_in(_read(rows))
        return room

    async def add(self, room: Room, *happenings: Happening) -> bool:
        """Keep what happened; back once it is safe in the database. False: the class is over.

        What comes while a transaction is under way goes into the next one together.
        """
        loop = asyncio.get_running_loop()
        futures = [loop.create_future() for _ in happenings]
        for happening, future in zip(happenings, futures, strict=True):
            self._waiting.append((room.code, *live.named(happening), future))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return all(await asyncio.gather(*futures))

    async def end(self, room: Room) -> None:
        """Delete the class with all that happened in it."""
        await self._run(lambda store: store.end(room.code))
        self._close(room)

    async def keep_up(self, stopped: Callable[[], bool]) -> None:
        """Take in what other replicas write, until `stopped`; then send everyone home."""
        loop = asyncio.get_running_loop()
        swept = loop.time() - SWEEP + SOON
        while not stopped():
            try:
                if loop.time() - swept > SWEEP and (self._store or self._kept.url != HERE):
                    swept = loop.time()
                    await self._run(lambda store: store.sweep())
                await self.look()
                self._failing = False
            except AwayError:
                pass  # what was said once is enough
            except Exception as error:  # not even a mistake of ours may stop all classes
                self._complain(error)
            await asyncio.sleep(EVERY)
        for room in self.rooms:
            room.wake()

    async def look(self) -> None:
        """Take in what is new in each class that somebody here is in."""
        if not self._rooms:
            return
        known = {room.code: room.now.last for room in self.rooms}
        lasts, rows = await self._run(lambda store: _news(store, known))
        for code in known:
            room = self._rooms.get(code)
            if room and code not in lasts:
                self._close(room)
            elif room:
                room.take_in(_read(rows.get(code, [])))

    def close(self) -> None:
        self._thread.submit(self._close_store)
        self._thread.shutdown()

    async def _write(self) -> None:
        """Keep what waits, and tell each sender; nobody waits for ever, whatever goes wrong."""
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                kept = await self._keep(batch)
            except Exception as error:
                self._complain(error)
                for *_, future in batch:
                    if not future.done():
                        future.set_exception(AwayError())
                continue
            for code, *_, future in batch:
                if not future.done():
                    future.set_result(code in kept)
            await asyncio.sleep(GATHER)

    async def _keep(self, batch: list[_Waiting]) -> Collection[str]:
        """One transaction; the codes of the classes that were still open."""
        known = {code: self._rooms[code].now.last for code, *_ in batch if code in self._rooms}
        happened = [(code, kind, fields) for code, kind, fields, _ in batch]
        lasts, rows = await self._run(partial(_added, happened=happened, known=known))
        for code, fresh in rows.items():
            if room := self._rooms.get(code):
                room.take_in(_read(fresh))
        return set(lasts)

    async def _run(self, work: Callable[[Classes], Any]) -> Any:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, self._done, work)
        except Exception as error:
            self._complain(error)
            raise AwayError from error

    def _done(self, work: Callable[[Classes], Any]) -> Any:
        if self._store is None:  # its packages take half a second to load, so they come late
            self._store = self._open_store(self._kept)
        return work(self._store)

    def _close_store(self) -> None:
        if self._store:
            self._store.close()

    def _close(self, room: Room) -> None:
        self._rooms.pop(room.code, None)
        room.end()

    def _complain(self, error: Exception) -> None:
        """Say once in the log what is wrong; `AwayError` was said where it began."""
        if self._failing or isinstance(error, AwayError):
            return
        self._failing = True
        LOG.warning(
            "Classes wait for their database. %s",
            in_one_sentence(error),
            exc_info=None if is_fault(error) else error,
        )


def _load(store: Classes, code: str) -> tuple[Kept, list[Row]] | None:
    kept = store.find(code)
    return (kept, store.since(code, 0)) if kept else None


def _news(store: Classes, known: dict[str, int]) -> tuple[dict[str, int], dict[str, list[Row]]]:
    lasts = store.lasts(known)
    fresh = {code for code, last in lasts.items() if last > known[code]}
    return lasts, {code: store.since(code, known[code]) for code in fresh}


def _added(
    store: Classes, happened: list[tuple[str, str, dict[str, Any]]], known: dict[str, int]
) -> tuple[dict[str, int], dict[str, list[Row]]]:
    lasts = store.add(happened)
    return lasts, {code: store.since(code, known[code]) for code in known if code in lasts}


def _read(rows: list[Row]) -> list[tuple[int, Happening | None]]:
    return [(number, live.read(kind, fields)) for number, kind, fields in rows]
