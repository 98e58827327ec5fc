"""The trainers' screens in Streamlit's own harness: what is drawn, where each click leads."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_practising import FILES
from tests.toys import swapped, write
from tests.visiting import Visit, headings, html, pressed, texts
from wizard.content.library import HOME
from wizard.presenters import keys, present

NOTE = "Hold up a real box."
NOTED = swapped(
    FILES["flows/wifi.yaml"], "    terms: [router]\n", f"    terms: [router]\n    note: {NOTE}\n"
)


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


@pytest.mark.parametrize(
    ("row", "screen"), [("Present", "present"), ("Counter mode", "counter"), ("Keys", "wizard")]
)
def test_the_docs_for_trainers_name_only_keys_that_there_are(row: str, screen: str) -> None:
    docs = (HOME / "docs" / "trainers.md").read_text(encoding="utf-8")
    said = next(line for line in docs.splitlines() if f"**{row}**" in line)
    named = set(re.findall(r"`([A-Z0-9←/?])`", said))
    shown = {key for keyed, _ in keys.SCREENS[screen] for key in re.split(r", |–", keyed)}
    assert named, row
    assert named <= shown | {"→"}
