"""Opens the files of a content folder, and says of each one it cannot take what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from wizard.content.disk import contents
from wizard.content.file_mistakes import (
    bad_file_name,
    look_alike_file,
    missing_file,
    not_utf8,
    stray_file,
    twin_file,
)
from wizard.content.pictures import pictures_in
from wizard.core.ids import unfit
from wizard.core.problems import ContentError, Place, Problem

ENDINGS = {"flows": ".yaml", "faq": ".md"}
SETTINGS = ("faq/court.yaml", "faq/glossary.yaml")
Version = str | Problem
"""What a file says, or why it cannot be opened."""


@dataclass(frozen=True, slots=True)
class Files:
    """A content folder as it is on disk.

    `texts`: every content file by the name it has or should have; `strays`: what is to be said of
    files that are no content; `listed`: the bases that stand before it in `WIZARD_CONTENT`.
    """

    texts: Mapping[str, Version]
    strays: tuple[Problem, ...] = ()
    listed: tuple[str, ...] = ()


def opened(folder: Path) -> Files:
    """All files of `flows/` and `faq/`. Raises `ContentError` if one of the folders is missing."""
    for name in ENDINGS:
        if not (folder / name).is_dir():
            raise ContentError(f'There is no folder "{name}" in {folder}.')
    found = opened_base(folder)
    missing = {file: missing_file(Place(file)) for file in SETTINGS if file not in found.texts}
    return Files({**found.texts, **missing}, found.strays)


def opened_base(folder: Path) -> Files:
    """The same of a folder in which any file or one of the two folders may be missing."""
    texts, strays = dict[str, Version](), list[Problem]()
    for name, ending in ENDINGS.items():
        if not (folder / name).is_dir():
            continue
        try:
            paths = sorted((folder / name).iterdir(), key=_small_letters_first)
        except OSError as error:
            said = f'The folder "{name}" in {folder} cannot be read: {error.strerror}.'
            raise ContentError(said) from None
        for file, version in _Room(folder, name, ending, paths).versions(strays):
            texts[file] = version
    texts.update(pictures_in(folder, strays))
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
        md = self.ending == ".md"
        like = _LIKE_MD.fullmatch(path.name) if md else _LIKE_YAML.fullmatch(path.name)
        stem = like[1].lower() if like else ""
        if self.name == "faq" and (like := _LIKE_YAML.fullmatch(path.name)):
            stem = like[1].lower()
            return f"{stem}.yaml" if f"faq/{stem}.yaml" in SETTINGS else ""
        return f"{stem}{self.ending}" if _can_be_id(stem) else ""

    def text(self, path: Path, file: str) -> Version:
        data = contents(path, file, self.root)
        if isinstance(data, Problem):
            return data
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
            return not_utf8(Place(file, line))


_LIKE_YAML = re.compile(r"([^.\s]{1,64})(?: ?\(\d+\))?(?:\.ya?ml)(?:\.txt)?", re.IGNORECASE)
_LIKE_MD = re.compile(
    r"([^.\s]{1,64})(?: ?\(\d+\))?(?:\.md|\.markdown|\.mdown)(?:\.txt)?", re.IGNORECASE
)
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


def _can_be_id(stem: str) -> bool:
    return not unfit(stem) and stem.upper() not in RESERVED


def _small_letters_first(path: Path) -> tuple[bool, str]:
    """Of two names that differ only in capitals, the one that can be an id comes first."""
    return path.name != path.name.lower(), path.name


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)
