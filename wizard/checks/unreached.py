"""Steps and answers that no walk comes to, where no other mistake may be the reason."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from wizard.checks.registry import check
from wizard.core import graph
from wizard.core.ids import COURT, FileId
from wizard.core.model import Choice, Entry, Library, Step
from wizard.core.problems import Problem, likeliest

MOST = 100
UNKNOWN = "*"
"""Stands in `Library.mentioned` for all ids, where a file cannot even be opened."""


@check("unreachable-step")
def unreachable_step(library: Library) -> Iterator[Problem]:
    """No walk from the flow's start comes to this step.

    Bad (flows/paper.yaml, reported at flows/paper.yaml:28):
              entry: call
        fan:
          ask: Does it hum?
          look: Hold your ear to it.
          choices:
            loud: {say: It hums, entry: restart}
            not: {say: It is still, entry: add-paper}
    Good:
              entry: call
    """
    for flow in library.flows.values():
        # A name that is wrong leads nowhere; what it should lead to is not unreachable yet.
        ways = [choice.go for step in flow.steps.values() for choice in step.choices if choice.go]
        if not flow.steps.keys() >= {flow.start, *ways}:
            continue
        found = graph.reached(library.graph, [graph.start(flow)], flow.id)
        for step in flow.steps.values():
            if graph.Spot(flow.id, step.id) not in found and not _of_base(step):
                yield Problem(
                    step.place,
                    f'No choice leads to the step "{step.id}".',
                    "Lead a choice to it, or delete it.",
                    "flaw",
                )


@check("no-flow-reaches")
def no_flow_reaches(library: Library) -> Iterator[Problem]:
    """No walk of any flow ends at this entry, so only the list of all answers shows it.

    Not reported of an entry that a mistake may hide: one that a file which cannot be read names,
    or whose name is like one that a choice gets wrong.

    Bad (flows/phone.yaml, reported at faq/wait.md:2):
        say: Music
        entry: call
    Good:
        say: Music
        entry: wait
    """
    if UNKNOWN in library.mentioned or any(not _ways(c) for _, _, c in library.choices()):
        return
    found = graph.reached(library.graph, _begins(library))
    meant, strange = _meant(library)
    lonely = [
        entry
        for entry in library.entries.values()
        if graph.Spot("", entry.id) not in found
        and entry.id not in library.mentioned | meant
        and not _stands_alone(library, entry)
    ]
    for entry in lonely if len(lonely) > strange else ():
        base = _of_base(entry)
        yield Problem(
            entry.place,
            f'No flow ends at the entry "{entry.id}".',
            "Lead a choice to it, or hide it." if base else "Lead a choice to it.",
            "warning" if base else "flaw",
        )


def _of_base(noun: Step | Entry) -> bool:
    """Whether it comes from a base, where it may be reached in other courts."""
    return bool(noun.place.folder)


def _stands_alone(library: Library, entry: Entry) -> bool:
    """Whether nothing has to lead here: a draft, the referral behind "None of these"."""
    unknown = entry.referral and COURT in library.left_out
    return entry.draft or unknown or entry.id == library.court.none_of_these


def _ways(choice: Choice) -> str:
    return choice.go or choice.flow or choice.entry


def _begins(library: Library) -> Iterator[graph.Spot]:
    """Where walks start; every step of a flow in which a wrong name hides where they go."""
    for flow in library.flows.values():
        ways = [choice.go for step in flow.steps.values() for choice in step.choices if choice.go]
        if flow.steps.keys() >= {flow.start, *ways}:
            yield graph.start(flow)
        else:
            yield from (graph.Spot(flow.id, step) for step in flow.steps)


def _meant(library: Library) -> tuple[set[str], int]:
    """The entries that choices with a wrong `entry` probably mean, and how many could be any."""
    wrong = {
        choice.entry
        for _, _, choice in library.choices()
        if choice.entry
        and choice.entry not in library.entries
        and FileId("faq", choice.entry) not in library.left_out
    }
    like = [likeliest(name, library.entries) for name in islice(sorted(wrong), MOST)]
    return {name for name in like if name}, like.count("")
