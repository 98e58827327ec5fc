"""The last good content as one file on disk, so that a restart cannot lose it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wizard.content.file_mistakes import missing_file, not_a_file
from wizard.content.folder import Version
from wizard.core.problems import Place
from wizard.core.whole_file import write_whole

HOME = Path(__file__).resolve().parents[2]
MISSING = "missing-file"
EDITION = 1
"""Of the form of the file; a copy in another form is not read."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`texts`: what each file said when served; `since`: when that went live, in Unix time."""

    texts: Mapping[str, Version] = field(default_factory=dict)
    since: Mapping[str, float] = field(default_factory=dict)


def state_folder() -> Path:
    """Where the program keeps what has to survive a restart: `WIZARD_STATE`, or `var/` here."""
    return Path(os.environ.get("WIZARD_STATE") or HOME / "var")


def copy_of(folder: Path, state: Path) -> Path:
    """The file that holds the copy of a content folder."""
    return state / f"published-{folder_mark(folder)}.json"


def folder_mark(folder: Path) -> str:
    """A short name of a content folder, for what is kept of it elsewhere."""
    path = str(folder.resolve()).encode("utf-8", "surrogateescape")
    return hashlib.sha256(path).hexdigest()[:12]


def read(path: Path) -> Copy | None:
    """The copy in a file; None if there is none that can be used."""
    try:
        told = json.loads(path.read_text("utf-8"))
        if told["edition"] != EDITION:
            return None
        texts = {str(file): _version(str(file), text) for file, text in told["texts"].items()}
        since = {str(file): float(time) for file, time in told["since"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return Copy(texts, since)


def write(path: Path, copy: Copy) -> None:
    """Put a copy in a file, whole or not at all. Raises `OSError` if that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = {file: _told(version) for file, version in copy.texts.items()}
    told = {"edition": EDITION, "texts": texts, "since": dict(copy.since)}
    write_whole(path, json.dumps(told, ensure_ascii=False), private=True)


def _told(version: Version) -> str | list[str] | None:
    """What a file said; nothing where it could not be opened, an empty list where it was not."""
    if isinstance(version, str):
        return version
    return [] if version.check == MISSING else None


def _version(file: str, told: object) -> Version:
    """The same back again: a file that was needed and not there is not one that cannot be read."""
    if told is None:
        return not_a_file(Place(file))
    return missing_file(Place(file)) if told == [] else str(told)
