"""What a search says: the answers as cards, an honest no, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wizard.core import walk
from wizard.core.address import Address
from wizard.core.model import Entry, Library
from wizard.core.walk import Walk
from wizard.core.wording import plural
from wizard.presenters.answer import warned_of, warnings
from wizard.presenters.contacts import Card, card, cards
from wizard.presenters.links import Link, to
from wizard.presenters.markdown import spoken
from wizard.presenters.step import NOTHING

if TYPE_CHECKING:  # brings numpy, which no page without a search needs
    from wizard import search

FITS = "Is it one of these?"
OTHERS_HANDLE_IT = "Is it one of these? Here is who can help"
NOTHING_FITS = "No close match"
HEADINGS = {"answers": FITS, "referral": OTHERS_HANDLE_IT, "nothing": NOTHING_FITS}
"""The H1 over the results, by the verdict."""
NEAREST = "The nearest answers"
LIKE = "Topics that may fit"
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
    """What was found. `verdict`: answers, a referral (others handle it) or nothing close.

    `named`: topics of the start page whose title was typed, `sounds_like`: others; `question`:
    tells two close answers apart; `cards`: whom to ask.
    """

    heading: str
    said: str
    verdict: search.Verdict
    named: tuple[Result, ...]
    sounds_like: tuple[Result, ...]
    question: Link | None
    section: str
    hits: tuple[Result, ...]
    advice: str
    cards: tuple[Card, ...]
    topics: Link


def found(
    library: Library,
    typed: str,
    carried: Mapping[str, str] = NOTHING,
    now: datetime | None = None,
) -> Results | None:
    """What some words find; None where nothing is typed."""
    if not typed:
        return None
    from wizard import search

    return results(library, typed, search.find(library, typed), carried, now)


def results(
    library: Library,
    typed: str,
    found: search.Found,
    carried: Mapping[str, str] = NOTHING,
    now: datetime | None = None,
) -> Results:
    """What fits, best first; who handles it; or an honest no with the nearest answers."""
    best = found.hits[0].score if found.hits else 0.0
    verdict = _verdict(found)
    hits = [hit for hit in found.hits if hit.score >= NEAR * best and not found.people]
    hits = hits[: SHOWN if verdict == "answers" else 3]
    carried = {**carried, "q": typed}
    question = _question(library, found.question, carried) if found.fits else None
    asks = question is None and found.fits
    return Results(
        heading=HEADINGS[verdict],
        said=_said(verdict, len(hits), typed[:200]),
        verdict=verdict,
        named=_topics(library, found, carried, exact=True),
        sounds_like=_topics(library, found, carried, exact=False),
        question=question,
        section=NEAREST if hits and verdict == "nothing" else "",
        hits=tuple(_hit(library, hit, carried, asks=asks) for hit in hits),
        advice=OTHER_WORDS if verdict == "nothing" else "",
        cards=_people(library, found, now),
        topics=Link(TOPICS, "topics"),
    )


def _verdict(found: search.Found) -> search.Verdict:
    """The verdict of the search; answers that are not there are none."""
    return found.verdict if found.hits or found.topics or found.people else "nothing"


def _said(verdict: search.Verdict, count: int, typed: str) -> str:
    if verdict == "nothing":
        return f"No close match for “{typed}”."
    return f"{plural(count, 'answer')} for “{typed}”" if count else f"For “{typed}”"


def _people(library: Library, found: search.Found, now: datetime | None) -> tuple[Card, ...]:
    """Those who were asked for; those of the referral; those for what nothing covers."""
    people = library.court.contacts
    if found.people:
        return tuple(card(library, people[id], "", now) for id in found.people)
    if _verdict(found) == "answers":
        return ()
    referred = found.verdict == "referral" and found.hits
    entry = library.entries[found.hits[0].entry] if referred else library.nothing_fits
    return cards(library, entry, now)


def _topics(
    library: Library, found: search.Found, carried: Mapping[str, str], *, exact: bool
) -> tuple[Result, ...]:
    """Topics of the start page as cards like answers."""
    flows = [library.flows[topic.flow] for topic in found.topics if topic.exact == exact]
    return tuple(
        Result(to(f.title, f"topic|{f.id}", Address(f.id), carried), f.group, f.about)
        for f in flows
    )


def _question(
    library: Library, question: search.PartingStep | None, carried: Mapping[str, str]
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
