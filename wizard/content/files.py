"""From the text of one content file to the nouns of the model, with a problem for each mistake."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from wizard.content.base_mistakes import extends_nothing
from wizard.content.field_mistakes import empty_text
from wizard.content.fields import Reader, Said
from wizard.content.keys import COURT, ENTRY, FLOW, GLOSSARY
from wizard.content.layers import bare, extends
from wizard.content.yaml_causes import conflicts
from wizard.content.yaml_nodes import hidden_in
from wizard.core import model
from wizard.core.parts import Passage, joined, over, passages_of
from wizard.core.problems import Place, Problem, mistake

FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


Below = Sequence[tuple[str, str]]
"""The files of the bases that lie under a file, with their texts, the lowest one first."""


def read_flow(file: str, text: str, below: Below = ()) -> tuple[model.Flow | None, list[Problem]]:
    """A flow from the text of `flows/<id>.yaml`; None if so much is missing that it is no flow.

    `below`: the base's flow that it extends. What is read with an error is not to be served; it is
    here so that the other mistakes show too.
    """
    if lost := _extends_nothing(file, text, below):
        return None, [lost]
    reader = Reader(file)
    raw = reader.document(_stack(file, text, below), FLOW)
    return (_flow(_id(file), raw) if reader.whole else None), reader.problems


def _flow(id: str, raw: dict[str, Any]) -> model.Flow:
    _drop(raw, "extends", "written_against")
    steps = {step: _step(step, fields) for step, fields in raw.pop("steps").items()}
    scenarios = tuple(model.Scenario(**s) for s in raw.pop("scenarios", ()))
    return model.Flow(id=id, steps=steps, scenarios=scenarios, **raw)


def read_entry(
    file: str, text: str, below: Below = ()
) -> tuple[model.Entry | None, list[Problem]]:
    """An entry from the text of `faq/<id>.md`; None if it cannot be shown.

    `below`: the base's answer that it extends.
    """
    if lost := _extends_nothing(file, text, below):
        return None, [lost]
    reader = Reader(file)
    fronts, bodies = list[Said](), list[Said]()
    for name, said in (*below, (file, text)):
        halves = front_and_body(said)
        if halves is None:
            return None, [front_matter(Place(name), plain(said).startswith("---"))]
        front, body = halves
        fronts.append(Said(name, front, 2))
        bodies.append(Said(name, body, front.count("\n") + 3))
    raw = reader.document(fronts, ENTRY)
    passages = tuple(_passages(bodies, reader.problems))
    if not passages:
        reader.problems.append(empty_text(Place(file, bodies[-1].first_line), "the answer itself"))
    if not reader.whole:
        return None, reader.problems
    _drop(raw, "extends", "written_against")
    if "source" in raw:
        raw["source"] = _source(raw["source"])
    raw["also_from"] = tuple(_source(page) for page in raw.get("also_from", ()))
    if "caution" in raw:
        raw["caution"] = model.Caution(**_bare(raw["caution"]))
    if below:
        raw["laid"] = passages
    first = passages[0].place.line if passages else bodies[-1].first_line
    return model.Entry(
        id=_id(file), body=joined(passages), body_line=first, **raw
    ), reader.problems


def front_and_body(text: str) -> tuple[str, str] | None:
    """The keys of an answer and its text; None where it has no front matter."""
    text = plain(text)
    front = FRONT.match(text)
    return (front[1], text[front.end() :]) if front else None


def _passages(bodies: Sequence[Said], problems: list[Problem]) -> Sequence[Passage]:
    """The text of an answer, in one passage if it extends no other."""
    found: Sequence[Passage] = ()
    for file, text, line in bodies:
        if hidden := hidden_in(file, text, line):
            problems.append(hidden)
        problems += conflicts(file, text, line)
        first = line + len(text) - len(text.lstrip("\n"))
        body = text.strip("\n")
        if len(bodies) > 1:
            found = over(found, passages_of(file, body, first))
        elif body.strip():
            found = [Passage(Place(file, first), body)]
    return found


def read_court(
    file: str, text: str, below: Below = ()
) -> tuple[model.Court | None, list[Problem]]:
    """The court's settings from the text of `faq/court.yaml`, over those of its bases."""
    reader = Reader(file)
    raw = reader.document(_stack(file, text, below), COURT)
    if not reader.whole:
        return None, reader.problems
    _drop(raw, "extends", "written_against")
    people = {id: model.Contact(id=id, **c) for id, c in raw.pop("contacts").items()}
    return model.Court(contacts=people, **raw), reader.problems


def read_glossary(
    file: str, text: str, below: Below = ()
) -> tuple[model.Glossary | None, list[Problem]]:
    """The terms and synonyms from the text of `faq/glossary.yaml`, with those of its bases."""
    reader = Reader(file)
    raw = reader.document(_stack(file, text, below), GLOSSARY)
    if not reader.whole:
        return None, reader.problems
    raw = _bare(raw)
    _drop(raw, "written_against")
    terms = {id: model.Term(id=id, **t) for id, t in raw.pop("terms", {}).items()}
    return model.Glossary(terms=terms, **raw), reader.problems


def _extends_nothing(file: str, text: str, below: Below) -> Problem | None:
    """What is wrong with `extends`: no base has this file, or another is named."""
    named = extends(file, text)
    if named and (not below or named.name != _id(file)):
        return extends_nothing(named.place, named.name, bare(file))
    return None


def _drop(raw: dict[str, Any], *keys: str) -> None:
    for key in keys:
        raw.pop(key, None)


def _stack(file: str, text: str, below: Below) -> list[Said]:
    return [Said(name, plain(said)) for name, said in (*below, (file, text))]


def _step(id: str, fields: dict[str, Any]) -> model.Step:
    choices = tuple(model.Choice(id=c, **f) for c, f in fields.pop("choices").items())
    return model.Step(id=id, choices=choices, **fields)


def _source(fields: dict[str, Any]) -> model.Source:
    bare = _bare(fields)
    return model.Source(origin=bare.pop("from", ""), **bare)


def _bare(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in ("place", "places")}


def plain(text: str) -> str:
    """A text with the line ends of one kind, and without the mark at its start."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _id(file: str) -> str:
    return file.rsplit("/", 1)[-1].rsplit(".", 1)[0]


@mistake("front-matter")
def front_matter(place: Place, opened: bool) -> Problem:
    """An entry starts with its front matter: keys between two lines that hold only `---`.

    Bad (faq/restart.md):
        title: Restart the box
    Good:
        ---
        title: Restart the box
    """
    if opened:
        return Problem(
            place,
            'The front matter is opened by "---" but never closed.',
            'Put a line with only "---" between the keys and the answer.',
        )
    return Problem(
        place,
        "The file does not start with front matter.",
        'Start it with a line "---", then the keys, then "---" again.',
    )
