"""Mistakes in the wording: HTML, unsafe links, dates that have passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from wizard.checks.shape import steps
from wizard.model import Library
from wizard.problems import Place, Problem, manual

HTML = re.compile(r"<(?:/?[a-zA-Z][^\s<>]*|!--)")
LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
SAFE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def texts(library: Library) -> Iterator[tuple[Place, str]]:
    """Every text that can come on a screen, with the place where it starts."""
    for flow in library.flows.values():
        for key in ("title", "about", "group"):
            yield flow.at(key), getattr(flow, key)
        for scenario in flow.scenarios:
            yield scenario.at("case"), scenario.case
    for _, step in steps(library):
        for key in ("ask", "look", "note", "aloud"):
            yield step.at(key), getattr(step, key)
        for choice in step.choices:
            yield choice.at("say"), choice.say
            yield choice.at("because"), choice.because
    for entry in library.entries.values():
        for key in ("title", "topic", "official"):
            yield entry.at(key), getattr(entry, key)
        yield Place(entry.place.file, entry.body_line), entry.body
        if entry.caution:
            yield entry.at("caution"), f"{entry.caution.says} {entry.caution.check}"
    yield from _court_texts(library)


def _court_texts(library: Library) -> Iterator[tuple[Place, str]]:
    for key in ("name", "short", "system", "page", "notice"):
        yield library.court.at(key), getattr(library.court, key)
    for contact in library.court.contacts.values():
        for key in ("name", "does", "email", "phone", "hours", "seen", "find"):
            yield contact.at(key), getattr(contact, key)
    for term in library.glossary.terms.values():
        yield term.at("word"), term.word
        yield term.at("means"), term.means


def _found(place: Place, text: str, start: int) -> Place:
    """The place of a character of a text; exact for an answer's body, else where the text starts."""
    if not place.file.endswith(".md") or place.column != 1:
        return place
    before = text[:start]
    return Place(place.file, place.line + before.count("\n"), start - before.rfind("\n"))


@manual
def html_in_content(library: Library) -> Iterator[Problem]:
    """HTML stands in a text. It is shown as typed, never run; content is plain text or Markdown."""
    for place, text in texts(library):
        found = HTML.search(text)
        if found:
            yield Problem(
                _found(place, text, found.start()),
                "html-in-content",
                f'The text has HTML in it: "{found[0][:40]}".',
                "Use Markdown, or take the < away.",
                "flaw",
            )


@manual
def unsafe_link(library: Library) -> Iterator[Problem]:
    """A link leads to something other than a web page, an e-mail address or a phone number."""
    for place, text in texts(library):
        for found in LINK.finditer(text):
            if not SAFE.match(found[1]):
                yield Problem(
                    _found(place, text, found.start()),
                    "unsafe-link",
                    f'The link "{found[1][:40]}" is not a web, e-mail or phone address.',
                    "Start it with https://, mailto: or tel:.",
                    "flaw",
                )


@manual
def review_date_passed(library: Library, today: date) -> Iterator[Problem]:
    """The day in `review_by` has passed: someone has to compare the entry with its source again."""
    for entry in library.entries.values():
        if entry.review_by and entry.review_by < today:
            yield Problem(
                entry.at("review_by"),
                "review-date-passed",
                f"The answer was to be reviewed by {entry.review_by.isoformat()}.",
                "Compare it with its source, then move the dates.",
                "warning",
            )


CHECKS = (html_in_content, unsafe_link)
