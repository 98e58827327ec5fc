"""Opens `flows/` and `faq/` and gives one Library; notices edits while the program runs."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from wizard import checks
from wizard.content.folder import Shelf
from wizard.core import graph
from wizard.core.model import Entry, Flow, Library
from wizard.core.problems import ContentError, Problem

LOOK_EVERY = 1.0
"""Seconds between two looks at the files' dates."""
HOME = Path(__file__).resolve().parents[2]
Fingerprint = tuple[tuple[str, int, int], ...]


def content_folder() -> Path:
    """The folder of `flows/` and `faq/`: `WIZARD_CONTENT`, or the one this code came with."""
    return Path(os.environ.get("WIZARD_CONTENT") or HOME)


def load(folder: Path, today: date | None = None) -> Library:
    """Read, check and join all content. Raises `ContentError` if there is no such content folder.

    Never raises for what stands in the files: every mistake is in `Library.problems`, and files
    with an error are left out.
    """
    for name in ("flows", "faq"):
        if not (folder / name).is_dir():
            raise ContentError(f'There is no folder "{name}" in {folder}.')
    with _no_collection():
        return _join(Shelf(folder), today or date.today())


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing that is loaded is garbage, and looking for some takes a third of a long load."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _join(shelf: Shelf, today: date) -> Library:
    draft = _library(shelf, shelf.flows, shelf.entries, frozenset(shelf.unread))
    problems = {*shelf.problems, *checks.all_problems(draft, today)}
    while True:
        out = shelf.unread | {
            p.place.file.rsplit(".", 1)[0] for p in problems if p.level == "error"
        }
        flows = {id: flow for id, flow in shelf.flows.items() if f"flows/{id}" not in out}
        entries = {
            id: entry
            for id, entry in shelf.entries.items()
            if f"faq/{id}" not in out and not entry.draft
        }
        served = _library(shelf, flows, entries, frozenset(out), tuple(sorted(problems)))
        looped = any(p.check == "loops" for p in problems)
        found = checks.endless(served)
        more = {p for p in found if looped or p.level == "error"} - problems
        if not more:
            return served
        problems |= more


def _library(
    shelf: Shelf,
    flows: dict[str, Flow],
    entries: dict[str, Entry],
    left_out: frozenset[str],
    problems: tuple[Problem, ...] = (),
) -> Library:
    fallback = shelf.court.none_of_these
    drawn = graph.build(flows, entries, fallback)
    return Library(shelf.court, flows, entries, shelf.glossary, problems, left_out, drawn)


class Keeper:
    """Keeps the library of one folder fresh: the last good one stays when an edit is broken."""

    def __init__(self, folder: Path, now: Callable[[], float] = time.monotonic) -> None:
        self.folder, self._now, self._lock = folder, now, threading.Lock()
        self.library = load(folder)
        self._looked = now()
        self._seen = fingerprint(folder)
        self.newest = self.library
        """What the files say now, good or not: for editors."""

    def current(self) -> Library:
        """The library to serve. Looks at the files' dates at most once a second."""
        if self._now() - self._looked < LOOK_EVERY or not self._lock.acquire(blocking=False):
            return self.library
        try:
            self._refresh()
        finally:
            self._looked = self._now()
            self._lock.release()
        return self.library

    def _refresh(self) -> None:
        try:
            seen = fingerprint(self.folder)
            if seen == self._seen:
                return
            newest = load(self.folder)
        except (ContentError, OSError):
            return
        self._seen, self.newest = seen, newest
        if newest.left_out <= self.library.left_out and newest.flows:
            self.library = newest

    @property
    def held_back(self) -> bool:
        """Whether an edit with errors is waiting while the last good content is served."""
        return self.newest is not self.library


def fingerprint(folder: Path) -> Fingerprint:
    """Names, change times (ns) and sizes (bytes) of all content files."""
    rows = []
    for name in ("flows", "faq"):
        with os.scandir(folder / name) as files:
            for entry in files:
                stat = _stat(entry)
                rows.append((f"{name}/{entry.name}", stat.st_mtime_ns, stat.st_size))
    return tuple(sorted(rows))


def _stat(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:  # a link to nowhere or to itself
        return entry.stat(follow_symlinks=False)


_keepers: dict[Path, Keeper] = {}
_keepers_lock = threading.Lock()


def keeper(folder: Path | None = None) -> Keeper:
    """The one Keeper of a folder in this process, made at its first use."""
    folder = folder or content_folder()
    with _keepers_lock:
        if folder not in _keepers:
            _keepers[folder] = Keeper(folder)
        return _keepers[folder]
