"""Made-up counts of a made-up court: what a new court will see. They never reach a journal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from wizard.core import graph
from wizard.core.address import Address
from wizard.core.graph import Spot
from wizard.core.model import NONE, Entry, Library
from wizard.core.walk import Walk, picked, replay, walk
from wizard.journal import Event, Mode, Visit, Vocabulary, WalkId, searched, settled, viewed
from wizard.journal.counts import Counted, counted

SEED = 1789
EDITED = 25
"""Days ago on which the made-up editors mended an answer."""
WALKS = (42, 48, 45, 44, 38, 4, 3)
"""Walks of a Monday to a Sunday."""
SEARCHES, SAYS, GOES_BACK, FOUND_NOTHING = 0.2, 0.45, 0.06, 0.25
"""How likely a person searches, says whether it helped, goes back; how many searches fail."""
GIVES_UP, UNCLEAR = 0.05, 0.3
"""How likely a person leaves at a question; and at the one that is not clear."""
NONE_FITS, LACKING = 0.04, 0.15
"""How likely a person picks None of these; and at the question that lacks a choice."""
MENDED, WEAK = (0.4, 0.85), 0.35
"""How likely an answer helps: one before and after it was mended, and one that still needs it."""


def demo(library: Library, today: date, days: int = 60, seed: int = SEED) -> Counted:
    """The counts of so many days up to today; the same for the same content, day and seed."""
    since = today - timedelta(days=days - 1)
    return counted(made_up(library, since, today, seed), Mode.VISITOR, since)


def made_up(
    library: Library, since: date, until: date, seed: int = SEED, busy: int = 1
) -> Iterator[Event]:
    """The events of every day of a period, of a court that is so many times as busy."""
    court = _Court(library, Random(seed), until)
    for n in range((until - since).days + 1):
        for _ in range(busy):
            yield from court.day(since + timedelta(days=n))


class _Court:
    """What its people want, how well each answer serves them, and where it goes wrong."""

    def __init__(self, library: Library, chance: Random, today: date) -> None:
        self.library, self.chance, self.today = library, chance, today
        words = frozenset(word for entry in library.entries.values() for word in _words(entry))
        before = replace(library, court=replace(library.court, notice=""))
        self.now, self.before = Vocabulary(library, words), Vocabulary(before, words)
        self.likes = {id: chance.expovariate(1.0) for id in _ids(library)}
        self.serves = {id: chance.uniform(0.6, 0.95) for id in library.entries}
        often = self.expected()
        steps = sorted((spot for spot in often if spot.flow), key=lambda spot: -often[spot])
        ends = sorted((spot for spot in often if not spot.flow), key=lambda spot: -often[spot])
        covered = [e.id for e in ends if e.id in library.entries and not self.referral(e.id)]
        self.unclear, self.lacking = steps[0], steps[-1 if len(steps) < 2 else 1]
        self.weak, self.mended = (covered[at] if at < len(covered) else "" for at in (0, 1))
        self.sought = [chance.sample(sorted(words), min(2, len(words))) for _ in range(6)]

    def expected(self) -> dict[Spot, float]:
        """How often a person comes to each question and answer, if nobody gives up."""
        often: dict[Spot, float] = dict.fromkeys(graph.downwards(self.library.graph), 0.0)
        for flow in self.library.flows.values():
            often[graph.start(flow)] += self.likes[flow.id]
        for spot in (spot for spot in often if spot.flow):
            choices = self.library.flows[spot.flow].steps[spot.id].choices
            whole = sum(self.likes[choice.id] for choice in choices)
            for choice in choices:
                target = graph.follow(self.library, spot, choice.id)
                if target in often:
                    often[target] += often[spot] * self.likes[choice.id] / whole
        return often

    def referral(self, entry: str) -> bool:
        return self.library.entries[entry].referral

    def day(self, day: date) -> Iterator[Event]:
        """The events of one day."""
        known = self.before if day < self.today - timedelta(days=EDITED) else self.now
        for _ in range(WALKS[day.weekday()]):
            hour = min(23, max(0, round(self.chance.gauss(13, 3))))
            at = datetime.combine(day, time(hour))
            yield from self.one(Visit(known, Mode.VISITOR, WalkId(), at))

    def one(self, visit: Visit) -> Iterator[Event]:
        """One person: perhaps a search, then a walk, then perhaps a word on the answer."""
        if self.chance.random() < SEARCHES:
            yield self.search(visit)
        flow = self.liked(sorted(self.library.flows))
        before, address = None, Address(flow)
        here = walk(self.library, flow)
        while here:
            yield from viewed(visit, before, address, here)
            leaves = UNCLEAR if here.spot == self.unclear else GIVES_UP
            if here.entry or self.chance.random() < leaves:
                break
            before, address = address, self.next(here, address)
            here = replay(self.library, address)
        if here and here.entry and self.chance.random() < SAYS:
            yes = self.chance.random() < self.helps(visit, here.entry)
            yield settled(visit, here, here.entry, yes=yes)

    def next(self, here: Walk, address: Address) -> Address:
        """Where this person goes from a question."""
        assert here.step is not None
        if here.picks and self.chance.random() < GOES_BACK:
            return here.address(-1)
        if self.chance.random() < (LACKING if here.spot == self.lacking else NONE_FITS):
            return picked(self.library, here, NONE, address)
        choice = self.liked([choice.id for choice in here.step.choices])
        return picked(self.library, here, choice, address)

    def search(self, visit: Visit) -> Event:
        """A search for the title of an answer; or for something that no answer has."""
        if self.chance.random() < FOUND_NOTHING:
            sought = self.chance.choice(self.sought)
            return searched(visit, sought, self.chance.randint(0, 1), fits=False)
        entry = self.library.entries[self.liked(sorted(self.library.entries))]
        return searched(visit, _words(entry), self.chance.randint(0, 3), fits=True)

    def helps(self, visit: Visit, entry: Entry) -> float:
        """How likely an answer settles the matter."""
        if entry.id == self.mended:
            return MENDED[visit.vocabulary is self.now]
        return WEAK if entry.id == self.weak else self.serves.get(entry.id, 0.1)

    def liked(self, ids: list[str]) -> str:
        """One of the ids, those more often that more people want."""
        return self.chance.choices(ids, [self.likes[id] for id in ids])[0]


def _ids(library: Library) -> list[str]:
    flows = library.flows.values()
    choices = (c.id for flow in flows for step in flow.steps.values() for c in step.choices)
    return list(dict.fromkeys([*library.flows, *library.entries, *choices]))


def _words(entry: Entry) -> set[str]:
    """The longer words of an answer's title."""
    return set(re.findall(r"[a-z]{6,}", entry.title.lower()))
