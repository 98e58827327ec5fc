"""A flow as text: all that its map shows, for a screen reader, paper or a word processor."""

from __future__ import annotations

from wizard.core.leads import ANSWER
from wizard.core.wording import one_line
from wizard.export.flow_map import NONE_OF_THESE, Arrow, DrawnStep, Picture

DEEPEST = 12
"""Levels of indentation; deeper questions stay at this one, so that lines keep a sane length."""


def outline(drawn: Picture) -> str:
    """Each question with its choices and where they go; a new question stands under its choice."""
    lines = [drawn.title]
    lines += [one_line(drawn.flow.about)] if drawn.flow.about else []
    lines += [f"{NONE_OF_THESE} {drawn.none.label}."]
    asked: list[DrawnStep] = []
    for depth, item in drawn.rows():
        indent = "    " * min(depth, DEEPEST)
        if isinstance(item, DrawnStep):
            del asked[depth:]
            asked.append(item)
            lines += ["", *(indent + line for line in _question(item))]
        else:
            lines += ["", *(indent + line for line in _choice(asked[depth], item))]
    return "\n".join(lines) + "\n"


def _question(question: DrawnStep) -> list[str]:
    lines = [f"Question {question.number}. {question.ask}"]
    if not question.address:
        lines.append("(No choice leads to this question.)")
    if question.step.look:
        lines.append(f"Not sure? {one_line(question.step.look)}")
    return lines


def _choice(question: DrawnStep, arrow: Arrow) -> list[str]:
    position = question.arrows.index(arrow) + 1
    picked = "   [picked]" if arrow.picked else ""
    where = f"  {question.number}.{position} {arrow.says}"
    return [where, f"      → {goes_to(arrow)}{picked}"]


def goes_to(arrow: Arrow) -> str:
    """Where an arrow leads, in words: "Question 3", "Answer: …", "Ask a person: …"."""
    target = arrow.target
    if target.kind == "question":
        return f"Question {target.number}" + ("" if arrow.opens else f": {target.title}")
    return target.label if target.marks else f"{ANSWER}: {target.title}"
