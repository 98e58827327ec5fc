"""An editor's folder and what the keeper serves of it, look by look."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.toys import (
    PAPER,
    swapped,
    write,
)
from wizard.content.keeper import LOOK_EVERY, Keeper
from wizard.core.model import Library

BROKEN = "title: [\n"
JAMMED = swapped(PAPER, "is stuck", "is jammed")


class Desk:
    """A content folder, its keeper with a copy on disk, and editors who save."""

    def __init__(self, folder: Path, files: Mapping[str, str | None] | None = None) -> None:
        self.folder, self.state = folder / "content", folder / "state"
        self.seconds = 0.0
        write(self.folder, files)
        self.start()

    def start(self) -> None:
        self.keeper = Keeper(self.folder, lambda: self.seconds, self.state)

    def save(self, file: str, text: str | None) -> None:
        path = self.folder / file
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, encoding="utf-8")

    def now(self) -> Library:
        self.seconds += LOOK_EVERY
        return self.keeper.current()

    def held(self) -> list[str]:
        self.now()
        return [held.file for held in self.keeper.held]

    def why(self) -> list[str]:
        return [str(problem) for held in self.keeper.held for problem in held.why]
