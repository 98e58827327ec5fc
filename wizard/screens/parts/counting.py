"""What a page shows, handed over to the journal: one line on a page, nothing that can fail it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache

import streamlit as st

from wizard import journal, search
from wizard.core.address import Address
from wizard.core.model import Entry, Library
from wizard.core.opening import zone
from wizard.core.walk import Walk
from wizard.journal import Event, Mode, Verdict, Visit, Vocabulary, WalkId, is_counted
from wizard.journal.counts import WrongPicks
from wizard.journal.faults import is_fault
from wizard.journal.recorder import recorder
from wizard.presenters.results import Results
from wizard.screens.parts import previewing
from wizard.search.heard import heard

LOG = logging.getLogger(__name__)
YEAR = 365


@dataclass(slots=True)
class Seen:
    """What a visit has shown so far. `counts`: the journal is on, and nobody objects."""

    counts: bool
    walk: WalkId = field(default_factory=WalkId)
    addresses: dict[tuple[Mode, int], Address] = field(default_factory=dict)
    search: str = ""
    answer: str = ""
    settled: set[str] = field(default_factory=set)
    sheets: set[str] = field(default_factory=set)


def seen() -> Seen:
    """One object a visit: each look into Streamlit's session state costs a click."""
    found: Seen | None = st.session_state.get("seen")
    if found is None:
        watched = recorder().on and not previewing.under_way()
        found = Seen(watched and is_counted(st.context.headers))
        st.session_state["seen"] = found
    return found


def walked(
    library: Library,
    address: Address,
    here: Walk | None,
    mode: Mode,
    *,
    case: int = 0,
    verdict: Verdict = Verdict.NONE,
) -> None:
    """Count what this run shows of a walk. A run that shows the same again counts nothing.

    Each practice `case` is a walk of its own, and its ending has a `verdict`.
    """
    visit, within = seen(), (mode, case)
    before = visit.addresses.get(within)
    visit.addresses[within] = address
    if before is None or before.flow != address.flow:
        visit.walk = WalkId()
    _record(visit, library, mode, lambda v: journal.viewed(v, before, address, here, verdict))


def searched(library: Library, typed: str, found: Results) -> None:
    """Count a search once, however often its results are drawn."""
    visit = seen()
    if typed != visit.search:
        visit.search = typed
        words, others = heard(library, typed)
        fits = found.verdict == "answers" and bool(found.hits)
        _record(
            visit, library, Mode.VISITOR, lambda v: [journal.searched(v, words, others, fits=fits)]
        )


def opened(library: Library, entry: Entry) -> None:
    """Count an answer that was opened by itself, once."""
    visit = seen()
    if entry.id != visit.answer:
        visit.answer = entry.id
        _record(
            visit, library, Mode.VISITOR, lambda v: [journal.opened(v, entry, from_search=False)]
        )


def settled(library: Library, here: Walk, state: str) -> None:
    """Count once on each walk whether the answer helped, as the address says: "yes" or "no"."""
    entry, visit = here.entry, seen()
    if entry and state in ("yes", "no") and here.key not in visit.settled:
        visit.settled.add(here.key)
        yes = state == "yes"
        _record(visit, library, Mode.VISITOR, lambda v: [journal.settled(v, here, entry, yes=yes)])


def wrong_picks(library: Library) -> WrongPicks:
    """What practice got wrong in the year up to yesterday; nothing where nothing is counted.

    Not today's, so that a class which works through a round has the same puzzles to its end.
    """
    today = datetime.now(zone(library.court.time_zone)).date()
    try:
        return _wrong_picks(today)
    except Exception as error:
        if not is_fault(error):
            raise
        return ()


@lru_cache(maxsize=1)
def _wrong_picks(today: date) -> WrongPicks:
    return recorder().wrong_picks(today - timedelta(days=YEAR), today)


def call_sheet(library: Library, here: Walk, mode: Mode = Mode.VISITOR) -> None:
    """Count once on each walk that a call sheet was copied, printed or mailed."""
    entry, visit = here.entry, seen()
    if entry and here.key not in visit.sheets:
        visit.sheets.add(here.key)
        _record(visit, library, mode, lambda v: [journal.call_sheet(v, here, entry)])


def _record(
    seen: Seen, library: Library, mode: Mode, made: Callable[[Visit], Iterable[Event]]
) -> None:
    if not seen.counts:
        return
    now = datetime.now(zone(library.court.time_zone))
    visit = Visit(_vocabulary(library), mode, seen.walk, now)
    try:
        recorder().record(*made(visit))
    except ValueError:  # the content changed between the click and now
        LOG.warning("Something that was shown could not be counted.", exc_info=True)


@lru_cache(maxsize=2)
def _vocabulary(library: Library) -> Vocabulary:
    return Vocabulary(library, search.index(library).spelling)
