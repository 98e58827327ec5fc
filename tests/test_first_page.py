"""The pages that the server writes: the words of the app, plain links, nothing as HTML."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from tests.visiting import headings, visited
from tests.visiting import html as drawn
from wizard.content.keeper import keeper
from wizard.core.model import Library
from wizard.journal import recorder
from wizard.web import shell, visitor_pages

SITE = "https://help.example.org/"
HOSTILE = [
    '"><script>alert(1)</script>',
    "</template></title><img src=x onerror=alert(1)>",
    "&lt;",
]


def page(path: str = "/", **query: str) -> BeautifulSoup:
    """The page of an address, as a browser without scripts reads it."""
    written = visitor_pages.written(path, query, SITE)
    assert written is not None
    return BeautifulSoup(written, "html.parser")


def first(path: str = "/", **query: str) -> BeautifulSoup:
    found = page(path, **query).find(id="first")
    assert found
    return BeautifulSoup(str(found), "html.parser")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def library() -> Library:
    return keeper().library


def labels(app: AppTest) -> list[str]:
    """What the buttons of the app say, without the marks of Markdown."""
    plain = (re.sub(r"[\\*\u2060]", "", button.label) for button in app.button)
    return [squeezed(text) for text in plain]


SAMPLES = [
    ("", {}),
    ("", {"flow": "cant-log-in"}),
    ("", {"flow": "cant-log-in", "trail": "none"}),
    ("", {"q": "I forgot my password"}),
    ("find", {"q": "zebra xylophone"}),
    ("find", {"q": "I can't log in"}),
    ("find", {"q": "phone number"}),
    ("", {"q": "summons"}),
    ("answers", {}),
    ("answers", {"match": "fee"}),
    ("answers", {"match": "zzzz"}),
    ("answers", {"entry": "login-problems"}),
]


@pytest.mark.parametrize(("path", "query"), SAMPLES)
def test_both_renderings_have_the_same_headings_and_pieces(
    path: str, query: dict[str, str]
) -> None:
    app = visited(path, **query)
    ours = first(f"/{path}", **query)

    assert [squeezed(h.text) for h in ours.find_all("h1")] == headings(app)
    theirs = [squeezed(text) for text in headings(app, "h2")]
    assert [squeezed(h.text) for h in ours.find_all("h2")] == theirs
    said = squeezed(ours.text)
    for body in drawn(app):
        for piece in BeautifulSoup(body, "html.parser").find_all(["p", "li", "summary"]):
            assert squeezed(piece.text) in said
    words = re.sub(r"\s", "", said)
    assert [label for label in labels(app) if re.sub(r"\s", "", label) not in words] == []


@pytest.mark.parametrize("evil", HOSTILE)
def test_nothing_of_an_address_becomes_html(evil: str) -> None:
    for path, name in (("/", "q"), ("/find", "q"), ("/answers", "match"), ("/answers", "entry")):
        text = str(visitor_pages.written(path, {name: evil}, SITE))
        assert evil not in text.replace(html.escape(evil), "") or evil == "&lt;"
        shown = BeautifulSoup(text, "html.parser")
        assert shown.find("img") is None
        assert len(shown.select("#first script")) == 0


def test_an_unknown_parameter_or_page_is_left_to_streamlit() -> None:
    assert visitor_pages.written("/", {"counter": "1"}, SITE) is None
    assert visitor_pages.written("/trainers", {}, SITE) is None
    assert visitor_pages.written("/", {}, SITE) is not None


def test_without_streamlits_marks_its_page_is_served_unchanged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Any
) -> None:
    changed = tmp_path / "index.html"
    changed.write_text("<html><head></head><body><div id='app'></div></body></html>", "utf-8")
    monkeypatch.setattr(shell, "INDEX", changed)
    shell.streamlit_links.cache_clear()
    try:
        assert visitor_pages.written("/", {}, SITE) is None
        assert visitor_pages.written("/", {}, SITE) is None
    finally:
        shell.streamlit_links.cache_clear()

    assert [record.message for record in caplog.records] == [shell.NO_MARKS]


def test_a_pasted_link_has_a_title_a_description_and_its_whole_address() -> None:
    shown = page("/", flow="cant-log-in")
    said = {m.get("property") or m.get("name"): m.get("content") for m in shown.find_all("meta")}

    assert shown.title
    assert said["og:title"] == shown.title.text
    assert said["og:url"] == f"{SITE}?flow=cant-log-in"
    assert said["description"]
    assert shown.html
    assert shown.html["lang"] == "en"


def test_the_text_stands_before_all_that_streamlit_loads() -> None:
    text = str(visitor_pages.written("/", {"flow": "cant-log-in"}, SITE))

    assert text.index("<h1") < text.index('="/static/')
    assert text.index('id="root"') < text.index('="/static/')


def test_a_question_brings_the_pages_that_its_choices_lead_to() -> None:
    shown = page("/", flow="cant-log-in")
    links = [f"/{str(a['href'])[2:]}" for a in shown.select("#first .choices a")]
    sent = [str(template["data-address"]) for template in shown.select("#ahead template")]

    assert sent
    assert sent == links[: len(sent)]


def test_no_page_that_the_server_writes_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("counted")

    monkeypatch.setattr(recorder.Journal, "record", refuse)
    monkeypatch.setattr(recorder, "_one", None)
    monkeypatch.setenv("WIZARD_JOURNAL", "sqlite:///:memory:")
    for path, query in (("/", {"flow": "fees", "trail": "forgot"}), ("/find", {"q": "fee"})):
        assert visitor_pages.written(path, query, SITE)
    assert recorder._one is None
