"""From the text of one content file to the nouns of the model, with a problem for each mistake."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from wizard.content.field_mistakes import empty_text
from wizard.content.fields import Reader, Said
from wizard.content.keys import COURT, ENTRY, FLOW, GLOSSARY
from wizard.content.yaml_causes import conflicts
from wizard.content.yaml_nodes import hidden_in
from wizard.core import model
from wizard.core.problems import Place, Problem, mistake

FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


Below = Sequence[tuple[str, str]]
"""The files of the bases that lie under a file, with their texts, the lowest one first."""


def read_flow(file: str, text: str) -> tuple[model.Flow | None, list[Problem]]:
    """A flow from the text of `flows/<id>.yaml`; None if so much is missing that it is no flow.

    What is read with an error is not to be served; it is here so that the other mistakes show too.
    """
    reader = Reader(file)
    raw = reader.document([Said(file, _plain(text))], FLOW)
    return (_flow(_id(file), raw) if reader.whole else None), reader.problems


def _flow(id: str, raw: dict[str, Any]) -> model.Flow:
    steps = {step: _step(step, fields) for step, fields in raw.pop("steps").items()}
    scenarios = tuple(model.Scenario(**s) for s in raw.pop("scenarios", ()))
    return model.Flow(id=id, steps=steps, scenarios=scenarios, **raw)


def read_entry(file: str, text: str) -> tuple[model.Entry | None, list[Problem]]:
    """An entry from the text of `faq/<id>.md`; None if it cannot be shown."""
    text = _plain(text)
    front = FRONT.match(text)
    if front is None:
        return None, [front_matter(Place(file), text.startswith("---"))]
    reader = Reader(file)
    raw = reader.document([Said(file, front[1], 2)], ENTRY)
    body_line = front[0].count("\n") + 1
    body = text[front.end() :].strip("\n")
    hidden = hidden_in(file, text[front.end() :], body_line)
    if hidden:
        reader.problems.append(hidden)
    reader.problems += conflicts(file, text[front.end() :], body_line)
    if not body.strip():
        reader.problems.append(empty_text(Place(file, body_line), "the answer itself"))
    if not reader.whole:
        return None, reader.problems
    if "source" in raw:
        raw["source"] = _source(raw["source"])
    raw["also_from"] = tuple(_source(page) for page in raw.get("also_from", ()))
    if "caution" in raw:
        raw["caution"] = model.Caution(**_bare(raw["caution"]))
    return model.Entry(id=_id(file), body=body, body_line=body_line, **raw), reader.problems


def read_court(
    file: str, text: str, below: Below = ()
) -> tuple[model.Court | None, list[Problem]]:
    """The court's settings from the text of `faq/court.yaml`, over those of its bases."""
    reader = Reader(file)
    raw = reader.document(_stack(file, text, below), COURT)
    if not reader.whole:
        return None, reader.problems
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
    terms = {id: model.Term(id=id, **t) for id, t in raw.pop("terms", {}).items()}
    return model.Glossary(terms=terms, **raw), reader.problems


def _stack(file: str, text: str, below: Below) -> list[Said]:
    return [Said(name, _plain(said)) for name, said in (*below, (file, text))]


def _step(id: str, fields: dict[str, Any]) -> model.Step:
    choices = tuple(model.Choice(id=c, **f) for c, f in fields.pop("choices").items())
    return model.Step(id=id, choices=choices, **fields)


def _source(fields: dict[str, Any]) -> model.Source:
    bare = _bare(fields)
    return model.Source(origin=bare.pop("from", ""), **bare)


def _bare(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in ("place", "places")}


def _plain(text: str) -> str:
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
