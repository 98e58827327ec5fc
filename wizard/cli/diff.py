"""The command that says what an edit changes, in walks: diff."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, FOUND, named
from wizard.content.library import Folders, load, named_folders
from wizard.content.revision import unpacked
from wizard.core.model import Library
from wizard.insights.diff import Comparison, compare
from wizard.insights.diff_lines import items, summary

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    diff = commands.add_parser("diff", help="say what an edit changes, in walks")
    diff.add_argument("old", metavar="OLD", help="a content folder, or a git revision")
    diff.add_argument("new", metavar="NEW", nargs="?", help="the same; else the content as it is")
    diff.add_argument("--format", choices=FORMATS, default="text")
    diff.set_defaults(run=_diff)


def _diff(options: argparse.Namespace) -> int:
    here = named(options)
    with _folders(options.old, here) as old, _folders(options.new, here) as new:
        before, after = load(old[0], bases=old[1]), load(new[0], bases=new[1])
    _note(options.old, before)
    _note(options.new or "the content", after)
    found = compare(before, after)
    print(FORMATS[options.format](found))
    return CLEAN if found.same else FOUND


def _note(named: str, library: Library) -> None:
    """Say on stderr that the walks of some files cannot be compared."""
    if library.left_out:
        names = ", ".join(map(str, sorted(library.left_out)))
        print(f"wizard: Left out of {named} because of errors: {names}.", file=sys.stderr)


@contextmanager
def _folders(word: str | None, here: Folders) -> Iterator[Folders]:
    """The content that a word means: folders over each other, or a revision of what is `here`."""
    if word is None or Path(word).is_dir() or os.pathsep in word:
        yield named_folders(word) if word else here
        return
    with tempfile.TemporaryDirectory(prefix="wizard-") as folder:
        yield unpacked(word, here, Path(folder))


def _as_text(found: Comparison) -> str:
    lines = [summary(found)]
    for change in found.changes:
        lines.append(change.sentence)
        lines += [f"  {line}" for line in items(change)]
    return "\n".join(lines)


def _as_markdown(found: Comparison) -> str:
    lines = [f"**{summary(found)}**", ""] if found.changes else [summary(found)]
    for change in found.changes:
        lines.append(f"- {_escaped(change.sentence)}")
        lines += [f"  - {_escaped(line)}" for line in items(change)]
    return "\n".join(lines)


def _escaped(line: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in line)


def _as_json(found: Comparison) -> str:
    changes = [
        {"kind": c.kind, "sentence": c.sentence, "count": c.count, "items": list(c.items)}
        for c in found.changes
    ]
    said = {
        "same": found.same,
        "walks_before": found.before,
        "walks_after": found.after,
        "changes": changes,
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


FORMATS = {"text": _as_text, "markdown": _as_markdown, "json": _as_json}
