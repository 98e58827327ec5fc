"""Who can help with an answer, in which order, each as a card with all ways to reach them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from wizard.core.model import Contact, Entry, Library
from wizard.core.wording import one_line
from wizard.presenters.dates import day
from wizard.presenters.hours import OPEN, hours_said, open_said

HEADING = "Who can help"
FIXES = "Can fix this"
STUCK = "Still stuck?"
READER = "you"
"""The contact that is the reader: an answer's `yourself` speaks of them, and no card."""
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+?[\d(][\d() .-]{5,18}\d")


@dataclass(frozen=True, slots=True)
class Card:
    """A contact, ready to be shown. `tel`, `mailto` and `href` are addresses, "" if unknown.

    `lead`: why they are named; `open`: whether they answer now; `seen`: where the details are
    from; `find`: where to look, where nothing else is known.
    """

    id: str
    lead: str
    name: str
    does: str = ""
    say: str = ""
    phone: str = ""
    tel: str = ""
    email: str = ""
    mailto: str = ""
    hours: str = ""
    open: str = ""
    address: str = ""
    web: str = ""
    href: str = ""
    seen: str = ""
    find: str = ""

    @property
    def is_open(self) -> bool:
        """Whether someone answers at the moment that the card was made for."""
        return self.open.startswith(OPEN)

    @property
    def reach(self) -> str:
        """All ways to reach them, in one line."""
        known = (self.phone, self.email, self.hours, self.address, self.web)
        return ", ".join(filter(None, known)) or self.find

    @property
    def line(self) -> str:
        """All that the card says, in one line."""
        lead = f"{self.lead}: " if self.lead else ""
        where = self.find if self.find != self.reach else ""
        known = (self.does, self.say, self.reach, where, self.seen)
        said = (text if text.endswith((".", "?", "!")) else f"{text}." for text in known if text)
        return " ".join((f"{lead}{self.name}.", *said))


def cards(library: Library, entry: Entry, now: datetime | None = None) -> tuple[Card, ...]:
    """Who can help with an answer: its contacts, then its owner, then whom the stuck can ask."""
    people = library.court.contacts
    ids = dict.fromkeys((*entry.contacts, entry.owner, library.court.still_stuck))
    return tuple(
        card(library, people[id], _lead(library, entry, id), now)
        for id in ids
        if id in people and id != READER
    )


def _lead(library: Library, entry: Entry, id: str) -> str:
    if id == entry.owner:
        return "" if entry.referral else FIXES
    return STUCK if id == library.court.still_stuck and id not in entry.contacts else ""


def card(library: Library, contact: Contact, lead: str, now: datetime | None = None) -> Card:
    """One contact as a card."""
    email, tel = EMAIL.fullmatch(contact.email.strip()), telephone(contact.phone)
    known = contact.phone or contact.email or contact.address or contact.web
    return Card(
        id=contact.id,
        lead=lead,
        name=contact.name,
        does=contact.does,
        say=contact.say,
        phone=contact.phone,
        tel=tel,
        email=contact.email,
        mailto=f"mailto:{quote(email[0], safe='@')}" if email else "",
        hours=hours_said(library.court, contact),
        open=open_said(library.court, contact, now),
        address=contact.address,
        web=contact.web,
        href=web_address(contact.web),
        seen=_seen(contact) if known else "",
        find="" if known else contact.find,
    )


def _seen(contact: Contact) -> str:
    if not contact.seen:
        return ""
    on = f"Seen {day(contact.seen_on)}: " if contact.seen_on else "Seen on "
    return f"{on}{contact.seen.rstrip('.')}. Check with the court."


def telephone(text: str) -> str:
    """A `tel:` address (RFC 3966) for a number as people write it; "" for what is none."""
    found = PHONE.search(text)
    if not found:
        return ""
    digits = re.sub(r"\D", "", found[0])
    if found[0].startswith("+"):
        return f"tel:+{digits}"
    return f"tel:+1{digits}" if len(digits) == 10 else f"tel:{digits}"


def web_address(text: str) -> str:
    """A link for a web address as people write it; "" for what is none."""
    text = one_line(text)
    if " " in text or "." not in text:
        return ""
    if text.startswith(("https://", "http://")):
        return text
    return "" if ":" in text.split("/", 1)[0] else f"https://{text}"
