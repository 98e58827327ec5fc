"""The take-away edition: the whole wizard as one HTML file without JavaScript or network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.listing import entries_in_order, flows_in_order
from wizard.core.mentions import read_mention
from wizard.core.model import Entry, Flow, Library, Term
from wizard.core.renamed import entry_today, spot_today
from wizard.core.terms import appearing
from wizard.core.wording import one_line
from wizard.export.flow_map import Arrow, DrawnStep, Picture, Target, picture
from wizard.export.templating import templates
from wizard.presenters.answer import Answer, answer
from wizard.presenters.answer_html import answer_html, sources_html
from wizard.presenters.start import start_page


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the file: its fragment, its number on paper, its words."""

    id: str
    number: str
    says: str


@dataclass(frozen=True, slots=True)
class StepSection:
    """One question. `left`: the most questions still to come, this one included."""

    link: Link
    flow: Flow
    question: DrawnStep
    left: int
    choices: tuple[tuple[Arrow, Link], ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """One entry. `from_`: the questions that lead here, each with the choices that do."""

    link: Link
    entry: Entry
    answer: Answer
    see_also: tuple[Link, ...]
    from_: tuple[tuple[Link, list[Arrow]], ...]


@dataclass(frozen=True)
class _Plan:
    """Every place of the file by what it shows, before anything is written."""

    library: Library
    pictures: tuple[Picture, ...]
    steps: dict[Spot, Link] = field(default_factory=dict)
    answers: dict[str, Link] = field(default_factory=dict)

    def link(self, flow: Flow, target: Target) -> Link:
        if target.kind == "answer":
            return self.answers[target.id]
        if target.kind == "flow":
            return self.steps[graph.start(self.library.flows[target.id])]
        return self.steps[Spot(flow.id, target.id)]


def edition(library: Library) -> str:
    """The file. The same content gives the same bytes."""
    plan = _planned(library)
    steps = tuple(_steps(plan))
    answers = tuple(_answers(plan, steps))
    page = templates().get_template("edition.html.j2")
    return page.render(
        court=library.court,
        start=start_page(library),
        groups=_groups(plan),
        steps=steps,
        answers=answers,
        topics=[(t, list(rows)) for t, rows in groupby(answers, lambda a: a.entry.topic)],
        nothing=plan.answers[library.nothing_fits.id],
        terms=sorted(library.glossary.terms.values(), key=lambda term: term.word.lower()),
        reviewed=max((a.entry.reviewed for a in answers if a.entry.reviewed), default=None),
    )


def _planned(library: Library) -> _Plan:
    plan = _Plan(library, tuple(picture(library, flow) for flow in flows_in_order(library)))
    for number, drawn in enumerate(plan.pictures, 1):
        for question in drawn.questions:
            spot = Spot(drawn.flow.id, question.step.id)
            place = f"{number}.{question.number}"
            plan.steps[spot] = Link(f"{spot.flow}/{spot.id}", place, question.ask)
    for number, entry in enumerate(entries_in_order(library), 1):
        plan.answers[entry.id] = Link(f"answer:{entry.id}", f"A{number}", one_line(entry.title))
    return plan


def _groups(plan: _Plan) -> list[tuple[str, list[tuple[Link, Flow]]]]:
    rows = [
        (plan.steps[graph.start(drawn.flow)], drawn.flow)
        for drawn in plan.pictures
        if graph.start(drawn.flow) in plan.steps
    ]
    return [(name, list(cards)) for name, cards in groupby(rows, lambda row: row[1].group)]


def _steps(plan: _Plan) -> Iterator[StepSection]:
    for drawn in plan.pictures:
        for question in drawn.questions:
            spot = Spot(drawn.flow.id, question.step.id)
            step = question.step
            yield StepSection(
                plan.steps[spot],
                drawn.flow,
                question,
                graph.questions_left(plan.library, spot),
                tuple((arrow, plan.link(drawn.flow, arrow.target)) for arrow in question.arrows),
                appearing(plan.library, step.text),
            )


def _answers(plan: _Plan, steps: tuple[StepSection, ...]) -> Iterator[AnswerSection]:
    library, into = plan.library, dict[str, dict[Link, list[Arrow]]]()
    for section in steps:
        for arrow, link in section.choices:
            into.setdefault(link.id, {}).setdefault(section.link, []).append(arrow)
    for entry in entries_in_order(library):
        link = plan.answers[entry.id]
        yield AnswerSection(
            link,
            entry,
            _here(plan, answer(library, entry)),
            tuple(plan.answers[id] for id in entry.see_also if id in plan.answers),
            tuple(into.get(link.id, {}).items()),
        )


def _here(plan: _Plan, said: Answer) -> Answer:
    """The answer with links that stay in this file."""
    inside = []
    for target, _ in said.inside:
        flow, id = spot_today(plan.library, Spot(*read_mention(target)))
        if flow:
            begin = graph.start(plan.library.flows[flow])
            link = plan.steps.get(Spot(flow, id) if id else begin)
        else:
            found = entry_today(plan.library, id)
            link = plan.answers.get(found.id) if found else None
        if link:
            inside.append((target, f"#{link.id}"))
    return replace(said, inside=tuple(inside))


templates().filters.update(answer=lambda said: answer_html(said, level=3), sources=sources_html)
