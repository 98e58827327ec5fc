"""Puts a draft into its file: whole, over nothing that is newer, with the version before kept."""

from __future__ import annotations

import os
import stat
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wizard.authoring import history
from wizard.authoring.drafts import Draft
from wizard.authoring.preview import tried
from wizard.content.disk import LARGEST
from wizard.content.folder import ENDINGS, RESERVED, SETTINGS
from wizard.content.keeper import Keeper
from wizard.content.saved import folder_mark
from wizard.core.ids import unfit
from wizard.core.problems import Problem
from wizard.core.whole_file import write_whole

EARLIER = 20
"""Versions kept of one file."""


@dataclass(frozen=True, slots=True)
class Saved:
    """It is in its file; `but`: a sentence about what did not work besides."""

    text: str
    but: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """It is not saved: one sentence why, and the errors that hold it back."""

    why: str
    errors: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Overtaken:
    """It is not saved: the file says `theirs` since it was opened; None if it has been deleted."""

    theirs: str | None


def may_be_file(file: str) -> bool:
    """Whether a content file can have this name."""
    room, _, name = file.partition("/")
    stem, ending = name[: name.rfind(".")], name[name.rfind(".") :]
    fits = not unfit(stem) and stem.upper() not in RESERVED
    return file in SETTINGS or (ending == ENDINGS.get(room) and fits)


def why_not(keeper: Keeper, file: str) -> str:
    """One sentence why this file cannot be saved here; "" if it can be."""
    root, path = keeper.folder.resolve(), keeper.folder / file
    if not may_be_file(file):
        return "No content file can have this name."
    if path.is_symlink() or not path.resolve().is_relative_to(root):
        return "This file is a link to another one. Edit that one."
    if not os.access(path.parent, os.W_OK):
        return "The content folder cannot be written to from here. Download the file instead."
    return ""


def save(keeper: Keeper, draft: Draft, state: Path, author: str, today: date) -> Outcome:
    """Save a draft. An error in it, or one that it makes in another file, holds it back."""
    if why := why_not(keeper, draft.file):
        return Refused(why)
    if errors := tried(keeper, draft.file, draft.text, today).errors:
        return Refused("An error holds it back.", errors)
    path = keeper.folder / draft.file
    try:
        with _alone(path.parent):
            now = current(path)
            if now != draft.base:
                return Overtaken(now)
            text = _as_before(draft.text, draft.base or "")
            _put(path, text, now, _kept_in(keeper, draft.file, state))
            but = history.commit(
                keeper.folder, draft.file, _message(draft.file, new=now is None), author
            )
    except (OSError, UnicodeError) as error:
        return Refused(f"It could not be saved: {getattr(error, 'strerror', None) or error}.")
    keeper.look_now()
    return Saved(text, but)


Outcome = Saved | Refused | Overtaken


def earlier(keeper: Keeper, file: str, state: Path) -> dict[float, str]:
    """What the file said before each save, by the time of that, the newest first."""
    found = {}
    with suppress(OSError, UnicodeError):
        for path in sorted(_kept_in(keeper, file, state).iterdir(), reverse=True):
            if path.name.isdigit():
                found[int(path.name) / 1e9] = path.read_text("utf-8")
    return found


def _kept_in(keeper: Keeper, file: str, state: Path) -> Path:
    return state / f"earlier-{folder_mark(keeper.folder)}" / file


def current(path: Path) -> str | None:
    """What a file says now; None if there is none. Raises `OSError` or `UnicodeError`."""
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1).decode("utf-8")
    except FileNotFoundError:
        return None


def _message(file: str, *, new: bool) -> str:
    return f"{'Add' if new else 'Edit'} {file} on the editors' page"


def _as_before(text: str, before: str) -> str:
    """With the line ends and the mark in front that the file had, and an end to its last line."""
    whole = text.rstrip("\n") + "\n"
    if "\r\n" in before:
        whole = whole.replace("\n", "\r\n")
    return f"\ufeff{whole}" if before.startswith("\ufeff") else whole


def _put(path: Path, text: str, before: str | None, earlier: Path) -> None:
    """Write a file; what it said before is kept first, or nothing is written."""
    mode = None
    if before is not None:
        _keep_earlier(earlier, before)
        mode = stat.S_IMODE(path.stat().st_mode)
    write_whole(path, text)
    if mode is not None:
        path.chmod(mode)


def _keep_earlier(folder: Path, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for old in sorted(folder.iterdir())[: -EARLIER + 1]:
        old.unlink(missing_ok=True)
    write_whole(folder / f"{time.time_ns():020}", text, private=True)


_ONE = threading.Lock()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """While no one else saves in this folder: no other visitor, no other process."""
    with _ONE:
        try:
            import fcntl
        except ImportError:  # Windows, where one process serves
            yield
            return
        number = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(number, fcntl.LOCK_EX)
            yield
        finally:
            os.close(number)
