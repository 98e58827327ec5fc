"""Whatever stands in an address, every page shows something, and no box with an error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.toys import write
from tests.visiting import headings, texts, visited
from wizard.content import keeper
from wizard.screens.parts.frame import PAGES

NAMES = (
    *("flow", "trail", "keep", "assumed", "asked", "q", "counter", "entry", "part", "match"),
    *("seed", "cases", "pass", "at", "trails", "guesses", "set", "pick", "map", "join"),
    *("straight", "desk"),
    *("class-cases", "class-pass", "class-word", "codes", "papers", "for", "class"),
)
"""Every parameter of every page, and two that none has."""
WORDS = st.sampled_from(
    (
        "",
        "1",
        "0",
        "-1",
        "true",
        "inf",
        "-inf",
        "nan",
        "1e999",
        "99999999999999999999",
        "٣",
        "wifi",
        "paper",
        "restart",
        "dark",
        "dark.loose",
        "none",
        "wifi.dark.loose~paper.nothing",
        "../..",
        "[",
        "**",
        "$x$ :red[y] <b>",
        "\x00",
        "\u202e",
        "🙂",
        "a" * 5000,
        "." * 5000,
        "~" * 5000,
    )
)
VALUES = WORDS | st.text(max_size=20).filter(lambda text: text.isprintable() or not text)
QUERIES = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=6)


@pytest.fixture(scope="module")
def toys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield write(tmp_path_factory.mktemp("content"))
    keeper._keepers.clear()


@pytest.mark.parametrize("page", ["", *PAGES])
@settings(max_examples=12)
@given(query=QUERIES)
def test_no_address_gives_an_error_box(page: str, toys: Path, query: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WIZARD_CONTENT", str(toys))
        app = visited(page, **query)
    assert len(headings(app)) == 1
    assert not app.error


@pytest.mark.parametrize("name", ["class-cases", "class-pass"])
@pytest.mark.parametrize("value", ["inf", "-inf", "1e999", "nan", "-1", "7.5", "9" * 400])
def test_a_number_that_is_none_counts_as_absent(
    name: str, value: str, toys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_CONTENT", str(toys))
    app = visited("trainers", **{name: value})
    assert app.number_input(key="class-cases").value == 1
    assert app.number_input(key="class-pass").value == 80


@pytest.fixture
def answers(toys: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("WIZARD_CONTENT", str(toys))
    return visited("answers", match="paper")


def test_the_box_of_match_words_follows_the_address(answers: AppTest) -> None:
    answers.text_input(key="match|paper|[]").input("box").run()
    assert answers.query_params["match"] == "box"
    assert answers.text_input(key="match|box|[]").value == "box"
    answers.query_params["match"] = "paper"
    answers.run()
    assert answers.text_input(key="match|paper|[]").value == "paper"
    assert "1 answer has all of: paper" in texts(answers)


def test_show_all_answers_empties_the_box(toys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIZARD_CONTENT", str(toys))
    app = visited("answers", match="zzzz")
    app.button(key="show-all").click().run()
    assert app.text_input(key="match||[]").value == ""
    assert "Toys" in headings(app, "h2")


def test_counter_mode_says_when_there_is_no_such_topic(
    toys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_CONTENT", str(toys))
    assert 'There is no topic named "nope" here.' in texts(visited(counter="1", flow="nope"))
