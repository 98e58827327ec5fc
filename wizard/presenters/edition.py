"""What the take-away edition says: each question and each answer once, numbered for paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.ids import unfit
from wizard.core.leads import UNREVIEWED, ending, kind
from wizard.core.listing import entries_in_order, flows_in_order, questions_in_order
from wizard.core.mentions import read_mention
from wizard.core.model import Choice, Entry, Flow, Library, Term
from wizard.core.pictures import FOLDER
from wizard.core.renamed import entry_today, spot_today
from wizard.core.terms import appearing
from wizard.core.walk import NONE_SAYS, step_at
from wizard.core.wording import one_line, plural
from wizard.presenters.all_answers import TITLE, all_answers
from wizard.presenters.answer import Answer, Fold, answer, warnings
from wizard.presenters.dates import day
from wizard.presenters.links import Link
from wizard.presenters.markdown import Inside
from wizard.presenters.start import StartPage, Topic, start_page
from wizard.presenters.step import OVER

WORDS = "Words"
ON_PAPER = "On paper: each choice names the number of the question or answer to turn to."
NONE_ASKED = f"{NONE_SAYS}?"
PICKS = "Which picks lead here"
LAST = "last question"


@dataclass(frozen=True, slots=True)
class Place:
    """A section of the file: its name in addresses, its number on paper, its title."""

    id: str
    number: str
    title: str

    def link(self, says: str, title: str = "") -> Link:
        """A way to it. `title`: what paper names beside the number."""
        paper = f"{self.number}, {one_line(title)}" if title else self.number
        return Link(says, self.id, page=f"#{self.id}", paper=paper)


@dataclass(frozen=True, slots=True)
class StepSection:
    """One question. `warnings`: of all picks by which people may come here; `look` is Markdown."""

    place: Place
    heading: str
    line: str
    warnings: tuple[str, ...]
    look: str
    choices: tuple[Link, ...]
    terms: tuple[Term, ...]


Picks = tuple[tuple[Link, tuple[tuple[str, str], ...]], ...]
"""Questions that lead to a place, each with the choices that do and their reasons."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One part of an answer: what to do there, which stands before the text for everybody.

    `yourself` is empty where the answer says it anyway.
    """

    place: Place
    texts: tuple[str, ...]
    yourself: str
    inside: Inside


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """One answer: its situations, of which a pick shows one, and the ways to them.

    `answer.others` holds only what is no situation of its own.
    """

    place: Place
    line: str
    answer: Answer
    situations: tuple[Situation, ...]
    others: tuple[Link, ...]
    see_also: tuple[Link, ...]
    picks: Picks


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole wizard. Links lead to places of the file itself."""

    start: StartPage
    none: Link
    over: Link
    steps: tuple[StepSection, ...]
    answers: tuple[AnswerSection, ...]
    topics: tuple[tuple[str, tuple[Link, ...]], ...]
    words: tuple[Term, ...]
    as_of: str


def edition(library: Library) -> Edition:
    """All that the file says. The same content gives the same value."""
    plan = _Plan(library)
    reviewed = [entry.reviewed for entry in entries_in_order(library) if entry.reviewed]
    return Edition(
        start=plan.start(),
        none=plan.answers[library.nothing_fits.id].link(library.nothing_fits.title),
        over=Link(OVER, "over", page="#start"),
        steps=tuple(plan.step(spot) for spot in plan.steps),
        answers=tuple(plan.section(entry) for entry in entries_in_order(library)),
        topics=tuple(
            (topic, tuple(plan.answers[link.query["entry"]].link(link.says) for link in links))
            for topic, links in all_answers(library).topics
        ),
        words=tuple(sorted(library.glossary.terms.values(), key=lambda term: term.word.lower())),
        as_of=f"This copy holds the answers as of {day(max(reviewed))}." if reviewed else "",
    )


def answers(library: Library) -> Edition:
    """The answers alone, for paper: no questions, and no links to any."""
    said = edition(library)
    sections = (
        replace(
            section,
            picks=(),
            answer=replace(section.answer, inside=_without_steps(section.answer.inside)),
            situations=tuple(
                replace(one, inside=_without_steps(one.inside)) for one in section.situations
            ),
        )
        for section in said.answers
    )
    back = Link(TITLE, "over", page="#answers")
    return replace(said, steps=(), answers=tuple(sections), over=back)


def _without_steps(inside: Inside) -> Inside:
    return tuple((target, to) for target, to in inside if not target.startswith("step:"))


class _Plan:
    """Every place of the file by what it shows, and the sections made from it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.steps: dict[Spot, Place] = {}
        self.answers: dict[str, Place] = {}
        self.parts: dict[tuple[str, str], Place] = {}
        for number, flow in enumerate(flows_in_order(library), 1):
            self._number_flow(number, flow)
        for number, entry in enumerate(entries_in_order(library), 1):
            self._number_entry(number, entry)

    def _number_flow(self, number: int, flow: Flow) -> None:
        for at, met in enumerate(questions_in_order(flow), 1):
            if met.trail is not None:
                spot, ask = Spot(flow.id, met.id), one_line(flow.steps[met.id].ask)
                self.steps[spot] = Place(f"{flow.id}/{met.id}", f"{number}.{at}", ask)

    def _number_entry(self, number: int, entry: Entry) -> None:
        whole = Place(f"answer:{entry.id}", f"A{number}", one_line(entry.title))
        self.answers[entry.id] = whole
        ids = dict.fromkeys(part.id for part in entry.parts if not unfit(part.id))
        for at, id in enumerate(ids, 1):
            place = Place(f"{whole.id}:{id}", f"{whole.number}.{at}", whole.title)
            self.parts[entry.id, id] = place

    def start(self) -> StartPage:
        """The start page, its topics leading to their first questions."""
        page, flows = start_page(self.library), self.library.flows
        groups = []
        for name, topics in page.groups:
            led = [(self.steps.get(graph.start(flows[t.link.query["flow"]])), t) for t in topics]
            found = [Topic(to.link(topic.link.says), topic.about) for to, topic in led if to]
            groups.append((name, tuple(found)))
        return replace(page, groups=tuple(groups))

    def step(self, spot: Spot) -> StepSection:
        """A question, however people come to it."""
        library, step = self.library, step_at(self.library, spot)
        left = graph.questions_left(library, spot)
        to_go = f"at most {plural(left, 'question')} to go" if left > 1 else LAST
        return StepSection(
            place=self.steps[spot],
            heading=step.ask,
            line=f"{library.flows[spot.flow].title} · {to_go}",
            warnings=warnings(library, self._warned(spot)),
            look=step.look,
            choices=(
                *(self._choice(spot, choice) for choice in step.choices),
                self.answers[library.nothing_fits.id].link(NONE_SAYS),
            ),
            terms=appearing(library, step.text),
        )

    def _choice(self, spot: Spot, choice: Choice) -> Link:
        target = graph.follow(self.library, spot, choice.id)
        title = ending(self.library, target).title
        if target and target.flow:
            away = target.flow != spot.flow
            title = self.library.flows[target.flow].title if away else ""
        return self._place(target, choice.part).link(one_line(choice.say), title)

    def _place(self, target: Spot | None, part: str) -> Place:
        if target and target.flow:
            return self.steps[target]
        entry = ending(self.library, target)
        return self.parts.get((entry.id, part), self.answers[entry.id])

    def _warned(self, spot: Spot) -> list[str]:
        """The warnings of all picks by which people may come here."""
        return [id for id, spots in self._carried.items() if spot in spots]

    @cached_property
    def _carried(self) -> Mapping[str, set[Spot]]:
        found: dict[str, set[Spot]] = {}
        for flow, step, choice in self.library.choices():
            target = graph.follow(self.library, Spot(flow.id, step.id), choice.id)
            if choice.warn and target:
                behind = graph.reached(self.library.graph, [target])
                found.setdefault(choice.warn, set()).update(behind)
        return found

    def section(self, entry: Entry) -> AnswerSection:
        """An answer with its situations."""
        said = self._answer(entry)
        reviewed = "" if entry.reviewed else f" · {UNREVIEWED}"
        led: dict[str, Fold] = {}
        for fold in said.others:
            if (entry.id, fold.part) in self.parts:
                led.setdefault(fold.part, fold)
        folded = tuple(fold for fold in said.others if led.get(fold.part) is not fold)
        return AnswerSection(
            place=self.answers[entry.id],
            line=f"{kind(entry)} · {entry.topic}{reviewed}",
            answer=replace(said, others=folded),
            situations=tuple(self._situation(entry, said, part) for part in led),
            others=tuple(self.parts[entry.id, id].link(fold.title) for id, fold in led.items()),
            see_also=tuple(
                self.answers[link.query["entry"]].link(link.says) for link in said.see_also
            ),
            picks=self._picks(self.answers[entry.id], *(self.parts[entry.id, id] for id in led)),
        )

    def _situation(self, entry: Entry, whole: Answer, part: str) -> Situation:
        said, place = self._answer(entry, part), self.parts[entry.id, part]
        texts = tuple(text for text in said.texts if text not in whole.texts)
        yourself = "" if whole.yourself else said.yourself
        return Situation(replace(place, title=said.situation), texts, yourself, said.inside)

    def _answer(self, entry: Entry, part: str = "") -> Answer:
        """The answer with links that stay in this file."""
        said = answer(self.library, entry, part=part)
        led = [(target, self._inside(target)) for target, _ in said.inside]
        return replace(said, inside=tuple((target, to) for target, to in led if to))

    def _inside(self, target: str) -> str:
        """The address of a place of the file, or of a picture that is in it; "" if neither."""
        if target.startswith(f"{FOLDER}/"):
            picture = self.library.pictures[target.partition("/")[2]]
            return f"data:{picture.kind};base64,{picture.base64}"
        to = self._mentioned(target)
        return f"#{to.id}" if to else ""

    def _mentioned(self, target: str) -> Place | None:
        flow, id = spot_today(self.library, Spot(*read_mention(target)))
        if flow:
            return self.steps.get(Spot(flow, id or self.library.flows[flow].start))
        entry = entry_today(self.library, id)
        return self.answers.get(entry.id) if entry else None

    def _picks(self, *places: Place) -> Picks:
        return tuple(
            (
                self.steps[spot].link(self.steps[spot].title),
                tuple((one_line(choice.say), choice.because) for choice in choices),
            )
            for place in places
            for spot, choices in self._leading.get(place.id, {}).items()
        )

    @cached_property
    def _leading(self) -> dict[str, dict[Spot, list[Choice]]]:
        """For each place of an answer the questions and choices that lead to it."""
        found: dict[str, dict[Spot, list[Choice]]] = {}
        for spot in self.steps:
            for choice in step_at(self.library, spot).choices:
                to = self._place(graph.follow(self.library, spot, choice.id), choice.part)
                found.setdefault(to.id, {}).setdefault(spot, []).append(choice)
        return found
