"""A flow as Mermaid, DOT or JSON; each with its own way to write a label safely."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from typing import Any

from wizard.core.leads import ASK, GOES_ON, UNREVIEWED
from wizard.export.flow_map import (
    NONE_OF_THESE,
    Arrow,
    DrawnStep,
    Picture,
    Target,
)

LEGEND = (
    "Box: a question. Rounded: an answer. "
    f'Six corners: "{ASK}", the FAQ has no answer. Double line: "{UNREVIEWED}". '
    f'Pointed: "{GOES_ON}" another topic. Thick: the trail.'
)
LABEL_WIDTH = 34
"""Letters in one line of a DOT label."""
_MARK = re.compile(r"[^\w ,.?!'()/-]|_")
_LIST = re.compile(r"\A(\d*)([-.)])")


def mermaid(drawn: Picture) -> str:
    """Mermaid source of a flowchart."""
    lines = ["---", f"title: {json.dumps(drawn.title, ensure_ascii=False)}", "---", "flowchart TD"]
    for question in drawn.questions:
        lines += [f'  q{question.number}["Q{question.number} {mermaid_text(question.ask)}"]']
        if question.address:
            lines += [f'  click q{question.number} href "{question.address}"']
    names = _names(drawn)
    for target, name in names.items():
        lines += [f"  {name}{_mermaid_shape(target)}"]
    for question, arrow in _arrows(drawn):
        line = "==>" if arrow.picked else "-->"
        to = names.get(arrow.target, f"q{arrow.target.number}")
        lines += [f'  q{question.number} {line}|"{mermaid_text(arrow.says)}"| {to}']
    lines += [f'  note["{mermaid_text(f"{NONE_OF_THESE} {drawn.none.label}. {LEGEND}")}"]:::note']
    lines += _mermaid_classes(drawn, names)
    return "\n".join(lines) + "\n"


def _mermaid_shape(target: Target) -> str:
    label = f'"{mermaid_text(target.label)}"'
    if target.kind == "flow":
        return f">{label}]:::flow"
    if not target.reviewed:
        return f"[[{label}]]:::unreviewed"
    return f"{{{{{label}}}}}:::referral" if target.referral else f"([{label}]):::answer"


def _mermaid_classes(drawn: Picture, names: dict[Target, str]) -> Iterator[str]:
    yield "  classDef answer fill:#eef4fc,stroke:#1a56a8,color:#0b1220"
    yield "  classDef referral fill:#fff7e0,stroke:#8a5a00,color:#0b1220,stroke-dasharray:6 3"
    yield "  classDef unreviewed fill:#ffffff,stroke:#a11a1a,color:#0b1220"
    yield "  classDef flow fill:#f2f5fa,stroke:#0b1220,color:#0b1220"
    yield "  classDef note fill:#ffffff,stroke:#7a879b,color:#0b1220,text-align:left"
    lit = [f"q{question.number}" for question in drawn.questions if question.lit]
    lit += [
        names[arrow.target]
        for _, arrow in _arrows(drawn)
        if arrow.picked and arrow.target in names
    ]
    if lit:
        yield "  classDef trail stroke:#1a56a8,stroke-width:4px,font-weight:bold"
        yield f"  class {','.join(lit)} trail"


def mermaid_text(text: str) -> str:
    """A text inside Mermaid's quotes.

    Letters of every script, blanks and a few harmless marks stay; all else becomes a numeric
    entity, which Mermaid decodes after it has looked for quotes, Markdown, colours and lists.
    """
    safe = _MARK.sub(lambda match: f"#{ord(match[0])};", text)
    return _LIST.sub(lambda m: f"{m[1]}#{ord(m[2])};", safe)


def dot(drawn: Picture) -> str:
    """Graphviz source; the project itself needs no Graphviz."""
    foot = dot_text(f"{drawn.title}\n{NONE_OF_THESE} {drawn.none.label}.\n{LEGEND}", 90)
    lines = [
        f'digraph "{dot_text(drawn.flow.id)}" {{',
        f'  graph [label="{foot}", fontname="Helvetica", rankdir=TB, labelloc=b];',
        '  node [fontname="Helvetica", shape=box, style=filled, fillcolor=white];',
        '  edge [fontname="Helvetica"];',
    ]
    for question in drawn.questions:
        label = dot_text(f"{question.number}. {question.ask}", LABEL_WIDTH)
        lines += [f"  q{question.number} [{_attributes(label, question.address, question.lit)}];"]
    names = _names(drawn)
    lit = {arrow.target for _, arrow in _arrows(drawn) if arrow.picked}
    for target, name in names.items():
        lines += [f"  {name} [{_dot_shape(target, target in lit)}];"]
    for question, arrow in _arrows(drawn):
        to = names.get(arrow.target, f"q{arrow.target.number}")
        label = dot_text(arrow.says, LABEL_WIDTH)
        lines += [f"  q{question.number} -> {to} [{_attributes(label, '', arrow.picked)}];"]
    return "\n".join([*lines, "}"]) + "\n"


def _attributes(label: str, address: str, lit: bool) -> str:
    parts = [f'label="{label}"']
    if address:
        parts.append(f'URL="{dot_text(address)}"')
    if lit:
        parts.append('penwidth=4, color="#1a56a8"')
    return ", ".join(parts)


def _dot_shape(target: Target, lit: bool) -> str:
    label = dot_text(target.label, LABEL_WIDTH)
    shape = "box" if target.kind == "answer" else "cds"
    style = "filled,rounded"
    if target.referral:
        shape, style = "hexagon", "filled,dashed"
    lines = 1 if target.reviewed else 2
    return f'{_attributes(label, "", lit)}, shape={shape}, style="{style}", peripheries={lines}'


def dot_text(text: str, width: int = 0) -> str:
    """A text inside DOT's quotes, broken into lines of about `width` letters."""
    lines = text.split("\n")
    if width:
        lines = [part for line in lines for part in textwrap.wrap(line, width) or [""]]
    return r"\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in lines)


def as_json(drawn: Picture) -> str:
    """The flow as JSON: keys in a fixed order, questions as walked, choices as written."""
    flow = drawn.flow
    data = {
        "flow": {"id": flow.id, "title": flow.title, "about": flow.about, "group": flow.group},
        "start": flow.start,
        "trail": list(drawn.trail),
        "none_of_these": _target_data(drawn.none),
        "questions": [_question_data(question) for question in drawn.questions],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _question_data(question: DrawnStep) -> dict[str, Any]:
    return {
        "id": question.step.id,
        "number": question.number,
        "ask": question.step.ask,
        "look": question.step.look,
        "address": question.address,
        "on_trail": question.lit,
        "choices": [
            {
                "id": arrow.choice.id,
                "say": arrow.choice.say,
                "because": arrow.choice.because,
                "address": arrow.address,
                "picked": arrow.picked,
                "to": _target_data(arrow.target),
            }
            for arrow in question.arrows
        ],
    }


def _target_data(target: Target) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": target.kind, "id": target.id, "title": target.title}
    if target.kind == "answer":
        data |= {"referral": target.referral, "reviewed": target.reviewed}
    return data


def _names(drawn: Picture) -> dict[Target, str]:
    """A short name for each ending and each other flow, in the order of drawing."""
    targets = dict.fromkeys(a.target for _, a in _arrows(drawn) if a.target.kind != "question")
    return {target: f"{target.kind[0]}{number}" for number, target in enumerate(targets, 1)}


def _arrows(drawn: Picture) -> Iterator[tuple[DrawnStep, Arrow]]:
    for question in drawn.questions:
        for arrow in question.arrows:
            yield question, arrow
