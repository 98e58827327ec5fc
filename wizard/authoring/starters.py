"""Starters: a new flow or entry that passes `check` before a word of it is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wizard.authoring.draft_entries import scalar
from wizard.core.ids import COURT, GLOSSARY, unfit
from wizard.core.model import Library
from wizard.core.problems import ContentError

FLOW = """\
title: {title}
about: One line under the title.
group: {group}
start: first
steps:
  first:
    ask: What do you see on your screen?
    look: Say where on the screen to look.
    note: For trainers only. Delete it if there is nothing to say.
    choices:
      one-thing:
        say: I see one thing
        go: second
      another:
        say: I see another thing
        entry: {entry}
        because: Say in one sentence why this choice leads there.
  second:
    ask: What did you click just before?
    look: Go back one page and look.
    choices:
      a-link:
        say: I clicked a link
        entry: {entry}
      nothing:
        say: I clicked nothing
        entry: {other}
scenarios:
  - case: Tell a situation in one to three sentences. Never name the answer.
    trail: [another]
    entry: {entry}
"""
ANSWER = """\
Write the answer here in one or two sentences.

1. Then write the steps.
"""
REFERRAL = """\
Say in one sentence whom to ask, and that the FAQ does not cover it.

1. Write down the case number and the exact words on your screen.
2. Then call the people below.
"""
WAY_IN = """\
      {name}:
        say: Say what the user sees
        entry: {name}
"""


def flow(library: Library, name: str) -> str:
    """The text of a new flow. Raises `ContentError` if the name cannot be used."""
    usable(name)
    first = library.nothing_fits.id
    others = [id for id, entry in library.entries.items() if entry.referral and id != first]
    groups = library.court.groups or tuple(sorted({f.group for f in library.flows.values()}))
    return FLOW.format(
        title=_titled(name),
        group=groups[0] if groups else "Getting started",
        entry=first,
        other=(others or [first])[0],
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a new entry: whether it is a referral, and the page it comes from."""

    referral: bool = False
    page: str = ""
    address: str = ""
    origin: str = ""


def entry(library: Library, name: str, today: date, asked: Asked = Asked()) -> str:
    """The text of a new entry. Raises `ContentError` if the name cannot be used."""
    usable(name)
    front = "".join(_front(library, name, today, asked))
    return f"---\n{front}---\n{REFERRAL if asked.referral else ANSWER}"


def _front(library: Library, name: str, today: date, asked: Asked) -> Iterator[str]:
    alike = (e.topic for e in library.entries.values() if e.referral == asked.referral)
    known, court = library.court.contacts, library.court
    first = court.still_stuck if court.still_stuck in known else next(iter(known), "you")
    topic = next(alike, "People who can help" if asked.referral else "General")
    yield f"title: {_titled(name)}\ntopic: {scalar(topic)}\n"
    yield f"owner: {first if asked.referral else next(iter(known), 'you')}\n"
    if asked.referral:
        yield f"referral: yes\ncontacts: [{first}]\n"
    yield "draft: yes\nasked_as:\n  - Another way people say it, by what they see\n"
    yield from _source(library, asked)
    yield f"reviewed: {today.isoformat()}\n"
    later = today.replace(year=today.year + 1, day=min(today.day, 28))
    yield f"review_by: {later.isoformat()}\n"


def _source(library: Library, asked: Asked) -> Iterator[str]:
    """The page that was named; the court's own FAQ page where none was."""
    court = library.court
    ours = not asked.page or asked.page == court.page
    told = "court-faq" if ours and court.page and not asked.referral else ""
    yield f"source:\n  page: {scalar(asked.page or court.page or 'The FAQ page')}\n"
    if web := asked.address or (court.faq_web if ours else ""):
        yield f"  web: {scalar(web)}\n"
    if origin := asked.origin or told:
        yield f"  from: {origin}\n"


def way_in(name: str) -> str:
    """The choice that a flow needs so that some walk ends at the new entry."""
    return WAY_IN.format(name=name)


def usable(name: str) -> None:
    """Raises `ContentError` if a new file cannot have this name."""
    if unfit(name) or name in (COURT.id, GLOSSARY.id):
        raise ContentError(
            f'"{name}" cannot be a name. Use lower-case letters, digits and single hyphens.'
        )


def _titled(name: str) -> str:
    return name.replace("-", " ").capitalize()
