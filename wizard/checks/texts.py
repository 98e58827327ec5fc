"""Mistakes in the wording: HTML, pictures, unsafe links, dates that have passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wizard.checks.registry import check
from wizard.checks.targets import steps
from wizard.core.model import Contact, Court, Entry, Library, Placed
from wizard.core.problems import Place, Problem, mistake, shown

HTML = re.compile(r"<(?:/?[a-zA-Z][^\s<>]*|[!?])")
LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^[ >]{0,9}\[[^\]\n]{1,99}\]:\s*<?(\S*)", re.MULTILINE)
SAFE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
SCHEME = re.compile(r"\s*[a-zA-Z][a-zA-Z0-9+.-]*:(?![0-9])")


class Text(NamedTuple):
    """A text that can come on a screen; `exact`: its characters stand in the file as they are."""

    place: Place
    text: str
    exact: bool = False

    def at(self, offset: int) -> Place:
        """The place of a character; where the text starts if no better is known."""
        if not self.exact:
            return self.place
        before = self.text[:offset]
        line = self.place.line + before.count("\n")
        return Place(self.place.file, line, offset - before.rfind("\n"))


def texts(library: Library) -> Iterator[Text]:
    """Every text that can come on a screen, with the place where it starts."""
    for flow in library.flows.values():
        yield from _of(flow, "title", "about", "group", "symptoms")
        for scenario in flow.scenarios:
            yield from _of(scenario, "case")
    for _, step in steps(library):
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
        yield Text(Place("faq/glossary.yaml"), "\n".join(group))


def own_texts(library: Library) -> Iterator[Text]:
    """What we wrote ourselves: no court's own words, nothing that only the search reads."""
    for flow in library.flows.values():
        yield from _of(flow, "about")
        for scenario in flow.scenarios:
            yield from _of(scenario, "case")
    for _, step in steps(library):
        yield from _of(step, "ask", "look", "note", "aloud")
        for choice in step.choices:
            yield from _of(choice, "say", "because")
    for entry in library.entries.values():
        if not entry.draft:
            yield from _of(entry, "title", "after_hours")
            yield from _caution(entry)
            yield _body(entry)
    yield from _of(library.court, "notice", "after_hours")
    yield from _warnings(library)
    for contact in library.court.contacts.values():
        yield from _of(contact, "does", "say", "find")
    for term in library.glossary.terms.values():
        yield from _of(term, "means")


def _of(noun: Placed, *keys: str) -> Iterator[Text]:
    for key in keys:
        value = getattr(noun, key)
        yield Text(noun.at(key), value if isinstance(value, str) else "\n".join(value))


def _entry_texts(entry: Entry) -> Iterator[Text]:
    yield from _of(entry, "title", "topic", "official", "asked_as", "after_hours", "shows")
    for source in (entry.source, *entry.also_from):
        yield Text(entry.at("source"), f"{source.page}\n{source.question}")
    yield from _caution(entry)
    yield _body(entry)


def _warnings(library: Library) -> Iterator[Text]:
    for said in library.court.warnings.values():
        yield Text(library.court.at("warnings"), said)


def _caution(entry: Entry) -> Iterator[Text]:
    if entry.caution:
        said = f"{entry.caution.says}\n{entry.caution.check}".rstrip()
        yield Text(entry.at("caution"), said)


def _body(entry: Entry) -> Text:
    return Text(Place(entry.place.file, entry.body_line), entry.body, exact=True)


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
    """A picture stands in a text. Content is text only, and nothing is fetched from elsewhere.

    Bad (faq/restart.md):
        2. Read ![the manual](https://toy.example/box).
    Good:
        2. Read [the manual](https://toy.example/box).
    """
    for text in texts(library):
        start = text.text.find("![")
        if start >= 0:
            yield Problem(
                text.at(start),
                "A picture stands here, and pictures are not shown.",
                'Say in words what it shows, or take the "!" away.',
                "flaw",
            )


@check("unsafe-link")
def unsafe_link(library: Library) -> Iterator[Problem]:
    """A link leads to something other than a web page, an e-mail address or a phone number.

    Bad (faq/restart.md):
        2. Read [the manual](file:///box.pdf).
    Good:
        2. Read [the manual](https://toy.example/box).
    """
    for text in texts(library):
        for found in LINK.finditer(text.text):
            target = found[1] or found[2] or ""
            if not SAFE.match(target):
                yield _unsafe(text.at(found.start()), target)
    nouns: list[Court | Contact] = [library.court, *library.court.contacts.values()]
    webs = [(noun.at("web"), noun.web) for noun in nouns]
    webs.append((library.court.at("faq_web"), library.court.faq_web))
    for entry in library.entries.values():
        webs.append((entry.at("source"), entry.source.web))
        webs += [(entry.at("also_from"), page.web) for page in entry.also_from]
    for place, web in webs:
        if SCHEME.match(web) and not SAFE.match(web):
            yield _unsafe(place, web)


def _unsafe(place: Place, target: str) -> Problem:
    return Problem(
        place,
        f'The link "{shown(target, 40)}" is not a web, e-mail or phone address.',
        "Start it with https://, mailto: or tel:.",
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
