"""Random edits of the shipped files, and any flow written and read again."""

from __future__ import annotations

import json
import random
import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.served import assert_served_walks_end
from wizard.content import files
from wizard.content.keeper import Keeper
from wizard.content.library import HOME, load
from wizard.core.model import NONE, Flow

SHIPPED = {
    path.relative_to(HOME).as_posix(): path.read_text("utf-8")
    for name in ("flows", "faq", "content/pacer/flows", "content/pacer/faq")
    for path in sorted((HOME / name).iterdir())
}
SNIPPETS = [
    "",
    "\n",
    "  ",
    "\t",
    ":",
    "- ",
    "&a ",
    "*a",
    "!!x ",
    '"',
    "[",
    "{",
    "---\n",
    "\0",
    "<b>",
]
KEYS = ["go: ", "flow: ", "entry: ", "start: ", "choices:\n", "none:\n", "steps:\n", "terms: []\n"]


def edited(dice: random.Random, text: str) -> str:
    """A text after one thing that a hurried editor, or a crash while saving, might do."""
    lines = text.splitlines(keepends=True) or [""]
    one, two = sorted((dice.randrange(len(lines)), dice.randrange(len(lines))))
    spot = dice.randrange(len(text) + 1)
    match dice.randrange(7):
        case 0:
            return "".join(lines[:one] + lines[one + 1 :])
        case 1:
            return "".join([*lines[:one], lines[one], *lines[one:]])
        case 2:
            lines[one], lines[two] = lines[two], lines[one]
            return "".join(lines)
        case 3:
            return text[:spot] + dice.choice(SNIPPETS + KEYS) + text[spot:]
        case 4:
            return text[:spot]
        case 5:
            return text[:spot] + text[spot + dice.randrange(1, 40) :]
        case _:
            return "".join(lines[:one] + [f"  {line}" for line in lines[one:two]] + lines[two:])


def test_random_edits_never_crash_and_never_serve_a_walk_that_cannot_end(tmp_path: Path) -> None:
    dice = random.Random(20261122)
    seconds = 0.0
    for file, text in SHIPPED.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    keeper = Keeper(tmp_path, lambda: seconds)
    flows = set(keeper.library.flows)
    for _ in range(30):
        files = dice.sample(sorted(SHIPPED), dice.randrange(1, 4))
        for file in files:
            text = SHIPPED[file]
            for _ in range(dice.randrange(1, 4)):
                text = edited(dice, text)
            (tmp_path / file).write_bytes(text.encode("utf-8"))
        assert_served_walks_end(load(tmp_path, date(2026, 11, 22)))
        seconds += 2
        assert_served_walks_end(keeper.current())
        assert set(keeper.library.flows) == flows
        for file in files:
            (tmp_path / file).write_text(SHIPPED[file], encoding="utf-8")
    seconds += 2

    assert keeper.current().problems == ()


@given(
    st.sampled_from(sorted(SHIPPED)),
    st.randoms(use_true_random=False),
    st.text(st.characters(codec="utf-8"), max_size=8),
)
def test_reading_any_edit_of_any_file_never_raises(
    file: str, dice: random.Random, typed: str
) -> None:
    text = edited(dice, SHIPPED[file])
    spot = dice.randrange(len(text) + 1)
    text = text[:spot] + typed + text[spot:]
    read: Any = {
        "faq/court.yaml": files.read_court,
        "faq/glossary.yaml": files.read_glossary,
    }.get(file, files.read_flow if file.startswith("flows/") else files.read_entry)

    noun, problems = read(file, text)

    assert noun is not None or problems
    assert all("\n" not in str(problem) for problem in problems)


def written(found: Flow) -> str:
    """A flow as JSON, which is YAML too."""
    keys = ("ask", "look", "note", "aloud", "terms")
    ways = ("say", "go", "flow", "entry", "because", "symptoms")
    steps = {
        step.id: _filled(step, keys)
        | {"choices": {choice.id: _filled(choice, ways) for choice in step.choices}}
        for step in found.steps.values()
    }
    scenarios = [_filled(one, ("case", "trail", "entry")) for one in found.scenarios]
    head = _filled(found, ("title", "about", "group", "order", "symptoms", "start"))
    return json.dumps({**head, "steps": steps, "scenarios": scenarios}, ensure_ascii=False)


def _filled(noun: object, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key in keys if (value := getattr(noun, key)) not in ("", ())}


def assert_writing_is_stable(file: str, text: str) -> None:
    first, problems = files.read_flow(file, text)
    assert problems == []
    assert first is not None
    again, problems = files.read_flow(file, written(first))
    assert problems == []
    assert again is not None
    assert written(again) == written(first)
    assert list(again.steps) == list(first.steps)


@pytest.mark.parametrize("file", [file for file in SHIPPED if file.startswith("flows/")])
def test_a_shipped_flow_survives_being_written_and_read(file: str) -> None:
    assert_writing_is_stable(file, SHIPPED[file])


TEXTS = st.text(string.ascii_letters + string.punctuation + " éא🙂", min_size=1).filter(str.strip)
IDS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3})?", fullmatch=True).filter(lambda s: s != NONE)
CHOICES = st.fixed_dictionaries(
    {"say": TEXTS, "entry": IDS}, optional={"because": TEXTS, "symptoms": st.lists(TEXTS)}
)
STEPS = st.fixed_dictionaries(
    {"ask": TEXTS, "choices": st.dictionaries(IDS, CHOICES, min_size=1, max_size=4)},
    optional={"look": TEXTS, "note": TEXTS, "aloud": TEXTS, "terms": st.lists(IDS)},
)
SCENARIO = st.fixed_dictionaries({"case": TEXTS, "trail": st.lists(IDS, min_size=1), "entry": IDS})
FLOWS = st.fixed_dictionaries(
    {
        "title": TEXTS,
        "about": TEXTS,
        "group": TEXTS,
        "start": IDS,
        "steps": st.dictionaries(IDS, STEPS, max_size=4),
    },
    optional={"order": st.integers(0, 999_999), "scenarios": st.lists(SCENARIO, max_size=2)},
)


@given(FLOWS)
def test_any_flow_survives_being_written_and_read(raw: dict[str, Any]) -> None:
    assert_writing_is_stable("flows/any.yaml", json.dumps(raw, ensure_ascii=False))
