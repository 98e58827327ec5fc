"""The command that measures how many questions an answer takes: score."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, opened
from wizard.core.model import Library
from wizard.core.problems import ContentError, nearest, shown
from wizard.insights.question_count import Coverage, Score, score

if TYPE_CHECKING:
    from wizard.cli import Commands

MOST = 5
"""Names listed after a sentence; `--format json` has them all."""


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("score", help="count the questions to an answer")
    parser.add_argument(
        "--weights", type=Path, metavar="CSV", help="entry,count: how often each is needed"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=_score)


def _score(options: argparse.Namespace) -> int:
    library = opened(options)
    weights = _weights(library, options.weights) if options.weights else None
    found = score(library, weights)
    if not found.endings:
        raise ContentError("No flow ends at an answer, so there is nothing to count.")
    if options.format == "json":
        print(json.dumps({**asdict(found), "eta": found.eta}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(library, found)))
    return CLEAN


def _weights(library: Library, file: Path) -> dict[str, float]:
    """Entry id → count. The first line may be a heading. Raises `ContentError`."""
    try:
        rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    except (UnicodeDecodeError, csv.Error):
        raise ContentError(f"{file} cannot be read as a CSV file in UTF-8.") from None
    found: dict[str, float] = {}
    for number, row in enumerate(rows, 1):
        cells = [cell.strip() for cell in (*row, "", "")]
        if any(cells) and (number > 1 or _number(cells[1]) is not None):
            id, often = _weight(library, f"{file}:{number}", *cells[:2])
            found[id] = found.get(id, 0.0) + often
    if not any(found.values()):
        raise ContentError(f"{file} has no count above 0.")
    return found


def _weight(library: Library, place: str, id: str, text: str) -> tuple[str, float]:
    if id not in library.entries:
        advice = nearest(id, library.entries)
        raise ContentError(f'{place}: "{shown(id)}" is not an entry. {advice}'.rstrip())
    often = _number(text)
    if often is None or often < 0:
        raise ContentError(f'{place}: "{shown(text)}" is not a count.')
    return id, often


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _lines(library: Library, found: Score) -> Iterator[str]:
    yield (
        f"An answer takes {found.mean:.2f} questions on average, {found.worst} at worst; "
        "the start page is the first."
    )
    yield (
        f"No tree can do better than {found.bound:.2f} for {len(found.endings)} answers "
        f"and at most {found.widest} choices a question."
    )
    yield (
        f"eta = {found.eta:.2f}: the answers differ by {found.entropy:.2f} bits, "
        f"the questions ask for {found.asked:.2f}."
    )
    yield _swapped(found)
    yield from map(_covered, found.coverage)
    if found.unreached:
        yield f"No choice leads to: {', '.join(found.unreached)}."
    yield ""
    yield "Questions (mean, fewest, most), walks and share of each answer, the longest first:"
    for end in found.endings:
        yield (
            f"{end.mean:5.2f} {end.fewest:2} {end.most:2} {end.walks:5} {end.share:6.1%}  "
            f"{end.entry}: {library.entries[end.entry].title}"
        )


def _swapped(found: Score) -> str:
    best = found.swap
    if best is None:
        return "No swap of two questions saves any."
    return (
        f'Asking "{best.second}" before "{best.first}" in {best.flow} would save most: '
        f"{best.saved:.3f} questions on average."
    )


def _covered(part: Coverage) -> str:
    said = f"Scenarios walk over {part.covered} of {part.total} {part.what}"
    if not part.missed:
        return f"{said}."
    more = f" and {len(part.missed) - MOST} more" if len(part.missed) > MOST else ""
    return f"{said}; not over {', '.join(part.missed[:MOST])}{more}."
