"""How often each answer was shown, and whether it settled the matter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wizard.core.model import Entry, Library
from wizard.insights.rates import Share
from wizard.journal import Kind
from wizard.journal.counts import Count


@dataclass(frozen=True, slots=True)
class EndingUse:
    """One answer, or one part of it.

    `settled`: yes among those who said yes or no; `silent`: who said neither.
    """

    entry: str
    part: str
    title: str
    shown: int
    from_search: int
    call_sheets: int
    settled: Share
    silent: Share


def endings(library: Library, counts: Iterable[Count]) -> tuple[EndingUse, ...]:
    """Every answer that was shown and is still served, the one shown most first."""
    return _used(library, ((count.entry, "", count) for count in counts))


def parts(library: Library, counts: Iterable[Count]) -> tuple[EndingUse, ...]:
    """Every part that came first in its answer and is still there, the one shown most first."""
    return _used(library, ((c.entry, c.part, c) for c in counts if c.part))


def _used(library: Library, counted: Iterable[tuple[str, str, Count]]) -> tuple[EndingUse, ...]:
    tally: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for entry, part, count in counted:
        tally[entry, part][count.kind] += count.n
    served = {library.nothing_fits.id: library.nothing_fits, **library.entries}
    found = [
        _use(entry, part, title, kinds)
        for (entry, part), kinds in tally.items()
        if (title := _title(served.get(entry), part))
    ]
    return tuple(sorted(found, key=lambda use: (-use.shown, use.entry, use.part)))


def _title(entry: Entry | None, part: str) -> str:
    """How an answer or its part is called; empty where it is gone."""
    if entry is None or not part:
        return entry.title if entry else ""
    found = entry.part(part)
    return f"{entry.title}: {found.title}" if found else ""


def _use(entry: str, part: str, title: str, kinds: Counter[str]) -> EndingUse:
    yes, no = kinds[Kind.SETTLED_YES], kinds[Kind.SETTLED_NO]
    # A period may begin between an answer and what was said about it.
    shown = max(kinds[Kind.ENDED] + kinds[Kind.OPENED_RESULT], yes + no)
    return EndingUse(
        entry,
        part,
        title,
        shown,
        kinds[Kind.OPENED_RESULT],
        kinds[Kind.CALL_SHEET],
        Share(yes, yes + no),
        Share(shown - yes - no, shown),
    )
