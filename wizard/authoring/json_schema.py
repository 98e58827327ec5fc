"""JSON Schemas for the content files, made from the reader's own tables of keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from wizard.content.keys import CHOICE, COURT, ENTRY, FLOW, GLOSSARY, Key
from wizard.core.ids import LONGEST_ID, NAME

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that the YAML extension of VS Code understands best."""
FILES = {"flow": FLOW, "entry": ENTRY, "court": COURT, "glossary": GLOSSARY}
BEFORE = Key("text", "The choice of the base that this new one stands before.")
WAYS = ("go", "flow", "entry")


def schemas() -> dict[str, dict[str, Any]]:
    """Kind of file → its schema, so that VS Code underlines what the reader would refuse."""
    return {
        name: {"$schema": DRAFT, "title": f"A {name} file", **_file(keys)}
        for name, keys in FILES.items()
    }


def settings(folder: str) -> dict[str, Any]:
    """The part of VS Code's `.vscode/settings.json` that ties files to the schemas in `folder`."""
    return {
        "yaml.schemas": {
            f"{folder}/flow.schema.json": "flows/*.yaml",
            f"{folder}/court.schema.json": "faq/court.yaml",
            f"{folder}/glossary.schema.json": "faq/glossary.yaml",
        }
    }


def _file(keys: dict[str, Key]) -> dict[str, Any]:
    """A file that extends one of a base holds only what it changes."""
    if "extends" not in keys:
        return _shape(keys)
    partly = {name: _partial(key) for name, key in keys.items()}
    return {
        "type": "object",
        "if": {"required": ["extends"]},
        "then": _shape(partly),
        "else": _shape(keys),
    }


def _partial(key: Key) -> Key:
    """A key of which a part can be left to the base; a choice is always whole."""
    if key.of is CHOICE:
        return replace(key, required=False, of={**CHOICE, "before": BEFORE})
    inner = {name: _partial(of) for name, of in key.of.items()} if key.kind == "named" else key.of
    return replace(key, required=False, of=inner)


def _shape(keys: dict[str, Key]) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "type": "object",
        "properties": {name: _value(key) for name, key in keys.items()},
        "required": [name for name, key in keys.items() if key.required],
        "additionalProperties": False,
    }
    if keys.items() >= CHOICE.items():
        # An empty way counts as absent for the reader, so only the filled ones are counted.
        shape["oneOf"] = [
            {"required": [way], "properties": {way: {"minLength": 1}}} for way in WAYS
        ]
    return shape


def _value(key: Key) -> dict[str, Any]:
    return {"description": key.means, **_TYPES[key.kind](key)}


def _text(key: Key) -> dict[str, Any]:
    # YAML gives editors numbers and dates where the reader keeps what was typed.
    return {
        "type": ["string", "number", "boolean"] + ([] if key.required else ["null"]),
        **({"minLength": 1} if key.required else {}),
    }


def _named(key: Key) -> dict[str, Any]:
    return {
        "type": "object",
        "propertyNames": {
            "pattern": f"^{NAME.pattern}$",
            "not": {"const": "none"},
            "maxLength": LONGEST_ID,
        },
        "additionalProperties": _shape(key.of),
    }


def _told(key: Key) -> dict[str, Any]:
    return {**_named(key), "additionalProperties": _text(Key("text", "", True))}


_LIST_OF_TEXTS = {
    "type": ["array", "null"],
    "items": {"type": ["string", "number", "boolean"], "minLength": 1},
}
_TYPES: dict[str, Callable[[Key], dict[str, Any]]] = {
    "text": _text,
    "texts": lambda key: dict(_LIST_OF_TEXTS),
    "names": lambda key: dict(_LIST_OF_TEXTS),
    "groups": lambda key: {"type": ["array", "null"], "items": dict(_LIST_OF_TEXTS)},
    "number": lambda key: {
        "anyOf": [
            {"type": "integer", "minimum": 0, "maximum": 999999},
            {"type": "string", "pattern": "^[0-9]{1,6}$"},
            *([] if key.required else [{"type": "null"}, {"const": ""}]),
        ]
    },
    "date": lambda key: {"type": ["string", "null"], "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"},
    "yes": lambda key: {"enum": ["yes", "no", True, False, None, ""]},
    "shape": lambda key: _shape(key.of),
    "shapes": lambda key: {"type": ["array", "null"], "items": _shape(key.of)},
    "named": _named,
    "told": _told,
    "one": lambda key: {"enum": [*key.among, None, ""]},
}
