"""Papers for a class, made from the flows: handout, facilitator's guide, answer key, poster.

Only the guide holds the trainer's notes. Each paper is one HTML page that prints on A4 and Letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import segno

from wizard.core.listing import flows_in_order
from wizard.core.long_work import kept
from wizard.core.model import Entry, Flow, Library
from wizard.export.flow_map import Picture, address, picture
from wizard.export.map_outline import goes_to
from wizard.export.map_svg import svg
from wizard.export.templating import templates
from wizard.presenters import handouts as said
from wizard.presenters.answer import Answer
from wizard.presenters.handouts import CaseList
from wizard.presenters.page_parts_html import brand


@dataclass(frozen=True, slots=True)
class Chapter:
    """One flow on paper. `qr` is empty where no address of the running wizard is known, `cases`
    where the paper is of a round."""

    picture: Picture
    cases: CaseList | None
    answers: tuple[Answer, ...]
    qr: str
    web: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a paper is to hold. `flow`: empty for all; `word` and `cases`: the round that a
    trainer has set, where there is one; `site`: where the wizard runs, if known."""

    flow: str = ""
    site: str = ""
    word: str = ""
    cases: int = 0


ALL = Wanted()


def handout(library: Library, wanted: Wanted = ALL) -> str:
    """What learners get: every question with where each choice goes, the answers, cases to try."""
    return _paper("handout.html.j2", library, wanted)


def guide(library: Library, wanted: Wanted = ALL) -> str:
    """What the trainer holds: notes, cases with the right walk and the turns they invite."""
    return _paper("guide.html.j2", library, wanted)


def answer_key(library: Library, wanted: Wanted = ALL) -> str:
    """The right picks and the answer of each case, in a few lines."""
    return _paper("key.html.j2", library, wanted)


def poster(library: Library, wanted: Wanted = ALL) -> str:
    """The map of a flow on one page."""
    return _paper("poster.html.j2", library, wanted)


PAPERS: dict[str, Callable[[Library, Wanted], str]] = {
    "handout": handout,
    "guide": guide,
    "key": answer_key,
    "poster": poster,
}
"""Each paper by the name that its file carries."""


@kept(32)
def paper(library: Library, kind: str, wanted: Wanted) -> str:
    """The paper of a kind, made once for all who ask."""
    return PAPERS[kind](library, wanted)


def _paper(template: str, library: Library, wanted: Wanted) -> str:
    of = said.round_of(library, wanted.flow, wanted.word, wanted.cases)
    cases = said.round_cases(library, of) if of else None
    drawn = {case.flow.id for case in of.cases} if of else set(library.flows)
    here = {wanted.flow} if wanted.flow else drawn
    flows = [flow for flow in flows_in_order(library) if flow.id in here]
    chapters = tuple(_chapter(library, flow, wanted.site, alone=of is None) for flow in flows)
    title = chapters[0].picture.title if len(chapters) == 1 else brand(library.court)
    page = templates().get_template(template)
    return page.render(
        court=library.court,
        title=title,
        chapters=chapters,
        round=cases,
        otherwise=said.none_line(library),
        goes_to=goes_to,
        say=said,
        map_of=svg,
    )


def _chapter(library: Library, flow: Flow, site: str, *, alone: bool) -> Chapter:
    drawn = picture(library, flow, site=site or "/")
    web = address(site, flow.id) if site else ""
    qr = segno.make(web, micro=False).svg_inline(scale=3, border=2) if web else ""
    cases = said.all_cases(library, flow.id) if alone else None
    return Chapter(drawn, cases, said.answers(library, _ends(library, drawn)), qr, web)


def _ends(library: Library, drawn: Picture) -> tuple[Entry, ...]:
    """The answers of a topic, each once, in the order of the map."""
    targets = (arrow.target for question in drawn.questions for arrow in question.arrows)
    ids = dict.fromkeys(target.id for target in targets if target.kind == "answer")
    return tuple(library.entries.get(id, library.nothing_fits) for id in ids)
