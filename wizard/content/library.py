"""From the files of a content folder to one Library: read, checked and joined."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from wizard import checks
from wizard.content.folder import Files, opened
from wizard.content.shelf import Readings, Shelf
from wizard.core import graph
from wizard.core.ids import COURT, GLOSSARY, FileId, file_id
from wizard.core.model import Court, Entry, Flow, Glossary, Library
from wizard.core.problems import Problem

HOME = Path(__file__).resolve().parents[2]


def content_folder() -> Path:
    """The folder of `flows/` and `faq/`: `WIZARD_CONTENT`, or the one this code came with."""
    return Path(os.environ.get("WIZARD_CONTENT") or HOME)


def load(folder: Path, today: date | None = None) -> Library:
    """Read, check and join all content. Raises `ContentError` if there is no such content folder.

    Never raises for what stands in the files: every mistake is in `Library.problems`, and files
    with an error are left out.
    """
    return joined(opened(folder), today)


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
    problems = {*shelf.problems, *checks.all_problems(draft, today)}
    while True:
        out = shelf.unread | {file_id(p.place.file) for p in problems if p.level == "error"}
        flows = {id: flow for id, flow in shelf.flows.items() if FileId("flows", id) not in out}
        entries = {
            id: entry
            for id, entry in shelf.entries.items()
            if FileId("faq", id) not in out and not entry.draft
        }
        served = _library(shelf, flows, entries, frozenset(out), tuple(sorted(problems)))
        looped = any(p.check == "loops" for p in problems)
        found = checks.endless(served)
        more = {p for p in found if looped or p.level == "error"} - problems
        if not more:
            return served
        problems |= more


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
    return Library(court, flows, entries, glossary, problems, left_out, drawn, mentioned)
