"""Links of an answer's text to other answers and to questions, wherever it is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.toys import WIFI, answer, loaded, swapped, write
from tests.visiting import html, visited
from wizard.__main__ import main
from wizard.content.library import load
from wizard.core.address import Query, read_address
from wizard.core.model import Library
from wizard.core.walk import replay, walk
from wizard.export.endings_text import as_text
from wizard.export.one_file import edition
from wizard.presenters.answer import answer as answer_value
from wizard.presenters.answer_html import answer_html
from wizard.presenters.ending import ending_page
from wizard.presenters.markdown import prose, spoken
from wizard.search import find
from wizard.web import visitor_pages

BODY = (
    "Do it, or [add paper](answer:add-paper).\n\n1. Look at [the plug](step:wifi/plug).\n"
    "2. Begin with [the lamp](step:wifi).\n3. Read [the rest](https://toy.example/x).\n\n"
    "## At noon {#noon}\n\nSee [the plug](step:wifi/plug) and [nothing](answer:gone).\n"
)
WITH = {"faq/restart.md": answer("Restart the box", BODY)}
HREF = re.compile(r'<a href="([^"]*)">([^<]*)</a>')


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path, WITH)


def test_the_links_of_an_answer_are_real_addresses_of_the_wizard(library: Library) -> None:
    links = HREF.findall(answer_html(answer_value(library, library.entries["restart"])))
    plug = "./?flow=wifi&amp;trail=dark&amp;asked=lamp&amp;assumed=1"
    assert links == [
        ("./answers?entry=add-paper", "add paper"),
        (plug, "the plug"),
        ("./?flow=wifi", "the lamp"),
        ("https://toy.example/x", "the rest"),
        (plug, "the plug"),
    ]


def test_such_a_link_leads_to_its_question_and_says_what_is_assumed(library: Library) -> None:
    said = answer_value(library, library.entries["restart"])
    address = read_address(Query(dict(_query(dict(said.inside)["step:wifi/plug"]))))
    here = replay(library, address)
    assert here is not None
    assert here.step is library.flows["wifi"].steps["plug"]
    assert address.assumed == 1


def _query(href: str) -> list[tuple[str, str]]:
    pairs = (pair.split("=") for pair in href.partition("?")[2].split("&"))
    return [(name, value) for name, value in pairs]


def test_a_link_to_what_is_not_there_shows_its_words_alone(library: Library) -> None:
    said = answer_html(answer_value(library, library.entries["restart"]))
    assert "and nothing." in said
    assert "answer:" not in said
    assert prose("[a](answer:x) [b](step:y/z) <answer:x>") == "<p>a b answer:x</p>\n"


def test_the_edition_keeps_the_links_inside_the_file(library: Library) -> None:
    page = edition(library)
    section = page.partition('<section id="answer:restart"')[2].partition("</section>")[0]
    assert HREF.findall(section)[:4] == [
        ("#wifi/plug", "the plug"),
        ("#answer:add-paper", "add paper"),
        ("#wifi/plug", "the plug"),
        ("#wifi/lamp", "the lamp"),
    ]
    ids = set(re.findall(r' id="([^"]*)"', page))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= ids


def test_read_out_and_in_plain_text_the_words_stand_alone(library: Library) -> None:
    assert spoken(BODY).startswith("Do it, or add paper.")
    here = walk(library, "wifi", ["red"])
    assert here is not None
    text = as_text(ending_page(library, here, here.address()))
    assert "1. Look at the plug." in text
    assert "answer:" not in text


def test_the_search_reads_the_words_and_not_the_ids(library: Library) -> None:
    assert [hit.entry for hit in find(library, "noon plug").hits][:1] == ["restart"]
    assert "step:" not in library.entries["restart"].text


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("answer:ad-paper", 'an answer that does not exist. Did you mean "add-paper"?'),
        ("answer:add-paper#x", 'an answer that does not exist. Did you mean "add-paper"?'),
        ("answer:later", "a draft, which visitors do not see. Take the link out until it is"),
        ("answer:old", 'an answer by an earlier id. It is called "push-plug" now.'),
        ("step:wify/plug", 'a flow that does not exist. Did you mean "wifi"?'),
        ("step:wifi/plugg", 'a question that does not exist. Did you mean "plug"?'),
    ],
)
def test_a_lost_link_is_named_where_it_stands(tmp_path: Path, target: str, said: str) -> None:
    files = {
        "faq/restart.md": answer(body=f"Do it.\n\n1. Now [there]({target}).\n"),
        "faq/later.md": answer(draft="yes"),
        "faq/push-plug.md": answer(was="[old]"),
    }
    lost = [p for p in loaded(tmp_path, files).problems if p.check == "lost-link"]
    assert [(str(p.place), p.level) for p in lost] == [("faq/restart.md:9:16", "flaw")]
    assert f'The link "{target}" leads to {said}' in str(lost[0])


def test_outside_the_text_of_an_answer_such_a_link_is_an_unsafe_one(tmp_path: Path) -> None:
    wifi = swapped(WIFI, "look: It is", 'look: "[Here](step:wifi/plug). It is').replace(
        "front of the box.", 'front of the box."'
    )
    library = loaded(tmp_path, {"flows/wifi.yaml": wifi})
    assert "unsafe-link" in {p.check for p in library.problems}


def test_a_rename_changes_the_links_of_all_answers(tmp_path: Path) -> None:
    write(tmp_path, WITH)
    for old, new in (("add-paper", "fill"), ("wifi/plug", "cable"), ("wifi", "net")):
        assert main(["--content", str(tmp_path), "rename", old, new]) == 0
    text = (tmp_path / "faq/restart.md").read_text()
    for link in ("(answer:fill)", "(step:net/cable)", "(step:net)"):
        assert link in text
    assert "lost-link" not in {p.check for p in load(tmp_path).problems if "gone" not in str(p)}


def test_the_same_links_stand_on_the_server_s_page_and_in_the_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, WITH)
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path))
    monkeypatch.setenv("WIZARD_STATE", str(tmp_path / "state"))
    page = visitor_pages.written("/answers", {"entry": "restart"}, "http://toy/")
    assert page is not None
    shown = " ".join(html(visited("answers", entry="restart")))
    for link in ('<a href="./answers?entry=add-paper">', '<a href="./?flow=wifi">'):
        assert link in page
        assert link in shown
