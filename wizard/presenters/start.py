"""What the start page says: what do you need help with?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from wizard.core.address import Address
from wizard.core.listing import flows_in_order
from wizard.core.model import Flow, Library
from wizard.core.walk import TOPIC
from wizard.presenters import keys
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
        groups=_groups(library),
        person=card(library, helper, PERSON, now) if helper else None,
    )


def _groups(library: Library) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
    """All flows under their headings, each with a key."""
    keyed = [(flow, keys.topic(n)) for n, flow in enumerate(flows_in_order(library), 1)]
    return tuple(
        (name, tuple(_topic(flow, key) for flow, key in pairs))
        for name, pairs in groupby(keyed, lambda pair: pair[0].group)
    )


def _topic(flow: Flow, key: str) -> Topic:
    query = Address(flow.id).query()
    return Topic(Link(flow.title, f"flow-{flow.id}", query, key=key), flow.about)


def no_such_topic(missing: str) -> str:
    """One sentence for an address that names a flow that is not there."""
    return f'There is no topic named "{missing}" here. Pick what fits below.'
