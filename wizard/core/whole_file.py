"""Files that are written whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, text: str, *, private: bool = False) -> None:
    """Put a text in a file; an old one stays as it is until the new one is safe on the disk.

    `private`: only the user who runs the program may read it. Raises `OSError`.
    """
    beside = path.with_name(f".{path.name[:60]}.{os.getpid()}.tmp")
    mode = 0o600 if private else 0o666
    try:
        number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(number, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        error.filename = str(path)  # the one that its reader knows
        raise
    finally:
        beside.unlink(missing_ok=True)


def write_together(folder: Path, changes: Mapping[str, str | None]) -> None:
    """Put texts in the files of a folder, and take those away that are None: all, or none.

    Where one cannot be written, the others get back what they said. Raises `OSError`.
    """
    before = {file: _said(folder / file) for file in changes}
    done: list[str] = []
    try:
        for file in sorted(changes, key=lambda file: changes[file] is None):
            done.append(file)
            _put(folder / file, changes[file])
    except OSError:
        for file in reversed(done):
            with suppress(OSError):
                _put(folder / file, before[file])
        raise


def _said(path: Path) -> str | None:
    return path.read_bytes().decode() if path.exists() else None


def _put(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink(missing_ok=True)
    else:
        write_whole(path, text)


def write_new(path: Path, text: str) -> None:
    """Put a text in a new file. Raises `FileExistsError` over one that is there, or `OSError`."""
    path.open("x").close()
    try:
        write_whole(path, text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
