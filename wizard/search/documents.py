"""What is searched: every text of a library, the entries it speaks for and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wizard.core.model import Choice, Entry, Flow, Library, Step

LONGEST_TRAIL = 12
MOST_PLACES = 24
"""Ways to one ending that are kept; the shortest are found first."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way into a flow: the flow it starts in and the choices picked since."""

    flow: str
    trail: tuple[str, ...]

    def leads_to(self, other: Way) -> bool:
        """Whether the other way starts with this one (or is it)."""
        return self.flow == other.flow and self.trail == other.trail[: len(self.trail)]


@dataclass(frozen=True, slots=True)
class Text:
    """One searchable text of an entry: `field` names its kind, `way` its place in a flow."""

    entry: str
    field: str
    says: str
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class Walks:
    """Every way through the flows: the endings' places and the steps that lie on the way."""

    places: Mapping[str, tuple[Way, ...]]
    steps: Mapping[Way, tuple[str, str]]
    """Way → (flow id, step id) of the question that is asked there."""


def walks(library: Library) -> Walks:
    """Follow every choice from every flow's start, shortest trails first and never in circles."""
    places: dict[str, list[Way]] = defaultdict(list)
    steps: dict[Way, tuple[str, str]] = {}
    for flow in library.flows.values():
        for way, home, step in _visits(library, flow):
            steps[way] = (home.id, step.id)
            for choice in step.choices:
                if choice.entry in library.entries and len(places[choice.entry]) < MOST_PLACES:
                    places[choice.entry].append(Way(way.flow, (*way.trail, choice.id)))
    ordered = {id: tuple(sorted(found, key=_length)) for id, found in places.items()}
    return Walks(ordered, steps)


def texts(library: Library) -> list[Text]:
    """All texts, sorted by entry in the library's order."""
    found = [text for entry in library.entries.values() for text in _of_entry(entry)]
    for flow in library.flows.values():
        found.extend(_of_flow(library, flow))
    rank = {id: number for number, id in enumerate(library.entries)}
    return sorted(
        (text for text in found if text.says.strip() and text.entry in rank),
        key=lambda text: rank[text.entry],
    )


def _length(way: Way) -> int:
    return len(way.trail)


def _visits(library: Library, flow: Flow) -> Iterator[tuple[Way, Flow, Step]]:
    """(way, the flow the step belongs to, step), breadth first; each step once."""
    start = flow.steps.get(flow.start)
    line = [(Way(flow.id, ()), flow, start)] if start else []
    seen = {(flow.id, flow.start)}
    for way, home, step in line:
        yield way, home, step
        if len(way.trail) >= LONGEST_TRAIL:
            continue
        for choice in step.choices:
            after = _after(library, home, choice)
            if after and (after[0].id, after[1].id) not in seen:
                seen.add((after[0].id, after[1].id))
                line.append((Way(way.flow, (*way.trail, choice.id)), *after))


def _after(library: Library, home: Flow, choice: Choice) -> tuple[Flow, Step] | None:
    target = library.flows.get(choice.flow) if choice.flow else home
    step = target.steps.get(target.start if choice.flow else choice.go) if target else None
    return (target, step) if target and step else None


def _of_entry(entry: Entry) -> Iterator[Text]:
    yield Text(entry.id, "title", entry.title)
    yield Text(entry.id, "question", entry.source.question)
    for phrase in entry.asked_as:
        yield Text(entry.id, "asked", phrase)
    for message in entry.shows:
        yield Text(entry.id, "shows", message)
    for paragraph in entry.text.split("\n\n"):
        yield Text(entry.id, "part" if paragraph.startswith("## ") else "body", paragraph)


def _of_flow(library: Library, flow: Flow) -> Iterator[Text]:
    """A flow's own texts; a choice that leads on speaks for all that lies behind it."""
    for scenario in flow.scenarios:
        way = Way(flow.id, scenario.trail)
        yield Text(scenario.entry, "scenario", scenario.case, way)
    behind = _Behind(library)
    for phrase in (flow.title, flow.about):
        for entry in behind.step(flow, flow.start):
            yield Text(entry, "flow", phrase, Way(flow.id, ()))
    for way, home, step in _visits(library, flow):
        if home is not flow:
            continue
        ends = sorted({choice.entry for choice in step.choices if choice.entry})
        for says in (step.ask, step.look):
            for entry in ends:
                yield Text(entry, "step", says, way)
        for choice in step.choices:
            yield from _of_choice(choice, Way(flow.id, (*way.trail, choice.id)), behind, flow)


def _of_choice(choice: Choice, way: Way, behind: _Behind, flow: Flow) -> Iterator[Text]:
    ends = bool(choice.entry)
    for entry in behind.choice(flow, choice):
        yield Text(entry, "choice" if ends else "way", choice.say, way)
        yield Text(entry, "because" if ends else "way", choice.because, way)
        for phrase in choice.symptoms:
            yield Text(entry, "symptom" if ends else "way", phrase, way)
        for message in choice.shows:
            yield Text(entry, "shows" if ends else "way", message, way)


class _Behind:
    """The entries that can still be reached from a step, remembered."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[tuple[str, str], frozenset[str]] = {}

    def step(self, flow: Flow, id: str, depth: int = 0) -> list[str]:
        return sorted(self._of(flow, id, depth))

    def choice(self, flow: Flow, choice: Choice, depth: int = 0) -> list[str]:
        if choice.entry:
            return [choice.entry]
        after = _after(self._library, flow, choice)
        return self.step(after[0], after[1].id, depth + 1) if after else []

    def _of(self, flow: Flow, id: str, depth: int) -> frozenset[str]:
        key = (flow.id, id)
        if key in self._known or depth > LONGEST_TRAIL:
            return self._known.get(key, frozenset())
        self._known[key] = frozenset()
        step = flow.steps.get(id)
        choices = step.choices if step else ()
        self._known[key] = frozenset(e for c in choices for e in self.choice(flow, c, depth))
        return self._known[key]
