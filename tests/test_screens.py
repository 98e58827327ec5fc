"""The screens through Streamlit's own test harness: what is drawn, and where each click leads."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.visiting import MAIN, Visit, headings, pressed, texts
from wizard.presenters import page_parts_html
from wizard.presenters.all_answers import FEWER
from wizard.presenters.ending import ASK_A_PERSON, GLAD, NONE_HEADING, OWN_WORDS, WHAT_HAPPENED

WIFI = """\
title: My wifi is off
about: Nothing loads.
group: Home
start: lamp
steps:
  lamp:
    ask: Which colour has the lamp?
    look: On the front of the router.
    note: Show the class a real router.
    choices:
      green: {say: It is green, go: restarted}
      red: {say: It is red, go: restarted}
      off: {say: It is off, entry: plug, because: A dark lamp has no power.}
  restarted:
    ask: How often did you restart it?
    choices:
      never: {say: Not yet, entry: restart}
      once: {say: Once, flow: phone}
"""
PHONE = """\
title: I want to call
about: Who answers when.
group: Away
start: hour
steps:
  hour:
    ask: What time is it?
    choices:
      day: {say: It is day, entry: call}
      night: {say: It is night, entry: call}
"""
ENTRIES = {
    "plug": "Plug it in.\n\n1. Find the **cable**.\n2. Cost: $5 and $6.",
    "restart": "Restart the router.",
    "call": "Call us.",
    "not-covered": "The FAQ does not cover this. Ask us.",
}
COURT = """\
name: The Court of Home
system: HomeNet
notice: An unofficial aid.
none_of_these: not-covered
still_stuck: desk
groups: [Home, Away]
contacts:
  you: {name: You, does: You can do this yourself.}
  desk: {name: Help desk, email: desk@example.org, seen: example.org/contact}
  clerk: {name: Clerk, find: Look at the foot of the court's site.}
"""
GLOSSARY = "terms: {lamp: {word: lamp, means: A small light.}}\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A tiny content folder."""
    for folder in ("flows", "faq"):
        (tmp_path / folder).mkdir()
    (tmp_path / "flows/wifi.yaml").write_text(WIFI)
    (tmp_path / "flows/phone.yaml").write_text(PHONE)
    for name, body in ENTRIES.items():
        (tmp_path / f"faq/{name}.md").write_text(_entry(name, body))
    (tmp_path / "faq/court.yaml").write_text(COURT)
    (tmp_path / "faq/glossary.yaml").write_text(GLOSSARY)
    return tmp_path


def _entry(name: str, body: str) -> str:
    caution = "caution: {noted: 2020-02-01, says: The plug is old., step: 1, check: the wall}\n"
    extra = {"plug": f"see_also: [restart]\n{caution}", "not-covered": "referral: yes\n"}
    return (
        f"---\ntitle: How to {name}\ntopic: Power\nowner: you\n{extra.get(name, '')}"
        f"source: {{page: The manual, question: 'What about {name}?', number: {len(name)}}}\n"
        f"---\n{body}\n"
    )


def _trail(app: AppTest) -> str:
    return str(app.query_params["trail"])


def test_the_start_page_shows_every_flow_under_its_group_in_order(visit: Visit) -> None:
    app = visit()
    assert headings(app) == ["What do you need help with?"]
    assert headings(app, "h2") == ["Home", "Away"]
    assert "Nothing loads." in app.button(key="flow-wifi").label
    assert "An unofficial aid." in texts(app)


def test_a_walk_leads_from_the_start_to_an_ending(visit: Visit) -> None:
    app = pressed(visit(), "flow-wifi")
    assert headings(app) == ["Which colour has the lamp?"]
    assert "Question 1 of at most 3" in texts(app)
    pressed(app, "wifi||green")
    assert headings(app) == ["How often did you restart it?"]
    pressed(app, "wifi|green|never")
    assert headings(app) == ["How to restart"]
    assert _trail(app) == "green.never"


def test_an_ending_says_why_and_offers_the_other_choices(visit: Visit) -> None:
    app = visit(flow="wifi", trail="off")
    said = texts(app)
    assert "A dark lamp has no power." in said
    assert "Which colour has the lamp? **It is off**" in said
    assert app.button(key="wifi|off|instead|green").label == "It is green → one more question"
    assert "The manual, question 4" in said


def test_the_caution_with_its_date_stands_beside_its_step(visit: Visit) -> None:
    said = texts(visit(flow="wifi", trail="off"))
    caution = said.index("The plug is old. <em>(Noted February 1, 2020.)</em>")
    assert said.index("<strong>cable</strong>") < caution < said.index("Cost: $5")


def test_dollar_signs_of_an_answer_are_not_read_as_a_formula(visit: Visit) -> None:
    assert "Cost: $5 and $6." in texts(visit(flow="wifi", trail="off"))


def test_the_contacts_stand_on_cards_and_the_reader_is_none(visit: Visit) -> None:
    said = texts(visit(flow="wifi", trail="off"))
    assert '<b>Help desk</b> <span class="why">Still stuck?</span>' in said
    assert 'href="mailto:desk@example.org"' in said
    assert "Seen on example.org/contact. Check with the court." in said
    assert "You can do this yourself" not in said


def test_an_answer_that_settled_it_gets_one_friendly_line(visit: Visit) -> None:
    app = pressed(visit(flow="wifi", trail="off"), "wifi|off|.yes")
    assert app.query_params["settled"] == "yes"
    assert GLAD in texts(app)


def test_an_answer_that_did_not_settle_it_goes_on_with_neighbors_and_a_call_sheet(
    visit: Visit,
) -> None:
    app = pressed(visit(flow="wifi", trail="off", q="it is dark"), "wifi|off|.no")
    said = texts(app)
    assert WHAT_HAPPENED in said
    assert app.button(key="wifi|off|instead|green").label == "It is green → one more question"
    sheet = app.code[0].value
    assert sheet.startswith("Call: Help desk, desk@example.org.\n")
    assert "I typed: it is dark" in sheet
    assert "Which colour has the lamp? It is off" in sheet
    assert "Page: https://help.example.org/?flow=wifi&trail=off&asked=lamp" in sheet
    assert "The guide says, 1: Find the cable." in sheet
    assert "Case number: ___" in sheet


def test_change_asks_again_and_keeps_the_later_picks_that_still_fit(visit: Visit) -> None:
    app = visit(flow="wifi", trail="green.never")
    pressed(app, "change|wifi|green.never|0")
    assert headings(app) == ["Which colour has the lamp?"]
    pressed(app, "wifi||red")
    assert _trail(app) == "red.never"
    assert headings(app) == ["How to restart"]


def test_back_goes_one_question_back_and_then_to_the_start_page(visit: Visit) -> None:
    app = pressed(visit(flow="wifi", trail="green"), "wifi|green|.back")
    assert headings(app) == ["Which colour has the lamp?"]
    pressed(app, "wifi||.back")
    assert headings(app) == ["What do you need help with?"]


def test_none_of_these_asks_in_own_words_before_it_refers(visit: Visit) -> None:
    app = pressed(visit(flow="wifi"), "wifi||none")
    assert headings(app) == [NONE_HEADING]
    said = texts(app)
    assert said.index(ASK_A_PERSON) < said.index("The FAQ does not cover this. Ask us.")
    box = next(box for box in app.text_input if box.label == OWN_WORDS)
    box.input("it is dark").run()
    assert app.query_params["q"] == "it is dark"
    assert _trail(app) == "none"
    pressed(app, "found|plug")
    assert headings(app) == ["How to plug"]


def test_a_link_that_no_longer_fits_stops_at_the_last_question_that_does(visit: Visit) -> None:
    app = visit(flow="wifi", trail="green.gone.never")
    assert headings(app) == ["How often did you restart it?"]
    assert 'Part of this link ("gone.never") no longer fits' in app.info[0].value


@pytest.mark.parametrize("flow", ["nope", "../etc", "<script>alert(1)</script>", "x" * 9000])
def test_an_unknown_flow_gets_the_start_page_with_a_sentence(visit: Visit, flow: str) -> None:
    app = visit(flow=flow)
    assert headings(app) == ["What do you need help with?"]
    assert "There is no topic named" in app.warning[0].value


def test_an_unknown_entry_gets_all_answers_with_a_sentence(visit: Visit) -> None:
    app = visit("answers", entry="nope")
    assert headings(app) == ["All answers"]
    assert 'There is no answer named "nope".' in app.warning[0].value


def test_each_answer_has_its_own_address(visit: Visit) -> None:
    app = visit("answers", entry="plug")
    assert headings(app) == ["How to plug"]
    pressed(app, "see|plug|restart")
    assert app.query_params["entry"] == "restart"


def test_match_words_finds_the_entries_with_all_the_words_in_page_order(visit: Visit) -> None:
    app = visit("answers")
    app.text_input[0].input("it in").run()
    assert app.query_params["match"] == "it in"
    found = [b.label for b in app.button if (b.key or "").startswith("entry|")]
    assert found == ["How to plug"]


def test_no_match_offers_the_search_and_a_person(visit: Visit) -> None:
    said = texts(visit("answers", match="zzqx"))
    assert FEWER in said
    assert "Help desk" in said


def test_the_search_box_leads_to_the_place_in_a_flow_and_says_what_it_assumed(
    visit: Visit,
) -> None:
    app = visit(q="the lamp is off, it is dark")
    assert headings(app) == ["Is it one of these?"]
    pressed(app, "found|plug")
    assert _trail(app) == "off"
    assert "We assumed:" in texts(app)


def test_where_two_answers_are_close_the_question_between_them_is_asked(
    home: Path, visit: Visit
) -> None:
    twins = WIFI.replace("It is red, go: restarted", "The lamp is humming, entry: restart")
    (home / "flows/wifi.yaml").write_text(twins.replace("It is off", "The lamp is humming too"))
    app = visit(q="the lamp is humming")
    assert "Two answers are close. One question tells them apart:" in texts(app)
    pressed(app, "closest-question")
    assert headings(app) == ["Which colour has the lamp?"]


def test_a_search_that_fits_nothing_says_so_and_names_whom_to_ask(visit: Visit) -> None:
    app = visit(q="zzqx")
    assert headings(app) == ["No close match"]
    assert "Help desk" in texts(app)


def test_terms_are_explained_where_they_first_appear_and_only_there(visit: Visit) -> None:
    assert "<b>lamp</b>: A small light." in texts(visit(flow="wifi"))
    assert "<b>lamp</b>: A small light." not in texts(visit(flow="wifi", trail="green"))


def test_trainer_notes_are_never_on_the_learners_screens(visit: Visit) -> None:
    assert "Show the class" not in texts(visit(flow="wifi"))


def test_a_broken_flow_leaves_the_others_working(home: Path, visit: Visit) -> None:
    (home / "flows/phone.yaml").write_text("title: [")
    app = visit()
    assert headings(app, "h2") == ["Home"]
    app = visit(flow="wifi", trail="green.once")
    assert headings(app) == ["How to not-covered"]


def test_a_missing_content_folder_gets_one_sentence(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path / "gone"))
    app = AppTest.from_file(str(MAIN), default_timeout=20).run()
    assert not app.exception
    assert app.error[0].value.startswith("The wizard has no content to show right now.")
    assert str(tmp_path) not in app.error[0].value


def test_every_text_of_the_editors_is_shown_as_typed(home: Path, visit: Visit) -> None:
    sly = "<b>*x*</b> $y$ :red[z] [a](javascript:b)"
    (home / "flows/wifi.yaml").write_text(WIFI.replace("It is green", f"'{sly}'"))
    label = visit(flow="wifi").button(key="wifi||green").label
    assert label == "\\<b\\>\\*x\\*\\</b\\> \\$y\\$ \\:red\\[z\\] \\[a\\](javascript\\:b)"


def test_a_search_marks_whole_words_and_the_page_box_parts_of_words_too() -> None:
    assert page_parts_html.marked("log in to <login>", ["log"]) == (
        "<mark>log</mark> in to &lt;login&gt;"
    )
    assert page_parts_html.marked("the login", ["log"], whole=False) == "the <mark>log</mark>in"
