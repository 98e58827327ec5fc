"""From the files of a content folder to one Library: read, checked and joined."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from wizard import checks
from wizard.content.folder import Files
from wizard.content.layers import from_court, laid
from wizard.content.shelf import Readings, Shelf
from wizard.core import graph
from wizard.core.ids import COURT, GLOSSARY, FileId, file_id
from wizard.core.model import Court, Entry, Flow, Glossary, Library
from wizard.core.problems import Problem

HOME = Path(__file__).resolve().parents[2]
Folders = tuple[Path, tuple[str, ...]]
"""A court's own folder, and the bases that are named before it, as seen from it."""


def content_folder() -> Path:
    """The court's own folder of `flows/` and `faq/`."""
    return content_folders()[0]


def content_folders() -> Folders:
    """What `WIZARD_CONTENT` names, or the folder that this code came with."""
    return named_folders(os.environ.get("WIZARD_CONTENT", ""))


def named_folders(text: str) -> Folders:
    """The folders of `base:court` (on Windows `base;court`); the last one is the court's own.

    What is one folder is taken as one, even with such a character in its name.
    """
    whole = not text or Path(text).is_dir()
    *bases, own = [text] if whole else [part for part in text.split(os.pathsep) if part] or [""]
    folder = Path(own or HOME)
    return folder, tuple(from_court(folder, Path(base)) for base in bases)


def load(folder: Path, today: date | None = None, bases: Sequence[str] = ()) -> Library:
    """Read, check and join all content. Raises `ContentError` if there is no such content folder.

    `bases`: folders to put under it, in place of what its court extends. Never raises for what
    stands in the files: every mistake is in `Library.problems`, and files with an error are left
    out.
    """
    return joined(laid(folder, bases), today)


def joined(files: Files, today: date | None = None, known: Readings | None = None) -> Library:
    """The library of these files. `known`: what was read before; grows by what is read now."""
    with _no_collection():
        return _join(Shelf(files, known), today or date.today())


@contextmanager
def _no_collection() -> Iterator[None]:
    """Nothing that is loaded is garbage, and looking for some takes a third of a long load."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _join(shelf: Shelf, today: date) -> Library:
    draft = _library(shelf, shelf.flows, shelf.entries, frozenset(shelf.unread))
    if len(shelf.layers.names) > 1:
        shelf.flows = dict(checks.with_cases_that_hold(draft))
        draft = replace(draft, flows=shelf.flows)
    problems = {*shelf.problems, *(() if shelf.astray else checks.all_problems(draft, today))}
    while True:
        out = shelf.unread | {file_id(p.place.file) for p in problems if p.level == "error"}
        flows = {id: flow for id, flow in shelf.flows.items() if FileId("flows", id) not in out}
        entries = {
            id: shown
            for id, entry in shelf.entries.items()
            if FileId("faq", id) not in out and (shown := _shown(shelf, entry))
        }
        served = _library(shelf, flows, entries, frozenset(out), tuple(sorted(problems)))
        looped = any(p.check == "loops" for p in problems)
        found = checks.endless(served)
        more = {p for p in found if looped or p.level == "error"} - problems
        if not more:
            return replace(served, unserved=tuple(_unserved(shelf, out)))
        problems |= more


def _shown(shelf: Shelf, entry: Entry) -> Entry | None:
    """What visitors see of an entry: in place of a draft the base's, if there is one."""
    if not entry.draft:
        return entry
    below = shelf.below(f"faq/{entry.id}.md")
    return below if isinstance(below, Entry) and not below.draft else None


def _unserved(shelf: Shelf, out: set[FileId]) -> Iterator[Flow | Entry]:
    """What was read of the files that are left out. Drafts are looked at when they are none."""
    yield from (flow for id, flow in shelf.flows.items() if FileId("flows", id) in out)
    for id, entry in shelf.entries.items():
        if FileId("faq", id) in out and not entry.draft:
            yield entry


def _library(
    shelf: Shelf,
    flows: dict[str, Flow],
    entries: dict[str, Entry],
    left_out: frozenset[FileId],
    problems: tuple[Problem, ...] = (),
) -> Library:
    court = Court() if COURT in left_out else shelf.court
    glossary = Glossary() if GLOSSARY in left_out else shelf.glossary
    drawn = graph.build(flows, entries, court.none_of_these)
    mentioned = frozenset(shelf.mentioned)
    return Library(
        court,
        flows,
        entries,
        glossary,
        problems,
        left_out,
        drawn,
        mentioned,
        shelf.layers,
        pictures=shelf.pictures,
    )
