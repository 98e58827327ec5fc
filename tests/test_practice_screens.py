"""Practice and puzzles in Streamlit's harness: verdicts, results, retakes, odd links."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_practising import FILES
from tests.toys import swapped, write
from tests.visiting import Visit, headings, pressed, texts
from wizard.presenters.rounds import MARK

NOTE = "Hold up a real box."
NOTED = swapped(
    FILES["flows/wifi.yaml"], "    terms: [router]\n", f"    terms: [router]\n    note: {NOTE}\n"
)
ROUND = {"seed": "class-a", "cases": "4"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write(tmp_path, {**FILES, "flows/wifi.yaml": NOTED})


def _query(app: AppTest) -> dict[str, str]:
    return {key: str(value) for key, value in app.query_params.items()}


def _links(app: AppTest) -> dict[str, str]:
    return {link.proto.label: link.proto.query_string for link in app.get("page_link")}


def test_practice_without_a_link_offers_rounds_that_are_ready(visit: Visit) -> None:
    app = visit("practice")
    pressed(app, "practice|wifi")
    query = _query(app)
    assert (query["flow"], query["cases"], query["pass"]) == ("wifi", "3", "80")
    assert headings(app) == ["What does the lamp show?"]


def test_a_round_over_all_topics_asks_for_the_topic_first(visit: Visit) -> None:
    app = visit("practice", **ROUND)
    assert headings(app) == ["What do you need help with?"]
    assert "Case 1 of 4" in texts(app)
    pressed(app, "topic-1|wifi")
    assert _query(app)["trails"] == "wifi"
    pressed(app, "practice|1|wifi|.back")
    assert "trails" not in _query(app)


def test_a_wrong_walk_is_told_its_first_wrong_turn_and_what_was_right(visit: Visit) -> None:
    app = visit("practice", seed="a", cases="1", flow="paper")
    pressed(app, "practice|1|paper|nothing")
    said = texts(app)
    assert headings(app) == ["✗ Not the right answer"]
    assert headings(app, "h2") == ["The first wrong turn: question 1"]
    assert "<strong>Nothing</strong>" in said
    assert "The case says" in said
    assert "Paper" in said
    assert "You answered 1 question; the right way asks 1." in said


def test_a_right_walk_leads_on_to_the_next_case_and_at_last_to_the_result(visit: Visit) -> None:
    app = visit("practice", seed="a", cases="1", flow="paper")
    pressed(app, "practice|1|paper|paper")
    assert headings(app) == ["✓ Right"]
    assert headings(app, "h2") == []
    pressed(app, "practice|1|next")
    assert headings(app) == ["1 of 1 right"]
    assert "Passed: 100%. The pass mark is 80%." in texts(app)
    assert "Name: ____" in texts(app)


def test_the_right_answer_by_a_wrong_way_says_so_and_what_that_way_got_wrong(visit: Visit) -> None:
    of = {"seed": "a", "cases": "3", "flow": "wifi"}
    app = visit("practice", **of)
    number = next(n for n in "123" if "A red lamp." in texts(visit("practice", **of, at=n)))
    app = visit("practice", **of, at=number, trails="~" * (int(number) - 1) + "wifi.dark.in-wall")
    assert headings(app) == ["≈ Right answer, other way"]
    assert headings(app, "h2") == ["What this way got wrong: question 1"]
    assert "You came to the right answer, but" in texts(app)
    app.query_params["at"] = "4"
    app.run()
    assert headings(app) == ["1 of 3 right"]
    assert "1 of them by another way" in texts(app)
    assert "First wrong turn: What does the lamp show?" in texts(app)


def test_the_result_names_what_was_wrong_and_offers_free_retakes(visit: Visit) -> None:
    app = visit("practice", seed="a", cases="1", flow="paper", at="2", trails="paper.nothing")
    said = texts(app)
    assert "Not passed yet: 0%." in said
    assert "Not the right answer" in said
    assert "<p>Picked: Nothing</p><p>The case says: Paper</p>" in said
    pressed(app, "practice|other")
    assert _query(app)["seed"] != "a"
    assert "trails" not in _query(app)
    app = visit("practice", seed="a", cases="1", flow="paper", at="2", trails="paper.nothing")
    pressed(app, "practice|same")
    assert _query(app) == {"seed": "a", "cases": "1", "pass": "80", "flow": "paper"}


def test_a_bad_practice_link_gets_one_sentence_and_a_usable_page(visit: Visit) -> None:
    app = visit("practice", seed="a", cases="77777777", flow="<b>", at="x", trails="~~%00.zz~")
    assert len(app.info) == 3
    pressed(app, "topic-1|paper")
    assert headings(app) == ["What is in the tray?"]


def test_a_seed_of_garbage_gets_the_start_of_practice(visit: Visit) -> None:
    assert headings(visit("practice", seed="§§§")) == ["Practice"]


@pytest.mark.parametrize("page", ["practice", "puzzle"])
def test_without_cases_practice_says_so(visit: Visit, home: Path, page: str) -> None:
    write(home, {"flows/wifi.yaml": NOTED.partition("scenarios:")[0]})
    app = visit(page, **ROUND)
    assert any("There are no p" in info.value for info in app.info)


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("practice", {}),
        ("practice", ROUND),
        ("practice", ROUND | {"trails": "wifi"}),
        ("practice", ROUND | {"trails": "wifi.red"}),
        ("practice", ROUND | {"at": "5"}),
        ("puzzle", {}),
        ("puzzle", {"seed": "a"}),
        ("puzzle", {"seed": "a", "guesses": "1"}),
    ],
)
def test_practice_is_marked_as_practice_everywhere_and_never_shows_notes(
    visit: Visit, page: str, query: dict[str, str]
) -> None:
    said = texts(visit(page, **query))
    assert MARK in said
    assert NOTE not in said


@pytest.mark.parametrize("page", ["practice", "puzzle"])
def test_no_link_leads_learners_to_the_answer_key(visit: Visit, page: str) -> None:
    assert "For trainers" not in _links(visit(page, **ROUND))


def test_a_puzzle_is_guessed_explained_and_counted(visit: Visit) -> None:
    app = visit("puzzle", seed="a", cases="1", flow="wifi")
    assert headings(app) == ["Which pick was the first wrong one?"]
    assert "That is wrong." in texts(app)
    pressed(app, "puzzle|1|1")
    assert headings(app)[0] in ("✓ Found", "✗ It was another pick")
    assert headings(app, "h2")[0].startswith("The first wrong turn")
    pressed(app, "puzzle|1|next")
    assert headings(app)[0] in ("1 of 1 found", "0 of 1 found")


def test_a_guess_past_the_picks_asks_again(visit: Visit) -> None:
    app = visit("puzzle", seed="a", cases="1", guesses="99")
    assert headings(app) == ["Which pick was the first wrong one?"]
