"""The command that compares two versions of the content: formats, revisions, refusals."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.command import Out, run
from tests.toys import PAPER, WIFI, answer, flow, step, swapped, write


def git(folder: Path, *words: str) -> None:
    named = ["-c", "user.name=Toy", "-c", "user.email=toy@toy.example"]
    subprocess.run(["git", *named, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Toy content in a folder of a git repository, committed; the folder is returned."""
    write(tmp_path / "repository" / "content")
    git(tmp_path / "repository", "init", "-q")
    git(tmp_path / "repository", "add", ".")
    git(tmp_path / "repository", "commit", "-qm", "first")
    return tmp_path / "repository" / "content"


def test_the_same_is_exit_0_in_every_format(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path)

    assert run("diff", tmp_path, tmp_path) == 0
    assert run("diff", tmp_path, tmp_path, "--format", "markdown") == 0
    assert capsys.readouterr().out == "No walk, question or answer has changed.\n" * 2
    assert run("diff", tmp_path, tmp_path, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["same"] is True


def test_a_change_is_exit_1_and_reads_as_text_and_markdown(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path / "old")
    write(tmp_path / "new", {"flows/wifi.yaml": WIFI.replace("push-plug", "add-paper")})

    assert run("diff", tmp_path / "old", tmp_path / "new") == 1
    text = capsys.readouterr().out
    assert run("diff", tmp_path / "old", tmp_path / "new", "--format", "markdown") == 1
    markdown = capsys.readouterr().out

    assert text.splitlines()[:3] == [
        "7 walks before, 7 after.",
        "1 of 7 walks now ends at another answer.",
        "  /?flow=wifi&trail=dark.loose: Push the plug in → Add paper",
    ]
    assert markdown.splitlines()[:4] == [
        "**7 walks before, 7 after.**",
        "",
        "- 1 of 7 walks now ends at another answer.",
        "  - /?flow=wifi&trail=dark.loose: Push the plug in → Add paper",
    ]


def test_json_names_every_kind_with_its_count_and_items(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path / "old")
    write(tmp_path / "new", {"flows/wifi.yaml": WIFI.replace("push-plug", "add-paper")})

    assert run("diff", tmp_path / "old", tmp_path / "new", "--format", "json") == 1
    said = json.loads(capsys.readouterr().out)

    assert (said["same"], said["walks_before"], said["walks_after"]) == (False, 7, 7)
    kinds = {change["kind"]: change for change in said["changes"]}
    assert list(kinds) == ["other-answer", "out-of-reach", "flow-changed"]
    assert kinds["out-of-reach"]["items"] == [{"entry": "push-plug", "title": "Push the plug in"}]


def test_a_long_list_is_cut_in_text_and_whole_in_json(tmp_path: Path, capsys: Out) -> None:
    ways = {f"c{n}": "entry restart" for n in range(9)}
    many = step("one", **{**ways, "c0": "go two"}) + step("two", **ways)
    write(tmp_path / "old", {"flows/toy.yaml": flow(many)})
    write(tmp_path / "new", {"flows/toy.yaml": flow(many.replace("restart", "add-paper"))})

    assert run("diff", tmp_path / "old", tmp_path / "new") == 1
    assert "  … and 7 more" in capsys.readouterr().out.splitlines()
    assert run("diff", tmp_path / "old", tmp_path / "new", "--format", "json") == 1
    (moved,) = json.loads(capsys.readouterr().out)["changes"]
    assert (moved["count"], len(moved["items"])) == (17, 17)


def test_markdown_shows_the_letters_of_an_editor_as_they_are(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path / "old")
    write(tmp_path / "new", {"faq/add-paper.md": answer('"*Add* [paper]"')})

    assert run("diff", tmp_path / "old", tmp_path / "new", "--format", "markdown") == 1
    assert r'The answer "\*Add\* \[paper\]" has new words' in capsys.readouterr().out


def test_a_revision_is_compared_with_the_content_as_it_is(repository: Path, capsys: Out) -> None:
    assert run("--content", repository, "diff", "HEAD") == 0
    write(repository, {"flows/wifi.yaml": swapped(WIFI, "It is dark", "It is off")})
    assert run("--content", repository, "diff", "HEAD") == 1
    git(repository, "commit", "-qam", "second")
    capsys.readouterr()

    assert run("--content", repository, "diff", "HEAD~1", "HEAD") == 1
    assert capsys.readouterr().out.splitlines() == [
        "7 walks before, 7 after.",
        'The question "lamp" of wifi has new words (choice "dark") on 5 walks.',
    ]


@pytest.mark.parametrize("named", ["HEAD~5", "nothing", "--help", "-x"])
def test_a_revision_that_is_none_is_one_sentence_and_exit_2(
    named: str, repository: Path, capsys: Out
) -> None:
    assert run("--content", repository, "diff", "--", named) == 2
    assert capsys.readouterr() == (
        "",
        f'wizard: "{named}" is no folder, and no git revision of {repository}.\n',
    )


def test_a_revision_without_the_folders_is_one_sentence_and_exit_2(
    repository: Path, capsys: Out
) -> None:
    git(repository, "rm", "-rq", "--cached", "faq")
    git(repository, "commit", "-qm", "without")

    assert run("--content", repository, "diff", "HEAD") == 2
    assert capsys.readouterr().err == (
        f'wizard: At the revision "HEAD", {repository} has no "flows" and "faq".\n'
    )


def test_a_link_in_a_revision_is_not_followed(repository: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text(PAPER)
    (repository / "flows" / "stolen.yaml").symlink_to(secret)
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "link")

    assert run("--content", repository, "diff", "HEAD~1", "HEAD") == 0


def test_without_git_folders_can_still_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    write(tmp_path / "content")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert run("--content", tmp_path / "content", "diff", "HEAD") == 2
    assert capsys.readouterr().err == (
        "wizard: Git is not installed, so only folders can be compared.\n"
    )
    assert run("diff", tmp_path / "content", tmp_path / "content") == 0
