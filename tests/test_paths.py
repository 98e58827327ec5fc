"""Every walk as a table, and the commands that print maps and walks."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.command import Out
from tests.toys import WIFI, answer, loaded, swapped, write
from wizard.__main__ import main
from wizard.core.model import Library
from wizard.core.problems import ContentError
from wizard.export import walk_table
from wizard.export.flow_map import Picture, picture


@pytest.fixture
def toys(tmp_path: Path) -> Library:
    return loaded(tmp_path, {"faq/add-paper.md": answer("Add paper", reviewed="2026-11-22")})


def wifi(library: Library, *trail: str) -> Picture:
    return picture(library, library.flows["wifi"], trail)


def test_paths_lists_every_walk_with_its_picks_and_ending(toys: Library) -> None:
    rows = list(csv.DictReader(io.StringIO(walk_table.as_csv(walk_table.paths(toys)), newline="")))

    assert [(r["flow"], r["trail"], r["Answer"], r["Questions asked"]) for r in rows] == [
        ("paper", "nothing", "Add paper", "1"),
        ("paper", "paper", "Restart the box", "1"),
        ("wifi", "dark.in-wall", "Restart the box", "2"),
        ("wifi", "dark.loose", "Push the plug in", "2"),
        ("wifi", "green.nothing", "Add paper", "2"),
        ("wifi", "green.paper", "Restart the box", "2"),
        ("wifi", "red", "Restart the box", "1"),
    ]
    assert rows[3]["Question 2"] == "Is the plug in the wall?"
    assert rows[3]["Pick 2"] == "It is loose"


def test_no_cell_of_the_table_is_a_formula_and_no_bar_ends_a_cell(tmp_path: Path) -> None:
    files = {"faq/restart.md": answer('"=1+1 | x"')}
    found = list(walk_table.paths(loaded(tmp_path, files)))

    assert "'=1+1 | x," in walk_table.as_csv(found)
    assert "| =1+1 \\| x |" in walk_table.as_text(found)


@pytest.mark.parametrize("kind", ["mermaid", "dot", "svg", "outline", "json"])
def test_graph_prints_each_form(kind: str, tmp_path: Path, capsys: Out) -> None:
    argv = ["--content", str(write(tmp_path)), "graph", "wifi", "--as", kind, "--trail", "dark"]

    assert main(argv) == 0
    assert "It is loose" in capsys.readouterr().out


def test_paths_prints_one_flow_as_text_or_csv(tmp_path: Path, capsys: Out) -> None:
    argv = ["--content", str(write(tmp_path)), "paths", "paper"]

    assert main(argv) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "| The printer is stuck | What is in the tray? → Nothing | Add paper | 1 |",
        "| The printer is stuck | What is in the tray? → Paper | Restart the box | 1 |",
    ]
    assert main([*argv, "--csv"]) == 0
    assert capsys.readouterr().out.startswith("Flow,Question 1,Pick 1,Answer,Questions asked,")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["graph", "wify"], 'There is no flow "wify". Did you mean "wifi"?'),
        (["paths", "wify"], 'There is no flow "wify". Did you mean "wifi"?'),
        (["graph", "wifi", "--trail", "dark.x"], 'The trail stops fitting at "x".'),
        (["handout", "out"], "Name one flow (or say --all), then the folder to write to."),
    ],
)
def test_a_wrong_name_is_one_sentence_and_exit_2(
    argv: list[str], said: str, tmp_path: Path, capsys: Out
) -> None:
    assert main(["--content", str(write(tmp_path)), *argv]) == 2
    assert capsys.readouterr() == ("", f"wizard: {said}\n")


def test_a_flow_with_errors_says_so_instead_of_not_being_there(
    tmp_path: Path, capsys: Out
) -> None:
    broken = swapped(WIFI, "go: plug", "go: nowhere")
    content = str(write(tmp_path, {"flows/wifi.yaml": broken}))

    assert main(["--content", content, "graph", "wifi"]) == 2
    assert 'The flow "wifi" is left out because of errors.' in capsys.readouterr().err


def test_more_walks_than_anyone_can_read_are_refused_at_once(tmp_path: Path) -> None:
    """Forty questions that each join again have 2 to the power of 40 walks."""
    steps = "".join(
        f"  s{n}:\n    ask: Question {n}?\n    choices:\n"
        f"      a: {{say: A, go: s{n + 1}}}\n      b: {{say: B, go: s{n + 1}}}\n"
        for n in range(40)
    )
    last = "  s40:\n    ask: Last?\n    choices:\n      a: {say: A, entry: restart}\n"
    text = f"title: T\nabout: A\ngroup: G\nstart: s0\nsteps:\n{steps}{last}"
    library = loaded(tmp_path, {"flows/wide.yaml": text})
    with pytest.raises(ContentError, match="too many to list"):
        list(walk_table.paths(library))
