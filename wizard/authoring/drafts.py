"""Drafts of content files, kept on the server so that a reload or a lost connection costs nothing.

An address holds only a draft's random id. Drafts lie in the folder that survives a restart, or,
where that cannot be written, in the memory of this process.
"""

from __future__ import annotations

import json
import re
import secrets
import threading
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from wizard.content.saved import folder_mark
from wizard.core.whole_file import write_whole

LARGEST = 40_000
"""Characters. A content file has a few thousand; a longer one is not edited on the page."""
DAYS = 30
"""A draft that nobody has changed for so long is deleted."""
MOST = 200
"""Drafts kept of one content folder; beyond, the oldest goes."""
ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Draft:
    """`base`: what the file said when it was opened, None where there is no such file yet.

    `turn`: counts the changes; `at`: the last one, in Unix time; `by`: who made it, if known.
    """

    id: str
    file: str
    text: str
    base: str | None = None
    turn: int = 0
    at: float = 0.0
    by: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than the file did."""
        return self.text != editable(self.base or "")


def editable(text: str) -> str:
    """A file's text as a text box holds it: plain line ends, no mark in front."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


class Drafts:
    """The drafts of one content folder. `state`: the folder for what survives a restart."""

    def __init__(self, content: Path, state: Path) -> None:
        self.folder = state / f"drafts-{folder_mark(content)}"

    def begin(self, file: str, text: str, base: str | None, by: str = "") -> Draft:
        """A new draft of a file."""
        self._tidy()
        draft = Draft(secrets.token_hex(8), file, _kept(text), base, 0, time.time(), by)
        self._keep(draft)
        return draft

    def find(self, id: str) -> Draft | None:
        """The draft of this id; None if there is none, or none any more."""
        if not ID.fullmatch(id):
            return None
        return _memory.get(self._path(id)) or _read(self._path(id))

    def change(self, seen: Draft, text: str, by: str = "") -> Draft:
        """The draft with another text.

        Where someone else has changed it since it was `seen`, what is typed here goes on as a
        draft of its own, so that neither is lost.
        """
        with _LOCK:
            now = self.find(seen.id)
            if now is not None and now.turn != seen.turn:
                return self.begin(seen.file, text, seen.base, by)
            if now is None:
                self._tidy()
            return self._turned(replace(now or seen, text=_kept(text), by=by))

    def rebase(self, draft: Draft, base: str | None) -> Draft:
        """The draft as one of what the file says now."""
        with _LOCK:
            return self._turned(replace(draft, base=base))

    def discard(self, id: str) -> None:
        """Delete a draft."""
        if ID.fullmatch(id):
            _memory.pop(self._path(id), None)
            with suppress(OSError):
                self._path(id).unlink(missing_ok=True)

    def all(self) -> tuple[Draft, ...]:
        """All drafts, the one changed last first."""
        paths = {path for path in _memory if path.parent == self.folder}
        with suppress(OSError):
            paths |= {path for path in self.folder.iterdir() if ID.fullmatch(path.stem)}
        found = (_memory.get(path) or _read(path) for path in paths)
        return tuple(sorted((d for d in found if d), key=lambda draft: (-draft.at, draft.id)))

    @property
    def lasts(self) -> bool:
        """Whether drafts survive a restart."""
        return not any(path.parent == self.folder for path in _memory)

    def _turned(self, draft: Draft) -> Draft:
        turned = replace(draft, turn=draft.turn + 1, at=time.time())
        self._keep(turned)
        return turned

    def _keep(self, draft: Draft) -> None:
        path = self._path(draft.id)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, json.dumps(asdict(draft), ensure_ascii=False), private=True)
        except OSError:
            _memory[path] = draft
        else:
            _memory.pop(path, None)

    def _path(self, id: str) -> Path:
        assert ID.fullmatch(id)
        return self.folder / f"{id}.json"

    def _tidy(self) -> None:
        late = time.time() - DAYS * 86_400
        for number, draft in enumerate(self.all()):
            if number >= MOST - 1 or draft.at < late:
                self.discard(draft.id)


_LOCK = threading.RLock()
_memory: dict[Path, Draft] = {}
"""Drafts that could not be written."""


def _kept(text: str) -> str:
    """As much of a text as a draft holds, as it can be written."""
    return text[:LARGEST].encode("utf-8", "replace").decode("utf-8")


def _read(path: Path) -> Draft | None:
    try:
        told = json.loads(path.read_text("utf-8"))
        return Draft(**told) if told["id"] == path.stem else None
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
