"""A new court's folder: settings with blanks that `check` names, a first topic and its answers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from wizard.authoring.draft_entries import scalar
from wizard.checks.blanks import BLANK
from wizard.checks.slips import may_be_mail
from wizard.core.ids import LONGEST_ID
from wizard.core.opening import meant_as_hours, read_hours, zone
from wizard.core.problems import ContentError, shown
from wizard.core.wording import one_line
from wizard.presenters.contacts import telephone, web_address

DESK = "help-desk"
"""The contact that the first answers name where nothing is known of any."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who can help, as far as it is known."""

    name: str
    phone: str = ""
    email: str = ""
    hours: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the court; an empty text becomes a blank in the file.

    `base`: the folder that it lies over, as seen from its own.
    """

    name: str = ""
    short: str = ""
    system: str = "CM/ECF"
    time_zone: str = ""
    web: str = ""
    page: str = ""
    faq_web: str = ""
    contacts: tuple[Person, ...] = field(default_factory=tuple)
    base: str = ""


def read_person(text: str) -> Person:
    """`Help Desk, 555-0100, help@court.gov, Mon-Fri 8:30-16:30` in any order after the name."""
    found: dict[str, str] = {}
    name: list[str] = []
    for part in map(one_line, text.split(",")):
        kind = _kind(part) if name else ""
        if kind and kind not in found:
            found[kind] = part
        elif part and not found:
            name.append(part)
        elif part:
            raise ContentError(
                f'"{shown(part)}" is no phone number, e-mail address, web address or hours '
                "(like Mon-Fri 8:30-16:30), or the second of its kind."
            )
    if not name or _kind(name[0]):
        raise ContentError(f'"{shown(text)}" has to start with a name, then a comma.')
    return Person(", ".join(name), **found)


def _kind(part: str) -> str:
    if may_be_mail(part):
        return "email"
    if meant_as_hours(part):
        if read_hours(part) is None:
            raise ContentError(f'Write hours like Mon-Fri 8:30-16:30, not "{shown(part)}".')
        return "hours"
    if telephone(part):
        return "phone"
    return "web" if web_address(part) else ""


def read_zone(text: str) -> str:
    """A time zone by its name. Raises `ContentError` where there is none of that name."""
    if zone(text) is None:
        said = f'There is no time zone "{shown(text)}". Write it like America/New_York.'
        raise ContentError(said)
    return text


def read_web(text: str) -> str:
    """A web address, made whole. Raises `ContentError` for what is none."""
    if not web_address(text):
        raise ContentError(f'"{shown(text)}" is no address like https://www.court.gov.')
    return web_address(text)


def new_court(facts: Facts, today: date) -> Mapping[str, str]:
    """The text of each file of the folder."""
    people = dict(_people(facts))
    first = next(iter(people))
    filled = {
        "first": first,
        "page": scalar(facts.page or "Written for this guide"),
        "reviewed": today.isoformat(),
        "review_by": date(today.year + 1, today.month, min(today.day, 28)).isoformat(),
    }
    return {
        "faq/court.yaml": "".join(_court(facts, people)),
        "faq/glossary.yaml": GLOSSARY,
        "faq/not-covered.md": NOT_COVERED.format(**filled),
        "faq/ask-about-e-filing.md": ASK.format(**filled),
        "flows/who-can-help.yaml": FLOW,
    }


def _people(facts: Facts) -> Iterator[tuple[str, Person]]:
    taken = {"you"}
    for person in facts.contacts or (Person(""),):
        id = name = _id(person.name) or DESK
        number = 1
        while id in taken:
            number += 1
            id = f"{name}-{number}"
        taken.add(id)
        yield id, person


def _id(name: str) -> str:
    """All words of a name as an id: "E-Filing Desk" is `e-filing-desk`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
    return "-".join(words)[: LONGEST_ID - 3].strip("-")


def _court(facts: Facts, people: Mapping[str, Person]) -> Iterator[str]:
    yield TOP
    if facts.base:
        yield _line("extends", facts.base)
    yield _line("name", facts.name, "the court's full name")
    if facts.short:
        yield _line("short", facts.short)
    yield _line("system", facts.system)
    yield _line("time_zone", facts.time_zone, "the court's time zone, like America/New_York")
    yield _line("web", facts.web, "the address of the court's own site, or delete this line")
    yield _line("page", facts.page, "the name of the court's FAQ page, or delete this line")
    yield _line("faq_web", facts.faq_web, "the address of that FAQ page, or delete this line")
    yield MIDDLE.format(first=next(iter(people)))
    for id, person in people.items():
        yield f"  {id}:\n"
        yield from (f"    {line}" for line in _contact(person))
    yield "  you:\n    name: You\n"


def _contact(person: Person) -> Iterator[str]:
    blank = not (person.phone or person.email)
    yield _line("name", person.name, "who helps with e-filing, like CM/ECF Help Desk")
    yield _line("does", "They help with e-filing in this court.")
    yield _line("say", "Say the case number and the exact words on your screen.")
    yield _line("phone", person.phone, "their phone number, or delete this line" if blank else "")
    yield _line(
        "email", person.email, "their e-mail address, or delete this line" if blank else ""
    )
    yield _line(
        "hours", person.hours, "when they answer, like Mon-Fri 8:30-16:30, or delete this line"
    )
    if person.web:
        yield _line("web", person.web)


def _line(key: str, value: str, wanted: str = "") -> str:
    """A key with its value, or with a blank where something is wanted."""
    if not value and not wanted:
        return f"{key}:\n"
    return f"{key}: {scalar(value or f'{BLANK} {wanted}')}\n"


TOP = """\
# The settings of one court. What has to be filled out still, "python -m wizard check" names line
# by line. Write only what the court itself says; "seen" and "seen_on" of a contact can say where.
"""
MIDDLE = """\
notice: This is an unofficial guide and not legal advice. The court's own page controls.
none_of_these: not-covered
still_stuck: {first}
longest_walk: 6
groups:
  - Getting help
# What does harm if it is not known, by id. An answer or a choice names it under "warn".
warnings: {{}}
# The people who can help. An answer names one as its "owner", and any under "contacts".
contacts:
"""
GLOSSARY = """\
# "terms" are explained where they first appear on a screen. "synonyms" are for the search only:
# each line is one group of words that mean the same when people type them.
terms:
  nef:
    word: Notice of Electronic Filing
    means: The page and e-mail made at the end of each filing; it shows what was filed.
    also: [NEF]
synonyms:
  - [log in, login, sign in]
"""
NOT_COVERED = """\
---
title: This guide has no answer for that
topic: People who can help
owner: {first}
referral: yes
contacts: [{first}]
source:
  page: {page}
reviewed: {reviewed}
review_by: {review_by}
---
Ask the people below. This guide does not cover it, and we do not want to guess.

1. Write down the case number, what you see, and what you tried.
2. Read them the exact words on your screen. Never tell anyone your password.

Questions about the law are for an attorney. Court staff can't give legal advice.
"""
ASK = """\
---
title: Ask about e-filing
topic: People who can help
owner: {first}
contacts: [{first}]
asked_as:
  - who do I call about e-filing
source:
  page: {page}
reviewed: {reviewed}
review_by: {review_by}
---
Call or write to the people below. They can look at the same screen as you do.

1. Note the name of the page, and the red text on it if there is any.
2. Have the case number ready.
3. Say what you clicked just before.
"""
FLOW = """\
# The first topic, so that there is something to click. Change it, or delete it once you have
# topics of your own: "python -m wizard new flow NAME" starts one.
title: I want to ask a person
about: Who to call, and what to have ready.
group: Getting help
start: about-what
steps:
  about-what:
    ask: What is your question about?
    look: Read the top line of the page. Does it name the e-filing system?
    note: Have the class say aloud what they would tell the person who answers.
    choices:
      e-filing:
        say: A page of the e-filing system
        entry: ask-about-e-filing
        because: They know its pages.
      else:
        say: Something else
        entry: not-covered
scenarios:
  - case: A clerk is logged in and looks at a menu that she has never seen before.
    trail: [e-filing]
    entry: ask-about-e-filing
"""
