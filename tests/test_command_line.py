"""The command line: what it prints and its exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import Out, run
from tests.toys import PAPER, TIDY, WIFI, answer, copy_shipped, swapped, write
from wizard.__main__ import _parser
from wizard.content.library import HOME
from wizard.core.problems import MANUAL


def test_clean_content_is_exit_0_with_no_line_but_a_word_beside(
    tmp_path: Path, capsys: Out
) -> None:
    assert run("--content", write(tmp_path, TIDY), "check") == 0
    assert capsys.readouterr() == ("", "2 flows and 4 answers served: no problems.\n")


def test_every_mistake_is_a_line_of_its_own_and_exit_1(tmp_path: Path, capsys: Out) -> None:
    paper = swapped(TIDY["flows/paper.yaml"], "start: tray", 'start: "t\\nr"')
    write(tmp_path, {**TIDY, "flows/paper.yaml": paper})

    assert run("--content", tmp_path, "check") == 1
    assert capsys.readouterr().out == (
        'flows/paper.yaml:4:8: error: The flow starts at "t?r", which is not one of its steps. '
        "Known names: tray. (no-such-start)\n"
    )


def test_a_flaw_is_exit_1_and_a_warning_exit_0(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path / "flaw", {"flows/wifi.yaml": swapped(WIFI, "[router]", "[lamp]")})
    assert run("--content", tmp_path / "flaw", "check") == 1
    assert "(unknown-term)" in capsys.readouterr().out
    write(tmp_path / "warning", {"faq/restart.md": answer(review_by="2020-01-01")})

    assert run("--content", tmp_path / "warning", "check") == 0
    assert "warning: The answer was to be reviewed by 2020-01-01." in capsys.readouterr().out


def test_the_content_folder_can_come_from_the_environment(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_CONTENT", str(write(tmp_path, {"flows/paper.yaml": ""})))

    assert run("check") == 1
    assert "flows/paper.yaml:1:1: error: The file is empty." in capsys.readouterr().out


@pytest.mark.parametrize("argv", [[], ["chekc"], ["check", "--what"], ["explain", "loop"]])
def test_wrong_usage_is_exit_2_with_a_word_on_stderr(argv: list[str], capsys: Out) -> None:
    assert run(*argv) == 2
    out, err = capsys.readouterr()
    assert (out, err != "") == ("", True)


def test_a_folder_without_content_is_exit_2(tmp_path: Path, capsys: Out) -> None:
    assert run("--content", tmp_path, "check") == 2
    assert capsys.readouterr().err == f'wizard: There is no folder "flows" in {tmp_path}.\n'


def test_help_is_exit_0(capsys: Out) -> None:
    assert run("--help") == 0
    assert "Exit codes: 0 fine, 1 something in the content" in capsys.readouterr().out


def test_our_own_bug_is_exit_3_in_one_line(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def trip(folder: Path, **named: object) -> None:
        raise KeyError("slip")

    monkeypatch.setattr("wizard.cli.load", trip)

    assert run("--content", write(tmp_path), "check") == 3
    assert capsys.readouterr() == (
        "",
        "wizard: our own bug, please report it: KeyError('slip')\n",
    )


def test_explain_lists_the_checks_and_tells_about_each(capsys: Out) -> None:
    assert run("explain") == 0
    assert capsys.readouterr().out.split() == sorted(MANUAL)
    for name, text in MANUAL.items():
        assert run("explain", name) == 0
        assert capsys.readouterr().out == f"{name}\n\n{text}\n"


def test_explain_offers_the_nearest_check(capsys: Out) -> None:
    assert run("explain", "no-such-stepp") == 2
    assert 'Did you mean "no-such-step"?' in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_a_terminal_of_any_encoding_gets_every_line(tmp_path: Path, encoding: str) -> None:
    write(tmp_path, {"flows/paper.yaml": swapped(PAPER, "entry: restart", "flow: wifi")})
    done = subprocess.run(
        [sys.executable, "-m", "wizard", "--content", tmp_path, "check"],
        cwd=HOME,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith(b"1 flow and 4 answers served: 1 to mend first")
    assert b"The choices lead in a circle: paper/tray " in done.stdout


def test_the_first_flow_of_the_docs_passes_check(tmp_path: Path, capsys: Out) -> None:
    docs = (HOME / "docs" / "editors.md").read_text("utf-8")
    example = docs.partition("## Write your first flow")[2].split("```yaml\n")[1].split("```")[0]
    copy_shipped(tmp_path)
    (tmp_path / "flows/wifi.yaml").write_text(example, "utf-8")
    assert run("--content", tmp_path, "check") == 0
    assert capsys.readouterr().out == ""


EVERY_COMMAND: tuple[list[str], ...] = (
    [],
    ["--help"],
    ["check"],
    ["explain"],
    ["search", "login"],
    ["graph", "fees"],
    ["paths"],
    ["export", "out.html"],
    ["handout", "--all", "out"],
    ["new", "flow", "x"],
    ["rename", "x", "y"],
    ["schema", "out"],
    ["import-faq", "page.html"],
    ["diff", "HEAD"],
    ["due"],
    ["score"],
    ["insights"],
)


@pytest.mark.parametrize("argv", EVERY_COMMAND, ids=" ".join)
@pytest.mark.parametrize("bare", ["-S", "-IS"])
def test_a_python_without_the_packages_gets_one_sentence(argv: list[str], bare: str) -> None:
    start = f"import sys, runpy; sys.path.insert(0, {str(HOME)!r}); sys.argv[1:] = {argv!r}\n"
    start += "runpy.run_module('wizard', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, bare, "-c", start], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("wizard: This Python has no package ")
    assert "make run" in done.stderr
    assert (done.stderr.count("\n"), done.stdout) == (1, "")


def test_a_package_that_only_one_command_needs_is_missed_in_the_same_sentence(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "wizard.export.handouts", raising=False)
    monkeypatch.delattr("wizard.export.handouts", raising=False)  # another test has loaded it
    monkeypatch.delitem(sys.modules, "wizard.export.templating", raising=False)

    assert run("--content", write(tmp_path), "handout", "wifi", tmp_path / "papers") == 2
    assert capsys.readouterr().err.startswith("wizard: This Python has no package ")


def test_a_command_is_in_the_file_that_bears_its_name() -> None:
    (commands,) = (a for a in _parser()._actions if isinstance(a.choices, dict))
    files = {path.stem for path in (HOME / "wizard" / "cli").glob("[!_]*.py")}
    assert {name.replace("-", "_") for name in commands.choices or ()} == files
