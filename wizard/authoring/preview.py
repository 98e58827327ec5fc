"""A flow that is still being written: its problems and its walks, with nothing saved anywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from wizard import checks
from wizard.content import files
from wizard.core import graph
from wizard.core.long_work import kept
from wizard.core.model import Flow, Library
from wizard.core.problems import Problem

FILE = "flows/draft.yaml"
LARGEST = 40_000
"""Characters. A flow is a few thousand; past this it is not read."""


@kept(8)
def preview(
    library: Library, text: str, today: date
) -> tuple[Library | None, tuple[Problem, ...]]:
    """The library with the draft in it as the flow `draft`, and the draft's own problems.

    None if the draft has an error and so cannot be walked.
    """
    flow, problems = files.read_flow(FILE, text[:LARGEST])
    if flow is None:
        return None, tuple(sorted(problems))
    mixed = _with(library, flow)
    alone = replace(mixed, flows={flow.id: flow}, entries={})
    said = (*checks.all_problems(mixed, today), *checks.advice(alone))
    found = {*problems, *(problem for problem in said if problem.place.file == FILE)}
    broken = any(problem.level == "error" for problem in found)
    return None if broken else mixed, tuple(sorted(found))


def _with(library: Library, flow: Flow) -> Library:
    flows = {**library.flows, flow.id: flow}
    drawn = graph.build(flows, library.entries, library.court.none_of_these)
    return replace(library, flows=flows, graph=drawn)
