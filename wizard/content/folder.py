"""Opens the files of a content folder, and says of each one it cannot take what is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from wizard.content import files
from wizard.core.model import NAME, Court, Entry, Flow, Glossary
from wizard.core.problems import Place, Problem, mistake, shown

LARGEST = 1024 * 1024
"""Bytes. A content file is a few kilobytes; one past this size is not content."""
T = TypeVar("T")


class Shelf:
    """What was read: the nouns by id, the problems, and the ids that could not be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder.resolve()
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.flows: dict[str, Flow] = {}
        self.entries: dict[str, Entry] = {}
        for file, text in self.texts("flows", ".yaml"):
            self.keep(self.flows, file, files.read_flow(file, text))
        for file, text in self.texts("faq", ".md"):
            self.keep(self.entries, file, files.read_entry(file, text))
        self.court = self.one("faq/court.yaml", files.read_court) or Court()
        self.glossary = self.one("faq/glossary.yaml", files.read_glossary) or Glossary()

    def keep(self, shelf: dict[str, T], file: str, read: tuple[T | None, list[Problem]]) -> None:
        noun, problems = read
        self.problems += problems
        if noun is None:
            self.unread.add(file.rsplit(".", 1)[0])
        else:
            shelf[Path(file).stem] = noun

    def one(
        self, file: str, read: Callable[[str, str], tuple[T | None, list[Problem]]]
    ) -> T | None:
        path, noun = self.folder / file, None
        if not os.path.lexists(path):
            self.problems.append(missing_file(Place(file)))
        elif (text := self.text(path, file)) is not None:
            noun, problems = read(file, text)
            self.problems += problems
        if noun is None:
            self.unread.add(file.rsplit(".", 1)[0])
        return noun

    def texts(self, name: str, ending: str) -> Iterator[tuple[str, str]]:
        seen: dict[str, str] = {}
        for path in sorted((self.folder / name).iterdir(), key=_small_letters_first):
            file = f"{name}/{_printable(path.name)}"
            if not self.belongs(path, file, ending):
                continue
            twin = seen.setdefault(path.stem.lower(), path.name)
            if twin != path.name:
                self.problems.append(twin_file(Place(file), twin))
            elif not _can_be_id(path.stem):
                self.problems.append(bad_file_name(Place(file), path.stem))
            elif (text := self.text(path, file)) is not None:
                yield file, text

    def belongs(self, path: Path, file: str, ending: str) -> bool:
        if path.name in ("court.yaml", "glossary.yaml") and path.parent.name == "faq":
            return False
        if path.name.startswith(".") or path.name.endswith(("~", ".swp", ".tmp", ".bak")):
            return False
        if path.suffix != ending:
            self.problems.append(stray_file(Place(file), ending))
            return False
        return True

    def text(self, path: Path, file: str) -> str | None:
        try:
            problem, data = self.look(path, file)
        except OSError as error:
            problem, data = unreadable_file(Place(file), error.strerror or "no reason given"), b""
        if problem is None:
            try:
                return data.decode("utf-8")
            except UnicodeDecodeError as error:
                line = data[: error.start].count(b"\n") + 1
                problem = not_utf8(Place(file, line))
        self.problems.append(problem)
        self.unread.add(file.rsplit(".", 1)[0])
        return None

    def look(self, path: Path, file: str) -> tuple[Problem | None, bytes]:
        real = _real(path)
        if real and not real.is_relative_to(self.root):
            return outside_folder(Place(file)), b""
        if real is None or not real.is_file():
            return not_a_file(Place(file)), b""
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        return (too_large(Place(file)) if len(data) > LARGEST else None), data


_RESERVED = {
    "COURT",
    "GLOSSARY",
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{n}{i}" for n in ("COM", "LPT") for i in range(1, 10)),
}


def _real(path: Path) -> Path | None:
    """Where a path leads once its links are followed; None for a link to nowhere or to itself."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError):
        return None if path.is_symlink() else path


def _can_be_id(stem: str) -> bool:
    return bool(NAME.fullmatch(stem)) and len(stem) <= 64 and stem.upper() not in _RESERVED


def _small_letters_first(path: Path) -> tuple[bool, str]:
    """Of two names that differ only in capitals, the one that can be an id comes first."""
    return path.name != path.name.lower(), path.name


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)


@mistake("missing-file")
def missing_file(place: Place) -> Problem:
    """A file that every content folder needs is not there.

    Bad: a folder faq/ without court.yaml
    Good: faq/court.yaml, even with nothing but `contacts: {}` in it
    """
    return Problem(place, "This file is missing.", "Copy one from another court.")


@mistake("unreadable-file")
def unreadable_file(place: Place, said: str) -> Problem:
    """The computer does not let us read the file.

    Bad: a file that only its owner may read
    Good: a file that all may read
    """
    return Problem(place, f"This file cannot be read: {said}.", "Check its permissions.")


@mistake("not-a-file")
def not_a_file(place: Place) -> Problem:
    """A folder, a link to nowhere, or something else with the name of a content file.

    Bad: a folder named flows/fees.yaml/
    Good: a file named flows/fees.yaml
    """
    return Problem(place, "This is not a file that can be read.", "Put the file itself here.")


@mistake("outside-folder")
def outside_folder(place: Place) -> Problem:
    """The file is a link to something outside the content folder.

    Bad: flows/fees.yaml, a link to /home/ann/fees.yaml
    Good: flows/fees.yaml itself
    """
    return Problem(
        place,
        "This is a link to a file outside the content folder.",
        "Put the file itself here.",
    )


@mistake("too-large")
def too_large(place: Place) -> Problem:
    """The file is larger than 1 MiB, hundreds of times what a content file needs.

    Bad: a flow of 20,000 lines
    Good: two hundred lines, and other flows for the rest
    """
    return Problem(place, "This file is larger than 1 MiB.", "Is it the right file?")


@mistake("not-utf8")
def not_utf8(place: Place) -> Problem:
    """The file is not saved as UTF-8, so some letters cannot be read.

    Bad: "é" saved as Latin-1
    Good: "é" saved as UTF-8
    """
    return Problem(
        place,
        "A letter in this line is not UTF-8.",
        'Save the file again with the encoding "UTF-8".',
    )


@mistake("bad-file-name")
def bad_file_name(place: Place, stem: str) -> Problem:
    """A file's name is its id, and this one cannot stand in an address.

    Ids are lower-case letters and digits with single hyphens, at most 64 of them. The names that
    Windows keeps for itself (con, aux, nul …) cannot be used, nor "court" and "glossary".

    Bad: flows/My printer.yaml
    Good: flows/paper.yaml
    """
    return Problem(
        place,
        f'"{shown(stem)}" cannot be an id.',
        "Rename the file: lower-case letters, digits and single hyphens.",
    )


@mistake("twin-file")
def twin_file(place: Place, twin: str) -> Problem:
    """Two file names differ only in capitals; some computers cannot tell them apart.

    Bad: flows/Paper.yaml
    Good: flows/paper.yaml
    """
    return Problem(place, f'This name differs from "{twin}" only in capitals.', "Rename one.")


@mistake("stray-file")
def stray_file(place: Place, ending: str) -> Problem:
    """A file that is not content lies in a content folder; it is not read.

    Bad: flows/paper.yml
    Good: flows/paper.yaml
    """
    return Problem(
        place,
        f'This file is not read, because its name does not end in "{ending}".',
        "Rename it or move it elsewhere.",
        "warning",
    )
