"""A flow, an entry, a step or a choice under another id, with all that names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from wizard.content.edits import Edits
from wizard.content.folder import RESERVED, Files
from wizard.content.library import joined
from wizard.content.shelf import Readings, Shelf
from wizard.core.graph import Spot, follow, start
from wizard.core.ids import unfit
from wizard.core.model import Choice, Entry, Flow, Library, Step
from wizard.core.problems import ContentError, Place, nearest, shown

COURT = "faq/court.yaml"
Nouns = Mapping[str, Flow] | Mapping[str, Entry] | Mapping[str, Step] | Mapping[str, Choice]


@dataclass(slots=True)
class _Folder:
    """The files of a court's own folder, and the changes to them so far."""

    texts: Mapping[str, str]
    shelf: Shelf
    library: Library
    edits: dict[str, Edits] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def edit(self, file: str) -> Edits:
        if file not in self.edits:
            self.edits[file] = Edits(file, self.texts[file])
        return self.edits[file]

    def naming(self, word: str, folder: str) -> Iterable[str]:
        """The files of a folder in which a word stands anywhere."""
        return [f for f, text in self.texts.items() if f.startswith(folder) and word in text]

    def changes(self) -> dict[str, str | None]:
        """File → its new text; None for a file that is no more under this name."""
        said: dict[str, str | None] = {}
        for file, edits in self.edits.items():
            if file in self.moved:
                said[file] = None
            said[self.moved.get(file, file)] = edits.text
        return said


def rename(files: Files, old: str, new: str) -> dict[str, str | None]:
    """What has to change: file → its new text, None for a file that goes. `old` is as in `named`.

    Raises `ContentError` where there is no such thing, where it is a base's, where the new id
    cannot be used, and where an error in some file hides what else may name it.
    """
    texts = {file: text for file, text in files.texts.items() if isinstance(text, str)}
    own = {file: text for file, text in texts.items() if not Place(file).folder}
    known: Readings = {}
    before = joined(files, known=known)
    broken = sorted(problem for problem in before.problems if problem.level == "error")
    if broken:
        raise ContentError(f"Mend this first, then rename: {broken[0]}")
    folder = _Folder(own, Shelf(files, known), before)
    kind, path, nouns = named(folder.shelf, old)
    if base := nouns[path[-1]].place.folder:
        raise ContentError(f'"{old}" belongs to the base {base}. Rename it there.')
    word = new.rpartition("/")[2] if new.rpartition("/")[0] == old.rpartition("/")[0] else new
    _not_laid_over(folder, kind, path)
    _may_be_called(word, path[-1], nouns, top=len(path) == 1)
    _KINDS[kind](folder, path, word)
    changes = folder.changes()
    after = Files(_after(texts, changes), files.strays, files.listed)
    _no_worse(before, joined(after, known=known))
    return changes


def named(shelf: Shelf, name: str) -> tuple[str, tuple[str, ...], Nouns]:
    """Kind, ids from the flow on, and what stands beside it, for a name as editors write it.

    `fees` is a flow or an entry (`flows/fees`, `faq/fees` where both are there), `fees/which` a
    step, `fees/which/card` a choice.
    """
    folder, _, rest = name.partition("/")
    if rest and "/" not in rest and folder in ("flows", "faq"):
        kind = "flow" if folder == "flows" else "entry"
        nouns: Nouns = shelf.flows if folder == "flows" else shelf.entries
        return kind, (_known(rest, nouns, kind),), nouns
    flow, *inside = name.split("/")
    if not inside:
        both = flow in shelf.flows and flow in shelf.entries
        if both:
            raise ContentError(f'"{flow}" is a flow and an answer: flows/{flow} or faq/{flow}?')
        if flow in shelf.flows:
            return "flow", (flow,), shelf.flows
        id = _known(flow, shelf.entries, "flow or answer", shelf.flows)
        return "entry", (id,), shelf.entries
    found = shelf.flows[_known(flow, shelf.flows, "flow")]
    steps = found.steps
    step = steps[_known(inside[0], steps, "step")]
    if len(inside) == 1:
        return "step", (flow, step.id), steps
    if len(inside) > 2:
        raise ContentError("A name has at most three ids: flow/step/choice.")
    choices = {choice.id: choice for choice in step.choices}
    return "choice", (flow, step.id, _known(inside[1], choices, "choice")), choices


def _known(id: str, nouns: Iterable[str], word: str, others: Iterable[str] = ()) -> str:
    if id not in nouns:
        raise ContentError(f'There is no {word} "{shown(id)}". {nearest(id, [*nouns, *others])}')
    return id


def _may_be_called(word: str, old: str, nouns: Nouns, top: bool) -> None:
    reason = unfit(word)
    if top and word.upper() in RESERVED:
        reason = "cannot be the name of a file here"
    if reason:
        said = "Use lower-case letters, digits and single hyphens."
        raise ContentError(f'"{shown(word)}" {reason}. {said}')
    if word == old:
        raise ContentError(f'It is called "{word}" already.')
    for id, noun in nouns.items():
        if id == word:
            raise ContentError(f'There is one named "{word}" already.')
        if word in noun.was and id != old:
            raise ContentError(
                f'"{word}" is an earlier id of "{id}", and older links lead there by it.'
            )


def _not_laid_over(folder: _Folder, kind: str, path: tuple[str, ...]) -> None:
    """What lies over the same of a base keeps its id: under another one both would be there."""
    file = f"faq/{path[0]}.md" if kind == "entry" else f"flows/{path[0]}.yaml"
    below = [name for name, _ in folder.shelf.stacks[file] if name != file]
    if below and (len(path) == 1 or _has(folder.shelf.below(file), path[1:])):
        raise ContentError(f"{file} lies over {below[-1]}, which would show again beside it.")


def _has(flow: object, path: tuple[str, ...]) -> bool:
    """Whether a flow of a base has this step, or this choice of a step."""
    step = flow.steps.get(path[0]) if isinstance(flow, Flow) else None
    return step is not None and (len(path) == 1 or step.choice(path[1]) is not None)


def _flow(folder: _Folder, path: tuple[str, ...], new: str) -> None:
    (old,) = path
    for file in folder.naming(old, "flows/"):
        _replace(folder.edit(file), old, new, lambda p: p[-1] == "flow" and len(p) == 5)
    _links(folder, rf"step:({old})(?=[/)>\s])", new)
    folder.edit(f"flows/{old}.yaml").was((), old)
    folder.moved[f"flows/{old}.yaml"] = f"flows/{new}.yaml"


def _entry(folder: _Folder, path: tuple[str, ...], new: str) -> None:
    (old,) = path
    for file in folder.naming(old, "flows/"):
        _replace(folder.edit(file), old, new, lambda p: p[-1] == "entry" and len(p) in (3, 5))
    for file in folder.naming(old, "faq/"):
        if file == COURT:
            _replace(folder.edit(file), old, new, lambda p: p == ("none_of_these",))
        elif file.endswith(".md"):
            _replace(folder.edit(file), old, new, lambda p: p[:-1] == ("see_also",))
    _links(folder, rf"answer:({old})(?=[)>\s])", new)
    folder.edit(f"faq/{old}.md").was((), old)
    folder.moved[f"faq/{old}.md"] = f"faq/{new}.md"


def _step(folder: _Folder, path: tuple[str, ...], new: str) -> None:
    flow, old = path
    edits = folder.edit(f"flows/{flow}.yaml")
    edits.key(("steps", old), new)
    _replace(edits, old, new, lambda p: p == ("start",) or (p[-1] == "go" and len(p) == 5))
    edits.was(("steps", old), old)
    _links(folder, rf"step:{flow}/({old})(?=[)>\s])", new)


def _choice(folder: _Folder, path: tuple[str, ...], new: str) -> None:
    flow, step, old = path
    edits = folder.edit(f"flows/{flow}.yaml")
    at = ("steps", step, "choices", old)
    edits.key(at, new)
    edits.was(at, old)
    for other in folder.shelf.flows.values():
        own = [] if other.place.folder else list(enumerate(other.scenarios))
        for number, scenario in own:
            spot: Spot | None = start(other)
            for place, id in enumerate(scenario.trail):
                if spot == Spot(flow, step) and id == old:
                    file = f"flows/{other.id}.yaml"
                    folder.edit(file).value(("scenarios", number, "trail", place), new)
                spot = follow(folder.library, spot, id) if spot and spot.flow else None


_KINDS: Mapping[str, Callable[[_Folder, tuple[str, ...], str], None]] = {
    "flow": _flow,
    "entry": _entry,
    "step": _step,
    "choice": _choice,
}


def _link(target: str) -> re.Pattern[str]:
    return re.compile(rf"\]\([ \t]*<?{target}")


def _links(folder: _Folder, target: str, new: str) -> None:
    """The links of answers: group 1 of the pattern of a target becomes the new id."""
    pattern = _link(target)
    for file, text in folder.texts.items():
        if file.endswith(".md") and pattern.search(text):
            folder.edit(file).words(pattern, new)


def _replace(
    edits: Edits, old: str, new: str, fits: Callable[[tuple[str | int, ...]], bool]
) -> None:
    for path in edits.paths(old):
        if path and fits(path):
            edits.value(path, new)


def _after(texts: Mapping[str, str], changes: Mapping[str, str | None]) -> dict[str, str]:
    return {file: text for file, text in {**texts, **changes}.items() if text is not None}


def _no_worse(before: Library, after: Library) -> None:
    """Nothing that was said of the content before may be said more often after."""
    more = Counter(p.check for p in after.problems) - Counter(p.check for p in before.problems)
    found = next((p for p in after.problems if p.check in more and p.level != "warning"), None)
    if found:
        raise ContentError(f"Nothing was changed, because that would be a mistake: {found}")
