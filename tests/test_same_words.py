"""Every question and ending says what its presenter says, wherever it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.places import every_place
from tests.visiting import Visit, texts
from wizard.content.library import HOME, load
from wizard.core.walk import Walk
from wizard.export import one_file
from wizard.export.endings_text import as_text
from wizard.presenters import ending
from wizard.presenters.answer import Answer
from wizard.presenters.contacts import HEADING
from wizard.presenters.ending import EndingPage, ending_page
from wizard.presenters.links import Link
from wizard.presenters.markdown import prose
from wizard.presenters.step import Said, StepPage, step_page
from wizard.web import visitor_pages

LIBRARY = load(HOME)
PLACES = {here.key: here for here in every_place(LIBRARY)}


BLOCK = re.compile(r"</?(?:p|li|ol|ul|h\d|blockquote|table|t\w+)\b[^>]*>")
TAG = re.compile(r"</?[a-z][^>]*>")


def letters(html: str) -> str:
    """The text of some HTML or Markdown without blanks, marks and what keeps marks apart."""
    return re.sub(r"[\s\\*\u2060]", "", unescape(TAG.sub(" ", html)))


def missing(wanted: Iterator[str], shown: str, *, ordered: bool) -> list[str]:
    """What is not shown; where `ordered`, what does not come after all that stands before it."""
    at, gone = 0, []
    for text in filter(None, map(letters, wanted)):
        found = shown.find(text, at if ordered else 0)
        if found < 0:
            gone.append(text)
        else:
            at = found
    return gone


def page_of(here: Walk) -> StepPage | EndingPage:
    make = step_page if here.step else ending_page
    return make(LIBRARY, here, here.address())


def words(page: StepPage | EndingPage) -> Iterator[str]:
    """All that a page says, from top to bottom, but who answers the phone at this minute."""
    if isinstance(page, StepPage):
        yield from _picks(page.picks)
        yield from (page.cut_short, page.line, page.heading, *page.warnings)
        yield prose(page.look)
        yield from (link.says for link in page.choices)
        yield from (page.back.says, page.over.says)
        yield from (f"{term.word}: {term.means}" for term in page.terms)
        return
    yield from (page.line, page.heading)
    if page.asks:
        yield from (*page.answer.warnings, ending.NONE_LINE, page.asks.label, ending.ASK_A_PERSON)
        yield from _answer(page.answer)
    else:
        yield from page.answer.warnings
        yield from page.reason or ()
        yield from _answer(page.answer)
        yield from (ending.ASKS, page.settled.yes.says, page.settled.no.says)
    yield ending.YOUR_ANSWERS
    yield from _picks(page.picks, asked=True)
    if not page.asks:
        yield from (f"{other.link.says} → {other.leads}" for other in page.instead)
    yield from _end(page.answer, page.answer.see_also)
    yield from (page.back.says, page.over.says)
    yield from (f"{term.word}: {term.means}" for term in page.answer.terms)


def _picks(picks: tuple[Said, ...], *, asked: bool = False) -> Iterator[str]:
    for pick in picks:
        yield pick.asked if asked else pick.mark
        yield from (pick.says, pick.change.says)


def _answer(said: Answer) -> Iterator[str]:
    yield said.situation
    yield from map(prose, said.texts)
    yield said.yourself
    if said.others:
        yield said.others_title
    for fold in said.others:
        yield from (fold.title, prose(fold.text))
    yield HEADING
    yield from _cards(said)
    yield prose(said.official)


def _cards(said: Answer) -> Iterator[str]:
    for card in said.cards:
        yield from (card.name, card.lead, card.phone, card.hours, card.email)
        yield from (card.does, card.say, card.address, card.web, card.find, card.seen)


def _end(said: Answer, see_also: tuple[Link, ...]) -> Iterator[str]:
    yield from (link.says for link in see_also)
    for source in said.sources:
        yield from (source.whose, source.page, source.question, source.read)


@pytest.fixture
def home() -> Path:
    return HOME


@pytest.fixture(scope="module")
def file() -> BeautifulSoup:
    """The take-away edition."""
    return BeautifulSoup(one_file.edition(LIBRARY), "html.parser")


def test_the_screens_say_the_words_of_every_question_and_ending(visit: Visit) -> None:
    app, gone = visit(), dict[str, list[str]]()
    for key, here in PLACES.items():
        app.query_params.clear()
        for name, value in here.address().query().items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        labels = [box.label for box in app.text_input]
        labels += [link.proto.label for link in app.get("page_link")]
        shown = letters("\n".join([texts(app), *labels]))
        gone[key] = missing(words(page_of(here)), shown, ordered=False)
    assert {key: found for key, found in gone.items() if found} == {}


def test_the_servers_pages_say_the_words_of_every_question_and_ending_in_their_order() -> None:
    gone = {}
    for key, here in PLACES.items():
        page = visitor_pages.written("/", here.address().query(), "https://help.example.org/")
        assert page
        first = page[page.index(' data-at="') : page.index('<div id="ahead"')]
        assert first.count("<h1") == 1
        gone[key] = missing(words(page_of(here)), letters(f"<div {first}"), ordered=True)
    assert {key: found for key, found in gone.items() if found} == {}


def test_the_edition_says_the_words_of_every_question_and_ending_in_their_order(
    file: BeautifulSoup,
) -> None:
    sections = {str(tag["id"]): letters(str(tag)) for tag in file.find_all("section")}
    gone = {}
    for key, here in PLACES.items():
        page = page_of(here)
        place = f"{here.spot.flow}/{here.spot.id}" if here.step else f"answer:{here.spot.id}"
        said = _once(page)
        gone[key] = missing(said, sections[place], ordered=True)
    assert {key: found for key, found in gone.items() if found} == {}


def test_the_list_of_endings_says_the_words_of_every_ending() -> None:
    gone = {}
    for key, here in PLACES.items():
        page = page_of(here)
        if isinstance(page, EndingPage) and not page.asks:
            said = [page.heading, *(page.reason or ()), *_answer(page.answer)]
            said += [pick.says for pick in page.picks]
            said += [f"{other.link.says} → {other.leads}" for other in page.instead]
            said += _end(page.answer, page.answer.see_also)
            shown = letters(as_text(page))
            gone[key] = missing(pieces(said), shown, ordered=False)
    assert {key: found for key, found in gone.items() if found} == {}


def pieces(said: Iterable[str]) -> Iterator[str]:
    """Paragraphs and list items one by one; plain text puts numbers and stars between them."""
    for html in said:
        yield from BLOCK.split(html)


def _once(page: StepPage | EndingPage) -> Iterator[str]:
    """Of a page's words those that do not depend on the walk that led to it."""
    if isinstance(page, StepPage):
        yield page.heading
        yield from page.warnings
        yield prose(page.look)
        yield from (link.says for link in page.choices)
        yield page.over.says
        yield from (f"{term.word}: {term.means}" for term in page.terms)
        return
    said = page.answer
    yield from (said.title, *said.warnings, said.situation)
    yield from map(prose, said.texts)
    if said.others:
        yield said.others_title
    yield from (fold.title for fold in said.others)
    yield HEADING
    yield from _cards(said)
    yield prose(said.official)
    yield from (link.says for link in said.see_also)
    yield page.reason[1] if page.reason else ""
    yield from (f"{term.word}: {term.means}" for term in said.terms)
    for source in said.sources:
        yield from (source.whose, source.page, source.question, source.read)


def test_an_edition_shows_each_situation_once_at_a_place_of_its_own(file: BeautifulSoup) -> None:
    parts = {str(part["id"]): part for part in file.select(".part")}
    leads = {
        str(tag["id"]): [a["href"] for a in tag.find_all("a")] for tag in file.find_all("section")
    }
    for here in PLACES.values():
        page = page_of(here)
        if isinstance(page, StepPage) or not page.answer.situation:
            continue
        last = here.picks[-1]
        choice = last.step.choice(last.choice)
        assert choice
        id = f"answer:{page.answer.id}:{choice.part}"
        assert letters(page.answer.situation) in letters(str(parts[id]))
        assert f"#{id}" in leads[f"{last.spot.flow}/{last.spot.id}"]
