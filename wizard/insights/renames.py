"""An earlier library by the ids of a newer one, so that a rename is told as one and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from wizard.core import graph
from wizard.core.mentions import LINK, read_mention
from wizard.core.model import Choice, Entry, Flow, Library, Scenario, Step
from wizard.core.renamed import choice_today, entry_today, flow_today, spot_today
from wizard.core.spot import Spot

Renamed = tuple[str, str]
"""What a thing was called and what it is called now, as `rename` writes names."""


def by_new_ids(old: Library, new: Library) -> Library:
    """The old library with the ids that its things have in the new one."""
    if not any(renames(old, new)):
        return old
    by = _ByNewIds(old, new)
    flows = {flow.id: flow for flow in map(by.flow, old.flows.values())}
    entries = {entry.id: entry for entry in map(by.entry, old.entries.values())}
    court = replace(old.court, none_of_these=by.entry_id(old.court.none_of_these))
    drawn = graph.build(flows, entries, court.none_of_these)
    return replace(old, court=court, flows=flows, entries=entries, graph=drawn)


def renames(old: Library, new: Library) -> Iterator[Renamed]:
    """Everything of the old library that has another id in the new one."""
    for id in old.entries:
        now = entry_today(new, id)
        if now and now.id != id:
            yield f"faq/{id}", now.id
    for flow in old.flows.values():
        if (id := flow_today(new, flow.id)) != flow.id:
            yield f"flows/{flow.id}", id
        for step in flow.steps.values():
            spot = spot_today(new, Spot(flow.id, step.id))
            if spot.id != step.id:
                yield f"{flow.id}/{step.id}", spot.id
            for choice in step.choices:
                if (called := choice_today(new, spot, choice.id)) != choice.id:
                    yield f"{flow.id}/{step.id}/{choice.id}", called


class _ByNewIds:
    def __init__(self, old: Library, new: Library) -> None:
        self.old, self.new = old, new

    def entry_id(self, id: str) -> str:
        found = entry_today(self.new, id)
        return found.id if found else id

    def spot(self, flow: str, step: str) -> Spot:
        return spot_today(self.new, Spot(flow, step))

    def entry(self, entry: Entry) -> Entry:
        see_also = tuple(map(self.entry_id, entry.see_also))
        body = LINK.sub(self._link, entry.body)
        return replace(entry, id=self.entry_id(entry.id), see_also=see_also, body=body)

    def _link(self, found: re.Match[str]) -> str:
        flow, id = read_mention(found[1])
        spot = self.spot(flow, id)
        to = f"step:{'/'.join(filter(None, spot))}" if flow else f"answer:{self.entry_id(id)}"
        return found[0].replace(found[1], to)

    def flow(self, flow: Flow) -> Flow:
        steps = [self.step(flow, step) for step in flow.steps.values()]
        return replace(
            flow,
            id=flow_today(self.new, flow.id),
            start=self.spot(flow.id, flow.start).id,
            steps={step.id: step for step in steps},
            scenarios=tuple(self.scenario(flow, case) for case in flow.scenarios),
        )

    def step(self, flow: Flow, step: Step) -> Step:
        spot = self.spot(flow.id, step.id)
        choices = tuple(self.choice(flow, spot, choice) for choice in step.choices)
        return replace(step, id=spot.id, choices=choices)

    def choice(self, flow: Flow, spot: Spot, choice: Choice) -> Choice:
        return replace(
            choice,
            id=choice_today(self.new, spot, choice.id),
            go=self.spot(flow.id, choice.go).id if choice.go else "",
            flow=flow_today(self.new, choice.flow),
            entry=self.entry_id(choice.entry),
        )

    def scenario(self, flow: Flow, case: Scenario) -> Scenario:
        trail, spot = [], graph.start(flow)
        for id in case.trail:
            trail.append(choice_today(self.new, self.spot(*spot), id))
            spot = (graph.follow(self.old, spot, id) if spot.flow else None) or Spot("", "")
        return replace(case, trail=tuple(trail), entry=self.entry_id(case.entry))
