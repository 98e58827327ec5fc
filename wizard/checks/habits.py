"""Habits of good content: a review date, a place to look, no holes, no words of another time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.checks.registry import check
from wizard.checks.texts import MOST_READ, PlacedText, own_texts
from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.model import Library
from wizard.core.problems import Place, Problem, shown

HOLE = re.compile(
    r"\b(?:"
    r"(?<!look )(?<!looks )(?<!looking )(?:at|from|via) ?[.,;:)](?![\w.])"
    r"|(?:at|from|via|to|of|with|by|under) [-–—](?= |$)"
    r"|at (?:under|or|and|from|to|via|in|on|for|with|by)\b"
    r"|via (?:under|or|and|at|from|to|via)\b"
    r"|from (?:or|under|and|in|on|via)\b"
    r")|(?<!\])\(\s*\)|\[\s*\](?!\()|(?<![\w/])[\"“]\s*[\"”](?=[\s.,])|(?<=\w)[ \t]+[.,;](?=\s|$)",
    re.IGNORECASE,
)
"""What is left where a link or an address fell out of a sentence."""
STALE = re.compile(
    r"\b(?:Netscape|Internet Explorer|Mosaic|Mozilla Suite|AOL|America Online|Flash Player"
    r"|Windows (?:95|98|ME|NT|2000|XP|Vista)|Java plug-?in|ActiveX|floppy(?: disks?)?|diskettes?"
    r"|dial-?up|modems?|temporary internet files|typewriter tool|pop-?up blocker toolbar"
    r"|Acrobat (?:Reader )?[3-9](?:\.\d)?)\b",
    re.IGNORECASE,
)
"""Programs and things that are gone or renamed; most people will look for them in vain."""
CAPITALS = re.compile(r"(?<![\w./@-])[A-Z]{2,}(?:/[A-Z]{2,})*(?=s?\b)(?!s?(?:[@-]|\.\w))")
UPPER = re.compile(r"[A-Z]{2,}")
LETTERS = re.compile(r"\w+")
KNOWN = frozenset(
    LETTERS.findall(
        "US USA UK ID IDS IT PIN OK FAQ FAQS PO AM PM EST EDT CST PST URL USB CD DVD TV ATM ZIP "
        "NOT NO AND OR DO ONLY ALL NEVER ALWAYS II III IV VI VII VIII IX XI XII HTML YAML"
    )
)
"""Capitals that need no glossary: everyday ones, stressed words, Roman numbers."""


@check("no-review-date", advice=True)
def no_review_date(library: Library) -> Iterator[Problem]:
    """An entry has no `review_by`, so nobody is reminded to compare it with its source again.

    Bad (faq/restart.md, reported at faq/restart.md:2):
        reviewed: 2026-11-22
    Good:
        reviewed: 2026-11-22
        review_by: 2027-11-22
    """
    for entry in library.entries.values():
        if entry.review_by is None and not entry.draft:
            yield _warning(
                entry.place,
                "The answer has no day by which to compare it with its source again.",
                'Add "review_by" with a day like 2027-01-31.',
            )


@check("no-look", advice=True)
def no_look(library: Library) -> Iterator[Problem]:
    """A step does not say where to look, so someone who is not sure is stuck at the question.

    Bad (flows/paper.yaml, reported at flows/paper.yaml:18):
        ask: Is the lamp red?
        choices:
    Good:
        ask: Is the lamp red?
        look: It is on the front.
        choices:
    """
    for _, step in library.steps():
        if not step.look:
            yield _warning(
                step.place,
                f'The question "{step.id}" does not say where to look.',
                'Add "look" for those who are not sure.',
            )


@check("one-ending", advice=True, walks=True)
def one_ending(library: Library) -> Iterator[Problem]:
    """All choices of a question lead to one ending, so nobody has to be asked.

    Bad (flows/paper.yaml, reported at flows/paper.yaml:18):
        say: It is green
        entry: restart
    Good:
        say: It is green
        entry: call
    """
    only: dict[Spot, Spot | None] = {}
    spots = [Spot(flow.id, step.id) for flow, step in library.steps()]
    for spot in sorted(spots, key=lambda spot: graph.questions_left(library, spot)):
        to = {only.get(n, None if n.flow else n) for n in graph.targets(library, spot)}
        only[spot] = next(iter(to)) if len(to) == 1 else None
    for flow, step in library.steps():
        end = only[Spot(flow.id, step.id)]
        if end is not None and len(step.choices) > 1:
            yield _warning(
                step.place,
                f'All choices of the question "{step.id}" end at "{end.id}".',
                "Lead past this question, or lead one of them elsewhere.",
            )


# Not advice, which sees no drafts: imported pages are full of holes.
@check("hole")
def hole(library: Library) -> Iterator[Problem]:
    """Something fell out of a sentence: "at -", "online at under", "write to us at."

    Links and addresses get lost when a page is copied. The court's own words (`official`) are
    looked at too.

    Bad (faq/restart.md):
        1. Write to the desk at .
    Good:
        1. Write to the desk at noon.
    """
    official = (
        PlacedText(e.at("official"), e.official)
        for e in library.entries.values()
        if len(e.official) <= MOST_READ
    )
    for text in (*own_texts(library), *official):
        for found in HOLE.finditer(text.text):
            before = text.text[max(0, found.start() - 20) : found.end()]
            yield _warning(
                text.at(found.start()),
                f'Something seems to be missing at the end of "{_tail(before)}".',
                "Fill it in, or say it without.",
            )


def _tail(text: str) -> str:
    """The last few words before a hole, in one line."""
    words = text.split()
    return shown(" ".join(words[1:] if len(words) > 2 else words), 40)


@check("stale-word", advice=True)
def stale_word(library: Library) -> Iterator[Problem]:
    """A word of another time, such as Netscape, in a question or in an entry without a caution.

    Most people will look for such a program or menu in vain. Old facts may stay; the caution
    says that they may have changed, and where to check.

    Bad (faq/restart.md):
        Push the floppy disk in.
    Good:
        Push the round knob.
    """
    cautious = [entry for entry in library.entries.values() if entry.caution]
    warned = {entry.place.file for entry in cautious}
    warned |= {passage.place.file for entry in cautious for passage in entry.passages}
    for text in own_texts(library):
        found = STALE.search(text.text)
        if found and text.place.file not in warned:
            yield _warning(
                text.at(found.start()),
                f'"{found[0]}" is out of date.',
                "Say it in a newer way, or add a caution.",
            )


@check("unknown-abbreviation", advice=True)
def unknown_abbreviation(library: Library) -> Iterator[Problem]:
    """An abbreviation in capitals is not in `faq/glossary.yaml`, so no screen can explain it.

    Reported once per file. Everyday ones (US, ID, FAQ), stressed words (NOT) and what stands in
    the names of the court and its contacts need no explanation.

    Bad (faq/restart.md):
        Push the RSTB knob.
    Good:
        Push the round knob.
    """
    known, seen = _explained(library), set[tuple[str, str]]()
    for text in own_texts(library):
        for found in CAPITALS.finditer(text.text):
            new = set(found[0].split("/")) - known
            if new and (text.place.file, found[0]) not in seen:
                seen.add((text.place.file, found[0]))
                yield _warning(
                    text.at(found.start()),
                    f'"{found[0]}" is not in faq/glossary.yaml.',
                    "Add it there, or write it out.",
                )


def _explained(library: Library) -> frozenset[str]:
    court = library.court
    named = [court.name, court.short, court.system, *(c.name for c in court.contacts.values())]
    for term in library.glossary.terms.values():
        named += [term.word, *term.also]
    return KNOWN | {word for text in named for word in UPPER.findall(text)}


def _warning(place: Place, sentence: str, advice: str) -> Problem:
    return Problem(place, sentence, advice, "warning")
