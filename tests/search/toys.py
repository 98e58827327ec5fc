"""A small library to search: answers of two topics and two flows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from wizard import search
from wizard.core.model import (
    Choice,
    Contact,
    Court,
    Entry,
    Flow,
    Glossary,
    Library,
    Scenario,
    Step,
    Term,
)

TODAY = date(2026, 11, 22)
YOU = Contact("you", "You")


def entry(id: str, title: str, *asked_as: str, body: str = "", referral: bool = False) -> Entry:
    return Entry(id, title, "Toys", "desk", body, referral=referral, asked_as=asked_as)


def step(id: str, *choices: Choice, ask: str = "What do you see?") -> Step:
    return Step(id, ask, choices)


def flow(id: str, *steps: Step, title: str = "", scenarios: Sequence[Scenario] = ()) -> Flow:
    known = {one.id: one for one in steps}
    return Flow(id, title or id, "", "Toys", steps[0].id, known, tuple(scenarios))


def library(
    entries: Sequence[Entry],
    flows: Sequence[Flow] = (),
    synonyms: tuple[tuple[str, ...], ...] = (),
    terms: Mapping[str, Term] | None = None,
) -> Library:
    return Library(
        Court(),
        {one.id: one for one in flows},
        {one.id: one for one in entries},
        Glossary(terms or {}, synonyms),
    )


ENTRIES = (
    entry("password", "My password is refused", "it says wrong password", "can't sign in"),
    entry("fee", "I forgot to pay the fee", "the card was never charged", "no payment screen"),
    entry("notices", "Too many notices", "I want one e-mail a day", "registered users get mail"),
    entry("efile", "Must I e-file?", "is e-filing required", "may I bring paper"),
    entry("weather", "Not covered: the weather", "is it raining", referral=True),
)
LOST = Choice("lost", "I lost my password", entry="password", symptoms=("the mail was deleted",))
CARD = Choice("card", "The card form never came", entry="fee")
LOGIN = flow(
    "login",
    step(
        "where",
        Choice("page", "At the login page", go="page"),
        Choice("pay", "Paying", flow="pay"),
    ),
    step("page", LOST, Choice("many", "I get too many notices", entry="notices")),
    title="I can't get in",
)
PAY = flow("pay", step("form", CARD, Choice("must", "Must I e-file it?", entry="efile")))
TOY = library(ENTRIES, (LOGIN, PAY), (("pw", "password"), ("no way in", "can't sign in")))


def first(query: str, known: Library = TOY) -> str | None:
    return next((hit.entry for hit in search.run(known, query)), None)


def ends_at(known: Library, flow_id: str, trail: Sequence[str]) -> str:
    here = known.flows[flow_id]
    at = here.steps[here.start]
    for id in trail:
        choice = at.choice(id)
        assert choice is not None
        if choice.entry:
            return choice.entry
        here = known.flows[choice.flow] if choice.flow else here
        at = here.steps[here.start if choice.flow else choice.go]
    return ""
