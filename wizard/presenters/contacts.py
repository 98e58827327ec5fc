"""Who can help with an answer, in which order, and how its dates and its source read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wizard.core.model import Contact, Entry, Library

STUCK = "Still stuck?"


@dataclass(frozen=True, slots=True)
class Help:
    """Who can help, and the words in front of the name."""

    lead: str
    contact: Contact


def helpers(library: Library, entry: Entry) -> tuple[Help, ...]:
    """The owner first, then the further contacts, then the court's contact for the stuck."""
    people = library.court.contacts
    leads = {entry.owner: "Whom to ask" if entry.referral else "Who can fix this"}
    for id in (*entry.contacts, library.court.still_stuck):
        leads.setdefault(id, STUCK)
    return tuple(Help(says, people[id]) for id, says in leads.items() if id in people)


def day(when: date) -> str:
    """A date as people write it: 22 November 2026."""
    return f"{when.day} {when:%B %Y}"


def cited(entry: Entry) -> str:
    """The source in one line: the page, the number of the question there, its own title."""
    parts = [f"Source: {entry.source.page}"]
    if entry.source.question:
        number = f"question {entry.source.number}, " if entry.source.number else ""
        parts.append(f'{number}"{entry.source.question}"')
    return ", ".join(parts) + "."
