"""Opens the files of a content folder, and says of each one it cannot take what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.content.field_mistakes import unfit
from wizard.core.problems import ContentError, Place, Problem, mistake, shown

LARGEST = 1024 * 1024
"""Bytes. A content file is a few kilobytes; one past this size is not content."""
ENDINGS = {"flows": ".yaml", "faq": ".md"}
SETTINGS = ("faq/court.yaml", "faq/glossary.yaml")
Version = str | Problem
"""What a file says, or why it cannot be opened."""


@dataclass(frozen=True, slots=True)
class Files:
    """A content folder as it is on disk.

    `texts`: every content file by the name it has or should have; `strays`: what is to be said of
    files that are no content.
    """

    texts: Mapping[str, Version]
    strays: tuple[Problem, ...] = ()


def opened(folder: Path) -> Files:
    """All files of `flows/` and `faq/`. Raises `ContentError` if one of the folders is missing."""
    for name in ENDINGS:
        if not (folder / name).is_dir():
            raise ContentError(f'There is no folder "{name}" in {folder}.')
    texts, strays = dict[str, Version](), list[Problem]()
    for name, ending in ENDINGS.items():
        try:
            paths = sorted((folder / name).iterdir(), key=_small_letters_first)
        except OSError as error:
            said = f'The folder "{name}" in {folder} cannot be read: {error.strerror}.'
            raise ContentError(said) from None
        for file, version in _Room(folder, name, ending, paths).versions(strays):
            texts[file] = version
    for file in SETTINGS:
        texts.setdefault(file, missing_file(Place(file)))
    return Files(texts, tuple(strays))


class _Room:
    """One of the two folders."""

    def __init__(self, folder: Path, name: str, ending: str, paths: list[Path]) -> None:
        self.root, self.name, self.ending = folder.resolve(), name, ending
        self.paths = paths
        self.names = {path.name for path in paths}

    def versions(self, strays: list[Problem]) -> Iterator[tuple[str, Version]]:
        seen: dict[str, str] = {}
        for path in self.paths:
            file = f"{self.name}/{_printable(path.name)}"
            if path.name.startswith(".") or path.name.endswith(("~", ".swp", ".tmp", ".bak")):
                continue
            if file in SETTINGS:
                yield file, self.text(path, file)
            elif path.suffix != self.ending:
                meant = self.meant(path)
                if meant in self.names or not meant:
                    strays.append(stray_file(Place(file), self.ending, meant))
                else:
                    yield f"{self.name}/{meant}", look_alike_file(Place(file), meant)
            else:
                twin = seen.setdefault(path.stem.lower(), path.name)
                yield self.named(path, file, twin)

    def named(self, path: Path, file: str, twin: str) -> tuple[str, Version]:
        """A file with the right ending, if it has the right name."""
        if twin != path.name:
            return file, twin_file(Place(file), twin)
        if not _can_be_id(path.stem):
            meant = self.meant(path)
            lost = meant and meant not in self.names
            problem = bad_file_name(Place(file), path.stem)
            return f"{self.name}/{meant}" if lost else file, problem
        return file, self.text(path, file)

    def meant(self, path: Path) -> str:
        """The name that a file should have had: `fees.yaml` for `fees.yml` and `fees.yaml.txt`."""
        like = _LIKE[self.ending].fullmatch(path.name)
        stem = like[1].lower() if like else ""
        if self.name == "faq" and (like := _LIKE[".yaml"].fullmatch(path.name)):
            stem = like[1].lower()
            return f"{stem}.yaml" if f"faq/{stem}.yaml" in SETTINGS else ""
        return f"{stem}{self.ending}" if _can_be_id(stem) else ""

    def text(self, path: Path, file: str) -> Version:
        try:
            data = self.data(path, file)
        except OSError as error:
            return unreadable_file(Place(file), error.strerror or "no reason given")
        if isinstance(data, Problem):
            return data
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            return not_utf8(Place(file, line))

    def data(self, path: Path, file: str) -> bytes | Problem:
        real = _real(path)
        if real and not real.is_relative_to(self.root):
            return outside_folder(Place(file))
        if real is None or not real.is_file():
            return not_a_file(Place(file))
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
        return too_large(Place(file)) if len(data) > LARGEST else data


_LIKE = {
    ".yaml": re.compile(r"([^.\s]{1,64})(?: ?\(\d+\))?(?:\.ya?ml)(?:\.txt)?", re.IGNORECASE),
    ".md": re.compile(
        r"([^.\s]{1,64})(?: ?\(\d+\))?(?:\.md|\.markdown|\.mdown)(?:\.txt)?", re.IGNORECASE
    ),
}
"""Names that programs and hurried people give to what should end in `.yaml` or `.md`."""
RESERVED = {
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
    return not unfit(stem) and stem.upper() not in RESERVED


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

    Ids are lower-case letters and digits with single hyphens, at most 48 of them. The names that
    Windows keeps for itself (con, aux, nul …) cannot be used, nor "court" and "glossary".

    Bad: flows/My printer.yaml
    Good: flows/paper.yaml
    """
    return Problem(
        place,
        f'"{shown(stem)}" {unfit(stem) or "cannot be an id"}.',
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
def stray_file(place: Place, ending: str, beside: str = "") -> Problem:
    """A file that is not content lies in a content folder; it is not read.

    Where the file it seems to be lies beside it, only that one counts.

    Bad: flows/notes.txt
    Good: flows/paper.yaml
    """
    if beside:
        return Problem(
            place,
            f'This file is not read; what counts is "{beside}" beside it.',
            "Delete the one that is not wanted.",
            "flaw",
        )
    return Problem(
        place,
        f'This file is not read, because its name does not end in "{ending}".',
        "Rename it or move it elsewhere.",
        "warning",
    )


@mistake("look-alike-file")
def look_alike_file(place: Place, meant: str) -> Problem:
    """A content file has an ending that is almost right (`.yml`, `.yaml.txt`), so it is not read.

    Some programs add such an ending when they save. An earlier version of the file stays in use.

    Bad: flows/printer.yaml.txt
    Good: flows/paper.yaml
    """
    return Problem(
        place,
        "This file is not read, because of how its name ends.",
        f'Rename it to "{meant}".',
    )
