"""A base under a court's folder: the court adds and replaces, and every place is named rightly."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from tests.toys import (
    BASE,
    BASE_COURT,
    COURT,
    EXTENDING,
    LAID,
    PAPER,
    TODAY,
    WIFI,
    answer,
    lines,
    loaded,
    swapped,
    write,
)
from wizard.__main__ import main
from wizard.content.keeper import Keeper, keeper
from wizard.content.library import load
from wizard.core.model import Library
from wizard.core.problems import ContentError

TOLD = {
    "no-such-base",
    "extends-nothing",
    "overrides-nothing",
    "before-nothing",
    "cannot-hide",
    "hidden-but-used",
    "stale-override",
    "not-compared",
}
"""The checks that have their samples here."""


def laid_over(folder: Path, files: Mapping[str, str | None] | None = None) -> Library:
    return loaded(folder, {**LAID, **(files or {})})


def test_a_court_adds_to_its_base_and_replaces_files_of_the_same_name(tmp_path: Path) -> None:
    library = laid_over(tmp_path)

    assert lines(library) == []
    assert set(library.flows) == {"fuse", "paper", "wifi"}
    assert library.entries["push-plug"].title == "Push the plug, all courts say"
    assert library.entries["restart"].title == "Restart the box"
    assert library.layers.names == ("base", "")
    assert library.entries["push-plug"].place.folder == "base"
    assert library.entries["restart"].place.folder == ""


def test_settings_are_merged_by_name_and_the_court_has_the_last_word(tmp_path: Path) -> None:
    court = f"{EXTENDING}  clerk: {{name: The clerk}}\nwarnings: {{ice: Don't skate.}}\n"
    library = laid_over(tmp_path, {"faq/court.yaml": court})

    assert lines(library) == []
    assert library.court.name == "The Toy Court"
    desk = library.court.contacts["desk"]
    assert (desk.name, desk.phone) == ("The desk", "617-555-0100"), "key by key"
    assert set(library.court.contacts) == {"desk", "shop", "clerk"}
    assert library.court.warnings == {"fire": "Keep water away.", "ice": "Don't skate."}
    assert set(library.glossary.terms) == {"fuse", "router"}
    assert library.glossary.synonyms == (("tray", "drawer"), ("wifi", "wireless"))


def test_a_court_needs_no_glossary_where_its_base_has_one(tmp_path: Path) -> None:
    flow = WIFI.replace("    terms: [router]\n", "")
    library = laid_over(tmp_path, {"faq/glossary.yaml": None, "flows/wifi.yaml": flow})

    assert lines(library) == []
    assert set(library.glossary.terms) == {"fuse"}


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("base/faq/push-plug.md", answer("A plug", owner="[]"), "base/faq/push-plug.md:4:8"),
        ("base/faq/push-plug.md", answer(body="<b>It</b>\n"), "base/faq/push-plug.md:7:1"),
        ("base/faq/court.yaml", BASE_COURT + "color: 4\n", "base/faq/court.yaml:7:1"),
        ("base/faq/court.yaml", "name: [\n", "base/faq/court.yaml:2:1"),
        ("base/faq/glossary.yaml", "terms: {fuse: {word: f}}\n", "base/faq/glossary.yaml:1:15"),
        ("base/flows/fuse.yaml", "\t", "base/flows/fuse.yaml:1:1"),
        ("base/faq/Push.md", answer(), "base/faq/Push.md:1:1"),
        ("base/faq/notes.txt", "x", "base/faq/notes.txt:1:1"),
        ("faq/court.yaml", f"{EXTENDING}color: 4\n", "faq/court.yaml:11:1"),
    ],
)
def test_a_problem_names_the_folder_file_and_line_where_it_stands(
    tmp_path: Path, file: str, text: str, place: str
) -> None:
    found = lines(laid_over(tmp_path, {file: text}))

    assert [line.split(": ")[0] for line in found] == [place]


def test_what_the_court_replaces_is_not_read_at_all(tmp_path: Path) -> None:
    assert lines(laid_over(tmp_path, {"base/faq/restart.md": "no front matter\n"})) == []


def test_where_the_courts_own_version_is_broken_the_bases_is_not_served_in_its_place(
    tmp_path: Path,
) -> None:
    library = laid_over(tmp_path, {"faq/restart.md": "no front matter\n"})

    assert {str(file) for file in library.left_out} == {"faq/restart"}
    assert "restart" not in library.entries


@pytest.mark.parametrize("folder", ["nowhere", "../nowhere", "'/nowhere at all'"])
def test_a_base_that_is_not_there_is_the_only_thing_told(tmp_path: Path, folder: str) -> None:
    found = lines(laid_over(tmp_path, {"faq/court.yaml": f"extends: {folder}\n{COURT}"}))

    named = folder.strip("'")
    assert found == [
        f"faq/court.yaml:1:{10 + (named != folder)}: There is no content in the folder "
        f'"{named}" that this court extends. Name it as seen from this court\'s folder, like '
        "../pacer. (no-such-base)"
    ]


def test_a_base_may_extend_another(tmp_path: Path) -> None:
    files = {
        "base/faq/court.yaml": f"extends: ../deep\n{BASE_COURT}",
        "deep/faq/push-plug.md": answer("Deep"),
        "deep/faq/dig.md": answer("Dig"),
        "flows/paper.yaml": swapped(PAPER, "add-paper", "dig"),
        "faq/add-paper.md": None,
    }
    library = laid_over(tmp_path, files)

    assert lines(library) == []
    assert library.layers.names == ("deep", "base", "")
    assert library.entries["dig"].place.file == "deep/faq/dig.md"
    assert library.entries["push-plug"].title == "Push the plug, all courts say"


@pytest.mark.parametrize("folder", [".", "base/..", "base/../base/.."])
def test_a_court_that_extends_itself_extends_nothing(tmp_path: Path, folder: str) -> None:
    library = loaded(tmp_path, {"faq/court.yaml": f"extends: {folder}\n{COURT}"})

    assert library.layers.names == ("",)


@pytest.mark.parametrize("name", ["x" * 300, "\0", "a\x1bb", "~", "é" * 200, "[base", "base\\x"])
def test_an_odd_name_of_a_base_is_told_and_nothing_fails(tmp_path: Path, name: str) -> None:
    court = f"extends: {name}\n{COURT}"
    library = laid_over(tmp_path, {"faq/court.yaml": court})
    assert any(p.place.file == "faq/court.yaml" for p in library.problems)
    write(tmp_path, LAID)
    kept = Keeper(tmp_path, iter(range(100)).__next__)
    (tmp_path / "faq/court.yaml").write_text(court)

    assert "fuse" in kept.current().flows
    assert [held.file for held in kept.held] == ["faq/court.yaml"]


def test_bases_that_extend_each_other_come_to_an_end(tmp_path: Path) -> None:
    library = laid_over(
        tmp_path,
        {
            "base/faq/court.yaml": f"extends: ../other\n{BASE_COURT}",
            "other/faq/court.yaml": f"extends: ../base\n{BASE_COURT}",
        },
    )

    assert library.layers.names == ("other", "base", "")


def test_folders_can_be_named_one_over_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laid_over(tmp_path / "court", {"faq/court.yaml": COURT})
    (tmp_path / "court/base").rename(tmp_path / "base")
    named = os.pathsep.join([str(tmp_path / "base"), str(tmp_path / "court")])
    assert main(["--content", named, "check"]) == 0, capsys.readouterr()
    assert main(["--content", str(tmp_path / "court"), "check"]) == 1
    monkeypatch.setenv("WIZARD_CONTENT", named)

    assert keeper().library.layers.names == ("../base", "")
    assert "fuse" in keeper().library.flows


def test_bases_that_are_named_stand_in_place_of_the_one_that_the_court_extends(
    tmp_path: Path,
) -> None:
    laid_over(tmp_path)
    write(tmp_path / "new", {"faq/push-plug.md": answer("New")})
    library = load(tmp_path, TODAY, ["new"])

    assert library.layers.names == ("new", "")
    assert library.entries["push-plug"].title == "New"
    with pytest.raises(ContentError, match=r"There is no folder .*gone"):
        load(tmp_path, TODAY, ["gone"])


def test_marks_on_a_pull_request_name_the_file_from_where_the_workflow_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    court = f"extends: ../base\n{COURT}"
    laid_over(tmp_path / "court", {"faq/court.yaml": court, "base/faq/push-plug.md": "---\n"})
    (tmp_path / "court/base").rename(tmp_path / "base")
    monkeypatch.chdir(tmp_path)
    main(["--content", "court", "check", "--format", "github"])

    assert "::error file=base/faq/push-plug.md,line=1," in capsys.readouterr().out


def test_a_rename_stays_in_the_courts_own_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laid_over(tmp_path)
    before = (tmp_path / "base/flows/fuse.yaml").read_text()
    assert main(["--content", str(tmp_path), "rename", "push-plug", "push-it"]) == 2
    assert '"push-plug" belongs to the base base. Rename it there.' in capsys.readouterr().err
    assert main(["--content", str(tmp_path), "rename", "add-paper", "more-paper"]) == 0

    assert lines(load(tmp_path, TODAY)) == []
    assert (tmp_path / "base/flows/fuse.yaml").read_text() == before


def test_an_old_base_is_compared_with_a_new_one_under_the_court(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "court", LAID)
    (tmp_path / "court/base").rename(tmp_path / "old")
    write(tmp_path / "new", {**{f.removeprefix("base/"): t for f, t in BASE.items()}})
    fuse = swapped(BASE["base/flows/fuse.yaml"], "entry: push-plug", "entry: restart")
    (tmp_path / "new/flows/fuse.yaml").write_text(fuse)
    (tmp_path / "new/faq/restart.md").write_text(answer("Not seen, as the court replaces it"))
    for name in ("flows/paper.yaml", "flows/wifi.yaml", "faq/add-paper.md", "faq/nobody-knows.md"):
        (tmp_path / "new" / name).unlink()
    over = f"{os.pathsep}{tmp_path / 'court'}"

    assert main(["diff", f"{tmp_path / 'old'}{over}", f"{tmp_path / 'new'}{over}"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "9 walks before, 9 after.",
        "1 of 9 walks now ends at another answer.",
        "  /?flow=fuse&trail=nothing: Push the plug, all courts say → Restart the box",
    ]


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=Toy", "-c", "user.email=toy@example.org")
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)


@pytest.mark.parametrize("inside", [True, False])
def test_a_revision_has_its_base_with_it(
    tmp_path: Path, inside: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    court = tmp_path / "courts/one"
    write(court, {**LAID, "faq/court.yaml": f"extends: ../../pacer\n{COURT}"})
    (court / "base").rename(tmp_path / "pacer")
    repository = tmp_path if inside else court
    git(repository, "init", "-q")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "first")
    assert main(["--content", str(court), "diff", "HEAD"]) == 0, capsys.readouterr()
    (tmp_path / "pacer/faq/push-plug.md").write_text(answer("Push harder"))

    assert main(["--content", str(court), "diff", "HEAD"]) == (1 if inside else 0)
    said = capsys.readouterr()
    assert said.err == ""
    assert ("Push harder" in said.out) == inside, "a base elsewhere is taken as it is now"


def test_a_picture_of_the_court_stands_in_place_of_the_bases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laid_over(tmp_path)
    for folder, red in (("base/pictures", 9), ("pictures", 200)):
        (tmp_path / folder).mkdir()
        Image.new("RGB", (4, 4), (red, 0, 0)).save(tmp_path / folder / "box.png")
    Image.new("RGB", (4, 4)).save(tmp_path / "base/pictures/lid.png")
    library = load(tmp_path, TODAY)
    before = (tmp_path / "pictures/box.png").read_bytes()

    assert library.pictures["box.png"].place.file == "pictures/box.png"
    assert library.pictures["lid.png"].place.file == "base/pictures/lid.png"
    assert main(["--content", str(tmp_path), "check", "--layers"]) == 0
    assert "pictures/box.png replaces base/pictures/box.png" in capsys.readouterr().out
    main(["--content", str(tmp_path), "check", "--compared", "all"])
    assert (tmp_path / "pictures/box.png").read_bytes() == before
