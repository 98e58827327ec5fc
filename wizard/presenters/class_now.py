"""What a class has in front of it: the topics, a question or an answer, and where it may go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from wizard.core import graph, walk
from wizard.core.address import Address
from wizard.core.listing import flows_in_order
from wizard.core.model import NONE, Library
from wizard.core.walk import Walk
from wizard.presenters.answer import warned_of, warnings
from wizard.presenters.ending import EndingPage, ending_page
from wizard.presenters.step import cut_short


@dataclass(frozen=True, slots=True)
class Option:
    """One way on: its id, its words, where it leads, and how many seats picked it."""

    id: str
    says: str
    leads: str
    votes: int = 0
    most: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """What is in front of the class. `options` are empty at an answer, `ending` is None before it.

    `look` and `note` are Markdown; `note` is for the trainer alone.
    """

    heading: str
    line: str
    options: tuple[Option, ...] = ()
    warnings: tuple[str, ...] = ()
    look: str = ""
    note: str = ""
    cut_short: str = ""
    here: Walk | None = None
    ending: EndingPage | None = None


def now(
    library: Library,
    address: Address,
    tally: Mapping[str, int] | None = None,
    when: datetime | None = None,
) -> Now:
    """What an address puts in front of the class, with the votes of each option."""
    bare = _bare(library, address, when)
    return replace(bare, options=_counted(bare.options, tally)) if tally else bare


@lru_cache(maxsize=256)
def _bare(library: Library, address: Address, when: datetime | None) -> Now:
    """The same before anybody votes: a whole class asks for it at the same moment."""
    here = walk.replay(library, address)
    if here is None:
        return Now(walk.TOPIC, "All topics", _options(_topics(library)))
    if here.entry:
        page = ending_page(library, here, here.address(), now=when)
        return Now(page.heading, page.line, cut_short=page.cut_short, here=here, ending=page)
    step = here.step
    assert step is not None
    ways = [(choice.id, choice.say) for choice in step.choices] + [(NONE, walk.NONE_SAYS)]
    rows = [
        (id, says, walk.leads(library, graph.follow(library, here.spot, id))) for id, says in ways
    ]
    return Now(
        heading=step.ask,
        line=f"{here.flow.title} · Question {here.number} of at most {here.most}",
        options=_options(rows),
        warnings=warnings(library, warned_of(here)),
        look=step.look,
        note=step.note,
        cut_short=cut_short(here),
        here=here,
    )


def after(library: Library, address: Address, option: str) -> Address | None:
    """The address that an option leads to; None where there is no such option."""
    if option not in {each.id for each in now(library, address).options}:
        return None
    here = walk.replay(library, address)
    return walk.picked(library, here, option, here.address()) if here else Address(option)


def before(library: Library, address: Address) -> Address:
    """One question earlier; from the first one, all topics."""
    here = walk.replay(library, address)
    return (walk.back(here, here.address()) if here else None) or Address("")


def _topics(library: Library) -> list[tuple[str, str, str]]:
    return [
        (flow.id, flow.title, walk.leads(library, graph.start(flow)))
        for flow in flows_in_order(library)
    ]


def _options(rows: list[tuple[str, str, str]]) -> tuple[Option, ...]:
    return tuple(Option(*row) for row in rows)


def _counted(options: tuple[Option, ...], tally: Mapping[str, int]) -> tuple[Option, ...]:
    most = max(tally.values(), default=0)
    return tuple(
        replace(option, votes=votes, most=0 < votes == most)
        for option in options
        for votes in [tally.get(option.id, 0)]
    )
