"""A file that is still being written: its problems, and the library that it would make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from wizard import checks
from wizard.authoring.drafts import LARGEST, editable
from wizard.content import files
from wizard.content.folder import Files
from wizard.content.keeper import Keeper
from wizard.content.library import joined
from wizard.content.publishing import as_good, needed
from wizard.core import graph
from wizard.core.long_work import kept
from wizard.core.model import Library
from wizard.core.problems import Place, Problem, worst_first


@dataclass(frozen=True, slots=True)
class Tried:
    """What would be if a file said this.

    `library`: what visitors would see, the answer itself even where it is a draft; None while an
    error holds it back. `own`: the problems of the file, `elsewhere`: what it newly makes wrong in
    other files; errors first.
    """

    library: Library | None
    own: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What has to be mended before it can be served."""
        return tuple(p for p in (*self.own, *self.elsewhere) if p.level == "error")


def tried(keeper: Keeper, file: str, text: str, today: date) -> Tried:
    """The file with this text, beside all others as they are on disk."""
    said = keeper.texts.get(file)
    if isinstance(said, str) and said == keeper.served_texts.get(file) and editable(said) == text:
        return _as_it_is(keeper.newest, keeper.library, file, said)
    return _tried(keeper, keeper.newest, keeper.library, file, text[:LARGEST], today)


@kept(8)
def _as_it_is(newest: Library, served: Library, file: str, text: str) -> Tried:
    """A file that is served just so: there is nothing to try."""
    own = worst_first(p for p in checks.told(newest) if p.place.file == file)
    broken = any(problem.level == "error" for problem in own)
    return Tried(None if broken else _with_draft(served, file, text), own, ())


@kept(8)
def _tried(
    keeper: Keeper, newest: Library, served: Library, file: str, text: str, today: date
) -> Tried:
    known = keeper.readings()
    mixed = joined(Files({**keeper.texts, file: text}, listed=keeper.bases), today, known)
    found = checks.everything(mixed)
    own = {problem for problem in found if problem.place.file == file}
    elsewhere = found - own - set(checks.told(newest))
    if any(problem.level == "error" for problem in own):  # it leads astray what leads here
        elsewhere = {problem for problem in elsewhere if problem.level == "error"}
    alike = _shown(keeper, mixed, file, text, today)
    broken = any(problem.level == "error" for problem in own | elsewhere)
    if not broken and not as_good(alike, served):
        own.add(needed(Place(file)))
        broken = True
    library = None if broken else _with_draft(alike, file, text)
    return Tried(library, worst_first(own), worst_first(elsewhere))


def _shown(keeper: Keeper, mixed: Library, file: str, text: str, today: date) -> Library:
    """What visitors would see: the versions served of all other files."""
    served, newest = ({**texts, file: text} for texts in (keeper.served_texts, keeper.texts))
    if served == newest:
        return mixed
    return joined(Files(served, listed=keeper.bases), today)


def _with_draft(library: Library, file: str, text: str) -> Library:
    """With the answer in it, even where it says that it is a draft."""
    if not file.endswith(".md"):
        return library
    entry, _ = files.read_entry(file, text)
    if entry is None or not entry.draft:
        return library
    entries = {**library.entries, entry.id: replace(entry, draft=False)}
    drawn = graph.build(library.flows, entries, library.court.none_of_these)
    return replace(library, entries=entries, graph=drawn)
