"""What an editor can open: every file of the content by its title, and starters for new ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wizard.authoring import starters
from wizard.authoring.drafts import LARGEST, Draft, editable
from wizard.authoring.saving import may_be_file
from wizard.content.keeper import Keeper
from wizard.content.layers import Stack, bare, folder_of, layers, stacked
from wizard.core import graph
from wizard.core.address import Address
from wizard.core.model import Library
from wizard.core.problems import ContentError

SETTINGS = {
    "faq/court.yaml": "The court, its contacts and warnings",
    "faq/glossary.yaml": "The glossary",
}
KINDS = {"answer": ("faq/", ".md"), "topic": ("flows/", ".yaml")}
MOST_ENDINGS = 30


def openable(keeper: Keeper) -> dict[str, str]:
    """The files that can be opened, each with what it is called; topics first."""
    known = keeper.readings()
    named = {}
    for file, stack in _stacks(keeper).items():
        if may_be_file(file) and isinstance(stack[-1][1], str):
            noun, _ = known.get(stack, (None, []))
            named[file] = SETTINGS.get(file) or _called(file, noun, folder_of(stack[-1][0]))
    return dict(sorted(named.items(), key=lambda item: (item[0][:5] != "flows", item[1].lower())))


def _stacks(keeper: Keeper) -> dict[str, Stack]:
    return stacked(keeper.texts, layers(keeper.texts, keeper.bases))


def _called(file: str, noun: object, base: str) -> str:
    parts = [f"{'topic' if file.startswith('flows/') else 'answer'}: {file}"]
    parts += ["a draft"] if getattr(noun, "draft", False) else []
    parts += [f"from {base}"] if base else []
    return f"{getattr(noun, 'title', '') or 'It cannot be read'} ({', '.join(parts)})"


def opened(keeper: Keeper, file: str, id: str) -> Draft | None:
    """A draft of a file as it is now, not kept yet; None if there is no such file.

    A file of a base opens as the court's own version over it, which is not there yet. Raises
    `ContentError` for a file that is too long to be edited in a text box.
    """
    own = bare(file)
    if file not in keeper.texts and file not in _stacks(keeper):
        return None
    there = keeper.texts.get(own)
    base = there if isinstance(there, str) else None
    text = below(keeper, own) if base is None else base
    if not may_be_file(own) or (base is None and not text):
        return None
    if len(text) > LARGEST:
        said = f"{own} has more than {LARGEST:,} characters. Edit it with a text editor."
        raise ContentError(said)
    return Draft(id, own, editable(text), base)


def below(keeper: Keeper, file: str) -> str:
    """What a base says in the file of this name; "" where none has it."""
    found = [text for name, text in _stacks(keeper).get(file, ()) if name != file]
    return found[-1] if found and isinstance(found[-1], str) else ""


def new_file(keeper: Keeper, kind: str, name: str) -> str:
    """The file of a new topic or answer. Raises `ContentError` where the name cannot be used."""
    folder, ending = KINDS[kind]
    file = f"{folder}{name}{ending}"
    starters.usable(name)
    if not may_be_file(file):
        raise ContentError(f'"{name}" cannot be a name.')
    if file in _stacks(keeper):
        raise ContentError(f"{file} is there already. Open it above.")
    return file


def starter(library: Library, kind: str, name: str, today: date) -> str:
    """The text that a new file starts with. Raises `ContentError`."""
    if kind == "topic":
        return starters.flow(library, name)
    return starters.entry(library, name, today)


def title(draft: Draft) -> str:
    """What a draft calls itself: its first line `title:`, or the file's name."""
    if draft.file in SETTINGS:
        return SETTINGS[draft.file]
    lines = draft.text[:4_000].split("\n")
    said = next((line[6:].strip(" \"'") for line in lines if line.startswith("title:")), "")
    return said or draft.file


def endings(library: Library, entry: str) -> Iterator[tuple[str, Address]]:
    """The walks that end at an answer, the shortest words for each last choice, a few of them."""
    seen = set()
    for flow in library.flows.values():
        for way, end in graph.ways(library, graph.start(flow)):
            last = (way[-1][0], way[-1][1].id)
            if end != entry or last in seen:
                continue
            seen.add(last)
            says = " → ".join((flow.title, *(choice.say for _, choice in way)))
            yield says, Address(flow.id, tuple(choice.id for _, choice in way))
            if len(seen) == MOST_ENDINGS:
                return
