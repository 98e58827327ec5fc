"""The editor: a process that writes good, bad, half-written, renamed and deleted files.

Every text carries a mark with its file, the number of the edit and what the edit is, such as
`lampx17xgood`. So a page tells which edits it was made of.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

MARK = re.compile(r"([a-z]+)x(\d+)x(good|wrong)")
LONGEST_PAUSE = 0.25
"""Seconds between two edits."""
FLOW = """\
title: The {mark} is odd
about: It does not do what it did.
group: Everything
start: one
steps:
  one:
    ask: What does {mark} show?
    look: On the front of {mark}.
    choices:
      dark: {{say: Nothing on {mark}, go: two}}
      green: {{say: Green on {mark}, entry: restart}}
      other: {{say: Another thing than {mark}, flow: {other}}}
  two:
    ask: Where is the plug of {mark}?
    choices:
      wall: {{say: In the wall by {mark}, entry: restart}}
      floor: {{say: On the floor by {mark}, entry: plug, because: So said {mark}.}}
scenarios: []
"""
PAPER = """\
title: The {mark} is gone
about: Nothing comes out.
group: Everything
start: tray
steps:
  tray:
    ask: What is in the tray of {mark}?
    choices:
      nothing: {{say: Nothing in {mark}, entry: plug}}
      paper: {{say: Paper in {mark}, entry: restart}}
scenarios: []
"""
ENTRY = """\
---
title: How to {mark}
topic: Everything
owner: desk
source: {{page: The page of {mark}}}
---
Do it as {mark} says.

1. First {mark}.
2. Then {mark}.
"""
REFERRAL = ENTRY.replace("owner: desk", "owner: desk\nreferral: yes")
COURT = """\
name: The Soaked Court
none_of_these: nobody
still_stuck: desk
groups: [Everything]
contacts:
  desk: {name: The desk, find: On the page.}
"""
GOOD: Mapping[str, str] = {
    "flows/lamp.yaml": FLOW.replace("{other}", "paper"),
    "flows/box.yaml": FLOW.replace("{other}", "lamp"),
    "flows/paper.yaml": PAPER,
    "faq/restart.md": ENTRY,
    "faq/plug.md": ENTRY,
    "faq/nobody.md": REFERRAL,
}
SPOILS: tuple[tuple[str, str], ...] = (
    ("go: two", "go: tow"),
    ("entry: restart", "entry: no-such-entry"),
    ("    ask:", "\task:"),
    ("title:", "title"),
    ("steps:", "steps: ["),
    ("---\n", "--\n"),
    ("owner:", "ownr: *nobody\nowner:"),
)
"""Part of a good text and what a hasty editor makes of it."""


def write_all(folder: Path) -> None:
    """The first edition of everything."""
    for name in ("flows", "faq"):
        (folder / name).mkdir(parents=True)
    (folder / "faq/court.yaml").write_text(COURT)
    (folder / "faq/glossary.yaml").write_text("terms: {}\n")
    for file in GOOD:
        good(folder, file, 0, random.Random(0))


def good(folder: Path, file: str, number: int, chance: random.Random) -> None:
    (folder / file).write_text(_edition(file, number, "good"))


def bad(folder: Path, file: str, number: int, chance: random.Random) -> None:
    """An edit with a mistake that keeps the file from being served."""
    text = _edition(file, number, "wrong")
    old, new = chance.choice([spoil for spoil in SPOILS if spoil[0] in text])
    (folder / file).write_text(text.replace(old, new, 1))


def half(folder: Path, file: str, number: int, chance: random.Random) -> None:
    """A file that stops after some line, and goes on later."""
    lines = _edition(file, number, "good").splitlines(keepends=True)
    stop = chance.randrange(len(lines))
    with (folder / file).open("w") as stream:
        stream.writelines(lines[:stop])
        stream.flush()
        time.sleep(chance.uniform(0, LONGEST_PAUSE))
        stream.writelines(lines[stop:])


def garbage(folder: Path, file: str, number: int, chance: random.Random) -> None:
    (folder / file).write_bytes(chance.randbytes(chance.randrange(4000)))


def deleted(folder: Path, file: str, number: int, chance: random.Random) -> None:
    (folder / file).unlink(missing_ok=True)


def renamed(folder: Path, file: str, number: int, chance: random.Random) -> None:
    """To a name that is not content; whatever stood under that name goes."""
    path = folder / file
    if path.exists():
        path.rename(path.with_name(f"{path.name}.bak"))


def swapped(folder: Path, file: str, number: int, chance: random.Random) -> None:
    """As careful editors save: a new file beside the old one, then one rename."""
    path = folder / file
    new = path.with_name(f".{path.name}.tmp")
    new.write_text(_edition(file, number, "good"))
    new.replace(path)


Edit = Callable[[Path, str, int, random.Random], None]
KINDS: tuple[Edit, ...] = (good, swapped, bad, half, garbage, deleted, renamed)
WHOLE: tuple[Edit, ...] = (good, swapped, half)
"""Edits that leave a good file behind."""
MENDING = 0.75
"""How likely the next edit mends a file, where one is broken: else little would ever be served."""


def _edition(file: str, number: int, kind: str) -> str:
    return GOOD[file].format(mark=f"{Path(file).stem}x{number}x{kind}")


def edit(folder: Path, seconds: float, seed: int) -> int:
    """Edit for so long; returns the number of edits. Ends with everything good again."""
    chance, number, broken = random.Random(seed), 0, set[str]()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        number += 1
        mending = broken and chance.random() < MENDING
        file = chance.choice(sorted(broken if mending else GOOD))
        kind = chance.choice(WHOLE if mending else KINDS)
        kind(folder, file, number, chance)
        (broken.discard if kind in WHOLE else broken.add)(file)
        time.sleep(chance.uniform(0, LONGEST_PAUSE))
    for file in GOOD:
        good(folder, file, number + 1, chance)
    return number


def strange(texts: Iterable[str]) -> list[str]:
    """What no moment's content can have shown: a mistake's text, or two edits of one file."""
    found, seen = [], dict[str, str]()
    for text in texts:
        for file, number, kind in MARK.findall(text):
            if kind == "wrong":
                found.append(f"an edit with a mistake was served: {text}")
            elif seen.setdefault(file, number) != number:
                found.append(f"edits {seen[file]} and {number} of {file} on one page: {text}")
    return found


if __name__ == "__main__":
    print(edit(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])))
