"""Counter mode in Streamlit's harness: from the first ring to the answer."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_practising import FILES
from tests.toys import swapped, write
from tests.visiting import Visit, headings, pressed, texts
from wizard.presenters import counter

NOTE = "Hold up a real box."
NOTED = swapped(
    FILES["flows/wifi.yaml"], "    terms: [router]\n", f"    terms: [router]\n    note: {NOTE}\n"
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write(tmp_path, {**FILES, "flows/wifi.yaml": NOTED})


def _query(app: AppTest) -> dict[str, str]:
    return {key: str(value) for key, value in app.query_params.items()}


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
