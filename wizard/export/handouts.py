"""Papers for a class, made from the flows: handout, facilitator's guide, answer key, poster.

Only the guide holds the trainer's notes. Each paper is one HTML page that prints on A4 and Letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import segno

from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.listing import flows_in_order
from wizard.core.long_work import kept
from wizard.core.model import NONE, Entry, Library, Scenario
from wizard.core.walk import Pick, leads, walk
from wizard.core.wording import one_line
from wizard.export.flow_map import Picture, address, picture
from wizard.export.map_outline import goes_to
from wizard.export.map_svg import svg
from wizard.export.templating import templates
from wizard.presenters.answer import answer
from wizard.training.verdicts import Turn

ENDINGS_NAMED = 3
"""As many titles as a wrong turn names; where more answers lie that way, it gives their number."""


@dataclass(frozen=True, slots=True)
class WorkedStep:
    """One question of a right walk: what to pick there, and the wrong turns beside it."""

    pick: Pick
    wrong: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """A scenario with its number on all papers, its right walk, and its ending."""

    number: int
    scenario: Scenario
    steps: tuple[WorkedStep, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Chapter:
    """One flow on paper. `qr` is empty where no address of the running wizard is known."""

    picture: Picture
    cases: tuple[WorkedCase, ...]
    answers: tuple[Entry, ...]
    qr: str
    web: str


def handout(library: Library, flow: str | None = None, site: str = "") -> str:
    """What learners get: every question with where each choice goes, the answers, cases to try."""
    return _paper("handout.html.j2", library, flow, site)


def guide(library: Library, flow: str | None = None, site: str = "") -> str:
    """What the trainer holds: notes, cases with the right walk and the wrong turns beside it."""
    return _paper("guide.html.j2", library, flow, site)


def answer_key(library: Library, flow: str | None = None, site: str = "") -> str:
    """The right picks and the answer of each case, in a few lines."""
    return _paper("key.html.j2", library, flow, site)


def poster(library: Library, flow: str | None = None, site: str = "") -> str:
    """The map of a flow on one page."""
    return _paper("poster.html.j2", library, flow, site)


PAPERS: dict[str, Callable[[Library, str | None, str], str]] = {
    "handout": handout,
    "guide": guide,
    "key": answer_key,
    "poster": poster,
}
"""Each paper by the name that its file carries. A flow of None puts all flows into one paper."""


@kept(32)
def paper(library: Library, kind: str, flow: str, site: str) -> str:
    """The paper of a kind for a flow, for all flows where that is empty; made once for all."""
    return PAPERS[kind](library, flow or None, site)


def _paper(template: str, library: Library, flow: str | None, site: str) -> str:
    flows = [library.flows[flow]] if flow is not None else flows_in_order(library)
    chapters = tuple(
        _chapter(library, picture(library, each, site=site or "/"), site) for each in flows
    )
    title = chapters[0].picture.title if len(chapters) == 1 else f"{library.court.system} help"
    page = templates().get_template(template)
    return page.render(
        court=library.court,
        title=title,
        chapters=chapters,
        nothing=library.nothing_fits,
        goes_to=goes_to,
        answer_of=lambda entry: answer(library, entry),
        map_of=svg,
    )


def _chapter(library: Library, drawn: Picture, site: str) -> Chapter:
    flow = drawn.flow
    web = address(site, flow.id) if site else ""
    qr = segno.make(web, micro=False).svg_inline(scale=3, border=2) if web else ""
    cases = tuple(
        case
        for number, scenario in enumerate(flow.scenarios, 1)
        if (case := _case(library, flow.id, number, scenario))
    )
    ends = dict.fromkeys(
        arrow.target.id
        for question in drawn.questions
        for arrow in question.arrows
        if arrow.target.kind == "answer"
    )
    answers = tuple(library.entries.get(id, library.nothing_fits) for id in ends)
    return Chapter(drawn, cases, answers, qr, web)


def _case(library: Library, flow: str, number: int, scenario: Scenario) -> WorkedCase | None:
    """None where the scenario's trail no longer ends at an answer."""
    here = walk(library, flow, scenario.trail)
    if here is None or here.entry is None:
        return None
    steps = tuple(WorkedStep(pick, _wrong_turns(library, pick)) for pick in here.picks)
    return WorkedCase(number, scenario, steps, here.entry)


def _wrong_turns(library: Library, pick: Pick) -> tuple[Turn, ...]:
    return tuple(
        Turn(one_line(choice.say), _leads(library, graph.follow(library, pick.spot, choice.id)))
        for choice in pick.step.choices
        if choice.id not in (pick.choice, NONE)
    )


def _leads(library: Library, spot: Spot | None) -> str:
    if spot is None or not spot.flow:
        return one_line(leads(library, spot))
    asks = one_line(leads(library, spot))
    ends = sorted(
        one_line(library.entries.get(end.id, library.nothing_fits).title)
        for end in graph.reached(library.graph, [spot])
        if not end.flow
    )
    if len(ends) > ENDINGS_NAMED:
        return f"{asks} Then ends at one of {len(ends)} answers."
    return f"{asks} Then ends at: {' / '.join(ends)}"
