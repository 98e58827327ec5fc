"""Reads one file of a content folder, whatever it turns out to be."""

from __future__ import annotations

from pathlib import Path

from wizard.content.file_mistakes import not_a_file, outside_folder, too_large, unreadable_file
from wizard.core.problems import Place, Problem

LARGEST = 1024 * 1024
"""Bytes. A content file is a few kilobytes; one past this size is not content."""


def contents(path: Path, file: str, root: Path) -> bytes | Problem:
    """What a file holds, or why it cannot be taken. `root`: the folder that no link may leave."""
    try:
        return _contents(path, file, root)
    except OSError as error:
        return unreadable_file(Place(file), error.strerror or "no reason given")


def _contents(path: Path, file: str, root: Path) -> bytes | Problem:
    real = _real(path)
    if real and not real.is_relative_to(root):
        return outside_folder(Place(file))
    if real is None or not real.is_file():
        return not_a_file(Place(file))
    with path.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    return too_large(Place(file)) if len(data) > LARGEST else data


def _real(path: Path) -> Path | None:
    """Where a path leads once its links are followed; None for a link to nowhere or to itself."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError):
        return None if path.is_symlink() else path
