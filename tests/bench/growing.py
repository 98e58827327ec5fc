"""Content of any size, made up, and how long loading and checking it takes as it grows."""

from __future__ import annotations

import math
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from wizard.checks import advice
from wizard.content.library import HOME, load
from wizard.core.model import Library
from wizard.core.walk import walk

SIZES = (32, 1_000, 10_000)
IN_A_FLOW = 50
WAYS_ON = 4
ROUNDS = 5
COURT = """\
name: The Made-up Court
none_of_these: answer-0
still_stuck: desk
groups: [Everything]
contacts:
  desk: {name: The desk, find: On the made-up court's page.}
"""
ENTRY = """\
---
title: What to do in case {number}
topic: Made up
owner: desk
{referral}asked_as:
  - it happened again in case {number}
  - the screen says {number} and then nothing
source: {{page: The made-up page, question: What about case {number}?, number: {number}}}
reviewed: 2026-11-22
review_by: 2027-11-22
---
Do what the page says about case {number}.

1. Open **Utilities**.
2. Pick number {number} and wait for the **Notice of Electronic Filing**.
"""


def main() -> None:
    """Print the tables."""
    library = load(HOME)
    print("\n## Content\n")
    points = [(size, _load_time(size)) for size in SIZES]
    print("| steps and entries | flows | load and check (s) | advice on the writing (s) |")
    print("|---|---|---|---|")
    for size, (loaded, advised) in points:
        print(f"| {size:,} | {-(-size // IN_A_FLOW)} | {loaded:.3f} | {advised:.3f} |")
    for (small, fast), (big, slow) in ((points[0], points[-1]), (points[1], points[-1])):
        powers = [math.log(b / a) / math.log(big / small) for a, b in zip(fast, slow, strict=True)]
        print(f"\nGrowth exponents from {small:,} to {big:,}: {powers[0]:.2f} and {powers[1]:.2f}")
        print("(1 is linear).")
    print(f"\nOne `walk()` of the longest shipped trail: {_walk_time(library):.1f} µs.")
    empty, imported, checked = (_run_time(*args) for args in COMMANDS)
    print(f"\nImports of `python -m wizard check`: {1000 * (imported - empty):.0f} ms on top of")
    print(f"Python's own {1000 * empty:.0f} ms; the whole command: {checked:.2f} s.")


COMMANDS = (
    ("-c", "pass"),
    ("-c", "import wizard.__main__"),
    ("-m", "wizard", "check"),
)


def content(folder: Path, steps: int) -> Path:
    """A content folder without a mistake that has this many steps, and as many entries."""
    for name in ("flows", "faq"):
        (folder / name).mkdir(parents=True)
    (folder / "faq/court.yaml").write_text(COURT)
    (folder / "faq/glossary.yaml").write_text("terms: {}\n")
    for number in range(steps):
        referral = "" if number else "referral: yes\n"
        text = ENTRY.format(number=number, referral=referral)
        (folder / f"faq/answer-{number}.md").write_text(text)
    for first in range(0, steps, IN_A_FLOW):
        size = min(IN_A_FLOW, steps - first)
        (folder / f"flows/topic-{first}.yaml").write_text(_flow(first, size))
    return folder


def _flow(first: int, size: int) -> str:
    """A tree of questions; each choice that has no question below it ends at an entry."""
    lines = [
        f"title: Topic {first}",
        "about: Something happened.",
        "group: Everything",
        "start: step-0",
        "steps:",
    ]
    for step in range(size):
        lines += [
            f"  step-{step}:",
            f"    ask: What do you see in place {step} of topic {first}?",
            f"    look: Read the heading over number {step}.",
            "    choices:",
        ]
        for way in range(WAYS_ON + 1):
            below = WAYS_ON * step + way + 1
            on = f"go: step-{below}" if way < WAYS_ON and below < size else ""
            lines += [
                f"      way-{way}:",
                f"        say: It shows the number {way}",
                f"        {on or f'entry: answer-{first + (step + way) % size}'}",
            ]
    return "\n".join([*lines, "scenarios: []", ""])


def _load_time(steps: int) -> tuple[float, float]:
    """Seconds to load and check, and to find the advice that only editors ask for."""
    with tempfile.TemporaryDirectory() as folder:
        made = content(Path(folder) / "content", steps)
        loads, advices = [], []
        for _ in range(ROUNDS if steps < max(SIZES) else 1):
            started = time.perf_counter()
            library = load(made)
            loaded = time.perf_counter()
            said = list(advice(library))
            advices.append(time.perf_counter() - loaded)
            loads.append(loaded - started)
            assert all(problem.level == "warning" for problem in said)
        mistakes = [str(problem) for problem in library.problems if problem.level != "warning"]
        assert not mistakes, mistakes[:3]
    return min(loads), min(advices)


def _walk_time(library: Library) -> float:
    """Microseconds."""
    scenarios = [(flow.id, s.trail) for flow in library.flows.values() for s in flow.scenarios]
    flow, trail = max(scenarios, key=lambda pair: len(pair[1]))
    rounds = 2_000
    started = time.perf_counter()
    for _ in range(rounds):
        walk(library, flow, trail)
    return 1_000_000 * (time.perf_counter() - started) / rounds


def _run_time(*arguments: str) -> float:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=HOME, capture_output=True, check=False)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


if __name__ == "__main__":
    main()
