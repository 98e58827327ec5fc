"""What people came for, and how each question of a flow was used: picks, shares, exits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wizard.core.listing import flows_in_order
from wizard.core.model import NONE, Flow, Library, Step
from wizard.core.spot import Spot
from wizard.insights.rates import Share
from wizard.journal import Kind
from wizard.journal.counts import Count


@dataclass(frozen=True, slots=True)
class ChoiceUse:
    """How often one choice was picked, of all the times its question was shown."""

    choice: str
    says: str
    picked: Share


@dataclass(frozen=True, slots=True)
class StepUse:
    """One question. `exits`: the times nobody answered it, of the times it was shown."""

    flow: str
    step: str
    asks: str
    choices: tuple[ChoiceUse, ...]
    none: Share
    exits: Share

    @property
    def said(self) -> str:
        """The exits in words."""
        exits = self.exits
        if not exits.whole:
            return "It was not shown."
        if not exits.part:
            return f"It was shown {times(exits.whole)} and always answered."
        share = f" ({exits.said})" if exits.enough else ""
        return (
            f"It was shown {times(exits.whole)}; {times(exits.part)}{share} "
            "the reader left here without an answer."
        )


@dataclass(frozen=True, slots=True)
class FlowUse:
    """One flow: how often it was begun, of all beginnings, and its questions."""

    flow: str
    title: str
    started: Share
    steps: tuple[StepUse, ...]


def use(library: Library, counts: Iterable[Count]) -> tuple[FlowUse, ...]:
    """Every flow that is served, the most wanted first. Ids that are gone are not shown."""
    tally = _Tally(counts)
    begun = sum(tally.started.values())
    found = [
        FlowUse(
            flow.id,
            flow.title,
            Share(tally.started[flow.id], begun),
            tuple(_step(tally, flow, step) for step in flow.steps.values()),
        )
        for flow in flows_in_order(library)
    ]
    return tuple(sorted(found, key=lambda flow: -flow.started.part))


class _Tally:
    """The counts of one pass over all rows."""

    def __init__(self, counts: Iterable[Count]) -> None:
        self.started: Counter[str] = Counter()
        self.shown: Counter[Spot] = Counter()
        self.left: Counter[Spot] = Counter()
        self.picked: Counter[tuple[str, str, str]] = Counter()
        for count in counts:
            self._add(count)

    def _add(self, count: Count) -> None:
        here = Spot(count.flow, count.step)
        if count.kind == Kind.STARTED:
            self.started[count.flow] += count.n
        if count.kind in (Kind.STARTED, Kind.CHANGED) and count.step:
            self.shown[here] += count.n
        if count.kind in (Kind.ANSWERED, Kind.NONE_OF_THESE):
            self.picked[(*here, count.choice)] += count.n
            self.left[here] += count.n
        for place, where in ((count.to, self.shown), (count.left, self.left)):
            if place:
                flow, _, step = place.partition("/")
                where[Spot(flow, step)] += count.n


def _step(tally: _Tally, flow: Flow, step: Step) -> StepUse:
    here = Spot(flow.id, step.id)
    # A period may begin in the middle of a walk: an answer then has no showing of its own.
    shown = max(tally.shown[here], tally.left[here])
    return StepUse(
        flow.id,
        step.id,
        step.ask,
        tuple(_choices(tally, here, step, shown)),
        Share(tally.picked[(*here, NONE)], shown),
        Share(shown - tally.left[here], shown),
    )


def _choices(tally: _Tally, here: Spot, step: Step, shown: int) -> Iterator[ChoiceUse]:
    for choice in step.choices:
        yield ChoiceUse(choice.id, choice.say, Share(tally.picked[(*here, choice.id)], shown))


def times(number: int) -> str:
    """`once`, `12 times`, `1,200 times`."""
    return "once" if number == 1 else f"{number:,} times"
