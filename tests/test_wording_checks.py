"""Advice on the writing: every warning has a failing sample, and good writing gives none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.toys import (
    COURT,
    GLOSSARY,
    PAPER,
    TIDY,
    TODAY,
    answer,
    flow,
    loaded,
    step,
    swapped,
    write,
)
from wizard import checks
from wizard.authoring.preview import tried
from wizard.checks import habits, twins
from wizard.content.keeper import Keeper
from wizard.content.library import HOME, load

DATES = {"reviewed": "2026-11-22", "review_by": "2027-11-22"}
WALL = "the box on the wall that makes the network for all of the rooms on this floor "
HARD = (
    "Administrative regulations necessitate comprehensive authentication. "
    "Organizational participants investigate alternative communication possibilities. "
    "Unfortunately, transmission irregularities invalidate certification. "
    "Additional identification requirements complicate registration considerably. "
    "Representatives subsequently reconsider unsatisfactory documentation. "
    "Supervisors communicate institutional recommendations.\n"
)
TWIN = (
    "Take the {} out of the tray, close the lid, press the green knob and wait for ten minutes.\n"
)


class Sample(NamedTuple):
    """Toy files with a habit worth a warning, and all the lines about it."""

    check: str
    files: Mapping[str, str]
    lines: tuple[str, ...]


def body(text: str) -> dict[str, str]:
    return {"faq/restart.md": answer("Restart the box", text, **DATES)}


SAMPLES = (
    Sample(
        "starter-text",
        body("Write the answer here in one or two sentences.\n\n1. Push it.\n"),
        (
            'faq/restart.md:9:1: warning: This is still the text of the starter: "Write the '
            'answer here in one or two sen…". Write your own in its place. (starter-text)',
        ),
    ),
    Sample(
        "long-sentence",
        body(f"Restart it.\n\n1. Look for {WALL}, and push the knob that is behind the lid.\n"),
        (
            "faq/restart.md:11:4: warning: The sentence "
            '"Look for the box on the wall that makes…" '
            "has 28 words. Make two of it; 25 words are the most. (long-sentence)",
        ),
    ),
    Sample(
        "hard-to-read",
        body(HARD),
        (
            "faq/restart.md:9:1: warning: The text reads at grade 40.5; 8 is the most. "
            "Use shorter sentences and shorter words. (hard-to-read)",
        ),
    ),
    Sample(
        "no-review-date",
        {"faq/restart.md": answer("Restart the box")},
        (
            "faq/restart.md:2:1: warning: The answer has no day by which to compare it with its "
            'source again. Add "review_by" with a day like 2027-01-31. (no-review-date)',
        ),
    ),
    Sample(
        "no-look",
        {"flows/paper.yaml": PAPER},
        (
            'flows/paper.yaml:7:5: warning: The question "tray" does not say where to look. '
            'Add "look" for those who are not sure. (no-look)',
        ),
    ),
    Sample(
        "one-ending",
        {
            "flows/x.yaml": flow(
                step("one", a="go two", b="go three", c="entry restart")
                + step("two", a="entry restart", b="entry restart")
                + step("three", a="flow paper", b="entry restart")
            )
        },
        (
            'flows/x.yaml:13:5: warning: All choices of the question "two" end at "restart". '
            "Lead past this question, or lead one of them elsewhere. (one-ending)",
        ),
    ),
    Sample(
        "hole",
        body("Write to the desk at - and wait. The form is online at under Help.\n\nOr ask at.\n"),
        (
            "faq/restart.md:9:19: warning: Something seems to be missing at the end of "
            '"to the desk at -". Fill it in, or say it without. (hole)',
            "faq/restart.md:9:53: warning: Something seems to be missing at the end of "
            '"form is online at under". Fill it in, or say it without. (hole)',
            "faq/restart.md:11:8: warning: Something seems to be missing at the end of "
            '"Help. Or ask at.". Fill it in, or say it without. (hole)',
        ),
    ),
    Sample(
        "hole",
        {"faq/restart.md": answer(official="Let mail from and pass.", **DATES)},
        (
            "faq/restart.md:6:11: warning: Something seems to be missing at the end of "
            '"mail from and". Fill it in, or say it without. (hole)',
        ),
    ),
    Sample(
        "hole",
        {"faq/imported.md": answer(draft="yes", official="Call us at .")},
        (
            "faq/imported.md:7:11: warning: Something seems to be missing at the end of "
            '"us at .". Fill it in, or say it without. (hole)',
        ),
    ),
    Sample(
        "stale-word",
        body("Restart Netscape.\n"),
        (
            'faq/restart.md:9:9: warning: "Netscape" is out of date. '
            "Say it in a newer way, or add a caution. (stale-word)",
        ),
    ),
    Sample(
        "unknown-abbreviation",
        body("Ask for the TLA. Bring the TLA with you.\n"),
        (
            'faq/restart.md:9:13: warning: "TLA" is not in faq/glossary.yaml. '
            "Add it there, or write it out. (unknown-abbreviation)",
        ),
    ),
    Sample(
        "nearly-same",
        {
            "faq/add-paper.md": answer("Add paper", TWIN.format("paper"), **DATES),
            "faq/push-plug.md": answer("Push the plug in", TWIN.format("sheets"), **DATES),
            "flows/wifi.yaml": swapped(TIDY["flows/wifi.yaml"], "flow: paper", "entry: restart"),
        },
        (
            'faq/push-plug.md:2:1: warning: The answer says nearly the same as "add-paper", '
            "and no question tells the two apart. Join them, or say in each when it is the right "
            "one. (nearly-same)",
        ),
    ),
)


def advice(folder: Path, files: Mapping[str, str]) -> list[tuple[str, str]]:
    library = loaded(folder, {**TIDY, **files})
    found = sorted((*library.problems, *checks.advice(library)))
    return [(problem.check, str(problem)) for problem in found]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.check)
def test_a_habit_is_reported_with_its_place_a_sentence_and_advice(
    sample: Sample, tmp_path: Path
) -> None:
    found = advice(tmp_path, sample.files)

    assert [line for check, line in found if check == sample.check] == list(sample.lines)


def test_every_piece_of_advice_has_a_sample_and_none_is_more_than_a_warning(
    tmp_path: Path,
) -> None:
    assert {sample.check for sample in SAMPLES} | {"stale-override", "not-compared"} == {
        check.__name__.replace("_", "-") for check in (*checks.ADVICE, habits.hole)
    }
    assert advice(tmp_path, {}) == []


def test_the_shipped_content_needs_no_advice() -> None:
    assert [str(problem) for problem in checks.advice(load(HOME))] == []


def test_advice_points_at_the_line_of_the_sentence_itself(tmp_path: Path) -> None:
    long = "Push **the green knob** and " + "then wait a bit and " * 6 + "push it."
    found = advice(tmp_path, body(f"Do it.\n\nSee rule 5(b)(2). {long}\n"))

    assert [line.split(": ")[0] for _, line in found] == ["faq/restart.md:11:19"]


@pytest.mark.parametrize(
    "word",
    [
        *("Netscape", "Internet Explorer", "Mosaic", "Mozilla Suite", "AOL", "America Online"),
        *("Flash Player", "Windows 95", "Windows 98", "Windows ME", "Windows NT"),
        *("Windows 2000", "Windows XP", "Windows Vista", "Java plugin", "Java plug-in"),
        *("ActiveX", "floppy", "floppy disk", "floppy disks", "diskette", "diskettes"),
        *("dialup", "dial-up", "modem", "modems", "Temporary Internet Files", "typewriter tool"),
        *("popup blocker toolbar", "pop-up blocker toolbar", "Acrobat 3", "Acrobat Reader 9.5"),
    ],
)
def test_words_of_another_time_are_stale(word: str) -> None:
    found = habits.STALE.search(f"Start the {word} now.")
    assert found
    assert found[0] == word


@pytest.mark.parametrize("word", ["Windows 11", "Windows", "Acrobat 11", "modemizing", "AOLs"])
def test_words_that_only_look_like_them_are_not(word: str) -> None:
    assert habits.STALE.search(f"Start the {word} now.") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask for the TLA.", ["TLA"]),
        ("File NEFs and a CM/ECF/X one.", ["NEF", "CM/ECF"]),
        ("A-B, U.S., USDC-like, e-PDF, a.PDF, @ABC, ABC@example.org", []),
        ("PDF.txt and court/ABC", []),
        ("a PDF. And (TLA)", ["PDF", "TLA"]),
        ("ABCdef, ABC_D, x2ABC, ABCs.zip, ABCs@example.org", []),
    ],
)
def test_capitals_on_their_own_are_abbreviations(text: str, found: list[str]) -> None:
    assert [match[0] for match in habits.CAPITALS.finditer(text)] == found


def test_a_stale_word_with_a_caution_is_a_fact_of_its_source(tmp_path: Path) -> None:
    caution = "{noted: 2026-11-22, says: You may find it changed., check: Ask.}"
    netscape = answer("Restart", "Restart Netscape.\n", caution=caution, **DATES)

    assert advice(tmp_path, {"faq/restart.md": netscape}) == []


def test_names_of_the_court_everyday_capitals_and_the_glossary_are_explained(
    tmp_path: Path,
) -> None:
    files = {
        "faq/court.yaml": COURT.replace("The Toy Court", "The Toy Court (TCT)"),
        "faq/glossary.yaml": swapped(GLOSSARY, "word: router", "word: RTR"),
        **body("Do NOT call the TCT. The RTRs need no PIN.\n"),
    }

    assert advice(tmp_path, files) == []


def test_twins_that_a_question_tells_apart_are_fine(tmp_path: Path) -> None:
    twins = {
        "faq/restart.md": answer("Restart the box", TWIN.format("paper"), **DATES),
        "faq/push-plug.md": answer("Push the plug in", TWIN.format("sheets"), **DATES),
    }

    assert advice(tmp_path, twins) == []


def test_a_thousand_copies_of_an_answer_are_found_without_comparing_each_with_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = {f"faq/copy-{n}.md": answer(f"Copy {n}", TWIN.format(f"x{n}")) for n in range(1000)}
    library = loaded(tmp_path, copies)
    asked = list[object]()
    alike = twins._alike

    def counted(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
        asked.append(first)
        return alike(first, second)

    monkeypatch.setattr(twins, "_alike", counted)

    assert len(list(twins.nearly_same(library))) == twins.MOST
    assert len(asked) < 10 * len(copies)


def test_a_draft_gets_advice_and_not_about_the_rest(tmp_path: Path) -> None:
    keeper = Keeper(write(tmp_path, {"faq/restart.md": answer("Restart", "Ask at.\n")}))
    text = flow(step("one", a="entry restart", b="entry restart"))

    found = tried(keeper, "flows/new.yaml", text, TODAY).own

    assert [problem.check for problem in found] == ["no-look", "one-ending"]
