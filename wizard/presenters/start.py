"""What the start page says: what do you need help with?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from wizard.core.address import Address
from wizard.core.listing import flows_in_order
from wizard.core.model import Library
from wizard.core.walk import TOPIC
from wizard.presenters.contacts import Card, card
from wizard.presenters.links import Box, Link

FIND = "What happened?"
LABEL = "Or say what happened, in your own words"
AGAIN = "Say what happened, in your own words"
PERSON = "Or ask a person"


@dataclass(frozen=True, slots=True)
class Topic:
    """A flow on the start page."""

    link: Link
    about: str


@dataclass(frozen=True, slots=True)
class StartPage:
    """The start page. `missing`: a sentence where the address asks for a topic in vain."""

    heading: str
    lead: str
    missing: str
    box: Box
    groups: tuple[tuple[str, tuple[Topic, ...]], ...]
    person: Card | None


def start_page(
    library: Library, typed: str = "", missing: str = "", now: datetime | None = None
) -> StartPage:
    """The start page. `typed`: what is in the search box; `missing`: a flow that is not there."""
    court = library.court
    helper = court.contacts.get(court.still_stuck)
    return StartPage(
        heading=TOPIC,
        lead=(
            f"Stuck in {court.system}, the court's e-filing system? Pick what is happening. "
            "A few short questions take you to the answer."
        ),
        missing=no_such_topic(missing) if missing else "",
        box=Box(AGAIN if typed else LABEL, typed),
        groups=tuple(
            (
                name,
                tuple(
                    Topic(Link(f.title, f"flow-{f.id}", Address(f.id).query()), f.about)
                    for f in flows
                ),
            )
            for name, flows in groupby(flows_in_order(library), lambda flow: flow.group)
        ),
        person=card(library, helper, PERSON, now) if helper else None,
    )


def no_such_topic(missing: str) -> str:
    """One sentence for an address that names a flow that is not there."""
    return f'There is no topic named "{missing}" here. Pick what fits below.'
