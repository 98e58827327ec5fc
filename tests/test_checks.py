"""Every check has a failing sample with the lines an editor reads, and a manual entry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO

import pytest

from tests import test_answer_checks, test_layers, test_pictures, test_wording_checks
from tests.check_samples import SAMPLES
from tests.check_samples.sample import Sample
from tests.toys import (
    COURT,
    PAPER,
    TODAY,
    WIFI,
    answer,
    flow,
    lines,
    loaded,
    step,
    swapped,
    write,
)
from wizard.content.library import load
from wizard.core.problems import MANUAL, Place, Problem, nearest, shown


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.check)
def test_a_mistake_is_reported_with_its_place_a_sentence_and_advice(
    sample: Sample, tmp_path: Path
) -> None:
    folder = write(tmp_path / "content", sample.files)
    sample.prepare(folder)

    assert lines(load(folder, TODAY)) == list(sample.lines)
    assert any(line.endswith(f"({sample.check})") for line in sample.lines)


def test_reading_a_file_stops_at_the_hundredth_mistake(tmp_path: Path) -> None:
    junk = "".join(f"key-{number}: x\n" for number in range(200))

    found = lines(loaded(tmp_path, {"flows/paper.yaml": PAPER + junk}))

    assert len(found) == 101
    assert (
        "flows/paper.yaml:115:1: There are 100 mistakes up to here, and reading stops. "
        "Mend these first. Is it the right file? (many-problems)"
    ) in found


def test_a_file_that_the_computer_refuses_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, mode: str) -> IO[bytes]:
        if path.name == "paper.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, "rb")

    folder = write(tmp_path)
    monkeypatch.setattr(Path, "open", refuse)

    assert lines(load(folder, TODAY)) == [
        "flows/paper.yaml:1:1: This file cannot be read: Permission denied. "
        "Check its permissions. (unreadable-file)"
    ]


def test_every_check_has_a_sample_and_a_manual_entry() -> None:
    alone = {"many-problems", "unreadable-file"}
    others = (*test_answer_checks.SAMPLES, *test_wording_checks.SAMPLES)
    sampled = {sample.check for sample in (*SAMPLES, *others)}
    assert sampled | alone | test_layers.TOLD | test_pictures.TOLD == set(MANUAL)


def test_all_mistakes_are_reported_at_once_sorted_by_place(tmp_path: Path) -> None:
    found = lines(
        loaded(
            tmp_path,
            {
                "flows/paper.yaml": swapped(PAPER, "title:", "titel:"),
                "flows/wifi.yaml": swapped(WIFI, "go: plug", "go: plag"),
                "faq/restart.md": answer(owner="dusk"),
            },
        )
    )

    assert [line.split(" ")[0] for line in found] == [
        "faq/restart.md:4:8:",
        "flows/paper.yaml:1:1:",
        "flows/wifi.yaml:13:13:",
    ]


def test_one_mistake_in_the_court_is_not_reported_at_every_owner(tmp_path: Path) -> None:
    found = lines(loaded(tmp_path, {"faq/court.yaml": "name: [\n"}))

    assert len(found) == 1
    assert found[0].startswith("faq/court.yaml:2:1: This cannot be read as YAML")


def test_a_broken_entry_is_not_reported_again_by_choices_and_scenarios(tmp_path: Path) -> None:
    found = lines(loaded(tmp_path, {"faq/push-plug.md": "no front matter\n"}))

    assert [line.rsplit("(")[-1] for line in found] == ["front-matter)"]


def test_a_broken_flow_is_not_reported_again_by_scenarios_that_run_into_it(tmp_path: Path) -> None:
    crossing = swapped(WIFI, "[dark, loose]", "[green, nothing]")
    found = lines(loaded(tmp_path, {"flows/paper.yaml": "- x\n", "flows/wifi.yaml": crossing}))

    assert [line.rsplit("(")[-1] for line in found] == ["wrong-kind)"]


def test_a_long_loop_is_shown_shortened(tmp_path: Path) -> None:
    ring = "".join(
        step(f"s{number}", on=f"go s{(number + 1) % 12}", off="entry restart")
        for number in range(12)
    )
    (line,) = lines(loaded(tmp_path, {"flows/ring.yaml": flow(ring, start="s0")}))

    assert "ring/s0 → ring/s1 → ring/s2 → ring/s3 → … → ring/s9 → ring/s10 → ring/s11" in line


def test_a_walk_too_long_for_an_address_leaves_only_its_own_flow_out(tmp_path: Path) -> None:
    rows = [step(f"s{n}", on=f"go s{n + 1}", off="entry restart") for n in range(69)]
    rows.append(step("s69", on="entry restart", off="entry restart"))
    library = loaded(
        tmp_path,
        {
            "flows/long.yaml": flow("".join(rows), start="s0"),
            "flows/wifi.yaml": swapped(WIFI, "flow: paper", "flow: long"),
        },
    )

    assert set(library.flows) == {"paper", "wifi"}
    assert [line for line in lines(library) if "flows/long" in line] == [
        "flows/long.yaml:4:8: The longest walk of this flow asks 70 questions; the limit is 4. "
        "Join two questions, or lead to an answer sooner. (long-walk)"
    ]


def test_the_nearest_name_is_offered_else_the_few_there_are() -> None:
    assert nearest("restrat", ["restart", "plug"]) == 'Did you mean "restart"?'
    assert nearest("xyz", ["restart", "plug"]) == "Known names: plug, restart."
    assert nearest("xyz", "abcdefgh") == "Known names: a, b, c, d, e, f, g, h."
    assert nearest("xyz", list("abcdefghijklmn")) == "None of the 14 known names is like it."
    for slip in ("Push Plug", "push_plug", "PushPlug", "push-plugs"):
        assert nearest(slip, ["restart", "push-plug", "plug"]) == 'Did you mean "push-plug"?'
    assert nearest("xyz", []) == ""


def test_a_quoted_text_is_one_short_line_without_unseen_characters() -> None:
    assert shown("a\nb\u202ec\x1b[31m") == "a?b?c?[31m"
    assert shown("é" * 100) == "é" * 59 + "…"


def test_a_problem_reads_as_place_sentence_advice_and_check() -> None:
    problem = Problem(Place("flows/x.yaml", 3, 4), "It turns.", "", "warning", check="loops")

    assert str(problem) == "flows/x.yaml:3:4: warning: It turns. (loops)"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("say: Nothing", 'say: "Nothing" at all', "10:23: .*ends at its second quote"),
        ("say: Nothing", 'say: "The "red" lamp"', "10:20: .*ends at its second quote"),
        ("say: Nothing", "say: [Save] is gray", "10:14: .*cannot start with this"),
        ("say: Nothing", "say: {x} is gray", "10:14: .*cannot start with this"),
        ("say: Nothing", "say: - nothing", "10:14: .*cannot start with this"),
        ("say: Nothing", "say:Nothing", "10:12: .*no space after the colon"),
        ("about: Nothing", "about: One\nNothing", "3:1: .*no key with a colon"),
        ("        say: Nothing", "\u00a0       say: Nothing", "10:1: .*not a plain space"),
        ("      nothing:\n        say", "      - say", "9:7: .*name of your own"),
        ("say: Nothing", "say: [Save]", "10:14: .*in double quotes"),
    ],
)
def test_the_likely_cause_is_named_where_it_stands(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = PAPER.replace(old, new, 1)
    if new.startswith("      - say"):
        text = text[: text.index("      paper:")] + "scenarios: []\n"
    found = lines(loaded(tmp_path, {"flows/paper.yaml": text}))

    assert re.match(rf"flows/paper\.yaml:{said}", found[0]), found[0]


def test_a_contact_that_is_gone_is_one_line(tmp_path: Path) -> None:
    court = COURT.replace("  desk:\n", "  counter:\n").replace("still_stuck: desk\n", "")
    found = lines(loaded(tmp_path, {"faq/court.yaml": court}))
    found = [line for line in found if "(unknown-owner)" in line]

    assert len(found) == 1
    assert '"desk" is not a contact in faq/court.yaml. 3 more files name it.' in found[0]


def test_a_draft_that_a_choice_leads_to_is_a_flaw_that_names_both(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"faq/add-paper.md": answer(draft="yes")})

    assert [problem.level for problem in library.problems] == ["flaw"]
    assert 'the choice "nothing" at flows/paper.yaml:11:16 ends here' in lines(library)[0]
