"""Notes in a court's files with which version of the base they were compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from wizard.content.folder import Files
from wizard.content.library import joined
from wizard.content.yaml_spans import yaml_of
from wizard.core.layers import Override
from wizard.core.problems import ContentError, nearest, shown

EVERY = "all"
_WRITTEN = re.compile(r"^written_against:[^\r\n]*", re.MULTILINE)
_EXTENDS = re.compile(r"^extends:[^\r\n]*", re.MULTILINE)


def noted(files: Files, names: Collection[str]) -> dict[str, str]:
    """File → its text with the version of today, for these files or, with "all", for every one.

    Raises `ContentError` for a name that is no file over one of the base.
    """
    found = (over for over in joined(files).layers.overrides if over.now)
    overrides = {over.place.file: over for over in found}
    wanted = overrides if EVERY in names else dict.fromkeys(names)
    for name in wanted:
        if name not in overrides:
            said = f'"{shown(name)}" changes nothing of a base.'
            raise ContentError(f"{said} {nearest(name, overrides)}".strip())
    return dict(_changes(files, [overrides[name] for name in wanted]))


def _changes(files: Files, overrides: Collection[Override]) -> Iterator[tuple[str, str]]:
    for over in overrides:
        file, text = over.place.file, files.texts[over.place.file]
        if over.then != over.now and isinstance(text, str) and not over.place.folder:
            yield file, with_version(file, text, over.now)


def with_version(file: str, text: str, version: str) -> str:
    """The text with `written_against`: in its place, after `extends`, or after the last key."""
    start, keys = yaml_of(file, text)
    line = f"written_against: {version}"
    end = "\r\n" if "\r\n" in text else "\n"
    if _WRITTEN.search(keys):
        after = _WRITTEN.sub(line, keys, count=1)
    elif found := _EXTENDS.search(keys):
        after = f"{keys[: found.end()]}{end}{line}{keys[found.end() :]}"
    else:
        after = f"{keys}{'' if keys.endswith(end) else end}{line}{end}"
    return text[:start] + after + text[start + len(keys) :]
