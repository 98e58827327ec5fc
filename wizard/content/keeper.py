"""Notices edits while the program runs and serves of each file the last version that is good."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from wizard.content import saved
from wizard.content.folder import ENDINGS, Files
from wizard.content.layers import laid, layers
from wizard.content.library import Folders, content_folders, joined
from wizard.content.publishing import Held, Published, Texts, held_back, publish
from wizard.content.saved import Copy, copy_of, state_folder
from wizard.content.shelf import Readings
from wizard.core.ids import COURT, file_id
from wizard.core.model import Library
from wizard.core.pictures import FOLDER
from wizard.core.problems import ContentError

LOOK_EVERY = 1.0
"""Seconds between two looks at the files' dates."""
COARSE = 3.0
"""Seconds. Clocks of file systems count in up to two; a file changed this lately may change again
without a new date, so it is read again."""
Fingerprint = tuple[tuple[str, int, int, int, int], ...]
log = logging.getLogger(__name__)


class Keeper:
    """Keeps the library of one folder fresh. An error holds back its file and what depends on it.

    `state`: the folder for the copy that a restart begins with; without one there is no copy.
    `bases`: folders under it, in place of what its court extends.
    Raises `ContentError` where there is nothing good to serve, neither in the folder nor there.
    """

    def __init__(
        self,
        folder: Path,
        now: Callable[[], float] = time.monotonic,
        state: Path | None = None,
        bases: Sequence[str] = (),
    ) -> None:
        self.folder, self._now, self._lock = folder, now, threading.Lock()
        self.bases = tuple(bases)
        self._files = Files({}, listed=self.bases)
        self._copy = copy_of(folder, state) if state else None
        self._known: Readings = {}
        self.since: dict[str, float] = {}
        """When the version of each file that visitors see went live, in Unix time."""
        self.held: tuple[Held, ...] = ()
        """The files whose newest version visitors do not see."""
        self.trouble = ""
        """One sentence where the folder itself cannot be read any more."""
        self.unsaved = ""
        """One sentence where the copy for a restart cannot be written."""
        before = self._begun()
        self._looked, (self._seen, self._settled) = now(), self._look()
        self._files = self._opened(before)
        self.newest = joined(self._files, known=self._known)
        """What the files say now, good or not: for editors."""
        self._published = before or self._first()
        self._publish()

    @property
    def library(self) -> Library:
        """What visitors see."""
        return self._published.library

    @property
    def held_back(self) -> bool:
        """Whether some newest version is not served."""
        return bool(self.held or self.trouble)

    @property
    def texts(self) -> Texts:
        """What the files say now, by name."""
        return self._files.texts

    @property
    def served_texts(self) -> Texts:
        """The versions that visitors see."""
        return self._published.texts

    def readings(self) -> Readings:
        """A copy of what has been read of these versions, for a reader who has others besides."""
        return dict(self._known)

    def look_now(self) -> None:
        """Look at the files at the next click, however short ago the last look was."""
        self._looked = float("-inf")

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

    def _begun(self) -> Published | None:
        """What was served before a restart, if its copy can still be used."""
        copy = saved.read(self._copy) if self._copy else None
        if copy is None:
            return None
        library = joined(Files(copy.texts, listed=self.bases), known=self._known)
        if COURT in library.left_out:
            return None
        self.since = dict(copy.since)
        return Published(copy.texts, library)

    def _opened(self, before: Published | None) -> Files:
        try:
            return laid(self.folder, self.bases, before.texts if before else None)
        except ContentError as error:
            if before is None:
                raise
            self.trouble = str(error)
            return Files(before.texts, listed=self.bases)

    def _first(self) -> Published:
        """All there is, where nothing was served before: at least the court has to be good."""
        if COURT in self.newest.left_out:
            errors = [p for p in self.newest.problems if p.level == "error"]
            said = next((p for p in errors if file_id(p.place.file) == COURT), "")
            raise ContentError(f"Nothing is served until faq/court.yaml is mended. {said}")
        return Published(self._files.texts, self.newest)

    def _refresh(self) -> None:
        try:
            seen, settled = self._look()
            if seen == self._seen and self._settled and not self.trouble:
                return
            files = laid(self.folder, self.bases, self._published.texts)
        except (ContentError, OSError) as error:
            self.trouble = str(error)
            return
        self._seen, self._settled, self.trouble = seen, settled, ""
        if files != self._files:
            self._files, self.newest = files, joined(files, known=self._known)
            self._publish()

    def _look(self) -> tuple[Fingerprint, bool]:
        """The fingerprint, and whether every change is old enough to have a date of its own."""
        late = (time.time() - COARSE) * 1e9
        try:
            names = layers(self._files.texts, self.bases)
            seen = tuple(row for name in names for row in fingerprint(self.folder / name))
        except OSError:
            return (), False
        return seen, all(changed < late for _, _, changed, _, _ in seen)

    def _publish(self) -> None:
        before, newest = self._published, self._files.texts
        now = publish(newest, before, self._join)
        self.held = tuple(held_back(newest, now, self._join))
        self._published = now
        self._remember(before.texts, now.texts)
        self._known = {
            stack: read
            for stack, read in self._known.items()
            if all(text in (newest.get(file), now.texts.get(file)) for file, text in stack)
        }

    def _join(self, texts: Texts) -> Library:
        if texts == self._files.texts:
            return self.newest
        return joined(Files(texts, listed=self.bases), known=self._known)

    def _remember(self, before: Texts, now: Texts) -> None:
        moment = time.time()
        same = {file for file, version in now.items() if before.get(file) == version}
        self.since = {
            file: self.since.get(file, moment) if file in same else moment for file in now
        }
        if self._copy is None:
            return
        try:
            saved.write(self._copy, Copy(now, self.since))
        except OSError as error:
            if not self.unsaved:
                log.warning("The last good content cannot be kept for a restart: %s", error)
            self.unsaved = f"It cannot be kept for a restart: {error.strerror}."
        else:
            self.unsaved = ""


def fingerprint(folder: Path) -> Fingerprint:
    """Name, change time and time of the entry (ns), size and inode of all content files."""
    rows = []
    for name in (*ENDINGS, FOLDER):
        with _listed(folder / name) as files:
            for entry in files:
                stat = _stat(entry)
                rows.append(
                    (
                        f"{name}/{entry.name}",
                        stat.st_mtime_ns,
                        stat.st_ctime_ns,
                        stat.st_size,
                        stat.st_ino,
                    )
                )
    return tuple(sorted(rows))


def _listed(room: Path) -> AbstractContextManager[Iterator[os.DirEntry[str]]]:
    """What is in one of the folders; not all of them have to be there."""
    try:
        return os.scandir(room)
    except FileNotFoundError:
        return nullcontext(iter(()))


def _stat(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except OSError:  # a link to nowhere or to itself
        return entry.stat(follow_symlinks=False)


_keepers: dict[Folders, Keeper] = {}
_keepers_lock = threading.Lock()


def keeper(folder: Path | None = None) -> Keeper:
    """The one Keeper of a folder in this process, made at its first use."""
    named: Folders = (folder, ()) if folder else content_folders()
    with _keepers_lock:
        if named not in _keepers:
            _keepers[named] = Keeper(named[0], state=state_folder(), bases=named[1])
        return _keepers[named]
