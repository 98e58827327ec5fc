"""The command that counts questions: its report, its weights, its refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import Out, run
from tests.toys import PAPER, WIFI, loaded, swapped, write
from wizard.insights.question_count import score


def test_the_command_prints_a_report(tmp_path: Path, capsys: Out) -> None:
    assert run("--content", write(tmp_path), "score") == 0
    assert capsys.readouterr().out.splitlines() == [
        "An answer takes 2.67 questions on average, 3 at worst; the start page is the first.",
        "No tree can do better than 1.00 for 3 answers and at most 3 choices a question.",
        "eta = 0.51: the answers differ by 1.58 bits, the questions ask for 3.11.",
        'Asking "plug" before "lamp" in wifi would save most: 0.083 questions on average.',
        "Scenarios walk over 2 of 3 steps; not over paper/tray.",
        "Scenarios walk over 2 of 7 choices; not over paper/tray/nothing, paper/tray/paper, "
        "wifi/lamp/green, wifi/lamp/red, wifi/plug/in-wall.",
        "Scenarios walk over 1 of 4 entries; not over add-paper, nobody-knows, restart.",
        "No choice leads to: nobody-knows.",
        "",
        "Questions (mean, fewest, most), walks and share of each answer, the longest first:",
        " 3.00  3  3     1  33.3%  push-plug: Push the plug in",
        " 2.50  2  3     2  33.3%  add-paper: Add paper",
        " 2.50  2  3     4  33.3%  restart: Restart the box",
    ]


def test_the_command_takes_weights_with_or_without_a_heading(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path / "content")
    file = tmp_path / "weights.csv"
    shares = []
    for text in (
        "\ufeffentry,count\r\npush-plug,3\r\n\r\nrestart,1\r\n",
        "push-plug,3\nrestart,1",
    ):
        file.write_text(text, encoding="utf-8")
        args = ("--content", tmp_path / "content", "score", "--weights", file)
        assert run(*args, "--format", "json") == 0
        said = json.loads(capsys.readouterr().out)
        shares.append({end["entry"]: end["share"] for end in said["endings"]})

    assert shares == [{"push-plug": 0.75, "restart": 0.25, "add-paper": 0.0}] * 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"restrat,1", ':1: "restrat" is not an entry. Did you mean "restart"?'),
        (b"entry,count\nrestart,many", ':2: "many" is not a count.'),
        (b"restart,-1", ':1: "-1" is not a count.'),
        (b"restart,1\nrestart,nan", ':2: "nan" is not a count.'),
        (b"restart,0", " has no count above 0."),
        (b"", " has no count above 0."),
        (b"restart\n", " has no count above 0."),
        (b"\xff\xfe1", " cannot be read as a CSV file in UTF-8."),
    ],
)
def test_weights_that_make_no_sense_are_one_sentence_and_exit_2(
    text: bytes, said: str, tmp_path: Path, capsys: Out
) -> None:
    write(tmp_path / "content")
    file = tmp_path / "weights.csv"
    file.write_bytes(text)

    assert run("--content", tmp_path / "content", "score", "--weights", file) == 2
    assert capsys.readouterr() == ("", f"wizard: {file}{said}\n")


def test_a_file_of_weights_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path / "content")

    assert run("--content", tmp_path / "content", "score", "--weights", tmp_path / "no.csv") == 2
    assert (
        capsys.readouterr().err == f"wizard: {tmp_path / 'no.csv'}: No such file or directory.\n"
    )


def test_content_without_a_flow_has_nothing_to_count(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path, {"flows/wifi.yaml": None, "flows/paper.yaml": None})

    assert run("--content", tmp_path, "score") == 2
    assert capsys.readouterr().err == (
        "wizard: No flow ends at an answer, so there is nothing to count.\n"
    )


def test_a_flow_with_an_error_is_not_counted(tmp_path: Path) -> None:
    broken = swapped(PAPER, "start: tray", "start: try")
    without = swapped(WIFI, "flow: paper", "entry: add-paper")
    found = score(loaded(tmp_path, {"flows/paper.yaml": broken, "flows/wifi.yaml": without}))

    assert {end.entry: end.walks for end in found.endings} == {
        "push-plug": 1,
        "add-paper": 1,
        "restart": 2,
    }
