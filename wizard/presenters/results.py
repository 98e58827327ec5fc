"""What a search says: the answers as cards, an honest no, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from wizard import search
from wizard.core import walk
from wizard.core.model import Entry, Library
from wizard.core.walk import Walk
from wizard.presenters.answer import warned_of, warnings
from wizard.presenters.contacts import Card, cards
from wizard.presenters.links import Link, to
from wizard.presenters.markdown import spoken
from wizard.presenters.step import NOTHING

FITS = "Is it one of these?"
NOTHING_FITS = "No close match"
NEAREST = "The nearest answers"
CLOSE = "Two answers are close. One question tells them apart:"
OTHER_WORDS = "Say it with other words, or pick from the topics."
TOPICS = "Pick from the topics instead"
PERSON = "Or ask a person"
SHOWN = 5
NEAR = 0.6
"""Answers that score less than this share of the best one are not shown."""


@dataclass(frozen=True, slots=True)
class Result:
    """One answer as a card, the same wherever answers are listed.

    `way`: how people come to it; `short`: its first sentences; `marks`: words to highlight in
    both, lower case, `whole` ones only or parts of words too.
    """

    link: Link
    way: str
    short: str
    warnings: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    whole: bool = True
    before: Link | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """What was found. `question`: tells two close answers apart; `cards`: whom to ask."""

    heading: str
    said: str
    fits: bool
    question: Link | None
    section: str
    hits: tuple[Result, ...]
    advice: str
    cards: tuple[Card, ...]
    topics: Link


def results(
    library: Library,
    typed: str,
    found: search.Found,
    carried: Mapping[str, str] = NOTHING,
    now: datetime | None = None,
) -> Results:
    """What fits, best first; or an honest no with whom to ask and the nearest answers."""
    fits = heard(found)
    best = found.hits[0].score if found.hits else 0.0
    hits = [hit for hit in found.hits if hit.score >= NEAR * best][: SHOWN if fits else 3]
    carried = {**carried, "q": typed}
    question = _question(library, found.question, carried) if fits else None
    return Results(
        heading=heading(found),
        said=_said(fits, len(hits), typed[:200]),
        fits=fits,
        question=question,
        section=NEAREST if hits and not fits else "",
        hits=tuple(_hit(library, hit, carried, asks=question is None and fits) for hit in hits),
        advice="" if fits else OTHER_WORDS,
        cards=() if fits else cards(library, library.nothing_fits, now),
        topics=Link(TOPICS, "topics"),
    )


def heard(found: search.Found) -> bool:
    """Whether the hits are answers to what was typed."""
    return found.fits and bool(found.hits)


def heading(found: search.Found) -> str:
    """The H1 over the results."""
    return FITS if heard(found) else NOTHING_FITS


def _said(fits: bool, count: int, typed: str) -> str:
    if not fits:
        return f"No close match for “{typed}”."
    return f"{count} answer{'' if count == 1 else 's'} for “{typed}”"


def _question(
    library: Library, question: search.Question | None, carried: Mapping[str, str]
) -> Link | None:
    here = walk.walk(library, question.flow, question.trail) if question else None
    if question is None or here is None or here.step is None:
        return None
    address = here.address(assumed=len(question.trail))
    return to(here.step.ask, "closest-question", address, carried)


def _hit(library: Library, hit: search.Hit, carried: Mapping[str, str], *, asks: bool) -> Result:
    entry = library.entries[hit.entry]
    here = walk.walk(library, hit.flow, hit.trail) if hit.flow else None
    if here is None:
        return entry_card(library, entry, hit.marks)
    address = here.address(assumed=len(hit.trail))
    return Result(
        link=to(entry.title, f"found|{entry.id}", address, carried),
        way=way(here),
        short=spoken(entry.short),
        warnings=warnings(library, (*warned_of(here), *entry.warn)),
        marks=hit.marks,
        before=_its_question(here, hit, carried) if asks else None,
    )


def way(here: Walk) -> str:
    """A walk in one line: the topic and the words picked."""
    return " → ".join([here.flow.title, *(pick.says for pick in here.picks)])


def _its_question(here: Walk, hit: search.Hit, carried: Mapping[str, str]) -> Link:
    """A way into the flow at the question before the answer, for when it is not quite this."""
    said = f"Not quite? Answer this: {here.picks[-1].step.ask}"
    address = here.address(-1, assumed=len(hit.trail))
    return to(said, f"before|{hit.entry}", address, carried)


def entry_card(
    library: Library, entry: Entry, marks: Iterable[str] = (), *, whole: bool = True
) -> Result:
    """An answer by itself, not at the end of a walk."""
    return Result(
        link=Link(entry.title, f"entry|{entry.id}", {"entry": entry.id}, "answers"),
        way=entry.topic,
        short=spoken(entry.short),
        warnings=warnings(library, entry.warn),
        marks=tuple(marks),
        whole=whole,
    )
