"""Other ids: what a rename changes and leaves alone, and older addresses that live on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.toys import GOOD, OVER, WIFI, answer, loaded, swapped, write
from wizard.__main__ import main
from wizard.content.library import load
from wizard.core.renamed import entry_today

Out = pytest.CaptureFixture[str]


def run(folder: Path, *argv: str) -> int:
    return main(["--content", str(folder), *argv])


def test_a_step_is_renamed_with_all_that_leads_to_it(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path)
    assert run(tmp_path, "rename", "wifi/plug", "cable") == 0
    assert (tmp_path / "flows/wifi.yaml").read_text() == swapped(
        swapped(WIFI, "go: plug", "go: cable"), "  plug:\n", "  cable:\n    was: [plug]\n"
    )
    assert "1 file changed. Older links still lead there" in capsys.readouterr().out


def test_a_choice_is_renamed_in_the_cases_of_every_flow_that_passes_it(tmp_path: Path) -> None:
    other = swapped(
        GOOD["flows/paper.yaml"],
        "scenarios: []",
        "scenarios:\n  - {case: A clerk., trail: [nothing], entry: add-paper}",
    )
    through = swapped(WIFI, "scenarios:\n", (
        "scenarios:\n  - case: A clerk finds the tray empty.\n    trail:\n      - green\n"
        "      - nothing  # the tray\n    entry: add-paper\n"
    ))  # fmt: skip
    write(tmp_path, {"flows/wifi.yaml": through, "flows/paper.yaml": other})
    assert run(tmp_path, "rename", "paper/tray/nothing", "paper/tray/empty") == 0

    assert "      - empty  # the tray\n" in (tmp_path / "flows/wifi.yaml").read_text()
    assert "trail: [empty], entry: add-paper" in (tmp_path / "flows/paper.yaml").read_text()
    assert not [p for p in load(tmp_path).problems if p.level != "warning"]


def test_an_entry_is_renamed_in_flows_cases_answers_and_the_court(tmp_path: Path) -> None:
    more = answer("Add paper", see_also="[restart, 'nobody-knows']")
    write(tmp_path, {"faq/add-paper.md": more})
    assert run(tmp_path, "rename", "nobody-knows", "ask-us") == 0

    library = load(tmp_path)
    assert library.nothing_fits.id == "ask-us"
    assert "see_also: [restart, 'ask-us']" in (tmp_path / "faq/add-paper.md").read_text()
    assert (tmp_path / "faq/ask-us.md").read_text().startswith("---\nwas: [nobody-knows]\ntitle:")
    assert not (tmp_path / "faq/nobody-knows.md").exists()
    assert run(tmp_path, "rename", "push-plug", "plug-in") == 0
    assert load(tmp_path).flows["wifi"].scenarios[0].entry == "plug-in"


def test_a_rename_keeps_comments_quotes_folded_texts_and_the_line_ends_of_any_system(
    tmp_path: Path,
) -> None:
    typed = (
        "\ufeff# Ours.\r\ntitle: >-\r\n  The wifi\r\n  is gone\r\nabout: 'No page.'   # short\r\n"
        'group: Getting on\r\nstart: "lamp"\r\nsteps:\r\n  lamp: # the box\r\n    ask: Lamp?\r\n'
        "    look: Look.\r\n    choices:\r\n"
        "      dark: {say: Dark – é, entry: restart}\r\n"
        "      red: {say: Red, entry: push-plug}\r\n"
        "      on: {say: On, flow: paper}\r\n"
    )
    write(tmp_path, {"flows/wifi.yaml": typed.encode()})
    assert run(tmp_path, "rename", "wifi/lamp/dark", "off") == 0
    assert run(tmp_path, "rename", "wifi/lamp", "light") == 0
    assert run(tmp_path, "rename", "wifi", "net") == 0

    said = (tmp_path / "flows/net.yaml").read_bytes().decode()
    for old, new in (
        ('start: "lamp"', 'start: "light"'),
        ("  lamp: # the box\r\n", "  light: # the box\r\n    was: [lamp]\r\n"),
        ("dark: {say", "off: {was: [dark], say"),
        ("title: >-", "was: [wifi]\r\ntitle: >-"),
    ):
        typed = swapped(typed, old, new)
    assert said == typed


def test_an_id_may_change_again_and_come_back(tmp_path: Path) -> None:
    write(tmp_path)
    for old, new in (("restart", "again"), ("again", "anew"), ("anew", "again")):
        assert run(tmp_path, "rename", old, new) == 0
    library = load(tmp_path)
    assert library.entries["again"].was == ("restart", "again", "anew")
    assert not [p for p in library.problems if p.level != "warning"]
    for id in ("restart", "again", "anew"):
        assert entry_today(library, id) is library.entries["again"]


def test_one_more_earlier_id_joins_a_list_one_a_line(tmp_path: Path) -> None:
    listed = "---\nwas:\n  - first   # long ago\n" + answer("Add paper").removeprefix("---\n")
    write(tmp_path, {"faq/add-paper.md": listed})
    assert run(tmp_path, "rename", "add-paper", "fill-tray") == 0
    said = (tmp_path / "faq/fill-tray.md").read_text()
    assert said.startswith("---\nwas:\n  - first   # long ago\n  - add-paper\ntitle:")


def test_a_dry_run_shows_the_change_and_writes_nothing(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert run(tmp_path, "rename", "paper", "printer", "--dry-run") == 0
    out = capsys.readouterr().out
    assert "--- flows/paper.yaml\n+++ flows/printer.yaml\n" in out
    assert "-        flow: paper\n+        flow: printer\n" in out
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("wify", "net", 'There is no flow or answer "wify". Did you mean "wifi"?'),
        ("wifi/lmap", "net", 'There is no step "lmap". Did you mean "lamp"?'),
        ("wifi/lamp/dork", "net", 'There is no choice "dork". Did you mean "dark"?'),
        ("wifi/lamp/dark/x", "net", "A name has at most three ids"),
        ("flows/restart", "net", 'There is no flow "restart".'),
        ("wifi", "Wi Fi", '"Wi Fi" cannot be an id.'),
        ("wifi/lamp/dark", "none", '"none" cannot be an id.'),
        ("restart", "court", '"court" cannot be the name of a file here.'),
        ("wifi", "wifi", 'It is called "wifi" already.'),
        ("wifi", "paper", 'There is one named "paper" already.'),
        ("restart", "fill-tray", '"fill-tray" is an earlier id of "add-paper"'),
    ],
)
def test_what_cannot_be_renamed_gets_one_line_and_nothing_changes(
    tmp_path: Path, capsys: Out, old: str, new: str, said: str
) -> None:
    write(tmp_path, {"faq/add-paper.md": answer("Add paper", was="[fill-tray]")})
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert run(tmp_path, "rename", old, new) == 2
    err = capsys.readouterr().err
    assert (said in err, err.count("\n")) == (True, 1)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


def test_a_name_of_a_flow_and_an_answer_asks_which(tmp_path: Path, capsys: Out) -> None:
    write(tmp_path, {"faq/paper.md": answer("Paper", draft="yes")})
    assert run(tmp_path, "rename", "paper", "sheets") == 2
    assert "flows/paper or faq/paper?" in capsys.readouterr().err
    assert run(tmp_path, "rename", "faq/paper", "sheets") == 0
    assert (tmp_path / "faq/sheets.md").exists()
    assert load(tmp_path).flows["wifi"].steps["lamp"].choices[1].flow == "paper"


def test_nothing_is_renamed_beside_an_error_that_may_hide_who_names_it(
    tmp_path: Path, capsys: Out
) -> None:
    write(tmp_path, {"flows/paper.yaml": "title: [\n"})
    assert run(tmp_path, "rename", "restart", "again") == 2
    assert "Mend this first, then rename: flows/paper.yaml:2:1: " in capsys.readouterr().err


def test_where_one_file_cannot_be_written_all_stay_as_they_were(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    told_whole = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target.name == "wifi.yaml" and "again" in self.read_text():
            raise OSError(28, "No space left on device")
        return told_whole(self, target)

    monkeypatch.setattr(Path, "replace", full)
    assert run(tmp_path, "rename", "restart", "again") == 2
    assert "wifi.yaml: No space left on device." in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == before


PLUG, RESTART = "ask: Is the plug in the wall?", "title: Restart the box"


TAKEN = [
    ("flows/wifi.yaml", "title: The wifi is gone", "was: [paper]", "is the id of a flow today"),
    ("flows/wifi.yaml", PLUG, "was: [lamp]", "is the id of a step today"),
    ("flows/wifi.yaml", "say: It is dark", "was: [red]", "is the id of a choice today"),
    ("faq/restart.md", RESTART, "was: [add-paper]", "is the id of an entry today"),
    ("faq/restart.md", RESTART, "was: [old, old]", "stands twice here"),
    ("faq/restart.md", RESTART, "was: [tray]", 'stands at "add-paper" too'),
]


@pytest.mark.parametrize(("file", "key", "was", "said"), TAKEN)
def test_an_earlier_id_leads_to_one_thing_only(
    tmp_path: Path, file: str, key: str, was: str, said: str
) -> None:
    files = {**GOOD, "faq/add-paper.md": answer("Add paper", was="[tray]")}
    line = next(line for line in files[file].split("\n") if line.strip() == key)
    indent = line[: len(line) - len(line.lstrip())]
    files[file] = swapped(files[file], f"{line}\n", f"{indent}{was}\n{line}\n")
    found = [p for p in loaded(tmp_path, files).problems if p.check == "earlier-id-taken"]
    assert [(said in p.sentence, p.level) for p in found] == [(True, "flaw")]


def test_a_choice_to_an_earlier_id_is_told_the_one_of_today(tmp_path: Path) -> None:
    write(tmp_path)
    run(tmp_path, "rename", "restart", "again")
    run(tmp_path, "rename", "paper", "printer")
    run(tmp_path, "rename", "wifi/plug", "cable")
    wifi = (tmp_path / "flows/wifi.yaml").read_text()
    for now, was in (("go: cable", "go: plug"), ("flow: printer", "flow: paper")):
        wifi = swapped(wifi, now, was)
    wifi = wifi.replace("entry: again", "entry: restart")
    (tmp_path / "flows/wifi.yaml").write_text(wifi)
    advice = {p.check: p.advice for p in load(tmp_path).problems if p.level == "error"}
    assert advice == {
        "no-such-step": 'It is called "cable" now.',
        "no-such-flow": 'It is called "printer" now.',
        "no-such-entry": 'It is called "again" now.',
    }


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("forgot", '"forgot" belongs to the base ../base. Rename it there.'),
        ("restart", "faq/restart.md lies over ../base/faq/restart.md"),
    ],
)
def test_what_a_base_has_is_not_renamed_in_the_court_s_folder(
    tmp_path: Path, capsys: Out, old: str, said: str
) -> None:
    base = tmp_path / "base/faq"
    base.mkdir(parents=True)
    for id in ("forgot", "restart"):
        (base / f"{id}.md").write_text(answer())
    court = write(tmp_path / "court")
    (court / "faq/court.yaml").write_text("extends: ../base\n" + GOOD["faq/court.yaml"])
    assert run(court, "rename", old, "anew") == 2
    assert said in capsys.readouterr().err
    assert run(court, "rename", "push-plug", "plug-in") == 0


def test_a_choice_that_the_court_adds_can_be_renamed_and_one_that_it_replaces_cannot(
    tmp_path: Path, capsys: Out
) -> None:
    court = (
        "extends: fuse\nsteps:\n  color:\n    choices:\n"
        "      gray: {say: It is gray, entry: push-plug}\n"
        "      red: {say: It is red, entry: restart, before: blue}\n"
    )
    write(tmp_path, {**OVER, "flows/fuse.yaml": court})
    assert run(tmp_path, "rename", "fuse/color/gray", "grey") == 2
    assert "lies over base/flows/fuse.yaml" in capsys.readouterr().err
    assert run(tmp_path, "rename", "fuse/color/red", "ruby") == 0

    step = load(tmp_path).flows["fuse"].steps["color"]
    assert [choice.id for choice in step.choices] == ["gray", "ruby", "blue"]
