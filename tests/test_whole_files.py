"""A file is written whole or not at all: a full disk costs neither an old file nor a good name."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command import Out, run
from tests.toys import TIDY, write
from wizard.content.library import HOME
from wizard.core.whole_file import write_new, write_whole

FULL = 100
"""Bytes that a file may have in these tests."""


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond a few letters, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FULL, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", TIDY)


COMMANDS = {
    "export": (["export", "out.html"], "out.html"),
    "handout": (["handout", "wifi", "papers"], "papers/wifi-handout.html"),
    "schema": (["schema", "schemas"], "schemas/flow.schema.json"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_leaves_the_good_old_file(
    command: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    said, name = COMMANDS[command]
    assert run("--content", content, *said) == 0
    old = Path(name).read_bytes()
    there = sorted(tmp_path.rglob("*"))
    capsys.readouterr()
    with full_disk():
        code = run("--content", content, *said)
    assert code == 2
    assert Path(name).name in capsys.readouterr().err
    assert Path(name).read_bytes() == old
    assert sorted(tmp_path.rglob("*")) == there, "nothing is left beside it"


@pytest.mark.parametrize("kind", ["flow", "entry"])
def test_a_full_disk_leaves_no_empty_starter(kind: str, content: Path, capsys: Out) -> None:
    there = sorted(content.rglob("*"))
    with full_disk():
        assert run("--content", content, "new", kind, "mine") == 2
    assert "File too large" in capsys.readouterr().err
    assert sorted(content.rglob("*")) == there
    assert run("--content", content, "new", kind, "mine") == 0


def test_a_file_that_is_there_is_never_written_over_by_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_text("old")
    with pytest.raises(FileExistsError):
        write_new(path, "new")
    assert path.read_text() == "old"


def test_others_may_read_a_file_unless_it_is_private(tmp_path: Path) -> None:
    write_whole(tmp_path / "open", "a")
    write_whole(tmp_path / "private", "a", private=True)
    usual = tmp_path / "usual"
    usual.touch()
    assert (tmp_path / "open").stat().st_mode == usual.stat().st_mode
    assert (tmp_path / "private").stat().st_mode & 0o077 == 0


def test_a_program_that_is_killed_while_it_writes_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old")
    program = (
        "import os, signal, pathlib, sys\n"
        "from wizard.core import whole_file\n"
        "whole_file.os.fsync = lambda number: os.kill(os.getpid(), signal.SIGKILL)\n"
        "whole_file.write_whole(pathlib.Path(sys.argv[1]), 'new')\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=HOME, check=False)
    assert done.returncode < 0
    assert path.read_text() == "old"
