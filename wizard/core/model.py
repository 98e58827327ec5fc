"""The nouns: flow, step, choice, entry, court, term, library. Frozen; they know their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import networkx as nx

from wizard.core.ids import NONE as NONE
from wizard.core.ids import FileId
from wizard.core.layers import Layers
from wizard.core.parts import Part, Passage, as_read, for_everyone, parts_of
from wizard.core.pictures import Picture
from wizard.core.problems import Named, Place, Placed, Problem
from wizard.core.source import Source as Source
from wizard.core.spot import Spot

LONGEST_TRAIL = 64
"""More choice ids than this in an address are not a walk; the rest is dropped unread."""


@dataclass(frozen=True, slots=True)
class Choice(Placed):
    """One thing a user can pick; exactly one of `go`, `flow`, `entry` is set.

    `part`: the part of the entry that is shown first; `warn`: the warning that everything behind
    it carries; `shows`: exact messages on the screen; `was`: ids that it had before.
    """

    id: str
    say: str
    go: str = ""
    flow: str = ""
    entry: str = ""
    part: str = ""
    because: str = ""
    warn: str = ""
    symptoms: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step(Placed):
    """One question. `look`: where to look; `note`: trainers only; `aloud`: for the phone."""

    id: str
    ask: str
    choices: tuple[Choice, ...] = ()
    look: str = ""
    note: str = ""
    aloud: str = ""
    terms: tuple[str, ...] = ()
    was: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that is read on its screen: the question, where to look, the choices."""
        return " ".join((self.ask, self.look, *(choice.say for choice in self.choices)))

    def choice(self, id: str) -> Choice | None:
        return next((c for c in self.choices if c.id == id), None)


@dataclass(frozen=True, slots=True)
class Scenario(Placed):
    """A practice case: a situation, the right trail (choice ids), the right ending (entry)."""

    case: str
    trail: tuple[str, ...]
    entry: str


@dataclass(frozen=True, slots=True)
class Flow(Placed):
    """One decision tree: one file in `flows/`; `steps` keeps the order of the file."""

    id: str
    title: str
    about: str
    group: str
    start: str
    steps: Mapping[str, Step] = field(default_factory=dict)
    scenarios: tuple[Scenario, ...] = ()
    symptoms: tuple[str, ...] = ()
    order: int = 999
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """What may be out of date: what to do about it, and the day it was noted.

    `check`: where editors can look it up; `step` of `part`: the numbered step it stands beside.
    """

    says: str
    noted: date
    check: str = ""
    step: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class Entry(Placed):
    """One FAQ answer: one Markdown file in `faq/`. Dates are None where the file gives none.

    `yourself`: the reader can do this alone; `warn`: ids of the court's warnings, harm first;
    `shows`: exact messages on the screen; `editor_note`: never shown to visitors.
    """

    id: str
    title: str
    topic: str
    owner: str
    body: str
    referral: bool = False
    draft: bool = False
    contacts: tuple[str, ...] = ()
    asked_as: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    source: Source = field(default_factory=Source)
    also_from: tuple[Source, ...] = ()
    yourself: bool = False
    warn: tuple[str, ...] = ()
    after_hours: str = ""
    shows: tuple[str, ...] = ()
    editor_note: str = ""
    reviewed: date | None = None
    review_by: date | None = None
    caution: Caution | None = None
    official: str = ""
    body_line: int = 1
    was: tuple[str, ...] = ()
    laid: tuple[Passage, ...] = ()
    """The pieces of the body, where they stand in several files."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The body in pieces that stand in one file each."""
        whole = Passage(Place(self.place.file, self.body_line), self.body)
        return self.laid or (whole,)

    @property
    def everyone(self) -> str:
        """The text that is for everybody: the body before its first part."""
        return for_everyone(self.body)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The situations of the answer, in the order of the file."""
        return parts_of(self.body)

    def part(self, id: str) -> Part | None:
        """One part by its id; None where there is none of that name."""
        return next((part for part in self.parts if part.id == id), None) if id else None

    @property
    def text(self) -> str:
        """The body as it is read: the headings of its parts without their ids."""
        return as_read(self.body)

    @property
    def short(self) -> str:
        """The first paragraph: the answer in one or two sentences."""
        first = (self.everyone or "\n\n".join(part.text for part in self.parts)).split("\n\n", 1)
        return first[0].replace("\n", " ")

    @property
    def rest(self) -> str:
        """The text after its first paragraph: the steps and what else there is to say."""
        return self.text.partition("\n\n")[2].strip() if self.everyone else self.text


@dataclass(frozen=True, slots=True)
class Contact(Placed):
    """Someone who can help; unknown fields stay empty and `find` says where to find them.

    `say`: what to say one needs; `time_zone`: of the hours, where it is not the court's.
    """

    id: str
    name: str
    does: str = ""
    say: str = ""
    email: str = ""
    phone: str = ""
    hours: str = ""
    time_zone: str = ""
    address: str = ""
    web: str = ""
    seen: str = ""
    seen_on: date | None = None
    find: str = ""


@dataclass(frozen=True, slots=True)
class Court(Placed):
    """The settings of one court. `longest_walk`: the most questions a walk may ask.

    `web`: the court's own site; `faq_web`: its FAQ page; `time_zone`: its IANA name;
    `after_hours`: what can be done when everyone is closed; `warnings`: id to sentences;
    `hide`: what of its base visitors do not see.
    """

    name: str = "The court"
    short: str = ""
    system: str = "CM/ECF"
    page: str = ""
    web: str = ""
    faq_web: str = ""
    time_zone: str = "America/New_York"
    after_hours: str = ""
    notice: str = "An unofficial aid. The court's own page controls."
    none_of_these: str = ""
    still_stuck: str = ""
    longest_walk: int = 6
    groups: tuple[str, ...] = ()
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    warnings: Mapping[str, str] = field(default_factory=dict)
    hide: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Term(Placed):
    """A word of the glossary: `word` as it appears on screen, `also` its other spellings."""

    id: str
    word: str
    means: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms, and groups of words that mean the same to the search."""

    terms: Mapping[str, Term] = field(default_factory=dict)
    synonyms: tuple[tuple[str, ...], ...] = ()


LAST_RESORT = Entry(
    id="not-covered", title="This guide has no answer for that", topic="Not covered", owner="",
    body="The FAQ does not cover this. Please ask the clerk's office of the court.",
    referral=True,
)  # fmt: skip
"""Shown when even the referral of `court.yaml` cannot be read, so that every walk ends."""


@dataclass(frozen=True, eq=False)
class Library:
    """All that is served, checked, plus every problem found. Compared and hashed by identity.

    `left_out`: the files that are not served; `unserved`: what could be read of them. `graph`:
    only `wizard.core.graph` looks inside. `mentioned`: words of files that cannot be read; one
    may be the id of an entry that such a file names. `layers`: the folders that it comes from.
    """

    court: Court
    flows: Mapping[str, Flow]
    entries: Mapping[str, Entry]
    glossary: Glossary
    problems: tuple[Problem, ...] = ()
    left_out: frozenset[FileId] = frozenset()
    graph: nx.MultiDiGraph[Spot] = field(default_factory=nx.MultiDiGraph)
    mentioned: frozenset[str] = frozenset()
    layers: Layers = field(default_factory=Layers)
    unserved: tuple[Flow | Entry, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "flows", MappingProxyType(dict(self.flows)))
        object.__setattr__(self, "entries", MappingProxyType(dict(self.entries)))

    @property
    def nothing_fits(self) -> Entry:
        """The referral behind "None of these"."""
        return self.entries.get(self.court.none_of_these, LAST_RESORT)

    def steps(self) -> Iterator[tuple[Flow, Step]]:
        """Every step of every flow, with its flow."""
        for flow in self.flows.values():
            for step in flow.steps.values():
                yield flow, step

    def choices(self) -> Iterator[tuple[Flow, Step, Choice]]:
        """Every choice of every step of every flow."""
        for flow, step in self.steps():
            for choice in step.choices:
                yield flow, step, choice
