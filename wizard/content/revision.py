"""A content folder, and the bases under it, as they were at a git revision."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path

from wizard.content.folder import ENDINGS
from wizard.content.layers import from_court, laid, layers
from wizard.content.library import Folders
from wizard.core.pictures import FOLDER
from wizard.core.problems import ContentError


def unpacked(revision: str, here: Folders, to: Path) -> Folders:
    """Write the folders into `to`. Raises `ContentError` if there is no such revision.

    A base that is not in the same repository is taken as it is now.
    """
    home, named = here
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    commit, top, prefix = (
        _said(home, *words)
        for words in (asked, ["rev-parse", "--show-toplevel"], ["rev-parse", "--show-prefix"])
    )
    if commit is None or top is None or prefix is None:
        raise ContentError(f'"{revision}" is no folder, and no git revision of {home}.')
    then = to / prefix
    if not all(_take(Path(top), commit, f"{prefix}{room}", to) for room in ENDINGS):
        raise ContentError(f'At the revision "{revision}", {home} has no "flows" and "faq".')
    _take(Path(top), commit, f"{prefix}{FOLDER}", to)
    found: dict[str, str] = {}
    while new := [name for name in _bases(then, named) if name not in found]:
        for name in new:
            inside = os.path.normpath(Path(prefix) / name)
            outside = Path(inside).is_absolute() or inside.startswith("..")
            found[name] = from_court(then, home / name) if outside else name
            for room in () if outside else (*ENDINGS, FOLDER):
                _take(Path(top), commit, f"{Path(inside).as_posix()}/{room}", to)
    return then, tuple(found[name] for name in _bases(then, named))


def _bases(folder: Path, named: Sequence[str]) -> Sequence[str]:
    """What is named, or else what the court extends as far as its files are there."""
    return named or layers(laid(folder).texts)[:-1]


def _take(top: Path, commit: str, path: str, to: Path) -> bool:
    """Write a folder of the repository as it was, if it was there."""
    tar = _git(top, "archive", commit, "--", f":(literal){path}")
    if tar is not None:
        _unpack(tar, to)
    return tar is not None


def _said(folder: Path, *words: str) -> str | None:
    said = _git(folder, *words)
    return None if said is None else said.decode("utf-8", "surrogateescape").strip("\n")


def _git(folder: Path, *words: str) -> bytes | None:
    """What git says when it runs in a folder; None if it fails."""
    try:
        done = subprocess.run(["git", "-C", folder, *words], capture_output=True, check=False)
    except FileNotFoundError:
        raise ContentError("Git is not installed, so only folders can be compared.") from None
    return done.stdout if done.returncode == 0 else None


def _unpack(tar: bytes, folder: Path) -> None:
    """Write the plain files of a tar; a link is left out, as it could lead anywhere."""
    with tarfile.open(fileobj=io.BytesIO(tar)) as members:
        for member in members:
            stream = members.extractfile(member) if member.isfile() else None
            path = folder / member.name
            if stream and path.resolve().is_relative_to(folder.resolve()):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(stream.read())
