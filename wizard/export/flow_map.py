"""One flow made ready for drawing: questions numbered, arrows, endings, the trail lit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from wizard.core import graph
from wizard.core.address import Address, as_link
from wizard.core.graph import Spot
from wizard.core.leads import ASK, GOES_ON, UNREVIEWED
from wizard.core.leads import ending as ending_at
from wizard.core.listing import Met, questions_in_order
from wizard.core.model import Choice, Entry, Flow, Library, Step
from wizard.core.walk import NONE_SAYS, Walk, walk
from wizard.core.wording import one_line

NONE_OF_THESE = f'Every question also offers "{NONE_SAYS}". It leads to:'


@dataclass(frozen=True, slots=True)
class Target:
    """Where an arrow points. `number` is set for a question of this flow."""

    kind: Literal["question", "answer", "flow"]
    id: str
    title: str
    number: int = 0
    referral: bool = False
    reviewed: bool = True

    @property
    def marks(self) -> tuple[str, ...]:
        """What sets this target apart, in words; empty for a plain answer or question."""
        said = ((self.kind == "flow", GOES_ON), (self.referral, ASK))
        return tuple(word for true, word in (*said, (not self.reviewed, UNREVIEWED)) if true)

    @property
    def label(self) -> str:
        """The marks and the title: "Ask a person: Refunds"."""
        marks = ", ".join(self.marks)
        twice = self.title.lower().startswith(marks.lower())
        return self.title if twice else f"{marks}: {self.title}"


@dataclass(frozen=True, slots=True)
class Arrow:
    """One choice of a question. `opens`: its target is a question that is drawn right after it."""

    choice: Choice
    target: Target
    address: str
    picked: bool
    opens: bool = False

    @property
    def says(self) -> str:
        return one_line(self.choice.say)


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """One step. `depth` counts the arrows before it.

    `trail` is the first one in file order; None, and `address` empty, if no walk comes here.
    """

    step: Step
    number: int
    depth: int
    address: str
    lit: bool
    arrows: tuple[Arrow, ...]
    trail: tuple[str, ...] | None = None

    @property
    def ask(self) -> str:
        return one_line(self.step.ask)


@dataclass(frozen=True, slots=True)
class Picture:
    """A flow with its questions in the order of the first walk that comes to each."""

    flow: Flow
    questions: tuple[DrawnStep, ...]
    none: Target
    trail: tuple[str, ...]

    @property
    def title(self) -> str:
        return one_line(self.flow.title)

    def rows(self) -> Iterator[tuple[int, DrawnStep | Arrow]]:
        """Questions and arrows from top to bottom, each with its depth."""
        by_id = {question.step.id: question for question in self.questions}
        for first in (q for q in self.questions if not q.depth):
            stack: list[DrawnStep | Arrow] = [first]
            depths = [0]
            while stack:
                item, depth = stack.pop(), depths.pop()
                yield depth, item
                if isinstance(item, DrawnStep):
                    stack += reversed(item.arrows)
                    depths += [depth] * len(item.arrows)
                elif item.opens:
                    stack.append(by_id[item.target.id])
                    depths.append(depth + 1)


def picture(library: Library, flow: Flow, trail: Sequence[str] = (), site: str = "/") -> Picture:
    """The flow as it is served. `site`: where the wizard runs, put in front of every link."""
    here = walk(library, flow.id, trail)
    assert here is not None
    order = questions_in_order(flow)
    numbers = {found.id: number for number, found in enumerate(order, 1)}
    questions = tuple(_question(library, flow, found, numbers, here, site) for found in order)
    return Picture(flow, questions, ending(library.nothing_fits), here.trail)


def _question(
    library: Library, flow: Flow, found: Met, numbers: dict[str, int], here: Walk, site: str
) -> DrawnStep:
    spot, step = Spot(flow.id, found.id), flow.steps[found.id]
    picks = {pick.choice for pick in here.picks if pick.spot == spot}
    arrows = tuple(
        Arrow(
            choice,
            _target(library, flow, graph.follow(library, spot, choice.id), numbers),
            "" if found.trail is None else address(site, flow.id, (*found.trail, choice.id)),
            choice.id in picks,
            choice.id in found.opens,
        )
        for choice in step.choices
    )
    here_now = "" if found.trail is None else address(site, flow.id, found.trail)
    lit = bool(picks) or (bool(here.trail) and here.spot == spot)
    return DrawnStep(step, numbers[found.id], found.depth, here_now, lit, arrows, found.trail)


def _target(library: Library, flow: Flow, spot: Spot | None, numbers: dict[str, int]) -> Target:
    if spot is None or not spot.flow:
        return ending(ending_at(library, spot))
    if spot.flow != flow.id:
        return Target("flow", spot.flow, one_line(library.flows[spot.flow].title))
    return Target("question", spot.id, one_line(flow.steps[spot.id].ask), numbers[spot.id])


def ending(entry: Entry) -> Target:
    """An entry as the end of an arrow."""
    title = one_line(entry.title)
    return Target("answer", entry.id, title, 0, entry.referral, entry.reviewed is not None)


def address(site: str, flow: str, trail: Sequence[str] = ()) -> str:
    """The address in the running wizard that shows this walk."""
    return as_link("", Address(flow, tuple(trail)).query(), site)
