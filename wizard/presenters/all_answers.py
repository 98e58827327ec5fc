"""What the page of all answers says: every answer by topic, those with some words, or one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from wizard.core.listing import as_on_the_page, entries_in_order
from wizard.core.model import Entry, Library
from wizard.presenters.answer import Answer, answer
from wizard.presenters.contacts import Card, cards
from wizard.presenters.links import Box, Link
from wizard.presenters.results import Result, entry_card

TITLE = "All answers"
MATCH = "Match word(s)"
FEWER = "Try fewer words, or one word only."
SEARCH = "Search in your own words instead"
PRINT = "Print all answers"
SHOW_ALL = "Show all answers"
BACK = "Back to all answers"


@dataclass(frozen=True, slots=True)
class Matching:
    """The answers that have all of some words. `advice`, `ways` and `cards` where none has."""

    said: str
    hits: tuple[Result, ...]
    advice: str
    ways: tuple[Link, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class AllAnswers:
    """The list: `topics` with their links, or `matching` where words are typed."""

    heading: str
    missing: str
    box: Box
    topics: tuple[tuple[str, tuple[Link, ...]], ...]
    matching: Matching | None
    paper: Link


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """One answer by itself."""

    heading: str
    line: str
    answer: Answer
    back: Link


def answer_page(library: Library, entry: Entry, now: datetime | None = None) -> AnswerPage:
    """The page of one answer, with all its situations."""
    line = f"{TITLE} · {entry.topic}"
    back = Link(BACK, "back-to-all", {}, "answers")
    return AnswerPage(entry.title, line, answer(library, entry, now=now), back)


def all_answers(
    library: Library, match: str = "", missing: str = "", now: datetime | None = None
) -> AllAnswers:
    """The list. `match`: the words to look for; `missing`: an entry that is not there."""
    rows = groupby(entries_in_order(library), lambda entry: entry.topic)
    return AllAnswers(
        heading=TITLE,
        missing=f'There is no answer named "{missing[:60]}". Pick one below.' if missing else "",
        box=Box(MATCH, match, "match", page="answers", example="password"),
        topics=tuple((topic, tuple(_link(e) for e in entries)) for topic, entries in rows),
        matching=_matching(library, match, now) if match.strip() else None,
        paper=Link(PRINT, "print-all", page="print/answers"),
    )


def _link(entry: Entry) -> Link:
    return Link(entry.title, f"entry|{entry.id}", {"entry": entry.id}, "answers")


def _matching(library: Library, typed: str, now: datetime | None) -> Matching:
    wanted = typed.lower().split()
    found = [entry for entry in as_on_the_page(library) if matches(entry, wanted)]
    noun = "answer has" if len(found) == 1 else "answers have"
    return Matching(
        said=f"{len(found)} {noun} all of: {typed}",
        hits=tuple(entry_card(library, entry, wanted, whole=False) for entry in found),
        advice="" if found else FEWER,
        ways=()
        if found
        else (
            Link(SEARCH, "search-instead", {"q": typed}, "find"),
            Link(SHOW_ALL, "show-all", {}, "answers"),
        ),
        cards=() if found else cards(library, library.nothing_fits, now),
    )


def matches(entry: Entry, wanted: list[str]) -> bool:
    """Whether an entry contains all the words, anywhere in its title, text or source question."""
    text = f"{entry.title} {entry.text} {entry.source.question}".lower()
    return all(word in text for word in wanted)
