"""What a court hides of the base under it: answers, flows, steps and choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from wizard.content.base_mistakes import cannot_hide
from wizard.core.model import Choice, Court, Entry, Flow, Step
from wizard.core.problems import Named, Problem, nearest

Noun = Flow | Entry | Step | Choice


class Hiding:
    """The flows and entries that are left, what is `hidden` by its full name, and problems.

    A name is that of a flow or an entry (`flows/id`, `faq/id` where both are there),
    `flow/step`, or `flow/step/choice`.
    """

    def __init__(
        self, court: Court, flows: Mapping[str, Flow], entries: Mapping[str, Entry]
    ) -> None:
        self.court, self.flows, self.entries = court, dict(flows), dict(entries)
        self.hidden: dict[str, Named] = {}
        self.problems: list[Problem] = []
        for named in court.hide:
            self._hide(named)

    def _hide(self, named: Named) -> None:
        full = self._full(named)
        noun = self._noun(full) if full else None
        if noun is None:
            known = list(self._names(named.name.count("/")))
            self._refuse(named, "there is no such thing", nearest(named.name, known))
        elif not noun.place.folder:
            self._refuse(named, "it is your own", "Take it out of your own file.")
        elif isinstance(noun, Entry) and noun.id == self.court.none_of_these:
            self._refuse(named, '"None of these" leads there', "Name another in none_of_these.")
        elif isinstance(noun, Step) and self.flows[full.split("/")[1]].start == noun.id:
            self._refuse(named, "its flow starts there", "Hide the flow, or change its start.")
        else:
            self.hidden[full] = named
            self._take(full)

    def _names(self, depth: int) -> Iterator[str]:
        """What can be named: flows and entries, or steps, or choices."""
        if not depth:
            yield from (*self.flows, *self.entries)
            return
        for flow in self.flows.values():
            for step in flow.steps.values():
                inner = [f"/{choice.id}" for choice in step.choices] if depth > 1 else [""]
                yield from (f"{flow.id}/{step.id}{name}" for name in inner)

    def _refuse(self, named: Named, why: str, advice: str) -> None:
        if named.place.folder:
            return  # what a base hides of another, the court may have in its own words
        self.problems.append(cannot_hide(named.place, named.name, why, advice))

    def _full(self, named: Named) -> str:
        """The full name of what a court means; "" where nobody can say."""
        folder, _, rest = named.name.partition("/")
        if rest:
            return named.name if folder in ("flows", "faq") else f"flows/{named.name}"
        both = (f"flows/{folder}", folder in self.flows), (f"faq/{folder}", folder in self.entries)
        found = [name for name, there in both if there]
        return found[0] if len(found) == 1 else ""

    def _noun(self, full: str) -> Noun | None:
        folder, id, *inside = full.split("/")
        if folder == "faq":
            return None if inside else self.entries.get(id)
        noun: Noun | None = self.flows.get(id)
        if inside and isinstance(noun, Flow):
            noun = noun.steps.get(inside[0])
        if len(inside) == 2 and isinstance(noun, Step):
            noun = noun.choice(inside[1])
        return noun if len(inside) < 3 else None

    def _take(self, full: str) -> None:
        folder, id, *inside = full.split("/")
        if folder == "faq":
            del self.entries[id]
        elif not inside:
            del self.flows[id]
        else:
            flow = self.flows[id]
            steps = dict(flow.steps)
            step = steps.pop(inside[0])
            if len(inside) == 2:
                left = tuple(choice for choice in step.choices if choice.id != inside[1])
                steps = {**flow.steps, step.id: replace(step, choices=left)}
            self.flows[id] = replace(flow, steps=steps)
