"""All insights of one mode and period, as values: for a page, for programs, for paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wizard.core.model import Library
from wizard.insights.days import Times, times
from wizard.insights.due import Due, due
from wizard.insights.edits import Edit, edits
from wizard.insights.endings import EndingUse, endings, parts
from wizard.insights.flow_use import FlowUse, use
from wizard.insights.question_count import Swap, score
from wizard.insights.todays_ids import by_todays_ids
from wizard.insights.unanswered import Searches, searches
from wizard.journal import Mode
from wizard.journal.counts import Counted


@dataclass(frozen=True, slots=True)
class Report:
    """`swap`: the two questions whose other order would save people most; `demo`: made up."""

    mode: Mode
    since: date
    until: date
    demo: bool
    flows: tuple[FlowUse, ...]
    endings: tuple[EndingUse, ...]
    parts: tuple[EndingUse, ...]
    searches: Searches
    edits: tuple[Edit, ...]
    times: Times
    swap: Swap | None
    due: tuple[Due, ...]
    lost: int

    @property
    def began(self) -> int:
        """How many walks began."""
        return sum(flow.started.part for flow in self.flows)


def report(library: Library, counted: Counted, today: date, *, demo: bool = False) -> Report:
    """Everything that the counts say about a library."""
    counted = by_todays_ids(library, counted)
    used = endings(library, counted.counts)
    return Report(
        counted.mode,
        counted.since,
        today,
        demo,
        use(library, counted.counts),
        used,
        parts(library, counted.counts),
        searches(counted.searches),
        edits(library, counted),
        times(counted, today),
        _swap(library, used),
        due(library, used, today),
        counted.lost,
    )


def _swap(library: Library, used: Iterable[EndingUse]) -> Swap | None:
    """The swap of two questions that saves most, where each answer weighs as often as it came."""
    shown = {one.entry: float(one.shown) for one in used if one.entry in library.entries}
    return score(library, shown).swap if sum(shown.values()) else None
