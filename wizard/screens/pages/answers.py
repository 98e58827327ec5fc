"""The page at `/answers`: every entry by topic, one entry, and "Match word(s)"."""

from __future__ import annotations

import html
from itertools import groupby

import streamlit as st

from wizard.core.listing import as_on_the_page, entries_in_order
from wizard.core.model import Entry, Library
from wizard.core.terms import appearing
from wizard.screens.parts import answer, counting, frame, search_box

LONGEST = 200
"""Characters of "Match word(s)"."""


def draw() -> None:
    """One entry where the address names it, else the list."""
    library = frame.library()
    query = frame.query()
    entry = library.entries.get(query.get("entry", ""))
    if entry:
        _one(library, entry)
    else:
        _all(library, query.get("entry", ""), query.get("match", ""))


def _one(library: Library, entry: Entry) -> None:
    frame.top(entry.title)
    counting.opened(library, entry)
    frame.heading(entry.title, f"entry|{entry.id}", line=f"All answers · {entry.topic}")
    answer.draw(library, entry)
    answer.see_also(library, entry)
    answer.source(library, entry)
    frame.button("Back to all answers", "back-to-all", {}, quiet=True)
    frame.words(appearing(library, f"{entry.title} {entry.body}"))
    frame.bottom()


def _all(library: Library, missing: str, match: str) -> None:
    frame.top("All answers")
    if missing:
        st.warning(frame.plain(f'There is no answer named "{missing[:60]}". Pick one below.'))
    frame.heading("All answers", f"answers|{missing}|{match}")
    match = _box(match.strip()[:LONGEST])
    if match:
        _matching(library, match)
    else:
        for topic, entries in groupby(entries_in_order(library), key=lambda e: e.topic):
            frame.section(topic)
            for entry in entries:
                _link(entry)
    frame.bottom()


def _box(match: str) -> str:
    """The box. Its key holds what the address says, so Back and a link show what they name."""
    key = f"match|{match}"
    typed = st.text_input(
        "Match word(s)", match, max_chars=LONGEST, key=key, on_change=_remember, args=(key,)
    )
    if typed.strip() != match:
        _go(typed)
        st.rerun()
    return match


def _remember(key: str) -> None:
    _go(st.session_state[key])


def _go(typed: str) -> None:
    frame.go({"match": typed.strip()} if typed.strip() else {})


def _link(entry: Entry) -> None:
    frame.button(frame.plain(entry.title), f"entry|{entry.id}", {"entry": entry.id}, quiet=True)


def _matching(library: Library, typed: str) -> None:
    wanted = typed.lower().split()
    found = [e for e in as_on_the_page(library) if matches(e, wanted)]
    noun = "answer has" if len(found) == 1 else "answers have"
    with st.container(key="matches"):
        st.html(f'<p role="status">{len(found)} {noun} all of: {html.escape(typed)}</p>')
        for entry in found:
            _link(entry)
            short = entry.short.replace("**", "")
            st.html(f"<p>{search_box.marked(short, wanted, whole=False)}</p>")
    if not found:
        st.markdown("Try fewer words, or one word only.")
        frame.button("Show all answers", "show-all", {}, quiet=True)


def matches(entry: Entry, wanted: list[str]) -> bool:
    """Whether an entry contains all the words, anywhere in its title, body or source question."""
    text = f"{entry.title} {entry.body} {entry.source.question}".lower()
    return all(word in text for word in wanted)


if __name__ == "__main__":
    draw()
