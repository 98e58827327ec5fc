"""The graph: arrows by choice id, loops, what is reached, every walk."""

from __future__ import annotations

from pathlib import Path

from tests.toys import PAPER, flow, loaded, step, swapped
from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.model import Library


def led(library: Library, flow: str, step: str, choice: str) -> Spot | None:
    return graph.follow(library, Spot(flow, step), choice)


def test_two_choices_to_the_same_step_are_two_arrows(tmp_path: Path) -> None:
    text = flow(
        step("one", a="go two", b="go two") + step("two", a="entry restart", b="entry push-plug")
    )
    library = loaded(tmp_path, {"flows/one.yaml": text})

    assert led(library, "one", "one", "a") == led(library, "one", "one", "b") == Spot("one", "two")
    found = list(graph.ways(library, Spot("one", "one")))
    assert [[choice.id for _, choice in way] for way, _ in found] == [
        ["a", "a"],
        ["a", "b"],
        ["b", "a"],
        ["b", "b"],
    ]
    assert [entry for _, entry in found] == ["restart", "push-plug"] * 2


def test_a_choice_is_followed_by_its_id(tmp_path: Path) -> None:
    library = loaded(tmp_path)

    assert led(library, "wifi", "lamp", "dark") == Spot("wifi", "plug")
    assert led(library, "wifi", "lamp", "green") == Spot("paper", "tray")
    assert led(library, "wifi", "lamp", "red") == Spot("", "restart")
    assert led(library, "wifi", "lamp", "none") == Spot("", "nobody-knows")
    assert led(library, "wifi", "lamp", "blue") is None


def test_every_walk_runs_on_into_other_flows_in_the_order_of_the_files(tmp_path: Path) -> None:
    library = loaded(tmp_path)

    found = [
        ([choice.id for _, choice in way], entry)
        for way, entry in graph.ways(library, Spot("wifi", "lamp"))
    ]

    assert found == [
        (["dark", "in-wall"], "restart"),
        (["dark", "loose"], "push-plug"),
        (["green", "nothing"], "add-paper"),
        (["green", "paper"], "restart"),
        (["red"], "restart"),
    ]


def test_the_questions_left_count_the_longest_way(tmp_path: Path) -> None:
    library = loaded(tmp_path)

    assert graph.questions_left(library, Spot("wifi", "lamp")) == 2
    assert graph.questions_left(library, Spot("wifi", "plug")) == 1
    assert graph.questions_left(library, Spot("", "restart")) == 0
    assert graph.questions_left(library, Spot("no", "where")) == 0


def test_what_is_reached_can_be_kept_within_a_flow(tmp_path: Path) -> None:
    library = loaded(tmp_path)
    begin = [Spot("wifi", "lamp")]

    assert Spot("paper", "tray") in graph.reached(library.graph, begin)
    assert graph.reached(library.graph, begin, "wifi") == {
        Spot("wifi", "lamp"),
        Spot("wifi", "plug"),
    }
    assert graph.reached(library.graph, [Spot("no", "where")]) == set()


def test_a_flow_that_leads_back_into_an_earlier_one_is_left_out(tmp_path: Path) -> None:
    library = loaded(
        tmp_path, {"flows/paper.yaml": swapped(PAPER, "entry: restart", "flow: wifi")}
    )

    assert set(library.flows) == {"wifi"}
    assert led(library, "wifi", "lamp", "green") == Spot("", "nobody-knows")
    assert list(graph.loops(library.graph)) == []


def test_tangled_loops_are_cut_until_every_walk_ends(tmp_path: Path) -> None:
    names = ("red", "green", "blue", "white")
    tangle = {
        f"flows/{name}.yaml": flow(
            step("one", **{f"to-{other}": f"flow {other}" for other in names if other != name})
        )
        for name in names
    }
    library = loaded(tmp_path, tangle)

    assert {"wifi", "paper"} < set(library.flows)
    assert len(set(library.flows) & set(names)) == 1
    assert list(graph.loops(library.graph)) == []
