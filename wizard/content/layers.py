"""Which folders lie over each other: a base, and a court's own folder that has the last word.

The files of a base are named as seen from the court's folder: `../pacer/faq/fees.md`.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from wizard.content.base_mistakes import no_such_base
from wizard.content.folder import Files, Version, opened, opened_base
from wizard.core.problems import ContentError, Named, Place, Problem

OWN = ""
"""The name of the court's own folder."""
Stack = tuple[tuple[str, Version], ...]
"""The versions of one file in folders over each other, the lowest base first, with their names."""
MOST = 8
"""Folders over each other; more are not looked for."""
_EXTENDS = re.compile(
    r"^extends:[ \t]*(?P<quote>[\"']?)(?P<name>[^\"'\x00-\x1f\x7f]+?)(?P=quote)"
    r"[ \t\r]*(?:[ \t]#.*)?$",
    re.MULTILINE,
)


def laid(
    folder: Path,
    listed: Sequence[str] = (),
    served: Mapping[str, Version] | None = None,
) -> Files:
    """The files of a court's folder, and of the bases that it extends or that are `listed`.

    `served`: what visitors see now. The files of a base that it still needs stay as they are there
    when the court names another. Raises `ContentError` if a folder is not there any more.
    """
    served = served or {}
    found = opened(folder)
    texts, strays, seen = dict(found.texts), list(found.strays), {OWN}
    while new := [name for name in layers(texts, listed) if name not in seen]:
        for name in new:
            seen.add(name)
            if not _is_folder(folder / name):
                if name in listed:
                    raise ContentError(f"There is no folder {os.path.normpath(folder / name)}.")
                continue
            base = opened_base(folder / name)
            texts |= {under(name, file): _moved(name, said) for file, said in base.texts.items()}
            strays += [_placed(name, problem) for problem in base.strays]
    _still_there(folder, served, seen)
    needed = set(layers(served, listed)) - seen
    kept = {file: version for file, version in served.items() if folder_of(file) in needed}
    return Files(kept | texts, tuple(strays), tuple(listed))


def layers(texts: Mapping[str, Version], listed: Sequence[str] = ()) -> tuple[str, ...]:
    """The names of the folders that count, the lowest base first, the court's own one last.

    Where `faq/court.yaml` cannot be opened, nobody knows what it extends, and all of them count.
    """
    if listed:
        return (*listed, OWN)
    if not isinstance(texts.get("faq/court.yaml"), str):
        return (*dict.fromkeys(n for n in map(folder_of, texts) if n != OWN), OWN)
    names = [OWN]
    while len(names) < MOST and (base := _extended(texts, names[0])) not in (".", *names):
        names.insert(0, base)
    return tuple(names)


def stacked(texts: Mapping[str, Version], names: Sequence[str]) -> dict[str, Stack]:
    """Every file by its name in its own folder, in the order of the names."""
    rows: dict[str, list[tuple[str, Version]]] = {name: [] for name in names}
    for file, version in texts.items():
        if (name := folder_of(file)) in rows:
            rows[name].append((file, version))
    found: dict[str, Stack] = {}
    for file, version in (pair for name in names for pair in rows[name]):
        below = found.get(bare(file), ())
        found[bare(file)] = below if _unneeded(version, below) else (*below, (file, version))
    return dict(sorted(found.items(), key=lambda item: (item[0] != item[0].lower(), item[0])))


def _unneeded(version: Version, below: Stack) -> bool:
    """A glossary that is not there, where a base has one; the court itself has to be there."""
    missing = isinstance(version, Problem) and version.check == "missing-file"
    return missing and any(bare(file) == "faq/glossary.yaml" for file, _ in below)


def missing_bases(texts: Mapping[str, Version], names: Sequence[str]) -> Iterator[Problem]:
    """A problem for each base that is named and has no content."""
    there = {folder_of(file) for file in texts}
    for name, above in pairwise(names):
        file = under(above, "faq/court.yaml")
        found = extends(file, texts.get(file))
        if name not in there and found:
            yield no_such_base(found.place, found.name)


def under(name: str, file: str) -> str:
    """How a file of a folder is called, seen from the court's folder."""
    return f"{name}/{file}" if name else file


def folder_of(file: str) -> str:
    """The folder that a file belongs to: `../pacer` for `../pacer/faq/fees.md`."""
    return Place(file).folder


def bare(file: str) -> str:
    """The name of a file in its own folder: `faq/fees.md` for `../pacer/faq/fees.md`."""
    return "/".join(file.rsplit("/", 2)[-2:])


def from_court(folder: Path, base: Path) -> str:
    """The name of a base, seen from the court's folder."""
    try:
        return Path(os.path.relpath(base, folder)).as_posix()
    except ValueError:  # another drive
        return base.resolve().as_posix()


def extends(file: str, version: Version | None) -> Named | None:
    """What a file says that it extends, whatever else is wrong in it; None if it does not."""
    if not isinstance(version, str):
        return None
    keys = version.split("\n---", 1)[0] if file.endswith(".md") else version
    found = _EXTENDS.search(keys)
    if not found:
        return None
    column = found.start("name") - found.start() + 1
    return Named(found["name"], Place(file, keys.count("\n", 0, found.start()) + 1, column))


def _extended(texts: Mapping[str, Version], name: str) -> str:
    file = under(name, "faq/court.yaml")
    found = extends(file, texts.get(file))
    return posixpath.normpath(posixpath.join(name, found.name)) if found else "."


def _is_folder(path: Path) -> bool:
    """Whether there is such a folder; no name that an editor can write is too odd to ask."""
    try:
        return path.is_dir()
    except OSError:  # a name too long for the disk, a folder that nobody may enter
        return False


def _still_there(folder: Path, served: Mapping[str, Version], seen: Iterable[str]) -> None:
    rooms = {file.rsplit("/", 1)[0] for file in served if folder_of(file) in seen}
    for room in sorted(rooms):
        if not (folder / room).is_dir():
            name, _, part = room.rpartition("/")
            raise ContentError(f'There is no folder "{part}" in {folder / name}.')


def _moved(name: str, version: Version) -> Version:
    return _placed(name, version) if isinstance(version, Problem) else version


def _placed(name: str, problem: Problem) -> Problem:
    place = problem.place
    return replace(problem, place=Place(under(name, place.file), place.line, place.column))
