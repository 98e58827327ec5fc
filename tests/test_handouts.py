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
from wizard.export.handouts import PAPERS, Wanted, answer_key, guide, handout, poster
from wizard.training import rounds

Out = pytest.CaptureFixture[str]
NOTE = "Hold up the loose plug."
NOTED = swapped(WIFI, "    terms: [router]\n", f"    terms: [router]\n    note: {NOTE}\n")


@pytest.fixture
def toys(tmp_path: Path) -> Library:
    return loaded(tmp_path, {"flows/wifi.yaml": NOTED})


@pytest.fixture(scope="module")
def library() -> Library:
    """What ships."""
    return load(HOME)


def text(page: str) -> str:
    return " ".join(BeautifulSoup(page, "html.parser").get_text(" ").split())


def test_the_handout_says_where_each_choice_goes(toys: Library) -> None:
    said = text(handout(toys, Wanted("wifi")))

    assert "1. What does the lamp show? Not sure? It is on the front of the box." in said
    assert "It is dark → Question 2" in said
    assert "It is green → Goes on in: The printer is stuck" in said
    assert "Restart the box Do it. Now. Can fix this: The desk" in said


def test_the_handout_gives_the_cases_without_their_answers(toys: Library) -> None:
    cases = text(handout(toys, Wanted("wifi"))).partition("Cases to try")[2]

    assert "Case 1 A clerk sees no lamp at all and finds the plug on the floor." in cases
    assert "Push the plug in" not in cases


def test_only_the_guide_holds_the_trainers_notes(toys: Library) -> None:
    holds = {kind for kind, paper in PAPERS.items() if NOTE in paper(toys, Wanted("wifi"))}

    assert holds == {"guide"}


def test_no_shipped_paper_but_the_guide_holds_a_note_or_a_right_trail(library: Library) -> None:
    notes = [s.note for flow in library.flows.values() for s in flow.steps.values() if s.note]
    learners, trainers = text(handout(library)), text(guide(library))

    assert notes
    assert [note for note in notes if " ".join(note.split()) in learners] == []
    assert [note for note in notes if " ".join(note.split()) not in trainers] == []


def test_the_guide_shows_the_right_walk_and_the_wrong_turns_beside_it(toys: Library) -> None:
    case = text(guide(toys, Wanted("wifi"))).partition("Case 1")[2]

    assert "Right answer: Push the plug in What does the lamp show? It is dark" in case
    assert "Is the plug in the wall? It is loose" in case


def test_the_key_gives_picks_and_answer_of_each_case(toys: Library) -> None:
    assert "It is dark → It is loose Push the plug in" in text(answer_key(toys, Wanted("wifi")))
    assert "This flow has no practice cases yet." in text(answer_key(toys, Wanted("paper")))


def test_the_poster_is_the_map(toys: Library) -> None:
    page = poster(toys, Wanted("wifi"))

    assert page.count("<svg") == 1
    assert "It is loose" in text(page)


def test_a_qr_code_is_printed_only_where_the_address_is_known(toys: Library) -> None:
    assert "<svg" not in handout(toys, Wanted("wifi"))
    known = guide(toys, Wanted("wifi", "https://help.example/"))
    assert known.count("<svg") == 1
    assert "https://help.example/?flow=wifi" in text(known)


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("flow", ["wifi", ""])
def test_every_paper_is_valid_html(kind: str, flow: str, toys: Library) -> None:
    assert (
        JustHTML(PAPERS[kind](toys, Wanted(flow, "https://help.example/")), strict=True).errors
        == []
    )


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


SET = Wanted("", "", "monday", 3)


def test_every_paper_has_the_cases_of_the_round_that_was_set_in_its_order(
    library: Library,
) -> None:
    of = rounds.read_round(library, {"seed": "monday", "cases": "3"})
    words = [" ".join(case.scenario.case.split()) for case in of.cases]
    for paper in (handout, guide, answer_key):
        said = text(paper(library, SET))
        places = [said.index(word) for word in words]
        assert places == sorted(places)
        assert "round “monday”: 3 cases" in said
        others = {" ".join(c.scenario.case.split()) for c in rounds.all_cases(library)}
        assert [case for case in others - set(words) if case in said] == []


def test_a_round_over_all_topics_prints_only_the_topics_of_its_cases(library: Library) -> None:
    of = rounds.read_round(library, {"seed": "monday", "cases": "3"})
    drawn = {case.flow.title for case in of.cases}
    page = BeautifulSoup(handout(library, SET), "html.parser")
    titles = {heading.text for heading in page.find_all("h2")}
    assert titles == drawn | {"Cases to try"}


def test_the_handout_holds_every_answer_whole(library: Library) -> None:
    said = text(handout(library, Wanted("cant-log-in")))
    whole = library.entries["login-problems"]
    for part in whole.parts:
        assert " ".join(part.title.split()) in said
    steps = [line for line in whole.text.splitlines() if line[:2] in ("1.", "2.", "3.")]
    assert len(steps) > 6
    assert said.count("Type your own PACER login there.") == 1


def test_the_guide_names_the_turns_that_a_case_invites_and_says_none_twice(
    library: Library,
) -> None:
    page = BeautifulSoup(guide(library, Wanted("cant-log-in")), "html.parser")
    for case in page.select("section.case"):
        lines = [line.text for line in case.select("ul:last-of-type li")]
        assert len(lines) <= 2 + 6
        assert len(set(lines)) == len(lines)
    assert len(page.find_all(string=lambda said: said and "Easily taken for" in said)) > 8


def test_the_command_prints_a_round_too(tmp_path: Path) -> None:
    args = ["--content", str(write(tmp_path)), "handout", "wifi", str(tmp_path / "out")]
    assert main([*args, "--word", "Monday", "--cases", "1"]) == 0
    said = (tmp_path / "out" / "wifi-key.html").read_text(encoding="utf-8")
    assert "The cases of the round “monday”: 1 case" in said
