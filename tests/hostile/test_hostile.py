"""Every bad file is reported as expected, in bounded time, and the good rest still serves."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
import yaml

from tests.hostile import Case, file_cases, shape_cases, text_cases, yaml_cases
from tests.toys import TODAY, lines, write
from wizard.content.library import load
from wizard.core import graph
from wizard.core.model import NONE, Library
from wizard.core.walk import walk

CASES: dict[str, Case] = {
    **yaml_cases.CASES,
    **file_cases.CASES,
    **text_cases.CASES,
    **shape_cases.CASES,
}
EXPECTED: dict[str, list[str]] = yaml.load(
    Path(__file__).with_name("expected.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)
LONGEST = 30
"""Seconds of CPU; the slowest case takes two on a small machine."""


@contextmanager
def bounded() -> Iterator[None]:
    """Fail instead of hanging."""

    def late(number: int, frame: FrameType | None) -> None:
        pytest.fail(f"This took longer than {LONGEST} seconds of CPU.")

    # This clock stands still while others have the processor.
    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def found(library: Library) -> list[str]:
    """Place and check of each problem; the sentences are pinned where the checks are tested."""
    return [f"{problem.place} ({problem.check})" for problem in library.problems]


def shortened(every: list[str]) -> list[str]:
    """The first three lines of each check, and how many more there are."""
    seen: Counter[str] = Counter()
    kept = []
    for line in every:
        check = line.rsplit(" ", 1)[1]
        seen[check] += 1
        if seen[check] <= 3:
            kept.append(line)
    return kept + [f"… {count - 3} more {check}" for check, count in seen.items() if count > 3]


def assert_every_walk_ends(library: Library) -> None:
    assert list(graph.loops(library.graph)) == []
    for flow in library.flows.values():
        for step in flow.steps.values():
            spot = graph.Spot(flow.id, step.id)
            assert step.choices
            for choice in (*step.choices[:20], *step.choices[-20:]):
                target = graph.follow(library, spot, choice.id)
                assert target is not None
                assert not target.flow or target.id in library.flows[target.flow].steps


@pytest.mark.parametrize("name", CASES)
def test_bad_content_is_reported_and_the_good_rest_still_serves(name: str, tmp_path: Path) -> None:
    case, folder = CASES[name], tmp_path / "content"
    if callable(case):
        case(write(folder))
    else:
        write(folder, case)

    with bounded():
        library = load(folder, TODAY)

    assert shortened(found(library)) == EXPECTED[name]
    assert all(line.isprintable() or "\u200d" in line for line in lines(library))
    assert {"wifi", "paper"} <= set(library.flows)
    assert_every_walk_ends(library)
    here = walk(library, "wifi", ["dark", NONE])
    assert here is not None
    assert here.entry is library.nothing_fits


def test_every_case_has_its_expected_lines_and_only_fine_ones_have_none() -> None:
    assert list(CASES) == list(EXPECTED)
    assert len(CASES) >= 120
    assert [n for n, found in EXPECTED.items() if n.startswith("fine: ") == bool(found)] == []
