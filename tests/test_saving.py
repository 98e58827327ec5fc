"""Saving on the editors' page: real files, real git, two editors at once, nothing outside."""

from __future__ import annotations

import os
import subprocess
import threading
from pathlib import Path

import pytest

from tests.toys import PAPER, TODAY, swapped, write
from wizard.authoring.drafts import Draft, editable
from wizard.authoring.saving import Overtaken, Refused, Saved, may_be_file, save, why_not
from wizard.content.keeper import Keeper

FILE = "flows/paper.yaml"
EDITED = swapped(PAPER, "say: Nothing", "say: Nothing at all")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def _draft(keeper: Keeper, text: str = EDITED, file: str = FILE) -> Draft:
    base = keeper.texts.get(file)
    return Draft("0" * 16, file, text, base if isinstance(base, str) else None, 1)


def _git(folder: Path, *words: str) -> str:
    names = {"HOME": str(folder), "GIT_CONFIG_GLOBAL": os.devnull, "PATH": os.environ["PATH"]}
    for who in ("AUTHOR", "COMMITTER"):
        names |= {f"GIT_{who}_NAME": "Setup", f"GIT_{who}_EMAIL": "setup@localhost"}
    done = subprocess.run(["git", *words], cwd=folder, env=names, capture_output=True, check=True)
    return done.stdout.decode()


def _in_git(folder: Path) -> Path:
    _git(folder, "init", "--quiet")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "-m", "Begin")
    return folder


def test_a_draft_goes_into_its_file_and_visitors_see_it_at_once(
    content: Path, state: Path
) -> None:
    keeper = Keeper(content)
    assert save(keeper, _draft(keeper), state, "", TODAY) == Saved(EDITED)
    assert (content / FILE).read_text() == EDITED
    assert keeper.current().flows["paper"].steps["tray"].choices[0].say == "Nothing at all"


def test_the_version_before_is_kept(content: Path, state: Path) -> None:
    keeper = Keeper(content)
    save(keeper, _draft(keeper), state, "", TODAY)
    kept = [path.read_text() for path in state.rglob("*") if path.is_file()]
    assert kept == [PAPER]


def test_where_the_version_before_cannot_be_kept_nothing_is_saved(
    content: Path, tmp_path: Path
) -> None:
    (tmp_path / "state").write_text("a file in the way")
    keeper = Keeper(content)
    refused = save(keeper, _draft(keeper), tmp_path / "state", "", TODAY)
    assert isinstance(refused, Refused)
    assert refused.why == "It could not be saved: Not a directory."
    assert (content / FILE).read_text() == PAPER


def test_an_error_in_the_file_holds_it_back_and_is_named(content: Path, state: Path) -> None:
    keeper = Keeper(content)
    wrong = _draft(keeper, swapped(PAPER, "entry: add-paper", "entry: ad-paper"))
    refused = save(keeper, wrong, state, "", TODAY)
    assert isinstance(refused, Refused)
    assert [problem.check for problem in refused.errors] == ["no-such-entry"]
    assert (content / FILE).read_text() == PAPER


def test_an_error_that_it_makes_in_another_file_holds_it_back_too(
    content: Path, state: Path
) -> None:
    keeper = Keeper(content)
    loop = swapped(PAPER, "        entry: restart", "        flow: wifi")
    refused = save(keeper, _draft(keeper, loop), state, "", TODAY)
    assert isinstance(refused, Refused)
    assert refused.errors


def test_an_error_that_was_there_before_elsewhere_holds_nothing_back(
    content: Path, state: Path
) -> None:
    (content / "flows/bad.yaml").write_text("title: [")
    keeper = Keeper(content)
    assert isinstance(save(keeper, _draft(keeper), state, "", TODAY), Saved)


def test_a_file_that_changed_meanwhile_is_not_overwritten(content: Path, state: Path) -> None:
    keeper = Keeper(content)
    draft = _draft(keeper)
    theirs = swapped(PAPER, "Paper", "Some paper")
    (content / FILE).write_text(theirs)
    assert save(keeper, draft, state, "", TODAY) == Overtaken(theirs)
    assert (content / FILE).read_text() == theirs
    (content / FILE).unlink()
    assert save(keeper, draft, state, "", TODAY) == Overtaken(None)


def test_of_two_editors_who_save_at_once_one_is_told(content: Path, state: Path) -> None:
    keeper = Keeper(content)
    texts = [swapped(PAPER, "Nothing\n", f"Nothing {n}\n") for n in range(2)]
    drafts = [_draft(keeper, text) for text in texts]
    outcomes: list[object] = []
    ready = threading.Barrier(2)

    def editor(draft: Draft) -> None:
        ready.wait(10)
        outcomes.append(save(keeper, draft, state, "", TODAY))

    editors = [threading.Thread(target=editor, args=(draft,)) for draft in drafts]
    for one in editors:
        one.start()
    for one in editors:
        one.join(20)
    saved = [outcome for outcome in outcomes if isinstance(outcome, Saved)]
    told = [outcome for outcome in outcomes if isinstance(outcome, Overtaken)]
    assert len(saved) == len(told) == 1
    assert (content / FILE).read_text() == saved[0].text == told[0].theirs


def test_a_folder_that_only_its_owner_may_write_is_named_before_anyone_types(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper(content)
    assert why_not(keeper, FILE) == ""
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write everywhere
    assert why_not(keeper, FILE).startswith("The content folder cannot be written to from here.")


@pytest.mark.parametrize(
    "file",
    [
        "../flows/paper.yaml",
        "flows/../../evil.yaml",
        "flows/sub/evil.yaml",
        "/etc/passwd",
        "flows/.hidden.yaml",
        "flows/Paper.yaml",
        "flows/court.yaml",
        "faq/paper.yaml",
        "flows/paper.md",
        "flows/paper.yaml\x00",
        "flows",
        "",
    ],
)
def test_no_name_leads_out_of_the_two_folders(content: Path, state: Path, file: str) -> None:
    assert not may_be_file(file)
    keeper = Keeper(content)
    refused = save(keeper, Draft("0" * 16, file, EDITED, None, 1), state, "", TODAY)
    assert refused == Refused("No content file can have this name.")


def test_no_link_leads_out_of_the_folder(content: Path, tmp_path: Path, state: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(PAPER)
    keeper = Keeper(content)
    draft = _draft(keeper)
    (content / FILE).unlink()
    (content / FILE).symlink_to(outside)
    refused = Refused("This file is a link to another one. Edit that one.")
    assert save(keeper, draft, state, "", TODAY) == refused
    (content / FILE).unlink()
    (content / "flows").rename(tmp_path / "elsewhere")
    (content / "flows").symlink_to(tmp_path / "elsewhere")
    assert save(keeper, draft, state, "", TODAY) == refused
    assert outside.read_text() == PAPER


def test_line_ends_the_mark_in_front_and_who_may_read_stay(content: Path, state: Path) -> None:
    (content / FILE).write_bytes(("\ufeff" + PAPER).replace("\n", "\r\n").encode())
    (content / FILE).chmod(0o664)
    keeper = Keeper(content)
    base = str(keeper.texts[FILE])
    draft = _draft(keeper, editable(base).replace("say: Nothing", "say: None").rstrip())
    assert isinstance(save(keeper, draft, state, "", TODAY), Saved)
    edited = base.replace("say: Nothing", "say: None")
    assert (content / FILE).read_bytes().decode() == edited
    assert (content / FILE).stat().st_mode & 0o777 == 0o664


def test_a_save_is_a_commit_by_the_editor_and_of_this_file_alone(
    content: Path, state: Path
) -> None:
    _in_git(content)
    (content / "faq/restart.md").write_text("not finished")
    _git(content, "add", "faq/restart.md")
    hook = content / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    keeper = Keeper(content)
    assert save(keeper, _draft(keeper), state, "Ann Lee", TODAY) == Saved(EDITED)
    said = _git(content, "log", "-1", "--name-only", "--format=%an|%cn|%s")
    assert said.split("\n\n") == [
        "Ann Lee|E-filing wizard|Edit flows/paper.yaml on the editors' page",
        "flows/paper.yaml\n",
    ]
    assert "faq/restart.md" in _git(content, "diff", "--cached", "--name-only")


def test_a_new_file_is_added_by_nobody_in_particular(content: Path, state: Path) -> None:
    _in_git(content)
    keeper = Keeper(content)
    new = _draft(keeper, EDITED, "flows/new.yaml")
    assert isinstance(save(keeper, new, state, "", TODAY), Saved)
    assert _git(content, "log", "-1", "--format=%an|%s").strip() == (
        "An editor|Add flows/new.yaml on the editors' page"
    )


def test_where_git_refuses_the_file_stays_saved_and_one_sentence_says_why(
    content: Path, state: Path
) -> None:
    _in_git(content)
    (content / ".git/index.lock").write_text("")
    keeper = Keeper(content)
    outcome = save(keeper, _draft(keeper), state, "Ann", TODAY)
    assert isinstance(outcome, Saved)
    assert outcome.but.startswith("It could not be committed: git says “fatal: Unable to create")
    assert "\n" not in outcome.but
    assert (content / FILE).read_text() == EDITED


def test_without_git_installed_a_save_in_a_work_tree_says_so(
    content: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _in_git(content)
    monkeypatch.setenv("PATH", str(state))
    keeper = Keeper(content)
    outcome = save(keeper, _draft(keeper), state, "", TODAY)
    assert isinstance(outcome, Saved)
    assert outcome.but == (
        "The folder is in git, but no git is installed here, so it is not committed."
    )
