"""Every walk from symptom to answer as a table: one row a walk, as CSV or as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard.core import graph, spreadsheet
from wizard.core.listing import flows_in_order
from wizard.core.model import Entry, Flow, Library
from wizard.core.problems import ContentError
from wizard.core.walk import step_at
from wizard.core.wording import one_line

IDS = ("flow", "trail", "entry")
"""The last columns: ids, so that a program can tell the walks apart."""


@dataclass(frozen=True, slots=True)
class Path:
    """One walk: each question with what is picked there, the choice ids, the answer."""

    flow: Flow
    picks: tuple[tuple[str, str], ...]
    trail: tuple[str, ...]
    entry: Entry


def paths(library: Library, flow: Flow | None = None) -> Iterator[Path]:
    """The walks of one flow, or of all flows in the order of the start page.

    Raises `ContentError` if the library has more than `graph.MOST_WALKS` walks.
    """
    if (count := graph.count_of_ways(library)) > graph.MOST_WALKS:
        raise ContentError(f"There are {count:,} walks, too many to list one by one.")
    for each in [flow] if flow else flows_in_order(library):
        for way, end in graph.ways(library, graph.start(each)):
            picks = tuple(
                (one_line(step_at(library, spot).ask), one_line(choice.say))
                for spot, choice in way
            )
            entry = library.entries.get(end, library.nothing_fits)
            yield Path(each, picks, tuple(choice.id for _, choice in way), entry)


def as_csv(found: Iterable[Path]) -> str:
    """A table for a spreadsheet. No cell can be taken for a formula."""
    rows = list(found)
    most = max((len(path.picks) for path in rows), default=0)
    asked = [name for n in range(1, most + 1) for name in (f"Question {n}", f"Pick {n}")]
    table: list[list[object]] = [["Flow", *asked, "Answer", "Questions asked", *IDS]]
    for path in rows:
        cells = [text for pick in path.picks for text in pick]
        cells += [""] * (2 * most - len(cells))
        ids = [path.flow.id, ".".join(path.trail), path.entry.id]
        row = [one_line(path.flow.title), *cells, one_line(path.entry.title)]
        table.append([*row, len(path.picks), *ids])
    return spreadsheet.as_csv(table)


def as_text(found: Iterable[Path]) -> str:
    """A table of four columns between bars, which is a Markdown table too."""
    lines = ["| Flow | Question → pick | Answer | Questions asked |", "| --- | --- | --- | ---: |"]
    for path in found:
        walked = "; ".join(f"{question} → {says}" for question, says in path.picks)
        cells = (path.flow.title, walked, path.entry.title, str(len(path.picks)))
        lines.append(f"| {' | '.join(map(_cell, cells))} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace("|", "\\|")
