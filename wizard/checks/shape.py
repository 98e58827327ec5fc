"""Mistakes in the shape of a flow: where choices lead, loops, dead ends, scenarios."""

from __future__ import annotations

from collections.abc import Iterator

from wizard import graph
from wizard.model import NONE, Choice, Flow, Library, Scenario, Step
from wizard.problems import Place, Problem, manual, nearest


def steps(library: Library) -> Iterator[tuple[Flow, Step]]:
    """Every step of every flow, with its flow."""
    for flow in library.flows.values():
        for step in flow.steps.values():
            yield flow, step


def choices(library: Library) -> Iterator[tuple[Flow, Step, Choice]]:
    """Every choice of every step of every flow."""
    for flow, step in steps(library):
        for choice in step.choices:
            yield flow, step, choice


@manual
def no_such_start(library: Library) -> Iterator[Problem]:
    """A flow's `start` names a step that the flow does not have."""
    for flow in library.flows.values():
        if flow.start not in flow.steps:
            yield Problem(
                flow.at("start"),
                "no-such-start",
                f'The flow starts at "{flow.start}", which is not one of its steps.',
                nearest(flow.start, flow.steps),
            )


@manual
def not_one_way(library: Library) -> Iterator[Problem]:
    """A choice leads to nothing, or to two things at once.

    Every choice has exactly one of `go` (a step of this flow), `flow` (another flow) and `entry`
    (the answer).
    """
    for _, _, choice in choices(library):
        ways = [key for key in ("go", "flow", "entry") if getattr(choice, key)]
        if len(ways) == 1:
            continue
        found = " and ".join(f'"{way}"' for way in ways) if ways else "none of them"
        yield Problem(
            choice.place,
            "not-one-way",
            f'The choice "{choice.id}" needs exactly one of "go", "flow" and "entry"; it has {found}.',
            "Keep the one that says where the user goes next.",
        )


@manual
def no_such_step(library: Library) -> Iterator[Problem]:
    """A choice's `go` names a step that this flow does not have."""
    for flow, _, choice in choices(library):
        if choice.go and choice.go not in flow.steps:
            yield Problem(
                choice.at("go"),
                "no-such-step",
                f'The choice "{choice.id}" leads to "{choice.go}", which is not a step in this flow.',
                nearest(choice.go, flow.steps),
            )


def _known(library: Library, folder: str) -> set[str]:
    served = library.flows if folder == "flows" else library.entries
    broken = {id.split("/")[1] for id in library.left_out if id.startswith(f"{folder}/")}
    return (set(served) | broken) - {"court", "glossary"}


@manual
def no_such_flow(library: Library) -> Iterator[Problem]:
    """A choice's `flow` names a flow that does not exist in `flows/`."""
    known = _known(library, "flows")
    for _, _, choice in choices(library):
        if choice.flow and choice.flow not in known:
            yield Problem(
                choice.at("flow"),
                "no-such-flow",
                f'The choice "{choice.id}" leads to the flow "{choice.flow}", which does not exist.',
                nearest(choice.flow, known),
            )


@manual
def no_such_entry(library: Library) -> Iterator[Problem]:
    """A choice or a scenario names an entry that does not exist in `faq/`."""
    known = _known(library, "faq")
    for _, _, choice in choices(library):
        if choice.entry and choice.entry not in known:
            yield Problem(
                choice.at("entry"),
                "no-such-entry",
                f'The choice "{choice.id}" ends at "{choice.entry}", which is not an entry in faq/.',
                nearest(choice.entry, known),
            )


@manual
def few_choices(library: Library) -> Iterator[Problem]:
    """A step asks a question with fewer than two choices.

    Without a choice nobody can go on, so the flow is left out. With one choice the question can be
    dropped: let the step before it lead on directly.
    """
    for _, step in steps(library):
        if len(step.choices) > 1:
            continue
        count, advice = ("no choice", "Add choices, or delete the step.")
        if step.choices:
            count, advice = ("only one choice", "Add another, or lead past this step.")
        yield Problem(
            step.place,
            "few-choices",
            f'The step "{step.id}" has {count}.',
            advice,
            "flaw" if step.choices else "error",
        )


@manual
def many_choices(library: Library) -> Iterator[Problem]:
    """A step has more than nine choices: the keys 1 to 9 cannot reach them, and nobody reads them."""
    for _, step in steps(library):
        if len(step.choices) > 9:
            yield Problem(
                step.place,
                "many-choices",
                f'The step "{step.id}" has {len(step.choices)} choices.',
                "Keep at most nine; split the question in two.",
                "flaw",
            )


@manual
def same_words(library: Library) -> Iterator[Problem]:
    """Two choices of one step say the same, so nobody can tell them apart."""
    for _, step in steps(library):
        seen: dict[str, Choice] = {}
        for choice in step.choices:
            twin = seen.setdefault(" ".join(choice.say.lower().split()), choice)
            if twin is not choice:
                yield Problem(
                    choice.at("say"),
                    "same-words",
                    f'The choices "{twin.id}" and "{choice.id}" both say "{choice.say}".',
                    "Say how they differ, or delete one.",
                    "flaw",
                )


@manual
def unreachable_step(library: Library) -> Iterator[Problem]:
    """No walk from the flow's start comes to this step."""
    for flow in library.flows.values():
        if flow.start not in flow.steps:
            continue
        found = graph.reached(library.graph, [graph.start(flow)])
        for step in flow.steps.values():
            if graph.Spot(flow.id, step.id) not in found:
                yield Problem(
                    step.place,
                    "unreachable-step",
                    f'No choice leads to the step "{step.id}".',
                    "Lead a choice to it, or delete it.",
                    "flaw",
                )


@manual
def no_flow_reaches(library: Library) -> Iterator[Problem]:
    """No walk of any flow ends at this entry, so only the list of all answers shows it.

    Not reported while a flow cannot be read, because that flow may be the one that leads here.
    """
    if any(id.startswith("flows/") for id in library.left_out):
        return
    begins = [graph.start(flow) for flow in library.flows.values()]
    found = graph.reached(library.graph, begins)
    for entry in library.entries.values():
        if graph.Spot("", entry.id) not in found and entry.id != library.court.none_of_these:
            yield Problem(
                entry.place,
                "no-flow-reaches",
                f'No flow ends at the entry "{entry.id}".',
                "Lead a choice to it.",
                "flaw",
            )


@manual
def loops(library: Library) -> Iterator[Problem]:
    """The choices lead back to a question that was already asked, so a walk might never end.

    The loop is shown step by step. It can run through several flows.
    """
    for loop in graph.loops(library.graph):
        first, choice = min(loop, key=lambda pair: pair[1].place)
        turn = loop.index((first, choice))
        names = [f"{spot.flow}/{spot.id}" for spot, _ in loop[turn:] + loop[:turn]]
        shown = names if len(names) <= 8 else [*names[:4], "…", *names[-3:]]
        yield Problem(
            choice.at("go" if choice.go else "flow"),
            "loops",
            f"The choices lead in a circle: {' → '.join([*shown, names[0]])}.",
            "Lead one of them to an answer instead.",
        )


@manual
def long_walk(library: Library) -> Iterator[Problem]:
    """Some walk of this flow asks more questions than the court allows.

    The limit is `longest_walk` in `faq/court.yaml` (6 where it says nothing).
    """
    limit = library.court.longest_walk
    for flow in library.flows.values():
        spot = graph.start(flow)
        most = library.graph.nodes.get(spot, {}).get("most", 0)
        if most > limit:
            yield Problem(
                flow.at("start"),
                "long-walk",
                f"The longest walk of this flow asks {most} questions; the limit is {limit}.",
                "Join two questions, or lead to an answer sooner.",
                "flaw",
            )


@manual
def wrong_ending(library: Library) -> Iterator[Problem]:
    """A scenario's trail does not fit the flow, or ends at another answer than the scenario says."""
    for flow in library.flows.values():
        for scenario in flow.scenarios:
            said = _ends_elsewhere(library, flow, scenario)
            if said:
                yield Problem(scenario.at("trail"), "wrong-ending", *said, "flaw")


def _ends_elsewhere(library: Library, flow: Flow, scenario: Scenario) -> tuple[str, str] | None:
    if flow.start not in flow.steps:
        return None
    spot = graph.start(flow)
    for id in scenario.trail:
        target = graph.follow(library, spot, id) if spot.flow else None
        if target is None:
            known = [NONE, *(c.id for c in library.flows[spot.flow].steps[spot.id].choices)]
            where = f'at the step "{spot.id}"' if spot.flow else f'after the answer "{spot.id}"'
            advice = nearest(id, known) if spot.flow else "Shorten the trail."
            return f'The trail has "{id}" {where}, where there is no such choice.', advice
        spot = target
    if spot.flow:
        return (
            f'The trail stops at the question "{spot.id}", before any answer.',
            "Go on to the answer.",
        )
    if spot.id != scenario.entry:
        return (
            f'The trail ends at "{spot.id}", but the scenario says "{scenario.entry}".',
            "Correct the trail or the entry.",
        )
    return None


CHECKS = (
    no_such_start,
    not_one_way,
    no_such_step,
    no_such_flow,
    no_such_entry,
    few_choices,
    many_choices,
    same_words,
    unreachable_step,
    no_flow_reaches,
    loops,
    long_walk,
    wrong_ending,
)
