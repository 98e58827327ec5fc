"""Papers for a class: what each holds, and what only the trainer may see."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from justhtml import JustHTML

from tests.toys import WIFI, loaded, swapped, write
from wizard.__main__ import main
from wizard.content.library import HOME, load
from wizard.core.model import Library
from wizard.export.handouts import PAPERS, answer_key, guide, handout, poster

Out = pytest.CaptureFixture[str]
NOTE = "Hold up the loose plug."
NOTED = swapped(WIFI, "    terms: [router]\n", f"    terms: [router]\n    note: {NOTE}\n")


@pytest.fixture
def toys(tmp_path: Path) -> Library:
    return loaded(tmp_path, {"flows/wifi.yaml": NOTED})


def text(page: str) -> str:
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


def test_the_handout_says_where_each_choice_goes(toys: Library) -> None:
    said = text(handout(toys, "wifi"))

    assert "1. What does the lamp show? Not sure? It is on the front of the box." in said
    assert "It is dark → Question 2" in said
    assert "It is green → Goes on in: The printer is stuck" in said
    assert "Restart the box Do it. Can fix this: The desk" in said


def test_the_handout_gives_the_cases_without_their_answers(toys: Library) -> None:
    cases = text(handout(toys, "wifi")).partition("Cases to try")[2]

    assert "Case 1 A clerk sees no lamp at all and finds the plug on the floor." in cases
    assert "Push the plug in" not in cases


def test_only_the_guide_holds_the_trainers_notes(toys: Library) -> None:
    holds = {kind for kind, paper in PAPERS.items() if NOTE in paper(toys, "wifi", "")}

    assert holds == {"guide"}


def test_no_shipped_paper_but_the_guide_holds_a_note_or_a_right_trail() -> None:
    library = load(HOME)
    notes = [s.note for flow in library.flows.values() for s in flow.steps.values() if s.note]
    learners, trainers = text(handout(library)), text(guide(library))

    assert notes
    assert [note for note in notes if " ".join(note.split()) in learners] == []
    assert [note for note in notes if " ".join(note.split()) not in trainers] == []


def test_the_guide_shows_the_right_walk_and_the_wrong_turns_beside_it(toys: Library) -> None:
    case = text(guide(toys, "wifi")).partition("Case 1")[2]

    assert "Right answer: Push the plug in What does the lamp show? Right: It is dark" in case
    assert (
        "Likely wrong turns: "
        "It is green → Asks next: What is in the tray? Then ends at: Add paper / Restart the box "
        "It is red → Ends at: Restart the box"
    ) in case
    assert "Is the plug in the wall? Right: It is loose" in case


def test_the_key_gives_picks_and_answer_of_each_case(toys: Library) -> None:
    assert "It is dark → It is loose Push the plug in" in text(answer_key(toys, "wifi"))
    assert "This flow has no practice cases yet." in text(answer_key(toys, "paper"))


def test_the_poster_is_the_map(toys: Library) -> None:
    page = poster(toys, "wifi")

    assert page.count("<svg") == 1
    assert "It is loose" in text(page)


def test_a_qr_code_is_printed_only_where_the_address_is_known(toys: Library) -> None:
    assert "<svg" not in handout(toys, "wifi")
    known = guide(toys, "wifi", "https://help.example/")
    assert known.count("<svg") == 1
    assert "https://help.example/?flow=wifi" in text(known)


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("flow", ["wifi", None])
def test_every_paper_is_valid_html(kind: str, flow: str | None, toys: Library) -> None:
    assert JustHTML(PAPERS[kind](toys, flow, "https://help.example/"), strict=True).errors == []


def test_handout_writes_four_papers_of_one_flow(tmp_path: Path, capsys: Out) -> None:
    out = tmp_path / "out"

    assert main(["--content", str(write(tmp_path)), "handout", "wifi", str(out)]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "wifi-guide.html",
        "wifi-handout.html",
        "wifi-key.html",
        "wifi-poster.html",
    ]
    assert capsys.readouterr().out.startswith("Wrote 4 papers")


def test_handout_all_writes_every_flow_and_one_paper_of_all(tmp_path: Path) -> None:
    out = tmp_path / "out"

    assert main(["--content", str(write(tmp_path)), "handout", "--all", str(out)]) == 0
    assert len(list(out.iterdir())) == 12
    assert "The printer is stuck" in (out / "all-handout.html").read_text(encoding="utf-8")
