"""How often each answer was shown, and whether it settled the matter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from wizard.core.model import Library
from wizard.insights.rates import Share
from wizard.journal import Kind
from wizard.journal.counts import Count


@dataclass(frozen=True, slots=True)
class EndingUse:
    """One answer. `settled`: yes among those who said yes or no; `silent`: who said neither."""

    entry: str
    title: str
    shown: int
    from_search: int
    call_sheets: int
    settled: Share
    silent: Share


def endings(library: Library, counts: Iterable[Count]) -> tuple[EndingUse, ...]:
    """Every answer that was shown and is still served, the one shown most first."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for count in counts:
        if count.entry:
            tally[count.entry][count.kind] += count.n
    served = {library.nothing_fits.id: library.nothing_fits, **library.entries}
    found = [_use(id, served[id].title, kinds) for id, kinds in tally.items() if id in served]
    return tuple(sorted(found, key=lambda use: (-use.shown, use.entry)))


def _use(entry: str, title: str, kinds: Counter[str]) -> EndingUse:
    yes, no = kinds[Kind.SETTLED_YES], kinds[Kind.SETTLED_NO]
    # A period may begin between an answer and what was said about it.
    shown = max(kinds[Kind.ENDED] + kinds[Kind.OPENED_RESULT], yes + no)
    return EndingUse(
        entry,
        title,
        shown,
        kinds[Kind.OPENED_RESULT],
        kinds[Kind.CALL_SHEET],
        Share(yes, yes + no),
        Share(shown - yes - no, shown),
    )
