"""What goes live: of each file the newest version that can be served beside all the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from wizard.content.folder import Version
from wizard.core.model import LAST_RESORT, Library
from wizard.core.problems import Place, Problem

Texts = Mapping[str, Version]
Join = Callable[[Texts], Library]


@dataclass(frozen=True, slots=True)
class Published:
    """The versions that visitors see, and their library."""

    texts: Texts
    library: Library


@dataclass(frozen=True, slots=True)
class Held:
    """A file whose newest version visitors do not see, and `why`.

    `shown`: whether they see an earlier version; `gone`: whether the file has been deleted.
    """

    file: str
    shown: bool
    gone: bool
    why: tuple[Problem, ...]


def publish(newest: Texts, before: Published, join: Join) -> Published:
    """As many of the newest versions as can be served together, for the rest what was served.

    What was served before can always be served again, so a mistake never takes anything away. A
    change that needs another one is tried again after it.
    """
    files = sorted(
        newest.keys() | before.texts.keys(), key=lambda file: (file not in newest, file)
    )
    waiting = [file for file in files if newest.get(file) != before.texts.get(file)]
    now = before
    while waiting:
        tried = _Advance(newest, now, before.library, join)
        still = tried.advance(waiting)
        now = tried.now
        if len(still) in (0, len(waiting)):
            break
        waiting = still
    return now


class _Advance:
    """Moves from what is served to the newest, leaving behind what does not fit."""

    def __init__(self, newest: Texts, now: Published, before: Library, join: Join) -> None:
        self.newest, self.now, self.before, self.join = newest, now, before, join

    def advance(self, files: list[str]) -> list[str]:
        """Serve these changes if that goes well, else by halves; gives back those that wait."""
        texts = moved(self.now.texts, self.newest, files)
        library = self.join(texts)
        if as_good(library, self.before):
            self.now = Published(texts, library)
            return []
        if len(files) == 1:
            return files
        half = len(files) // 2
        return [*self.advance(files[:half]), *self.advance(files[half:])]


def moved(texts: Texts, newest: Texts, files: list[str]) -> Texts:
    """The versions served, with the newest ones of these files; a file deleted is not there."""
    kept = {file: version for file, version in texts.items() if file not in files}
    return kept | {file: newest[file] for file in files if file in newest}


def as_good(library: Library, before: Library) -> bool:
    """Whether nothing is left out, ends in the dark or is empty that was not so before."""
    return (
        library.left_out <= before.left_out
        and (bool(library.flows) or not before.flows)
        and (library.nothing_fits is not LAST_RESORT or before.nothing_fits is LAST_RESORT)
    )


def held_back(newest: Texts, now: Published, join: Join) -> Iterator[Held]:
    """Every file whose newest version is not served, with what would go wrong with it."""
    for file in sorted(newest.keys() | now.texts.keys()):
        if newest.get(file) != now.texts.get(file):
            tried = join(moved(now.texts, newest, [file]))
            new = [p for p in tried.problems if p not in now.library.problems]
            errors = [p for p in new if p.level == "error"]
            flaws = [p for p in new if p.level == "flaw"]
            why = tuple(errors or flaws or [needed(Place(file))])
            yield Held(file, file in now.texts, file not in newest, why)


def needed(place: Place) -> Problem:
    """Why a file has to stay that is wrong nowhere."""
    return Problem(
        place,
        'Without this file there is no flow left, or no answer behind "None of these".',
        "Put it back, or another in its place.",
        check="needed-file",
    )
