"""The map of a topic with how many went where, for the trainer of a class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wizard.core.graph import Spot
from wizard.core.model import NONE, Library
from wizard.export.flow_map import Arrow, DrawnStep, picture
from wizard.export.map_svg import svg

Picks = Mapping[tuple[Spot, str], int]


def spread_map(library: Library, flow: str, picks: Picks, wrong: tuple[str, str]) -> str:
    """The map as SVG; ways that were walked are lit. `wrong`: the question and the words of the
    commonest wrong turn."""
    of = picture(library, library.flows[flow])
    questions = tuple(_counted(flow, question, picks, wrong) for question in of.questions)
    none = sum(count for (spot, choice), count in picks.items() if choice == NONE)
    title = f"{of.none.title} [{none}]" if none else of.none.title
    return svg(replace(of, questions=questions, none=replace(of.none, title=title)))


def _counted(flow: str, of: DrawnStep, picks: Picks, wrong: tuple[str, str]) -> DrawnStep:
    arrows = tuple(
        _arrow(arrow, picks.get((Spot(flow, of.step.id), arrow.choice.id), 0),
               wrong == (of.step.ask, arrow.choice.say))
        for arrow in of.arrows
    )  # fmt: skip
    return replace(of, arrows=arrows, lit=any(arrow.picked for arrow in arrows))


def _arrow(arrow: Arrow, count: int, wrong: bool) -> Arrow:
    if not count:
        return replace(arrow, picked=False)
    mark = f"{count}, the commonest wrong turn" if wrong else str(count)
    say = f"{arrow.choice.say} [{mark}]"
    return replace(arrow, choice=replace(arrow.choice, say=say), picked=True)
