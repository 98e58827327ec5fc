"""Toy content for tests: a small library whose parts a test swaps for its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from wizard.content.library import HOME, load
from wizard.core.model import Library

TODAY = date(2026, 11, 22)

COURT = """\
name: The Toy Court
none_of_these: nobody-knows
still_stuck: desk
longest_walk: "4"
groups: [Getting on]
contacts:
  desk:
    name: The desk
    find: On the toy court's page.
"""
GLOSSARY = """\
terms:
  router:
    word: router
    means: The box that makes the wireless network.
synonyms:
  - [wifi, wireless]
"""
WIFI = """\
title: The wifi is gone
about: No page opens.
group: Getting on
start: lamp
steps:
  lamp:
    ask: What does the lamp show?
    look: It is on the front of the box.
    terms: [router]
    choices:
      dark:
        say: It is dark
        go: plug
      green:
        say: It is green
        flow: paper
      red:
        say: It is red
        entry: restart
        because: Red means that the box is confused.
  plug:
    ask: Is the plug in the wall?
    choices:
      in-wall:
        say: It is in the wall
        entry: restart
      loose:
        say: It is loose
        entry: push-plug
scenarios:
  - case: A clerk sees no lamp at all and finds the plug on the floor.
    trail: [dark, loose]
    entry: push-plug
"""
PAPER = """\
title: The printer is stuck
about: Nothing comes out.
group: Getting on
start: tray
steps:
  tray:
    ask: What is in the tray?
    choices:
      nothing:
        say: Nothing
        entry: add-paper
      paper:
        say: Paper
        entry: restart
scenarios: []
"""


def swapped(text: str, old: str, new: str) -> str:
    """A toy text with one part replaced; the part has to stand in it exactly once."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the toy text"
    return text.replace(old, new)


def answer(title: str = "Do this", body: str = "Do it.\n\n1. Now.\n", **more: str) -> str:
    """The text of an entry; `more` holds further keys of its front matter, as YAML."""
    keys = {"title": title, "topic": "Toys", "owner": "desk", "source": "{page: The toy page}"}
    front = "".join(f"{key}: {value}\n" for key, value in {**keys, **more}.items())
    return f"---\n{front}---\n{body}"


GOOD: Mapping[str, str] = {
    "faq/court.yaml": COURT,
    "faq/glossary.yaml": GLOSSARY,
    "faq/restart.md": answer("Restart the box"),
    "faq/push-plug.md": answer("Push the plug in"),
    "faq/add-paper.md": answer("Add paper"),
    "faq/nobody-knows.md": answer("Not covered", referral="yes"),
    "flows/paper.yaml": PAPER,
    "flows/wifi.yaml": WIFI,
}

TIDY: Mapping[str, str] = {
    **{
        file: text.replace("\n---\n", "\nreviewed: 2026-11-22\nreview_by: 2027-11-22\n---\n", 1)
        for file, text in GOOD.items()
    },
    "flows/paper.yaml": PAPER.replace("?\n", "?\n    look: Pull it out.\n"),
    "flows/wifi.yaml": WIFI.replace(
        "in the wall?\n", "in the wall?\n    look: Behind the desk.\n"
    ),
}
"""The good toy content with every `look` and every date, so that there is no advice either."""


BASE_COURT = """\
name: All Toy Courts
none_of_these: nobody-knows
contacts:
  desk: {name: The toy desk, phone: 617-555-0100, find: On the wall.}
  shop: {name: The toy shop}
warnings: {fire: Keep water away., ice: Walk slowly.}
"""
BASE: Mapping[str, str] = {
    "base/faq/court.yaml": BASE_COURT,
    "base/faq/glossary.yaml": "terms: {fuse: {word: fuse, means: A thin wire.}}\n"
    "synonyms: [[tray, drawer]]\n",
    "base/faq/restart.md": answer("Restart it, all courts say"),
    "base/faq/push-plug.md": answer("Push the plug, all courts say"),
    "base/flows/fuse.yaml": swapped(
        PAPER.replace("add-paper", "push-plug"), "The printer", "The fuse"
    ),
}
EXTENDING = f"extends: base\n{COURT}"
LAID: Mapping[str, str | None] = {**BASE, "faq/court.yaml": EXTENDING, "faq/push-plug.md": None}
"""The toy court without its own answer on plugs, over a base that has one."""
FUSE = """\
title: The fuse is out
about: No light.
group: Getting on
start: box
steps:
  box:
    ask: Can you see the box?
    look: Behind the door.
    choices:
      seen: {say: I see it, go: color}
      unsure: {say: I can't tell, entry: push-plug}
  color:
    ask: Which color is it?
    look: On its lid.
    choices:
      gray: {say: Gray, entry: push-plug}
      blue: {say: Blue, entry: restart, because: Blue ones start again.}
scenarios:
  - {case: A box that is gray., trail: [seen, gray], entry: push-plug}
  - {case: A box that is blue., trail: [seen, blue], entry: restart}
"""
OVER: Mapping[str, str | None] = {**LAID, "base/flows/fuse.yaml": FUSE}
"""The same over a base whose flow has two steps."""


def copy_shipped(folder: Path) -> Path:
    """A copy of the content that the wizard ships with, its base included."""
    for name in ("flows", "faq", "content"):
        shutil.copytree(HOME / name, folder / name)
    return folder


def write(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The good toy content in `folder`, with some files replaced, added or (None) left away."""
    for name in ("flows", "faq"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for file, text in {**GOOD, **(files or {})}.items():
        if text is not None:
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def loaded(folder: Path, files: Mapping[str, str | bytes | None] | None = None) -> Library:
    """The library of the toy content, as of the day `TODAY`."""
    return load(write(folder, files), TODAY)


def lines(library: Library) -> list[str]:
    """Its problems as an editor reads them."""
    return [str(problem) for problem in library.problems]


def flow(steps: str, start: str = "one", more: str = "") -> str:
    """The text of a flow with these steps (YAML, not indented)."""
    inside = "".join(f"  {line}\n" for line in steps.splitlines())
    return f"title: Toy\nabout: A toy.\ngroup: Getting on\nstart: {start}\nsteps:\n{inside}{more}"


def step(id: str, **choices: str) -> str:
    """One step as YAML; each choice is `way target`, as in `yes="go two"`."""
    rows = [f"{id}:", f"  ask: What about {id}?", "  choices:"]
    for choice, led in choices.items():
        way, target = led.split()
        rows.append(f"    {choice}: {{say: It is {choice}, {way}: {target}}}")
    return "\n".join(rows) + "\n"
