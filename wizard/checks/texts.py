"""Mistakes in the wording: HTML, pictures, unsafe links, dates that have passed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from wizard.checks.registry import check
from wizard.core.mentions import SCHEME as SCHEME_INSIDE
from wizard.core.model import Contact, Court, Entry, Library
from wizard.core.pictures import NAMED
from wizard.core.problems import Place, Placed, Problem, mistake, shown

HTML = re.compile(r"<(?:/?[a-zA-Z][^\s<>]*|[!?])")
LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^[ >]{0,9}\[[^\]\n]{1,99}\]:\s*<?(\S*)", re.MULTILINE)
MOST_LINKS = 100
"""Unsafe links reported of one text."""
SAFE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
SCHEME = re.compile(r"\A\s*[a-zA-Z][a-zA-Z0-9+.-]*:(?![0-9])")


MOST_READ = 8_000
"""Characters. A longer text gets no advice on its wording: nobody reads it in a hurry."""
LONGEST = 20_000
"""Characters that are laid out as Markdown; a longer text shows as it was typed."""


class PlacedText(NamedTuple):
    """A text that can come on a screen; `exact`: its characters stand in the file as they are."""

    place: Place
    text: str
    exact: bool = False

    def at(self, offset: int) -> Place:
        """The place of a character; where the text starts if no better is known."""
        if not self.exact:
            return self.place
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return Place(self.place.file, self.place.line + line - 1, offset - starts[line - 1] + 1)


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    """Where each line starts; kept, since a text can have as many mistakes as lines."""
    return [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]


def texts(library: Library) -> Iterator[PlacedText]:
    """Every text that can come on a screen, with the place where it starts."""
    for flow in library.flows.values():
        yield from _of(flow, "title", "about", "group", "symptoms")
        for scenario in flow.scenarios:
            yield from _of(scenario, "case")
    for _, step in library.steps():
        yield from _of(step, "ask", "look", "note", "aloud")
        for choice in step.choices:
            yield from _of(choice, "say", "because", "symptoms", "shows")
    for entry in library.entries.values():
        yield from _entry_texts(entry)
    yield from _of(library.court, "name", "short", "system", "page", "web", "faq_web", "notice")
    yield from _of(library.court, "groups", "after_hours")
    yield from _warnings(library)
    for contact in library.court.contacts.values():
        yield from _of(contact, "name", "does", "say", "email", "phone", "hours", "address", "web")
        yield from _of(contact, "seen", "find")
    for term in library.glossary.terms.values():
        yield from _of(term, "word", "means", "also")
    for group in library.glossary.synonyms:
        yield PlacedText(Place("faq/glossary.yaml"), "\n".join(group))


def own_texts(library: Library) -> Iterator[PlacedText]:
    """What we wrote ourselves: no court's own words, nothing that only the search reads.

    Less what is too long to advise on, which `long-text` names where it does harm.
    """
    return (text for text in _own_texts(library) if len(text.text) <= MOST_READ)


def _own_texts(library: Library) -> Iterator[PlacedText]:
    for flow in library.flows.values():
        yield from _of(flow, "about")
        for scenario in flow.scenarios:
            yield from _of(scenario, "case")
    for _, step in library.steps():
        yield from _of(step, "ask", "look", "note", "aloud")
        for choice in step.choices:
            yield from _of(choice, "say", "because")
    for entry in library.entries.values():
        if not entry.draft:
            yield from _of(entry, "title", "after_hours")
            yield from _caution(entry)
            yield from _body(entry)
    yield from _of(library.court, "notice", "after_hours")
    yield from _warnings(library)
    for contact in library.court.contacts.values():
        yield from _of(contact, "does", "say", "find")
    for term in library.glossary.terms.values():
        yield from _of(term, "means")


def _of(noun: Placed, *keys: str) -> Iterator[PlacedText]:
    for key in keys:
        value = getattr(noun, key)
        yield PlacedText(noun.at(key), value if isinstance(value, str) else "\n".join(value))


def _entry_texts(entry: Entry) -> Iterator[PlacedText]:
    yield from _of(entry, "title", "topic", "official", "asked_as", "after_hours", "shows")
    for source in (entry.source, *entry.also_from):
        yield PlacedText(entry.at("source"), f"{source.page}\n{source.question}")
    yield from _caution(entry)
    yield from _body(entry)


def _warnings(library: Library) -> Iterator[PlacedText]:
    for said in library.court.warnings.values():
        yield PlacedText(library.court.at("warnings"), said)


def _caution(entry: Entry) -> Iterator[PlacedText]:
    if entry.caution:
        said = f"{entry.caution.says}\n{entry.caution.check}".rstrip()
        yield PlacedText(entry.at("caution"), said)


def _body(entry: Entry) -> Iterator[PlacedText]:
    return (PlacedText(place, text, exact=True) for place, text in entry.passages)


@check("html-in-content")
def html_in_content(library: Library) -> Iterator[Problem]:
    """HTML stands in a text. It is shown as typed, never run; content is text or Markdown.

    Bad (faq/restart.md):
        Push the <b>round</b> knob.
    Good:
        Push the round knob.
    """
    for text in texts(library):
        found = HTML.search(text.text)
        if found:
            yield Problem(
                text.at(found.start()),
                f'The text has HTML in it: "{shown(found[0], 40)}".',
                "Use Markdown, or take the < away.",
                "flaw",
            )


@check("picture")
def picture(library: Library) -> Iterator[Problem]:
    """A picture from elsewhere, or outside of an answer's text. Nothing is fetched from elsewhere.

    Pictures of your own lie in the folder `pictures/`: `![what it shows](pictures/name.png)`.

    Bad (faq/restart.md):
        2. Read ![the manual](https://toy.example/box).
    Good:
        2. Read [the manual](https://toy.example/box).
    """
    for text in texts(library):
        others = NAMED.sub(_blanked, text.text) if text.exact else text.text
        start = others.find("![")
        if start >= 0:
            yield Problem(
                text.at(start),
                "A picture stands here that is not shown.",
                'Put it into pictures/, say in words what it shows, or take the "!" away.',
                "flaw",
            )


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


@check("unsafe-link")
def unsafe_link(library: Library) -> Iterator[Problem]:
    """A link leads to something other than a web page, an e-mail address or a phone number.

    Bad (faq/restart.md):
        2. Read [the manual](file:///box.pdf).
    Good:
        2. Read [the manual](https://toy.example/box).
    """
    for text in texts(library):
        yield from islice(_unsafe_links(text), MOST_LINKS)
    nouns: list[Court | Contact] = [library.court, *library.court.contacts.values()]
    webs = [(noun.at("web"), noun.web) for noun in nouns]
    webs.append((library.court.at("faq_web"), library.court.faq_web))
    for entry in library.entries.values():
        webs.append((entry.at("source"), entry.source.web))
        webs += [(entry.at("also_from"), page.web) for page in entry.also_from]
    for place, web in webs:
        if SCHEME.match(web) and not SAFE.match(web):
            yield _unsafe(place, web)


def _unsafe_links(text: PlacedText) -> Iterator[Problem]:
    for found in LINK.finditer(text.text):
        target = found[1] or found[2] or ""
        # `lost-link` and `no-such-picture` look after these.
        inside = text.exact and (SCHEME_INSIDE.match(target) or _shows(text.text, found.start()))
        if not SAFE.match(target) and not inside:
            yield _unsafe(text.at(found.start()), target)


def _shows(text: str, bracket: int) -> bool:
    """Whether the link that closes its words at this bracket is a picture of our own."""
    start = text.rfind("![", 0, bracket)
    return start >= 0 and NAMED.match(text, start) is not None


def _unsafe(place: Place, target: str) -> Problem:
    return Problem(
        place,
        f'The link "{shown(target, 40)}" is not a web, e-mail or phone address.',
        "Start it with https://, mailto: or tel:.",
        "flaw",
    )


@check("long-text")
def long_text(library: Library) -> Iterator[Problem]:
    """A text is so long that it shows as it was typed, without lists and links.

    Laying it out would take time from all visitors, and nobody in a hurry reads ten pages.

    Bad: an answer of 40,000 characters.
    Good: an answer of 2,000 characters, and a link to the court's manual.
    """
    for text in texts(library):
        if len(text.text) > LONGEST:
            yield Problem(
                text.place,
                f"The text has {len(text.text):,} characters; {LONGEST:,} are the most.",
                "Divide it, or link to it.",
                "flaw",
            )


@mistake("review-date-passed")
def review_date_passed(library: Library, today: date) -> Iterator[Problem]:
    """The day in `review_by` has passed: someone has to compare the entry with its source.

    Bad (faq/restart.md):
        review_by: 2026-11-21
    Good:
        review_by: 2027-11-22
    """
    for entry in library.entries.values():
        if entry.review_by and entry.review_by < today:
            yield Problem(
                entry.at("review_by"),
                f"The answer was to be reviewed by {entry.review_by.isoformat()}.",
                "Compare it with its source, then move the dates.",
                "warning",
            )
