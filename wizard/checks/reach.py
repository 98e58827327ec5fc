"""Mistakes in how people are reached: time zones, hours, referrals that name nobody."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.checks.blanks import is_blank
from wizard.checks.registry import check
from wizard.core.ids import COURT
from wizard.core.model import Contact, Court, Library
from wizard.core.opening import meant_as_hours, read_hours, zone
from wizard.core.problems import Problem, shown


@check("unknown-time-zone")
def unknown_time_zone(library: Library) -> Iterator[Problem]:
    """A time zone has no such name in the IANA list, as in America/New_York.

    Bad (faq/court.yaml):
        name: The Toy Court
        time_zone: America/Bostn
    Good:
        name: The Toy Court
    """
    nouns: list[Court | Contact] = [library.court, *library.court.contacts.values()]
    for noun in nouns:
        if noun.time_zone and not (is_blank(noun.time_zone) or zone(noun.time_zone)):
            yield Problem(
                noun.at("time_zone"),
                f'There is no time zone "{shown(noun.time_zone)}".',
                "Write it like America/New_York or America/Chicago.",
                "flaw",
            )


@check("bad-hours")
def bad_hours(library: Library) -> Iterator[Problem]:
    """Hours start like `Mon-Fri 8:30-16:30` but cannot be read so.

    Two times in 24 hours, the later one last; several separated by `;`. Hours written in any
    other way are shown as typed, without "open now".

    Bad (faq/court.yaml):
        name: The desk
        hours: Mon-Fri 8:30-4:30
    Good:
        name: The desk
    """
    for contact in library.court.contacts.values():
        if meant_as_hours(contact.hours) and read_hours(contact.hours) is None:
            yield Problem(
                contact.at("hours"),
                f'The hours "{shown(contact.hours)}" cannot be read.',
                'Write them like "Mon-Fri 8:30-16:30; Sat 9:00-12:00".',
                "flaw",
            )


@check("referral-without-contact")
def referral_without_contact(library: Library) -> Iterator[Problem]:
    """A referral says whom to ask, so it names a contact other than the reader.

    Bad (faq/nobody-knows.md, reported at faq/nobody-knows.md:2):
        owner: you
    Good:
        owner: desk
    """
    known = library.court.contacts.keys() - {"you"}
    if COURT in library.left_out:
        return
    for entry in library.entries.values():
        if entry.referral and not known & {entry.owner, *entry.contacts}:
            yield Problem(
                entry.at("contacts"),
                "This referral names nobody whom people can ask.",
                'Name one under "contacts".',
                "flaw",
            )
