"""The command that reports every mistake in the content: check."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.authoring.compared import noted
from wizard.checks import told
from wizard.cli import CLEAN, FOUND, named, opened
from wizard.content.layers import laid
from wizard.content.library import content_folder
from wizard.core.model import Library
from wizard.core.problems import Level, Problem, worst_first
from wizard.core.whole_file import write_together
from wizard.core.wording import plural

if TYPE_CHECKING:
    from wizard.cli import Commands

MEANS: dict[Level, str] = {
    "error": "to mend first (the file is left out)",
    "flaw": "to mend",
    "warning": "worth a look",
}


def add(commands: Commands) -> None:
    """Declare the command."""
    check = commands.add_parser("check", help="report every mistake in the content")
    check.add_argument("--format", choices=FORMATS, default="text")
    check.add_argument(
        "--layers", action="store_true", help="say instead what the court changes of its base"
    )
    check.add_argument(
        "--compared",
        nargs="+",
        metavar="FILE",
        help='note in these files (or "all") that you compared them with the base',
    )
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    library = opened(options)
    if options.compared:
        return _compared(options)
    if options.layers:
        print("\n".join(_layers(library)))
        return CLEAN
    problems = told(library)
    sys.stdout.write(FORMATS[options.format](problems, options.content or content_folder()))
    if options.format == "text":
        print(_summary(library, problems), file=sys.stderr)
    return FOUND if any(p.level != "warning" for p in problems) else CLEAN


def _compared(options: argparse.Namespace) -> int:
    folder, bases = named(options)
    changes = noted(laid(folder, bases), options.compared)
    write_together(folder, changes)
    for file in changes:
        print(f"Written: {folder / file}")
    if not changes:
        print("Nothing has changed in the base since.")
    return CLEAN


def _layers(library: Library) -> Iterator[str]:
    """What the court changes of the base under it, and what it takes from there as it is."""
    layers = library.layers
    if len(layers.names) == 1:
        yield "This court extends no base."
    for over in layers.overrides:
        pieces = f": {', '.join(over.pieces)}" if over.pieces else ""
        yield f"{over.place.file} {'changes' if pieces else 'replaces'} {over.over}{pieces}"
    for full, hidden in layers.hidden.items():
        yield f"{hidden.place.file}:{hidden.place.line} hides {full}"
    for name in layers.names[:-1]:
        flows = [flow for flow in library.flows.values() if flow.place.folder == name]
        answers = [entry for entry in library.entries.values() if entry.place.folder == name]
        counted = f"{plural(len(flows), 'flow')}, {plural(len(answers), 'answer')}"
        yield f"As they are in {name}: {counted}."


def _summary(library: Library, problems: Iterable[Problem]) -> str:
    """What was checked and what was found, for people; programs read the lines above it."""
    found = Counter(problem.level for problem in problems)
    said = [f"{found[level]} {MEANS[level]}" for level in MEANS if found[level]]
    size = f"{plural(len(library.flows), 'flow')} and {plural(len(library.entries), 'answer')}"
    return f"{size} served: {', '.join(said) or 'no problems'}."


def _text(problems: Iterable[Problem], folder: Path) -> str:
    """Errors first, then flaws, then warnings, each with its level in words."""
    return "".join(f"{problem.told}\n" for problem in worst_first(problems))


def _json(problems: Iterable[Problem], folder: Path) -> str:
    rows = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "level": problem.level,
            "check": problem.check,
            "sentence": problem.sentence,
            "advice": problem.advice,
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def _github(problems: Iterable[Problem], folder: Path) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request.

    ("Workflow commands for GitHub Actions": the file counts from the folder where the workflow
    runs; %, line ends, and in properties also : and , are written as %XX.)
    """
    home = os.path.relpath(folder) if folder.resolve().is_relative_to(Path.cwd()) else folder
    rows = []
    for problem in problems:
        kind = "warning" if problem.level == "warning" else "error"
        path = os.path.normpath(Path(home) / problem.place.file)
        file = _property(Path(path).as_posix())
        place = f"file={file},line={problem.place.line},col={problem.place.column}"
        said = " ".join(filter(None, (problem.sentence, problem.advice)))
        rows.append(f"::{kind} {place},title={_property(problem.check)}::{_message(said)}\n")
    return "".join(rows)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Iterable[Problem], Path], str]] = {
    "text": _text,
    "github": _github,
    "json": _json,
}
