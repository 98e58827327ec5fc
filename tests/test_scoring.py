"""The score: questions to an answer, the best any tree could do, and what scenarios walk over."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from math import log2
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toys import answer, flow, loaded, step
from wizard.core import graph
from wizard.core.model import Library
from wizard.insights.question_count import Ending, entropy, huffman, score

Files = dict[str, str | bytes | None]


def ending(library: Library, id: str) -> Ending:
    return next(end for end in score(library).endings if end.entry == id)


def toy(tmp_path: Path, steps: str, start: str = "a", ends: int = 5) -> Library:
    """A library of one flow; its choices end at the entries e0, e1 …"""
    entries: Files = {f"faq/e{n}.md": answer(f"Answer {n}") for n in range(ends)}
    away = dict.fromkeys(("flows/wifi.yaml", "flows/paper.yaml"))
    return loaded(tmp_path, {**away, **entries, "flows/toy.yaml": flow(steps, start)})


def test_questions_are_counted_from_the_start_page_over_every_walk(tmp_path: Path) -> None:
    library = loaded(tmp_path)

    assert ending(library, "push-plug") == Ending("push-plug", 1 / 3, 1, 3, 3.0, 3)
    assert ending(library, "add-paper") == Ending("add-paper", 1 / 3, 2, 2, 2.5, 3)
    assert ending(library, "restart") == Ending("restart", 1 / 3, 4, 2, 2.5, 3)
    assert score(library).mean == pytest.approx((3 + 2.5 + 2.5) / 3)
    assert (score(library).worst, score(library).widest) == (3, 3)


def test_the_sums_agree_with_walking_every_walk(tmp_path: Path) -> None:
    library = loaded(tmp_path)
    bits: dict[str, list[float]] = {}
    for each in library.flows.values():
        for way, end in graph.ways(library, graph.start(each)):
            chosen = [len(library.flows[s.flow].steps[s.id].choices) for s, _ in way]
            bits.setdefault(end, []).append(log2(2) + sum(map(log2, chosen)))

    asked = sum(sum(found) / len(found) for found in bits.values()) / len(bits)

    assert score(library).asked == pytest.approx(asked)
    assert score(library).entropy == pytest.approx(log2(3))
    assert score(library).eta == pytest.approx(log2(3) / asked)


def test_a_perfect_tree_has_eta_1_and_meets_the_bound(tmp_path: Path) -> None:
    steps = (
        step("a", left="go b", right="go c")
        + step("b", left="entry e0", right="entry e1")
        + step("c", left="entry e2", right="entry e3")
    )
    found = score(toy(tmp_path, steps, ends=4))

    assert found.eta == pytest.approx(1)
    assert found.mean == pytest.approx(found.bound + 1)  # the start page offers one flow only
    assert found.swap is None


@pytest.mark.parametrize(
    ("weights", "arity", "fewest"),
    [
        ([1, 1, 1, 1], 2, 2.0),
        ([1, 1, 1, 1], 4, 1.0),
        ([1, 1, 1, 1], 3, 6 / 4),
        ([0.4, 0.2, 0.2, 0.1, 0.1], 2, 2.2),  # Huffman's kind of example: 2.2 digits
        ([1], 5, 0.0),
        ([], 5, 0.0),
        ([0, 0], 2, 0.0),
    ],
)
def test_the_bound_is_huffmans(weights: list[float], arity: int, fewest: float) -> None:
    assert huffman(weights, arity) == pytest.approx(fewest)


@given(st.lists(st.integers(1, 50), min_size=2, max_size=6), st.integers(2, 4))
def test_no_tree_at_all_beats_the_bound_and_some_tree_meets_it(
    weights: list[int], arity: int
) -> None:
    assert huffman(weights, arity) == pytest.approx(_best(tuple(weights), arity) / sum(weights))


@cache
def _best(weights: tuple[int, ...], arity: int) -> float:
    """The cost of the best tree, by trying every way to part the weights at the first question."""
    if len(weights) == 1:
        return 0.0
    parted = (_cost(parts, arity) for parts in _parted(weights, arity) if len(parts) > 1)
    return sum(weights) + min(parted)


def _cost(parts: list[tuple[int, ...]], arity: int) -> float:
    return sum(_best(tuple(sorted(part)), arity) for part in parts)


def _parted(weights: tuple[int, ...], most: int) -> Iterator[list[tuple[int, ...]]]:
    """Every way to part some weights into at most `most` groups."""
    if not weights:
        yield []
        return
    if most == 0:
        return
    first, rest = weights[0], range(1, len(weights))
    for size in range(len(weights)):
        for chosen in combinations(rest, size):
            left = tuple(weights[i] for i in rest if i not in chosen)
            group = (first, *(weights[i] for i in chosen))
            yield from ([group, *others] for others in _parted(left, most - 1))


@given(st.integers(0, 10_000))
def test_no_made_up_tree_beats_the_bound_or_tells_more_than_it_asks(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    chance = Random(seed)
    rows = []
    for number in range(5):
        deeper = [f"go s{n}" for n in range(number + 1, 5)]
        ways = [chance.choice([*deeper, *(f"entry e{n}" for n in range(5))]) for _ in range(3)]
        rows.append(step(f"s{number}", **{f"c{n}": way for n, way in enumerate(ways)}))
    library = toy(tmp_path_factory.mktemp("tree"), "".join(rows), start="s0")
    found = score(library, {f"e{n}": chance.random() + 0.01 for n in range(5)})

    assert found.mean >= found.bound - 1e-9
    assert found.eta <= 1 + 1e-9
    assert sum(end.share for end in found.endings) == pytest.approx(1)


def test_entropy_is_shannons() -> None:
    assert entropy([0.5, 0.5]) == 1
    assert entropy([0.5, 0.25, 0.25, 0]) == 1.5
    assert entropy([1]) == 0


LATE = step("a", x="entry e0", y="entry e1", on="go b") + step("b", x="entry e2", y="entry e3")
EARLY = step("b", x="entry e2", y="entry e3", other="go a") + step("a", x="entry e0", y="entry e1")
NEEDED = {"e0": 1, "e1": 1, "e2": 2, "e3": 2}


def test_the_swap_saves_what_it_says_once_it_is_made(tmp_path: Path) -> None:
    late = score(toy(tmp_path / "late", LATE), NEEDED)
    early = score(toy(tmp_path / "early", EARLY, start="b"), NEEDED)

    assert late.swap is not None
    assert (late.swap.flow, late.swap.first, late.swap.second) == ("toy", "a", "b")
    assert late.swap.saved == pytest.approx(late.mean - early.mean)
    assert late.swap.saved == pytest.approx(1 / 3)
    assert early.swap is None


def test_the_swap_depends_on_how_often_each_answer_is_needed(tmp_path: Path) -> None:
    library = toy(tmp_path, LATE)

    assert score(library, {"e0": 9, "e2": 1}).swap is None
    often = score(library, {"e0": 1, "e2": 9}).swap
    assert often is not None
    assert often.saved == pytest.approx(0.8)


def test_where_one_other_choice_is_left_nobody_pays_for_the_swap(tmp_path: Path) -> None:
    wide = step("c", x="entry e3", y="entry e4", z="entry e5")
    two = step("a", x="go c", on="go b") + step("b", x="entry e1", y="entry e2") + wide
    joined = step("b", x="entry e1", y="entry e2", other="go c") + wide
    needed = {"e1": 3, "e2": 3, "e3": 1}
    late = score(toy(tmp_path / "late", two, ends=6), needed)
    early = score(toy(tmp_path / "early", joined, start="b", ends=6), needed)

    assert late.swap is not None
    assert late.swap.saved == pytest.approx(late.mean - early.mean)


def test_a_question_that_two_others_lead_to_is_not_swapped(tmp_path: Path) -> None:
    steps = step("a", x="go b", y="go c") + step("b", on="go c", off="entry e0")
    shared = steps + step("c", x="entry e1", y="entry e2", z="entry e3")
    found = score(toy(tmp_path, shared, ends=4)).swap

    assert found is None or found.second != "c"


def test_a_question_that_is_full_gets_no_further_choice(tmp_path: Path) -> None:
    full = step("b", **{f"c{n}": f"entry e{n}" for n in range(1, 10)})
    first = step("a", x="entry e0", on="go b")

    assert score(toy(tmp_path, first + full, ends=10), {"e1": 9, "e0": 1}).swap is None


def test_no_swap_makes_a_question_wider_than_the_widest(tmp_path: Path) -> None:
    late = LATE.replace("y: {say: It is y, entry: e1}", "")

    assert score(toy(tmp_path / "two", late), NEEDED).swap is None
    assert score(toy(tmp_path / "three", LATE), NEEDED).swap is not None


def test_scenarios_cover_steps_choices_and_entries(tmp_path: Path) -> None:
    steps, choices, entries = score(loaded(tmp_path)).coverage

    assert (steps.covered, steps.total, steps.missed) == (2, 3, ("paper/tray",))
    assert (choices.covered, choices.total) == (2, 7)
    assert "wifi/lamp/green" in choices.missed
    assert (entries.covered, entries.total) == (1, 4)
    assert set(entries.missed) == {"add-paper", "nobody-knows", "restart"}


def test_an_answer_that_no_choice_leads_to_is_named_and_not_counted(tmp_path: Path) -> None:
    found = score(loaded(tmp_path))

    assert found.unreached == ("nobody-knows",)
    assert len(found.endings) == 3
