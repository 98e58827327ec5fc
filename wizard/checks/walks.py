"""Mistakes in the shape of a flow: loops, dead ends, long walks, scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from wizard.checks.registry import check
from wizard.core import graph
from wizard.core.ids import NONE
from wizard.core.model import LONGEST_TRAIL, Choice, Flow, Library, Scenario
from wizard.core.problems import Problem, nearest, shown

MOST = 100


@check("few-choices")
def few_choices(library: Library) -> Iterator[Problem]:
    """A step asks a question with fewer than two choices.

    Without a choice nobody can go on, so the flow is left out. With one choice the question can be
    dropped: let the step before it lead on directly.

    Bad (flows/paper.yaml, reported at flows/paper.yaml:18):
        red:
          say: It is red
          entry: restart
    Good:
        red:
          say: It is red
          entry: restart
        green:
          say: It is green
          entry: call
    """
    for _, step in library.steps():
        if len(step.choices) > 1:
            continue
        count, advice = ("no choice", "Add choices, or delete the step.")
        if step.choices:
            count, advice = ("only one choice", "Add another, or lead past this step.")
        yield Problem(
            step.place,
            f'The step "{step.id}" has {count}.',
            advice,
            "flaw" if step.choices else "error",
        )


@check("many-choices")
def many_choices(library: Library) -> Iterator[Problem]:
    """A step has more than nine choices, and the keys 1 to 9 cannot reach the rest.

    Bad (flows/paper.yaml, reported at flows/paper.yaml:18):
        red:
          say: It is red
          entry: restart
        c2: {say: Color 2, entry: restart}
        c3: {say: Color 3, entry: restart}
        c4: {say: Color 4, entry: restart}
        c5: {say: Color 5, entry: restart}
        c6: {say: Color 6, entry: restart}
        c7: {say: Color 7, entry: restart}
        c8: {say: Color 8, entry: restart}
        c9: {say: Color 9, entry: restart}
    Good:
        red:
          say: It is red
          entry: restart
    """
    for _, step in library.steps():
        if len(step.choices) > 9:
            yield Problem(
                step.place,
                f'The step "{step.id}" has {len(step.choices)} choices.',
                "Keep at most nine; split the question in two.",
                "flaw",
            )


@check("same-words")
def same_words(library: Library) -> Iterator[Problem]:
    """Two choices of one step say the same, so nobody can tell them apart.

    Bad (flows/paper.yaml):
        say: It is red
        entry: call
    Good:
        say: It is green
        entry: call
    """
    for _, step in library.steps():
        seen: dict[str, Choice] = {}
        for choice in step.choices:
            twin = seen.setdefault(" ".join(choice.say.lower().split()), choice)
            if twin is not choice:
                yield Problem(
                    choice.at("say"),
                    f'The choices "{twin.id}" and "{choice.id}" both say "{shown(choice.say)}".',
                    "Say how they differ, or delete one.",
                    "flaw",
                )


@check("loops")
def loops(library: Library) -> Iterator[Problem]:
    """The choices lead back to a question that was already asked, so a walk might never end.

    The loop is shown step by step. It can run through several flows.

    Bad (flows/paper.yaml, reported at flows/paper.yaml:16):
        say: It is green
        go: tray
    Good:
        say: It is green
        entry: call
    """
    for loop in graph.loops(library.graph):
        first, choice = min(loop, key=lambda pair: pair[1].place)
        turn = loop.index((first, choice))
        names = [f"{spot.flow}/{spot.id}" for spot, _ in loop[turn:] + loop[:turn]]
        shown = names if len(names) <= 8 else [*names[:4], "…", *names[-3:]]
        yield Problem(
            choice.at("go" if choice.go else "flow"),
            f"The choices lead in a circle: {' → '.join([*shown, names[0]])}.",
            "Lead one of them to an answer instead.",
        )


@check("long-walk")
def long_walk(library: Library) -> Iterator[Problem]:
    """Some walk of this flow asks more questions than the court allows.

    The questions of the flows it goes on to (`flow:`) count too. The limit is `longest_walk` in
    `faq/court.yaml`, or 6 where that file names none. A flow whose walks do not fit into an
    address (64 questions) is left out.

    Bad (faq/court.yaml, reported at flows/paper.yaml:4):
        longest_walk: "1"
    Good:
        longest_walk: "4"
    """
    limit = library.court.longest_walk
    for flow in library.flows.values():
        most = graph.questions_left(library, graph.start(flow))
        if most > limit:
            yield Problem(
                flow.at("start"),
                f"The longest walk of this flow asks {most} questions; the limit is {limit}.",
                "Join two questions, or lead to an answer sooner.",
                "error" if _never_fits(library, flow) else "flaw",
            )


def _never_fits(library: Library, flow: Flow) -> bool:
    """Whether walks are too long for an address by this flow's fault, not a later flow's."""
    others = {choice.flow for step in flow.steps.values() for choice in step.choices}
    begins = [graph.start(library.flows[id]) for id in others if id in library.flows]
    return (
        graph.questions_left(library, graph.start(flow)) > LONGEST_TRAIL
        and max((graph.questions_left(library, spot) for spot in begins), default=0)
        <= LONGEST_TRAIL
    )


def endless(library: Library) -> Iterator[Problem]:
    """The mistakes that can come to light only when another file is left out."""
    yield from loops(library)
    yield from long_walk(library)


@check("wrong-ending")
def wrong_ending(library: Library) -> Iterator[Problem]:
    """A scenario's trail does not fit the flow, or ends at another answer than it should.

    Bad (flows/paper.yaml):
        trail: [paper, red]
    Good:
        trail: [nothing]
    """
    for flow in library.flows.values():
        found = ((s, _ends_elsewhere(library, flow, s)) for s in flow.scenarios)
        for scenario, said in islice(((s, said) for s, said in found if said), MOST):
            yield Problem(scenario.at("trail"), *said, "flaw")


def with_cases_that_hold(library: Library) -> Iterator[tuple[str, Flow]]:
    """The flows, without the cases of a base that end elsewhere by what its court changes."""
    for id, flow in library.flows.items():
        kept = tuple(s for s in flow.scenarios if not s.place.folder or _holds(library, flow, s))
        yield id, flow if len(kept) == len(flow.scenarios) else replace(flow, scenarios=kept)


def _holds(library: Library, flow: Flow, scenario: Scenario) -> bool:
    spot: graph.Spot | None = graph.start(flow)
    for id in scenario.trail:
        spot = graph.follow(library, spot, id) if spot and spot.flow in library.flows else None
    return spot is not None and spot == graph.Spot("", scenario.entry)


def _ends_elsewhere(library: Library, flow: Flow, scenario: Scenario) -> tuple[str, str] | None:
    if flow.start not in flow.steps:
        return None
    spot = graph.start(flow)
    for id in scenario.trail:
        target = graph.follow(library, spot, id) if spot.flow else None
        if target is None:
            return _no_such_choice(library, spot, id)
        choice = library.flows[spot.flow].steps[spot.id].choice(id)
        if choice and _into_the_dark(choice, target):
            return None
        spot = target
    if spot.flow:
        return (
            f'The trail stops at the question "{spot.id}", before any answer.',
            "Go on to the answer.",
        )
    if spot.id != scenario.entry:
        return (
            f'The trail ends at "{spot.id}", but the scenario says "{shown(scenario.entry)}".',
            "Correct the trail or the entry.",
        )
    return None


def _no_such_choice(library: Library, spot: graph.Spot, id: str) -> tuple[str, str]:
    if not spot.flow:
        said = f'The trail has "{shown(id)}" after the answer "{spot.id}".'
        return said, "Shorten the trail."
    known = [NONE, *(choice.id for choice in library.flows[spot.flow].steps[spot.id].choices)]
    said = f'The trail has "{shown(id)}" at the step "{spot.id}", where there is no such choice.'
    return said, nearest(id, known)


def _into_the_dark(choice: Choice, target: graph.Spot) -> bool:
    """Whether a choice's target is unknown or left out, so nobody can say where it ends."""
    return not target.flow and choice.entry != target.id
