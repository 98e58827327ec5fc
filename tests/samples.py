"""Reads the samples in the manuals of checks and puts them into toy content.

A manual ends with `Bad (FILE):` and `Good:`, each followed by lines that stand four spaces in. The
good lines stand once in the toy content below; the bad ones take their place. The problem is
reported in the first line that differs, unless the manual says `Bad (FILE, reported at
FILE:LINE):`. A mistake in a file name reads `Bad: FILE` and `Good: FILE`: one copied to the other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.toys import COURT
from wizard.core.problems import MANUAL

SHAPE = re.compile(
    r"\nBad(?: \((?P<file>[^,)]+)(?:, reported at (?P<at>\S+))?\))?:(?P<bad>.*?)\n"
    r"Good:(?P<good>.*)\Z",
    re.DOTALL,
)
DATES = "reviewed: 2026-11-22\nreview_by: 2027-11-22\n"
TOY = {
    "faq/court.yaml": COURT + "  you:\n    name: You\nwarnings:\n  fire: Keep water away.\n",
    "faq/glossary.yaml": """\
terms:
  router:
    word: router
    means: The box that makes the wireless network.
""",
    "faq/add-paper.md": f"""\
---
title: Add paper
topic: Toys
owner: desk
source: {{page: The toy page, number: 8}}
{DATES}---
Open the tray and put paper in. Use the white kind that lies on the shelf. Close the tray
and wait until the green lamp is on. Then print your page again from the same place.
""",
    "faq/restart.md": f"""\
---
title: Restart the box
topic: Toys
owner: desk
see_also: [add-paper]
source: {{page: The toy page, number: 7}}
{DATES}---
Push the round knob.

1. Write to the desk at noon.
2. Read [the manual](https://toy.example/box).
""",
    "faq/call.md": f"""\
---
title: Call the desk
topic: Toys
owner: desk
source: {{page: The toy page, number: 9}}
{DATES}---
Someone at the desk can hear you out and send a person with a new phone today.
""",
    "faq/wait.md": f"""\
---
title: Wait a day
topic: Toys
owner: desk
source: {{page: The toy page, number: 10}}
{DATES}---
Wait a day.
""",
    "faq/nobody-knows.md": f"""\
---
title: Not covered
topic: Toys
owner: desk
referral: yes
source: {{page: The toy page}}
{DATES}---
Ask the desk.
""",
    "flows/paper.yaml": """\
title: The printer is stuck
about: Nothing comes out.
group: Getting on
start: tray
steps:
  tray:
    ask: What is in the tray?
    look: Pull it out.
    terms: [router]
    choices:
      nothing:
        say: Nothing
        entry: add-paper
      paper:
        say: Paper
        go: lamp
  lamp:
    ask: Is the lamp red?
    look: It is on the front.
    choices:
      red:
        say: It is red
        entry: restart
      green:
        say: It is green
        entry: call
scenarios:
  - case: A clerk finds the tray empty.
    trail: [nothing]
    entry: add-paper
""",
    "flows/phone.yaml": """\
title: The phone is dead
about: No tone.
group: Getting on
start: tone
steps:
  tone:
    ask: What do you hear?
    look: Hold it to your ear.
    choices:
      silence:
        say: Silence
        entry: call
      music:
        say: Music
        entry: wait
      unsure:
        say: I do not know
        entry: nobody-knows
scenarios: []
""",
}


class Sample(NamedTuple):
    """One manual's sample, ready to be loaded: the files as they should not be, and the place."""

    check: str
    files: dict[str, str]
    place: str


def sample(check: str) -> Sample:
    """The bad sample of a check inside the toy content. Fails where the manual has none."""
    found = SHAPE.search(MANUAL[check])
    assert found, f"The manual of {check} ends with no bad and good sample."
    if not found["file"]:
        bad, good = found["bad"].strip(), found["good"].strip()
        return Sample(check, {**TOY, bad: TOY[good]}, f"{bad}:1")
    bad_lines, good_lines = _lines(found["bad"]), _lines(found["good"])
    rows = TOY[found["file"]].splitlines()
    places = [
        (at, indent)
        for at in range(len(rows))
        for indent in [rows[at][: len(rows[at]) - len(good_lines[0])]]
        if rows[at : at + len(good_lines)] == _indented(good_lines, indent)
    ]
    assert len(places) == 1, f"The good lines of {check} stand {len(places)} times in the toy."
    ((at, indent),) = places
    rows[at : at + len(good_lines)] = _indented(bad_lines, indent)
    same = zip(bad_lines, good_lines, strict=False)
    first = next((n for n, (bad, good) in enumerate(same) if bad != good), len(good_lines))
    place = found["at"] or f"{found['file']}:{at + 1 + first}"
    return Sample(check, {**TOY, found["file"]: "\n".join(rows) + "\n"}, place)


def _lines(text: str) -> list[str]:
    return [row[4:] for row in text.strip("\n").splitlines()]


def _indented(rows: list[str], indent: str) -> list[str]:
    return [f"{indent}{row}" if row else row for row in rows]
