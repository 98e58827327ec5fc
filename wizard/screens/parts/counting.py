"""What a page shows, handed over to the journal: one line on a page, nothing that can fail it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache

import streamlit as st

from wizard import journal, search
from wizard.core.model import Entry, Library
from wizard.core.opening import zone
from wizard.core.walk import Address, Walk
from wizard.journal import Event, Mode, Visit, Vocabulary, WalkId, is_counted
from wizard.journal.recorder import recorder
from wizard.search.heard import heard

LOG = logging.getLogger(__name__)
ASKS = "Did this settle it?"
THANKS = "Thank you. That shows us what to make better."


def counts() -> bool:
    """Whether this visit is counted: the journal is on, and nobody objects."""
    return recorder().on and is_counted(st.context.headers)


def walked(library: Library, address: Address, here: Walk | None, mode: Mode) -> None:
    """Count what this run shows of a walk. A run that shows the same again counts nothing."""
    before: Address | None = st.session_state.get(f"counted|{mode}")
    st.session_state[f"counted|{mode}"] = address
    if before is None or before.flow != address.flow:
        st.session_state["counted|walk"] = WalkId()
    _record(library, mode, lambda visit: journal.viewed(visit, before, address, here))


def searched(library: Library, typed: str, found: search.Found) -> None:
    """Count a search once, however often its results are drawn."""
    if _is_new("search", typed):
        words, others = heard(library, typed)
        fits = found.fits and bool(found.hits)
        _record(library, Mode.VISITOR, lambda v: [journal.searched(v, words, others, fits=fits)])


def opened(library: Library, entry: Entry) -> None:
    """Count an answer that was opened by itself, once."""
    if _is_new("answer", entry.id):
        _record(library, Mode.VISITOR, lambda v: [journal.opened(v, entry, from_search=False)])


def did_it_settle(library: Library, here: Walk) -> None:
    """Ask whether the answer helped, once on each walk; not at all where nobody is counted."""
    entry = here.entry
    if entry is None or not counts():
        return
    where, place = f"counted|settled|{here.key}", st.empty()
    if where not in st.session_state:
        with place.container(), st.container(key="settled", horizontal=True):
            st.html(f"<p>{ASKS}</p>", width="content")
            yes = st.button("Yes, it did", key=f"{here.key}|.yes", type="tertiary")
            no = st.button("No, it did not", key=f"{here.key}|.no", type="tertiary")
        if not (yes or no):
            return
        st.session_state[where] = True
        _record(library, Mode.VISITOR, lambda v: [journal.settled(v, here, entry, yes=yes)])
    place.html(f'<p role="status">{THANKS}</p>')


def _is_new(what: str, value: str) -> bool:
    """Whether this visit has not just shown the same."""
    key = f"counted|{what}"
    new = st.session_state.get(key) != value
    st.session_state[key] = value
    return new


def _record(library: Library, mode: Mode, made: Callable[[Visit], Iterable[Event]]) -> None:
    if not counts():
        return
    walk = st.session_state.setdefault("counted|walk", WalkId())
    visit = Visit(_vocabulary(library), mode, walk, datetime.now(zone(library.court.time_zone)))
    try:
        recorder().record(*made(visit))
    except ValueError:  # the content changed between the click and now
        LOG.warning("Something that was shown could not be counted.", exc_info=True)


@lru_cache(maxsize=2)
def _vocabulary(library: Library) -> Vocabulary:
    return Vocabulary(library, search.index(library).spelling)
