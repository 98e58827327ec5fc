"""What the files of a content folder say, as nouns by id, with a problem for each mistake."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from wizard.checks.unreached import UNKNOWN
from wizard.content import files
from wizard.content.folder import SETTINGS, Files, Version
from wizard.content.hiding import Hiding
from wizard.content.layers import Stack, extends, layers, missing_bases, stacked
from wizard.content.overriding import overrides
from wizard.content.pictures import read_picture
from wizard.core.ids import FileId, file_id
from wizard.core.layers import Layers
from wizard.core.model import Court, Entry, Flow, Glossary
from wizard.core.pictures import FOLDER, Picture
from wizard.core.problems import Problem

WORD = re.compile(r"[a-z0-9-]+")
Reading = tuple[Any, list[Problem]]
Readings = dict[Stack, Reading]
"""What was read from files of these names with these texts; it need not be read again."""


class Shelf:
    """The nouns, the problems, and the ids of the files that gave no noun at all (`unread`).

    A noun is here even where its file has an error, so that its other mistakes can be told too.
    `mentioned`: words of the unread files that may be ids of entries; `layers`: the folders that
    lie over each other; `astray`: one is not there, so nobody can say what else is wrong.
    """

    def __init__(self, folder: Files, known: Readings | None = None) -> None:
        self.problems: list[Problem] = list(folder.strays)
        self.unread: set[FileId] = set()
        self.mentioned: set[str] = set()
        self.flows: dict[str, Flow] = {}
        self.entries: dict[str, Entry] = {}
        self.pictures: dict[str, Picture] = {}
        self.court, self.glossary = Court(), Glossary()
        self._known = {} if known is None else known
        names = layers(folder.texts, folder.listed)
        self.stacks = stacked(folder.texts, names)
        for file, stack in self.stacks.items():
            self._put(file, stack)
        missing = tuple(missing_bases(folder.texts, names))
        self.problems += missing
        self.astray = bool(missing)
        self.layers = Layers(names, {}, tuple(overrides(self.stacks)))
        if not missing:
            self._hide()

    def _put(self, file: str, stack: Stack) -> None:
        noun = self._noun(file, stack)
        if noun is None:
            self.unread.add(file_id(file))
            self._mention(file, stack[-1][1])
        elif isinstance(noun, Flow):
            self.flows[noun.id] = noun
        elif isinstance(noun, Entry):
            self.entries[noun.id] = noun
        elif isinstance(noun, Picture):
            self.pictures[noun.name] = noun
        elif isinstance(noun, Court):
            self.court = noun
        else:
            self.glossary = noun

    def below(self, file: str) -> Any:
        """The noun of the base that a court's file lies over; None where it lies over none."""
        stack = self.stacks.get(file, ())[:-1]
        return self._reading(file, stack)[0] if stack else None

    def _hide(self) -> None:
        """Take away what the court hides of its base."""
        hiding = Hiding(self.court, self.flows, self.entries)
        self.problems += hiding.problems
        self.flows, self.entries = hiding.flows, hiding.entries
        self.layers = replace(self.layers, hidden=hiding.hidden)

    def _noun(self, file: str, stack: Stack) -> Any:
        noun, problems = self._reading(file, stack)
        self.problems += problems
        return noun

    def _reading(self, file: str, stack: Stack) -> Reading:
        if stack not in self._known:
            self._known[stack] = _read(file, stack)
        return self._known[stack]

    def _mention(self, file: str, version: Version) -> None:
        if not file.endswith(".yaml"):
            return
        words = set() if isinstance(version, Problem) else set(WORD.findall(version))
        named = any(f"faq/{word}.md" in self.stacks for word in words)
        self.mentioned |= words if named or file in SETTINGS else {UNKNOWN}


def _read(file: str, stack: Stack) -> Reading:
    """The noun of the topmost file, over those that count besides."""
    said = list[tuple[str, str]]()
    for name, version in stack if file in SETTINGS else _extended(stack):
        if isinstance(version, Problem):
            return None, [version]
        said.append((name, version))
    *below, (name, text) = said
    return _reader(file)(name, text, below)


def _extended(stack: Stack) -> Stack:
    """The topmost file, and what lies below it as far down as each extends the next."""
    lowest = len(stack) - 1
    while lowest and extends(*stack[lowest]):
        lowest -= 1
    return stack[lowest:]


def _reader(file: str) -> Callable[[str, str, files.Below], Reading]:
    settings = {"faq/court.yaml": files.read_court, "faq/glossary.yaml": files.read_glossary}
    if file in settings:
        return settings[file]
    if file.startswith(f"{FOLDER}/"):
        return _picture
    return files.read_flow if file.startswith("flows/") else files.read_entry


def _picture(name: str, text: str, _: files.Below) -> Reading:
    return read_picture(name, text)
