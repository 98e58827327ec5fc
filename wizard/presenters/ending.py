"""What an ending says: the answer, your answers, and what to do if it did not help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wizard.core import graph, walk
from wizard.core.address import Address
from wizard.core.leads import ANSWER, leads_briefly
from wizard.core.model import NONE, Library
from wizard.core.walk import Walk
from wizard.presenters.answer import Answer, answer, chosen, warned_of
from wizard.presenters.call_sheet import CallSheet, call_sheet
from wizard.presenters.links import Box, Link, to
from wizard.presenters.step import NOTHING, Said, back, cut_short, earlier, over, picks

YOUR_ANSWERS = "Your answers"
INSTEAD = "If something else fits better"
ASKS = "Did this settle it?"
YES = "Yes"
NOT_YET = "Not yet"
GLAD = "Good to hear. You can close this page."
WHAT_HAPPENED = "What happened instead?"
OWN_WORDS = "Say what happened, in your own words"
NONE_HEADING = f"{walk.NONE_SAYS}? Say what happened"
NONE_LINE = "A few words are enough: what you did, and what the screen says."
ASK_A_PERSON = "Or ask a person"


@dataclass(frozen=True, slots=True)
class Neighbor:
    """Another choice of the last question, and where it leads, in words."""

    link: Link
    leads: str


@dataclass(frozen=True, slots=True)
class Settled:
    """Whether the answer helped: `state` is "", "yes" or "no", as the address says.

    With "no", `neighbors`, `box` and `sheet` say what to do now; with "yes", `said` is one line.
    """

    state: str
    yes: Link
    no: Link
    said: str = ""
    box: Box | None = None
    sheet: CallSheet | None = None


@dataclass(frozen=True, slots=True)
class EndingPage:
    """The ending of a walk. `reason`: why the last pick leads here, with the words of that pick,
    where the answer has no part for it.

    `asks`: what was not among the choices is first asked for in own words, above the answer.
    """

    heading: str
    line: str
    at: str
    cut_short: str
    reason: tuple[str, str] | None
    asks: Box | None
    answer: Answer
    settled: Settled
    picks: tuple[Said, ...]
    instead: tuple[Neighbor, ...]
    back: Link
    over: Link


def ending_page(
    library: Library,
    here: Walk,
    address: Address,
    carried: Mapping[str, str] = NOTHING,
    *,
    settled: str = "",
    now: datetime | None = None,
    link: str = "",
) -> EndingPage:
    """The page of the answer at the end of a trail.

    `settled`: what the address says of it; `now`: the moment, for who answers the phone; `link`:
    the whole address of this page, where it is known.
    """
    assert here.entry is not None
    last = here.picks[-1]
    said = answer(
        library,
        here.entry,
        part=_part(here),
        warn=warned_of(here),
        before=earlier(here),
        now=now,
    )
    typed = carried.get("q", "")
    none = last.choice == NONE
    return EndingPage(
        heading=NONE_HEADING if none else here.entry.title,
        line=f"{here.flow.title} · {walk.NONE_SAYS if none else ANSWER}",
        at=f"{here.key}|{'.'.join(here.cut)}",
        cut_short=cut_short(here),
        reason=(last.says, last.because) if last.because and not said.situation else None,
        asks=_box(here, address, typed) if none else None,
        answer=said,
        settled=_settled(library, here, address, carried, said, settled, link),
        picks=picks(here, address, carried),
        instead=instead(library, here, carried),
        back=back(here, address, carried),
        over=over(here, carried),
    )


def _part(here: Walk) -> str:
    choice = chosen(here.picks[-1])
    return choice.part if choice else ""


def _box(here: Walk, address: Address, typed: str) -> Box:
    return Box(OWN_WORDS, typed, query=address.query())


def _settled(
    library: Library,
    here: Walk,
    address: Address,
    carried: Mapping[str, str],
    said: Answer,
    state: str,
    link: str,
) -> Settled:
    yes = to(YES, f"{here.key}|.yes", address, {**carried, "settled": "yes"})
    no = to(NOT_YET, f"{here.key}|.no", address, {**carried, "settled": "no"})
    if state == "yes":
        return Settled(state, yes, no, GLAD)
    if state != "no":
        return Settled("", yes, no)
    typed = carried.get("q", "")
    sheet = call_sheet(library, here, said, typed, link)
    return Settled(state, yes, no, box=Box(OWN_WORDS, typed), sheet=sheet)


def instead(library: Library, here: Walk, carried: Mapping[str, str]) -> tuple[Neighbor, ...]:
    """The other choices of the last question, each with what it leads to."""
    before = walk.walk(library, here.flow.id, here.trail[:-1])
    assert before is not None
    return tuple(
        Neighbor(
            to(
                choice.say,
                f"{here.key}|instead|{choice.id}",
                walk.picked(library, before, choice.id, before.address()),
                carried,
            ),
            leads_briefly(library, graph.follow(library, here.picks[-1].spot, choice.id)),
        )
        for choice in walk.instead(here)
    )
