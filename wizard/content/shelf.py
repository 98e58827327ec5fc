"""What the files of a content folder say, as nouns by id, with a problem for each mistake."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from wizard.checks.unreached import UNKNOWN
from wizard.content import files
from wizard.content.folder import SETTINGS, Files
from wizard.core.ids import FileId, file_id
from wizard.core.model import Court, Entry, Flow, Glossary
from wizard.core.problems import Problem

WORD = re.compile(r"[a-z0-9-]+")
Reading = tuple[Any, list[Problem]]
Readings = dict[tuple[str, str], Reading]
"""What was read from a file of this name with this text; what is read once need not be again."""


class Shelf:
    """The nouns, the problems, and the ids of the files that gave no noun at all (`unread`).

    A noun is here even where its file has an error, so that its other mistakes can be told too.
    `mentioned`: words of the unread files that may be ids of entries.
    """

    def __init__(self, folder: Files, known: Readings | None = None) -> None:
        self.problems: list[Problem] = list(folder.strays)
        self.unread: set[FileId] = set()
        self.mentioned: set[str] = set()
        self.flows: dict[str, Flow] = {}
        self.entries: dict[str, Entry] = {}
        self.court, self.glossary = Court(), Glossary()
        self.files = folder.texts
        self._known = {} if known is None else known
        for file, version in folder.texts.items():
            noun = self._noun(file, version)
            if noun is None:
                self.unread.add(file_id(file))
                self._mention(file, version)
            elif isinstance(noun, Flow):
                self.flows[noun.id] = noun
            elif isinstance(noun, Entry):
                self.entries[noun.id] = noun
            elif isinstance(noun, Court):
                self.court = noun
            else:
                self.glossary = noun

    def _noun(self, file: str, version: str | Problem) -> Any:
        if isinstance(version, Problem):
            self.problems.append(version)
            return None
        if (file, version) not in self._known:
            self._known[file, version] = _reader(file)(file, version)
        noun, problems = self._known[file, version]
        self.problems += problems
        return noun

    def _mention(self, file: str, version: str | Problem) -> None:
        if not file.endswith(".yaml"):
            return
        words = set() if isinstance(version, Problem) else set(WORD.findall(version))
        named = any(f"faq/{word}.md" in self.files for word in words)
        self.mentioned |= words if named or file in SETTINGS else {UNKNOWN}


def _reader(file: str) -> Callable[[str, str], Reading]:
    settings = {"faq/court.yaml": files.read_court, "faq/glossary.yaml": files.read_glossary}
    if file in settings:
        return settings[file]
    return files.read_flow if file.startswith("flows/") else files.read_entry
