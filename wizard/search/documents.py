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
class Trail:
    """A way into a flow: the flow it starts in and the choices picked since."""

    flow: str
    choices: tuple[str, ...]

    def leads_to(self, other: Trail) -> bool:
        """Whether the other way starts with this one (or is it)."""
        return self.flow == other.flow and self.choices == other.choices[: len(self.choices)]


@dataclass(frozen=True, slots=True)
class SearchText:
    """One searchable text of an entry: `field` names its kind, `way` its place in a flow."""

    entry: str
    field: str
    says: str
    trail: Trail | None = None


@dataclass(frozen=True, slots=True)
class Walks:
    """Every way through the flows: the endings' places and the steps that lie on the way."""

    places: Mapping[str, tuple[Trail, ...]]
    steps: Mapping[Trail, tuple[str, str]]
    """Trail → (flow id, step id) of the question that is asked there."""
    whole: frozenset[Trail] = frozenset()
    """Ways to an ending that shows its whole answer: no situation is chosen."""


def walks(library: Library) -> Walks:
    """Follow every choice from every flow's start, shortest trails first and never in circles."""
    places: dict[str, list[Trail]] = defaultdict(list)
    steps: dict[Trail, tuple[str, str]] = {}
    whole: set[Trail] = set()
    for flow in library.flows.values():
        for trail, home, step in _visits(library, flow):
            steps[trail] = (home.id, step.id)
            for choice in step.choices:
                if choice.entry in library.entries and len(places[choice.entry]) < MOST_PLACES:
                    way = Trail(trail.flow, (*trail.choices, choice.id))
                    places[choice.entry].append(way)
                    if not choice.part:
                        whole.add(way)
    ordered = {id: tuple(sorted(found, key=_length)) for id, found in places.items()}
    return Walks(ordered, steps, frozenset(whole))


def texts(library: Library) -> list[SearchText]:
    """All texts, sorted by entry in the library's order."""
    found = [text for entry in library.entries.values() for text in _of_entry(entry)]
    for flow in library.flows.values():
        found.extend(_of_flow(library, flow))
    rank = {id: number for number, id in enumerate(library.entries)}
    return sorted(
        (text for text in found if text.says.strip() and text.entry in rank),
        key=lambda text: rank[text.entry],
    )


def _length(trail: Trail) -> int:
    return len(trail.choices)


def _visits(library: Library, flow: Flow) -> Iterator[tuple[Trail, Flow, Step]]:
    """(way, the flow the step belongs to, step), breadth first; each step once."""
    start = flow.steps.get(flow.start)
    line = [(Trail(flow.id, ()), flow, start)] if start else []
    seen = {(flow.id, flow.start)}
    for trail, home, step in line:
        yield trail, home, step
        if len(trail.choices) >= LONGEST_TRAIL:
            continue
        for choice in step.choices:
            after = _after(library, home, choice)
            if after and (after[0].id, after[1].id) not in seen:
                seen.add((after[0].id, after[1].id))
                line.append((Trail(trail.flow, (*trail.choices, choice.id)), *after))


def _after(library: Library, home: Flow, choice: Choice) -> tuple[Flow, Step] | None:
    target = library.flows.get(choice.flow) if choice.flow else home
    step = target.steps.get(target.start if choice.flow else choice.go) if target else None
    return (target, step) if target and step else None


def _of_entry(entry: Entry) -> Iterator[SearchText]:
    yield SearchText(entry.id, "title", entry.title)
    yield SearchText(entry.id, "question", entry.source.question)
    for phrase in entry.asked_as:
        yield SearchText(entry.id, "asked", phrase)
    for message in entry.shows:
        yield SearchText(entry.id, "shows", message)
    for paragraph in entry.text.split("\n\n"):
        yield SearchText(entry.id, "part" if paragraph.startswith("## ") else "body", paragraph)


def _of_flow(library: Library, flow: Flow) -> Iterator[SearchText]:
    """A flow's own texts; a choice that leads on speaks for all that lies behind it."""
    for scenario in flow.scenarios:
        trail = Trail(flow.id, scenario.trail)
        yield SearchText(scenario.entry, "scenario", scenario.case, trail)
    behind = _Behind(library)
    for phrase in (flow.title, flow.about):
        for entry in behind.step(flow, flow.start):
            yield SearchText(entry, "flow", phrase, Trail(flow.id, ()))
    for trail, home, step in _visits(library, flow):
        if home is not flow:
            continue
        ends = sorted({choice.entry for choice in step.choices if choice.entry})
        for says in (step.ask, step.look):
            for entry in ends:
                yield SearchText(entry, "step", says, trail)
        for choice in step.choices:
            yield from _of_choice(
                choice, Trail(flow.id, (*trail.choices, choice.id)), behind, flow
            )


def _of_choice(choice: Choice, trail: Trail, behind: _Behind, flow: Flow) -> Iterator[SearchText]:
    ends = bool(choice.entry)
    for entry in behind.choice(flow, choice):
        yield SearchText(entry, "choice" if ends else "way", choice.say, trail)
        yield SearchText(entry, "because" if ends else "way", choice.because, trail)
        for phrase in choice.symptoms:
            yield SearchText(entry, "symptom" if ends else "way", phrase, trail)
        for message in choice.shows:
            yield SearchText(entry, "shows" if ends else "way", message, trail)


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
