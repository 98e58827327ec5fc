"""The trainers' screens in Streamlit's own harness: what is drawn, where each click leads."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_practising import FILES
from tests.toys import swapped, write
from tests.visiting import Visit, headings, html, pressed, texts
from wizard.presenters import counter, keys, present
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


def test_present_starts_with_the_topics_each_with_a_key(visit: Visit) -> None:
    app = visit("present")
    assert headings(app) == ["What do you need help with?"]
    shortcuts = [b.proto.shortcut for b in app.button if (b.key or "").startswith("present|")]
    assert sorted(shortcuts) == ["1", "2"]
    pressed(app, "present|wifi")
    assert headings(app) == ["What does the lamp show?"]


def test_a_pick_stops_for_a_talk_and_the_same_key_goes_on(visit: Visit) -> None:
    app = pressed(visit("present", flow="wifi"), "present|wifi||red")
    assert _query(app) == {"flow": "wifi", "pick": "red"}
    assert headings(app) == ["What does the lamp show?"]
    picked = app.button(key="present|wifi||red|again")
    assert "→ Ends at: Restart the box" in picked.label
    assert "Red means that the box is confused." in picked.label
    assert picked.proto.shortcut == "3"
    assert "Asks next" not in texts(app), "of the other choices it says nothing"
    pressed(app, "present|wifi||red|again")
    assert headings(app) == ["Restart the box"]


def test_a_clicker_goes_on_with_the_pick_and_back_takes_it_back(visit: Visit) -> None:
    app = pressed(visit("present", flow="wifi"), "present|wifi||dark")
    pressed(app, "wifi||.on|dark")
    assert _query(app) == {"flow": "wifi", "trail": "dark", "asked": "lamp"}
    pressed(app, "present|wifi|dark|loose")
    pressed(app, "wifi|dark|.back|loose")
    assert _query(app) == {"flow": "wifi", "trail": "dark", "asked": "lamp"}
    pressed(app, "wifi|dark|.back|")
    assert headings(app) == ["What does the lamp show?"]


def test_none_of_these_stops_for_a_talk_too(visit: Visit) -> None:
    app = pressed(visit("present", flow="wifi"), "wifi||.none")
    assert "→ Ask a person: Not covered" in app.button(key="present|wifi||none|again").label
    pressed(app, "present|wifi||none|again")
    assert headings(app) == ["Not covered"]


def test_a_trainer_in_a_hurry_goes_straight_on(visit: Visit) -> None:
    app = pressed(visit("present", flow="wifi"), "wifi||.straight|")
    pressed(app, "present|wifi||dark")
    assert headings(app) == ["Is the plug in the wall?"]
    assert _query(app)["straight"] == "1"
    pressed(app, "wifi|dark|.topics")
    assert _query(app) == {"straight": "1"}


@pytest.mark.parametrize("switch", [{}, {"reveal": "1"}, {"notes": "1"}, {"pick": "x"}])
def test_the_projector_never_shows_notes(visit: Visit, switch: dict[str, str]) -> None:
    app = visit("present", flow="wifi", **switch)
    assert NOTE not in texts(app)
    assert "n" not in [button.proto.shortcut for button in app.button]
    assert headings(app) == ["What does the lamp show?"]


def test_the_map_stays_from_question_to_question_and_the_code_goes(visit: Visit) -> None:
    app = visit("present", flow="wifi", map="1", join="1")
    assert "What does the lamp show?" not in texts(app).partition("</h1>")[2]
    pressed(app, "wifi||.join|join.map")
    pressed(app, "present|wifi||dark")
    pressed(app, "wifi||.on|dark")
    assert _query(app) == {"flow": "wifi", "trail": "dark", "asked": "lamp", "map": "1"}


def test_the_link_for_learners_is_the_plain_wizard_at_the_same_question(visit: Visit) -> None:
    app = visit("present", flow="wifi", trail="dark", join="1")
    said = " ".join(html(app))
    assert "https://help.example.org/?flow=wifi&amp;trail=dark&amp;asked=lamp" in said
    assert "data:image/svg+xml" in said


def test_where_phones_cannot_follow_the_room_is_told_what_to_do(visit: Visit) -> None:
    app = visit("present", flow="wifi", join="1")
    assert present.NO_PHONES not in texts(app)
    app.context["url"] = "http://localhost:8501/present"
    said = texts(app.run())
    assert present.NO_PHONES in said
    assert "It is red" in said, "the question stays"
    assert "data:image/svg+xml" not in said
    assert "README" not in said


def test_present_jumps_to_any_question_of_the_flow(visit: Visit) -> None:
    app = visit("present", flow="wifi", map="1")
    assert app.selectbox[0].options == [
        "1. What does the lamp show?",
        "2. Is the plug in the wall?",
    ]
    app.selectbox[0].set_value("plug").run()
    assert not app.exception
    assert _query(app) == {"flow": "wifi", "trail": "dark", "map": "1"}


def test_present_at_an_answer_leads_with_why_and_what_to_do(visit: Visit) -> None:
    said = texts(visit("present", flow="wifi", trail="red"))
    why, do, source = map(
        said.index, ("Red means that the box is confused.", "Do it.", "The toy page")
    )
    assert why < do < source


@pytest.mark.parametrize("flow", ["nope", "<script>alert(1)</script>", "x" * 9000])
def test_present_with_an_unknown_topic_says_so_and_lists_the_topics(
    visit: Visit, flow: str
) -> None:
    app = visit("present", flow=flow)
    assert "There is no topic named" in app.warning[0].value
    assert app.button(key="present|wifi")


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


def test_counter_mode_goes_from_the_first_ring_to_the_answer_by_keys(visit: Visit) -> None:
    app = visit(counter="1")
    assert "Say this" in texts(app)
    pressed(app, "counter|wifi")
    assert app.button(key="counter|wifi||red").proto.shortcut == "3"
    assert app.button(key="counter|wifi||none").proto.shortcut == "0"
    pressed(app, "counter|wifi||red")
    assert headings(app) == ["Restart the box"]
    assert _query(app) == {"counter": "1", "flow": "wifi", "trail": "red", "asked": "lamp"}
    pressed(app, "counter|wifi|red|.over")
    assert _query(app) == {"counter": "1"}


def test_counter_mode_says_the_spoken_form_where_there_is_one(visit: Visit, home: Path) -> None:
    said = swapped(NOTED, "    note:", "    aloud: Tell me what the lamp shows?\n    note:")
    write(home, {**FILES, "flows/wifi.yaml": said})
    text = texts(visit(counter="1", flow="wifi"))
    assert "“Tell me what the lamp shows?”" in text
    assert NOTE not in text


def test_counter_mode_has_the_answer_ready_as_an_e_mail_with_its_source(visit: Visit) -> None:
    app = visit(counter="1", flow="wifi", trail="red")
    mail = app.code[0].value
    assert mail.startswith("Hello,\n\nYou asked about: Restart the box\n\n")
    assert "What does the lamp show? It is red\n\nThe answer: Do it." in mail
    assert "What to do, 1: Now." in mail
    assert "Can fix this: The desk, On the toy court's page." in mail
    assert "Source: The toy page." in mail
    assert "Step by step: https://help.example.org/?flow=wifi&trail=red&asked=lamp" in mail
    assert mail.rstrip().endswith("_______________, The Toy Court")
    assert "**" not in mail


def test_counter_mode_finds_by_the_callers_words_and_picks_results_by_key(visit: Visit) -> None:
    app = visit(counter="1", q="red lamp")
    shortcuts = [b.proto.shortcut for b in app.button if b.proto.shortcut]
    assert shortcuts[0] == "1"
    assert "h" in shortcuts
    hit = next(b for b in app.button if b.proto.shortcut == "1")
    pressed(app, hit.key or "")
    assert _query(app)["counter"] == "1"
    assert headings(app) == ["Restart the box"]


def test_no_line_sends_a_caller_back_to_the_desk_that_answers(visit: Visit) -> None:
    asked = {"counter": "1", "flow": "wifi", "trail": "none"}
    assert f"{counter.NO_ANSWER} {counter.WHO} The desk." in texts(visit(**asked))
    app = visit(**asked, desk="desk")
    assert counter.OURS in texts(app)
    assert app.code[0].value.rstrip().endswith("_______________, The desk, The Toy Court")
    pressed(app, "counter|wifi|none|.over")
    assert _query(app) == {"counter": "1", "desk": "desk"}


def test_the_desk_is_picked_once_and_stays_from_call_to_call(visit: Visit) -> None:
    app = visit(counter="1")
    app.selectbox(key="desk|").set_value("desk").run()
    assert not app.exception
    assert _query(app) == {"counter": "1", "desk": "desk"}
    pressed(app, "counter|wifi")
    assert _query(app)["desk"] == "desk"
    assert app.run().selectbox == []


@pytest.mark.parametrize("desk", ["nope", "you", "<b>", "x" * 9000])
def test_a_desk_that_is_not_there_is_any_desk(visit: Visit, desk: str) -> None:
    app = visit(counter="1", desk=desk)
    assert app.selectbox[0].value == ""


def test_the_trainers_page_sets_up_links_for_the_class(visit: Visit) -> None:
    app = visit("trainers")
    app.selectbox(key="topic").set_value("wifi")
    app.number_input(key="class-cases").set_value(2)
    app.number_input(key="class-pass").set_value(70)
    app.text_input(key="class-word").set_value("Monday Group")
    app.run()
    assert not app.exception
    links = _links(app)
    assert "flow=wifi" in links["Open: Present"]
    assert "counter=1" in links["Open: Counter mode"]
    asked = "seed=monday-group&cases=2&pass=70&flow=wifi"
    assert links["Open this round of practice"] == asked
    assert links["Open this round of puzzles"] == asked
    assert not app.code, "no raw address is the main thing"


@pytest.mark.parametrize(
    ("typed", "used", "said"),
    [
        (50, "3", "50 cases cannot be drawn: there are 3 cases, so the round has 3."),
        (0, "1", "0 cases cannot be drawn: there are 3 cases, so the round has 1."),
        (2, "2", ""),
    ],
)
def test_a_number_that_cannot_be_is_put_right_with_one_sentence_and_the_link_follows(
    visit: Visit, typed: int, used: str, said: str
) -> None:
    app = visit("trainers", flow="wifi")
    app.number_input(key="class-cases").set_value(typed).run()
    assert not app.exception
    assert f"cases={used}&" in _links(app)["Open this round of practice"]
    assert app.number_input(key="class-cases").value == int(used)
    assert [info.value for info in app.info] == ([said] if said else [])


@pytest.mark.parametrize("value", ["50", "1e999", "-1", "soon"])
def test_an_address_with_a_number_that_cannot_be_gets_one_sentence_too(
    visit: Visit, value: str
) -> None:
    app = visit("trainers", **{"flow": "wifi", "class-cases": value})
    assert f"{value} cases cannot be drawn" in app.info[0].value
    assert "cases=3&" in _links(app)["Open this round of practice"]


def test_the_trainers_page_makes_the_papers_when_asked(visit: Visit) -> None:
    app = pressed(visit("trainers", flow="wifi"), "papers")
    assert _query(app) == {"flow": "wifi", "papers": "1"}
    assert "papers" not in [button.key for button in app.button]


def test_the_trainers_page_is_linked_from_the_foot_of_the_start_page(visit: Visit) -> None:
    assert "For trainers" in _links(visit())


def test_the_topic_stands_in_the_address_of_the_trainers_page(visit: Visit) -> None:
    app = visit("trainers", flow="paper")
    assert app.selectbox(key="topic").value == "paper"
    app.selectbox(key="topic").set_value("wifi").run()
    assert _query(app)["flow"] == "wifi"
    app.selectbox(key="topic").set_value("").run()
    assert "flow" not in _query(app)


def test_an_unknown_topic_on_the_trainers_page_gets_one_sentence(visit: Visit) -> None:
    app = visit("trainers", flow="nope")
    assert 'There is no topic named "nope" here.' in app.warning[0].value
    assert app.selectbox(key="topic").value == ""


def test_the_trainers_page_has_a_qr_code_for_each_link_where_phones_can_follow(
    visit: Visit,
) -> None:
    app = visit("trainers")
    assert sum("data:image/svg+xml" in body for body in html(app)) == 2
    app.context["url"] = "http://localhost:8501/trainers"
    app.run()
    assert not any("data:image/svg+xml" in body for body in html(app))
    assert "serves this computer only" in app.info[0].value


@pytest.mark.parametrize(("page", "query"), [("present", {}), ("", {}), ("", {"counter": "1"})])
def test_zero_left_and_h_mean_the_same_wherever_there_is_a_question(
    visit: Visit, page: str, query: dict[str, str]
) -> None:
    shown = {b.proto.shortcut: b.label for b in visit(page, flow="wifi", **query).button}
    assert shown["1"] == "It is dark"
    assert shown["0"] == "None of these"
    assert shown["left"] == "Back"
    assert shown["h"] in ("All topics", "Start over", "Next call")


def test_no_two_keys_of_a_screen_are_one() -> None:
    own = {keys.BACK, keys.ON, keys.TOPICS, keys.COPY, keys.MAIL, keys.AGAIN}
    own |= {keys.MAP, keys.JOIN, keys.DARK, keys.PAUSE, *"bfcr"}
    assert not own & set(keys.LETTERS + keys.DIGITS + keys.NONE)
    topics = [keys.topic(number) for number in range(1, 30)]
    assert len(set(filter(None, topics))) == len(keys.DIGITS + keys.LETTERS)
    for rows in keys.SCREENS.values():
        assert rows[-1][0] == "?"
        assert len({key for key, _ in rows}) == len(rows)


def test_the_start_page_has_a_key_for_every_topic(visit: Visit) -> None:
    shortcuts = {b.key: b.proto.shortcut for b in visit().button}
    assert (shortcuts["flow-paper"], shortcuts["flow-wifi"]) == ("1", "2")


def test_a_trainer_adds_up_the_links_of_results(visit: Visit) -> None:
    of = {"seed": "class-a", "cases": "1", "at": "2", "trails": "wifi.red"}
    link = "https://help.example.org/practice?" + "&".join(f"{k}={v}" for k, v in of.items())
    app = visit("trainers")
    app.text_area(key="results-pasted").input(f"mine: {link}\nand the same again {link}")
    app.button(key="results-add").click().run()
    assert "1 result; 1 link came twice." in texts(app)
    assert "<h2>Case 1</h2>" in "".join(html(app))
    app.text_area(key="results-pasted").input("no link at all")
    app.button(key="results-add").click().run()
    assert "There is no result of practice in this text." in texts(app)


def test_a_class_is_opened_from_the_question_on_the_projector(visit: Visit) -> None:
    assert 'href="class?flow=wifi&amp;trail=dark&amp;asked=lamp"' in "".join(
        html(visit("present", flow="wifi", trail="dark"))
    )
