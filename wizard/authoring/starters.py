"""Starters: a new flow or entry that passes `check` before a word of it is changed."""

from __future__ import annotations

from datetime import date

from wizard.core.address import may_be_id
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
ENTRY = """\
---
title: {title}
topic: {topic}
owner: {owner}
draft: yes
asked_as:
  - Another way people say it, by what they see
source:
  page: {page}
reviewed: {today}
review_by: {later}
---
Write the answer here in one or two sentences.

1. Then write the steps.
"""
WAY_IN = """\
      {name}:
        say: Say what the user sees
        entry: {name}
"""


def flow(library: Library, name: str) -> str:
    """The text of a new flow. Raises `ContentError` if the name cannot be used."""
    _usable(library, name)
    first = library.nothing_fits.id
    others = [id for id, entry in library.entries.items() if entry.referral and id != first]
    groups = library.court.groups or tuple(sorted({f.group for f in library.flows.values()}))
    return FLOW.format(
        title=_titled(name),
        group=groups[0] if groups else "Getting started",
        entry=first,
        other=(others or [first])[0],
    )


def entry(library: Library, name: str, today: date) -> str:
    """The text of a new entry. Raises `ContentError` if the name cannot be used."""
    _usable(library, name)
    topics = [e.topic for e in library.entries.values() if not e.referral]
    owners = list(library.court.contacts)
    return ENTRY.format(
        title=_titled(name),
        topic=topics[0] if topics else "General",
        owner=owners[0] if owners else "you",
        page=library.court.page or "The court's FAQ page",
        today=today.isoformat(),
        later=today.replace(year=today.year + 1, day=min(today.day, 28)).isoformat(),
    )


def way_in(name: str) -> str:
    """The choice that a flow needs so that some walk ends at the new entry."""
    return WAY_IN.format(name=name)


def _usable(library: Library, name: str) -> None:
    if not may_be_id(name) or name in ("none", "court", "glossary"):
        raise ContentError(
            f'"{name}" cannot be a name. Use lower-case letters, digits and single hyphens.'
        )


def _titled(name: str) -> str:
    return name.replace("-", " ").capitalize()
