"""The search box and its results: "say what happened, in your own words"."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

import streamlit as st

from wizard import search
from wizard.core import walk
from wizard.core.model import Library
from wizard.screens.parts import answer, frame

SHOWN = 5
NEAR = 0.6
"""Answers that score less than this share of the best one are not shown."""
LABEL = "Or say what happened, in your own words"
AGAIN = "Say what happened, in your own words"


def box(typed: str) -> None:
    """The box; Enter puts what is typed into the address as `q`."""
    key = f"q|{typed}"
    value = st.text_input(
        AGAIN if typed or not frame.at("home") else LABEL,
        value=typed,
        key=key,
        placeholder="It says I may already be logged in",
        on_change=_remember,
        args=(key,),
    )
    if value.strip() != typed:
        frame.go(_query(value))
        st.rerun()


def _remember(key: str) -> None:
    frame.go(_query(st.session_state[key]))


def _query(typed: str) -> dict[str, str]:
    # An address has to stay short enough for e-mail programs and proxies.
    typed = " ".join(typed.split())[:2000]
    return {"q": typed} if typed else {}


def heading(found: search.Found) -> str:
    """The H1 over the results."""
    return "Is it one of these?" if _fits(found) else "The FAQ does not seem to cover this"


def _fits(found: search.Found) -> bool:
    return found.fits and bool(found.hits)


def results(library: Library, typed: str, found: search.Found) -> None:
    """What fits, best first; or an honest no with whom to ask and the nearest answers."""
    fits = _fits(found)
    best = found.hits[0].score if found.hits else 0.0
    hits = [hit for hit in found.hits if hit.score >= NEAR * best][: SHOWN if fits else 3]
    count = f"{len(hits)} answers" if len(hits) != 1 else "1 answer"
    said = f"{count} for “{typed[:200]}”" if fits else f"Nothing fits “{typed[:200]}” well."
    st.html(f'<p role="status">{html.escape(said)}</p>')
    if fits and found.question:
        _question(library, found.question)
    if not fits and hits:
        frame.section("The nearest answers")
    with st.container(key="choices-found"):
        for hit in hits:
            _hit(library, hit, asks=not (fits and found.question))
    if not fits:
        answer.whom_to_ask(library, library.nothing_fits)
    if not frame.at("home"):
        st.page_link("home.py", label="Pick from the topics instead")


def _question(library: Library, question: search.Question) -> None:
    here = walk.walk(library, question.flow, question.trail)
    if here is None or here.step is None:
        return
    address = here.address(assumed=len(question.trail))
    with st.container(border=True, key="closest"):
        st.markdown("Two answers are close. One question tells them apart:")
        frame.link("home", frame.plain(here.step.ask), "closest-question", address.query())


def _hit(library: Library, hit: search.Hit, asks: bool) -> None:
    entry = library.entries[hit.entry]
    here = walk.walk(library, hit.flow, hit.trail) if hit.flow else None
    with st.container(key=f"hit-{hit.entry}", gap="xxsmall"):
        if here is None:
            st.page_link(
                "answers.py", label=frame.plain(entry.title), query_params={"entry": entry.id}
            )
        else:
            address = here.address(assumed=len(hit.trail))
            frame.link("home", frame.plain(entry.title), f"found|{entry.id}", address.query())
        way = [here.flow.title, *(pick.says for pick in here.picks)] if here else [entry.topic]
        said, short = " → ".join(way), _bare(entry.short)
        st.html(f"<p>{marked(said, hit.marks)}<br>{marked(short, hit.marks)}</p>")
        if here is not None and asks:
            _its_question(here, hit)


def _its_question(here: walk.Walk, hit: search.Hit) -> None:
    """A way into the flow at the question before the answer, for when it is not quite this."""
    asked = frame.plain(here.picks[-1].step.ask)
    address = here.address(-1, assumed=len(hit.trail))
    said = f"Not quite? Answer this: {asked}"
    frame.link("home", said, f"before|{hit.entry}", address.query(), quiet=True)


def _bare(markdown: str) -> str:
    return markdown.replace("**", "")


def marked(text: str, words: Iterable[str], whole: bool = True) -> str:
    """Text as HTML with the words marked, `whole` ones only or parts too; all else is escaped."""
    wanted = sorted({re.escape(word) for word in words if word}, key=len, reverse=True)
    if not wanted:
        return html.escape(text)
    edge = r"\b" if whole else ""
    parts = re.compile(f"{edge}({'|'.join(wanted)}){edge}", re.IGNORECASE).split(text)
    return "".join(
        f"<mark>{html.escape(part)}</mark>" if at % 2 else html.escape(part)
        for at, part in enumerate(parts)
    )
