"""Slips nothing else would notice: a detail in the wrong place, broken Markdown, bad letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from wizard.checks.blanks import is_blank
from wizard.checks.registry import check
from wizard.checks.texts import SAFE, SCHEME, own_texts
from wizard.core.model import Contact, Court, Entry, Library
from wizard.core.problems import Place, Placed, Problem, mistake, shown

MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,255}")
WEB = re.compile(r"(?:https?://)?[^\s/@.]{1,63}(?:\.[^\s/@.]{1,63}){1,9}(?:[/?:#]\S*)?")
BULLET = re.compile(r"^ {0,3}[•·▪●◦‣–—](?=[ \t])", re.MULTILINE)
GARBLED = re.compile(r"â€[™œ\u009d“”˜¦]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]|\ufffd")
LINK = re.compile(
    r"\[[^\[\]\n]{1,200}\](?: \(https?:|\((?:https?:|mailto:|tel:)[^)\s]{0,500}(?:\s|$))"
)


@check("wrong-detail")
def wrong_detail(library: Library) -> Iterator[Problem]:
    """An e-mail address, a phone number or a web address stands under the key of another.

    Bad (faq/court.yaml):
        name: The desk
        phone: desk@toy.example
    Good:
        name: The desk
    """
    for contact in library.court.contacts.values():
        if _filled(contact.email) and not may_be_mail(contact.email):
            yield _detail(contact, "email", "an e-mail address like clerk@court.gov")
        if _filled(contact.phone) and not may_be_phone(contact.phone):
            yield _detail(contact, "phone", "a phone number")
    nouns: list[Court | Contact] = [library.court, *library.court.contacts.values()]
    for noun in nouns:
        unsafe = SCHEME.match(noun.web) and not SAFE.match(noun.web)  # told already
        if _filled(noun.web) and not unsafe and not WEB.fullmatch(noun.web):
            yield _detail(noun, "web", "an address like https://www.court.gov")


def _filled(text: str) -> bool:
    return bool(text) and not is_blank(text)


def may_be_mail(text: str) -> bool:
    """Whether a text has the shape of an e-mail address."""
    return bool(MAIL.fullmatch(text)) and "." in text.partition("@")[2].strip(".")


def may_be_phone(text: str) -> bool:
    """Whether a text can be a phone number."""
    return len(re.findall(r"\d", text)) >= 3 and "@" not in text


ONE_LINE = "title topic group ask say name short system page email phone web".split()  # noqa: SIM905
"""Keys of texts that stand on one line wherever they are shown."""


@check("broken-line")
def broken_line(library: Library) -> Iterator[Problem]:
    """A name, a question or a title has a line break, which no screen shows.

    Bad (flows/paper.yaml):
        title: |
          The printer
          is stuck
    Good:
        title: The printer is stuck
    """
    for noun in _nouns(library):
        for key in ONE_LINE:
            value = getattr(noun, key, "")
            if isinstance(value, str) and "\n" in value:
                yield Problem(
                    noun.at(key),
                    f'The text of "{key}" has a line break, which no screen shows.',
                    "Write it on one line.",
                    "flaw",
                )


def _nouns(library: Library) -> Iterator[Placed]:
    yield from library.flows.values()
    for _, step in library.steps():
        yield step
        yield from step.choices
    yield from library.entries.values()
    yield library.court
    yield from library.court.contacts.values()


def _detail(noun: Court | Contact, key: str, wanted: str) -> Problem:
    found = shown(str(getattr(noun, key)))
    return Problem(
        noun.at(key),
        f'"{key}" is "{found}", but it takes {wanted}.',
        "Correct it, or move it to the key it belongs to.",
        "flaw",
    )


@check("broken-markdown")
def broken_markdown(library: Library) -> Iterator[Problem]:
    """A mark of Markdown is not closed, or a bullet of Word stands where a list belongs.

    Bad (faq/restart.md):
        1. Write to the **desk at noon.
    Good:
        1. Write to the desk at noon.
    """
    for entry in library.entries.values():
        for place, text in _lines(entry):
            if bullet := BULLET.match(text):
                yield _broken(place, f'"{bullet[0].strip()}" makes no list', 'Start with "- ".')
            elif link := LINK.search(text):
                yield _broken(
                    place,
                    f'The link "{shown(link[0], 40)}" is not closed or has a blank inside',
                    "Write it as [words](https://…).",
                )
        for start, body in entry.passages:
            yield from _unclosed(body.split("\n\n"), start.file, start.line)


def _lines(entry: Entry) -> Iterator[tuple[Place, str]]:
    for start, body in entry.passages:
        for line, text in enumerate(body.split("\n"), start.line):
            yield Place(start.file, line), text


def _unclosed(paragraphs: Iterable[str], file: str, line: int) -> Iterator[Problem]:
    for paragraph in paragraphs:
        bare = re.sub(r"`[^`\n]{0,200}`|\\\*", "", paragraph)
        if bare.count("**") % 2:
            at = next(n for n, row in enumerate(paragraph.split("\n")) if row.count("**") % 2)
            yield _broken(Place(file, line + at), 'A "**" here is never closed', "Close it.")
        line += paragraph.count("\n") + 2


def _broken(place: Place, sentence: str, advice: str) -> Problem:
    return Problem(place, f"{sentence}.", advice, "flaw")


@check("garbled-letters")
def garbled_letters(library: Library) -> Iterator[Problem]:
    """Letters that were saved in one encoding and read in another, such as "donâ€™t".

    Bad (faq/restart.md):
        title: Donâ€™t restart
    Good:
        title: Restart the box
    """
    for text in own_texts(library):
        if found := GARBLED.search(text.text):
            yield Problem(
                text.at(found.start()),
                f'These letters are garbled: "{shown(found[0])}".',
                "Type them again.",
                "flaw",
            )


@check("nearly-same-heading")
def nearly_same_heading(library: Library) -> Iterator[Problem]:
    """Two groups, or two topics, differ only in capitals, blanks or a plural: two headings.

    Bad (faq/restart.md):
        topic: toys
    Good:
        topic: Toys
    """
    flows, entries = library.flows.values(), library.entries.values()
    yield from _alike([(flow.group, flow.at("group")) for flow in flows], "group")
    yield from _alike([(entry.topic, entry.at("topic")) for entry in entries], "topic")


def _alike(headings: list[tuple[str, Place]], key: str) -> Iterator[Problem]:
    spelled: dict[str, dict[str, list[Place]]] = {}
    for words, place in headings:
        bare = re.sub(r"\W+", "", words.lower()).rstrip("s")
        spelled.setdefault(bare, {}).setdefault(words, []).append(place)
    for ways in spelled.values():
        usual = max(ways, key=lambda words: len(ways[words]))
        for words, places in ways.items():
            if words != usual:
                yield Problem(
                    min(places),
                    f'The {key} "{shown(words)}" is nearly "{shown(usual)}", '
                    "so there are two headings.",
                    "Write both the same way.",
                    "flaw",
                )


@mistake("reviewed-in-future")
def reviewed_in_future(library: Library, today: date) -> Iterator[Problem]:
    """The day in `reviewed` is still to come.

    Bad (faq/restart.md):
        reviewed: 2062-11-22
    Good:
        reviewed: 2026-11-22
    """
    for entry in library.entries.values():
        if entry.reviewed and entry.reviewed > today:
            yield Problem(
                entry.at("reviewed"),
                f'"reviewed" is {entry.reviewed.isoformat()}, a day that is still to come.',
                "Write the day when someone last compared the answer with its source.",
                "flaw",
            )
