"""Changes to one content file that leave the rest of it as it was typed."""

from __future__ import annotations

import re

from wizard.content.yaml_spans import Path, Span, spans, yaml_of
from wizard.core.problems import ContentError, shown


class Edits:
    """Collects the changes to a file; `text` is what it says after them."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self._text = file, text
        self._start, inside = yaml_of(file, text)
        found = list(spans(inside))
        self._keys = {span.path: span for span in found if span.kind == "key"}
        self._values = {span.path: span for span in found if span.kind != "key"}
        self._changes: list[tuple[int, int, str]] = []

    @property
    def text(self) -> str:
        """The file with all changes."""
        text = self._text
        for start, end, new in sorted(self._changes, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def paths(self, says: str) -> list[Path]:
        """Where a value says just this."""
        return [path for path, span in self._values.items() if span.says == says]

    def value(self, path: Path, new: str) -> None:
        """Write another word in place of a value."""
        self._reword(self._values[path], new)

    def key(self, path: Path, new: str) -> None:
        """Write another word in place of a key."""
        self._reword(self._keys[path], new)

    def words(self, pattern: re.Pattern[str], new: str) -> None:
        """Replace group 1 of a pattern wherever it stands outside the YAML."""
        after = self._start + len(yaml_of(self.file, self._text)[1])
        for found in pattern.finditer(self._text, after):
            self._changes.append((found.start(1), found.end(1), new))

    def was(self, path: Path, old: str) -> None:
        """Note the earlier id of the thing at a path, after those that it had before."""
        there = self._values.get((*path, "was"))
        if there is None:
            self._new_was(path, old)
        elif not any(path[:-1] == there.path for path in self.paths(old)):
            self._longer(there, old)

    def _reword(self, span: Span, new: str) -> None:
        start, end = self._start + span.start, self._start + span.end
        typed = self._text[start:end]
        quote = typed[:1] if typed[:1] in ("'", '"') else ""
        if typed.strip(quote) != span.says:
            raise ContentError(
                f'{self.file}: "{shown(span.says)}" is written in a way that cannot be changed '
                "here. Write it on one line."
            )
        self._changes.append((start, end, f"{quote}{new}{quote}"))

    def _new_was(self, path: Path, old: str) -> None:
        """Before its first key: nothing that belongs to another key can stand there."""
        inside = self._values[path]
        if inside.inline:
            self._insert(inside.start + 1, f"was: [{old}], ")
            return
        first = min(
            (span for span in self._keys.values() if span.path[:-1] == path),
            key=lambda span: span.start,
        )
        at = self._start + first.start
        indent = self._text[self._text.rfind("\n", 0, at) + 1 : at].lstrip("\ufeff")
        self._insert(first.start, f"was: [{old}]{self._line_end}{indent}")

    def _longer(self, there: Span, old: str) -> None:
        """One more earlier id at the end of the list."""
        items = [span for span in self._values.values() if span.path[:-1] == there.path]
        last = max(items, key=lambda span: span.start, default=None)
        if there.kind != "list":
            self._insert(there.start, f" [{old}]")
        elif last is None:
            self._insert(there.start + 1, old)
        elif there.inline:
            self._insert(last.end, f", {old}")
        else:
            at = self._start + last.start
            lead = self._text[self._text.rfind("\n", 0, at) + 1 : at]
            end = re.compile(r"\r?\n|\Z").search(self._text, at)
            assert end is not None
            self._insert(end.start() - self._start, f"{self._line_end}{lead}{old}")

    def _insert(self, at: int, text: str) -> None:
        self._changes.append((self._start + at, self._start + at, text))

    @property
    def _line_end(self) -> str:
        return "\r\n" if "\r\n" in self._text else "\n"
