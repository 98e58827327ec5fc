"""Properties: checks agree with brute force, edits never crash, every address lands somewhere."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import toys
from tests.served import assert_served_walks_end
from tests.toys import COURT, GLOSSARY, TODAY, answer
from wizard.content.library import HOME, load
from wizard.core.address import read_address
from wizard.core.model import NONE, Flow, Library
from wizard.core.walk import back, changed, instead, picked, walk

IN_A_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
Arrows = dict[tuple[str, str], list[tuple[str, str]]]
"""Flow and step → the ways of its choices, as a key and a target."""


WAYS = st.one_of(
    st.tuples(st.just("go"), st.sampled_from(["s0", "s1", "s2", "s3"])),
    st.tuples(st.just("flow"), st.sampled_from(["f0", "f1", "f2"])),
    st.tuples(st.just("entry"), st.sampled_from(["e0", "e1"])),
)
GRAPHS = st.dictionaries(
    st.tuples(st.sampled_from(["f0", "f1", "f2"]), st.sampled_from(["s0", "s1", "s2", "s3"])),
    st.lists(WAYS, min_size=2, max_size=3),
    min_size=1,
    max_size=12,
)


def write_graph(folder: Path, arrows: Arrows) -> Path:
    """A content folder with these flows; all of them start at s0."""
    for name in ("flows", "faq"):
        (folder / name).mkdir(exist_ok=True)
        for old in (folder / name).iterdir():
            old.unlink()
    (folder / "faq" / "court.yaml").write_text(COURT.replace("nobody-knows", "e0"))
    (folder / "faq" / "glossary.yaml").write_text(GLOSSARY)
    for entry in ("e0", "e1"):
        (folder / "faq" / f"{entry}.md").write_text(answer())
    for id in sorted({flow for flow, _ in arrows}):
        steps = {
            step: {
                "ask": f"What about {step}?",
                "choices": {f"c{n}": {"say": f"{n}", k: t} for n, (k, t) in enumerate(ways)},
            }
            for (owner, step), ways in sorted(arrows.items())
            if owner == id
        }
        text = toys.flow("", start="s0").replace("steps:\n", f"steps: {json.dumps(steps)}\n")
        (folder / "flows" / f"{id}.yaml").write_text(text)
    return folder


def after(arrows: Arrows, spot: tuple[str, str]) -> set[tuple[str, str]]:
    """The next questions of a question, by brute force."""
    ways = [
        (spot[0], t) if key == "go" else (t, "s0") for key, t in arrows[spot] if key != "entry"
    ]
    return {way for way in ways if way in arrows}


def reachable(arrows: Arrows, spot: tuple[str, str]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    waiting = after(arrows, spot)
    while waiting:
        found |= waiting
        waiting = {far for near in waiting for far in after(arrows, near)} - found
    return found


def longest(arrows: Arrows, spot: tuple[str, str]) -> int:
    return 1 + max((longest(arrows, near) for near in after(arrows, spot)), default=0)


def checks_of(library: Library, file: str) -> set[str]:
    return {p.check for p in library.problems if p.place.file == file}


@IN_A_FOLDER
@given(GRAPHS)
def test_checks_agree_with_a_brute_force_walker(tmp_path: Path, arrows: Arrows) -> None:
    library = load(write_graph(tmp_path, arrows), TODAY)
    found = {p.check for p in library.problems}
    turning = any(spot in reachable(arrows, spot) for spot in arrows)

    assert ("loops" in found) == turning
    for id in {flow for flow, _ in arrows}:
        here = checks_of(library, f"flows/{id}.yaml")
        steps = {step for owner, step in arrows if owner == id}
        assert ("no-such-start" in here) == ("s0" not in steps)
        inside = {spot: ways for spot, ways in arrows.items() if spot[0] == id}
        if "s0" in steps:
            seen = {(id, "s0")} | reachable(inside, (id, "s0"))
            astray = "no-such-step" in here
            assert ("unreachable-step" in here) == (len(seen) < len(steps) and not astray)
        targets = [way for ways in inside.values() for way in ways]
        lost = any(key == "go" and target not in steps for key, target in targets)
        assert ("no-such-step" in here) == lost
        if not turning and "s0" in steps:
            assert ("long-walk" in here) == (longest(arrows, (id, "s0")) > 4)


@IN_A_FOLDER
@given(GRAPHS, st.lists(st.sampled_from(["c0", "c1", "c2", NONE, "x"]), max_size=14))
def test_whatever_is_served_ends(tmp_path: Path, arrows: Arrows, trail: list[str]) -> None:
    library = load(write_graph(tmp_path, arrows), TODAY)

    assert_served_walks_end(library)
    for id in library.flows:
        here = walk(library, id, trail)
        assert here is not None
        assert (here.step is None) != (here.entry is None)
        assert [*here.trail, *here.cut] == trail
        assert len(here.picks) <= here.most <= 12


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load(HOME)


def addresses(library: Library, dice: random.Random, count: int) -> Iterator[dict[str, str]]:
    """Addresses that mix what there is with what there is not."""
    flows = [*library.flows, "", "none", "../x", "court", "é", "A" * 300]
    ids = [c.id for f in library.flows.values() for s in f.steps.values() for c in s.choices]
    ids += [NONE, "", "x", "..", "%00", "\0", "🙂", "-1", "<b>", *library.flows]
    for number in range(count):
        flow = dice.choice(flows)
        trail = [dice.choice(ids) for _ in range(dice.randrange(7))]
        if number % 2 and flow in library.flows:
            trail = _fitting(library, dice, flow)
        if not number % 1000:
            trail *= 500
        keep = [dice.choice(ids) for _ in range(dice.randrange(4))]
        assumed = dice.choice(["", "0", "1", "99", "-1", "x", "9" * 50])
        yield {"flow": flow, "trail": ".".join(trail), "keep": ".".join(keep), "assumed": assumed}


def _fitting(library: Library, dice: random.Random, flow: str) -> list[str]:
    """A trail that fits, cut off somewhere or with one odd id at its end."""
    trail: list[str] = []
    here = walk(library, flow, trail)
    while here and here.step and dice.random() < 0.8:
        trail.append(dice.choice(here.step.choices).id)
        here = walk(library, flow, trail)
    return trail + dice.choice([[], [], ["x"], [NONE]])


def test_a_hundred_thousand_addresses_all_land_somewhere_sensible(shipped: Library) -> None:
    dice = random.Random(4_50)
    landed = {"nowhere": 0, "step": 0, "ending": 0}
    for number, query in enumerate(addresses(shipped, dice, 100_000)):
        address = read_address(query)
        here = walk(shipped, address.flow, address.trail)
        if here is None:
            assert address.flow not in shipped.flows
            landed["nowhere"] += 1
            continue
        assert (here.step is None) != (here.entry is None)
        assert here.trail + here.cut == address.trail
        assert len(here.picks) <= here.most <= 4 + (NONE in here.trail)
        landed["step" if here.step else "ending"] += 1
        if number % 10 == 0:
            _take_every_way_on(shipped, dice, here.flow, query)

    assert min(landed.values()) > 5_000


def _take_every_way_on(
    library: Library, dice: random.Random, flow: Flow, query: Mapping[str, str]
) -> None:
    """What the buttons of a screen lead to fits the content without a loss."""
    address = read_address(dict(query))
    here = walk(library, flow.id, address.trail)
    assert here is not None
    ways = [back(here, address)]
    if here.picks:
        ways.append(changed(here, dice.randrange(len(here.picks)), address))
    if here.step:
        ids = [choice.id for choice in here.step.choices]
        ways += [picked(library, here, id, address) for id in (dice.choice(ids), NONE)]
    for way in ways:
        if way is not None:
            there = walk(library, way.flow, way.trail)
            assert there is not None
            assert there.cut == ()
            assert read_address(way.query()) == way
    for choice in instead(here):
        there = walk(library, flow.id, (*here.trail[:-1], choice.id))
        assert there is not None
        assert there.cut == ()
