"""Every ending of the shipped content: it leads with what to do, names people, warns first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from tests.visiting import Visit, texts
from wizard.__main__ import main
from wizard.content.library import HOME, load
from wizard.core import graph
from wizard.core.model import Library
from wizard.core.numbered import numbers
from wizard.core.walk import Walk, walk
from wizard.export.endings_text import as_text, endings
from wizard.export.one_file import edition
from wizard.presenters.answer import YOURSELF
from wizard.presenters.answer_html import answer_html
from wizard.presenters.call_sheet import LONGEST
from wizard.presenters.ending import EndingPage, ending_page
from wizard.presenters.step import step_page

LIBRARY = load(HOME)
NIGHT = datetime(2026, 11, 25, 23, 50, tzinfo=ZoneInfo("America/New_York"))
PAGES = {
    here.key: ending_page(
        LIBRARY, here, here.address(), settled="no", now=NIGHT, link="https://x.example/?flow=a"
    )
    for here in endings(LIBRARY)
}


@pytest.fixture(params=sorted(PAGES), ids=str)
def page(request: pytest.FixtureRequest) -> EndingPage:
    return PAGES[request.param]


def every_walk(library: Library) -> list[Walk]:
    found = []
    for flow in library.flows.values():
        for way, _ in graph.ways(library, graph.start(flow)):
            here = walk(library, flow.id, [choice.id for _, choice in way])
            assert here is not None
            found.append(here)
    return found


def test_every_answer_is_an_ending() -> None:
    shown = {page.answer.id for page in PAGES.values()}
    assert LIBRARY.entries.keys() - shown <= {LIBRARY.nothing_fits.id}


def test_an_ending_leads_with_what_to_do(page: EndingPage) -> None:
    assert page.answer.texts
    first = page.answer.first
    assert first
    assert not first.startswith((">", "#"))
    if page.answer.situation:
        assert page.reason is None


def test_an_ending_names_someone_who_can_be_reached_or_says_where_to_find_them(
    page: EndingPage,
) -> None:
    people = page.answer.cards
    assert any(card.tel or card.mailto or card.href for card in people)
    assert [card.name for card in people if not card.reach] == []


def test_an_ending_says_you_can_do_this_only_above_steps(page: EndingPage) -> None:
    shown = "\n".join(page.answer.texts)
    entry = LIBRARY.entries[page.answer.id]
    assert (page.answer.yourself == YOURSELF) == (entry.yourself and bool(numbers(shown)))
    assert YOURSELF not in shown


def test_an_ending_shows_no_note_for_editors_and_only_short_cautions(page: EndingPage) -> None:
    entry, said = LIBRARY.entries[page.answer.id], as_text(page)
    assert not entry.editor_note or entry.editor_note not in said
    assert not entry.caution or len(entry.caution.says.split()) <= 25
    assert re.search(r"\bour (?:own )?copy\b", said, re.IGNORECASE) is None


def test_a_caution_stands_beside_its_step(page: EndingPage) -> None:
    caution = LIBRARY.entries[page.answer.id].caution
    shown = [*page.answer.texts, *(other.text for other in page.answer.others)]
    if caution and caution.step:
        html = "".join(answer_html(page.answer))
        assert sum("(Noted" in text for text in shown) == 1
        assert BeautifulSoup(html, "html.parser").select("li blockquote")


def test_the_call_sheet_fits_into_an_e_mail(page: EndingPage) -> None:
    sheet = page.settled.sheet
    assert sheet is not None
    assert len(sheet.mail) <= LONGEST
    assert "\n" not in sheet.mail
    assert sheet.mail.count("subject=") == 1
    assert "Case number: ___" in sheet.text
    assert sheet.text.startswith("Call: ")
    assert "https://x.example/?flow=a" in sheet.text


def test_a_warning_stands_on_every_question_and_ending_after_its_pick() -> None:
    missing = []
    for here in every_walk(LIBRARY):
        page = ending_page(LIBRARY, here, here.address())
        warned: set[str] = set()
        for number, pick in enumerate(here.picks):
            if warned:
                before = walk(LIBRARY, here.flow.id, here.trail[:number])
                assert before is not None
                asked = step_page(LIBRARY, before, before.address())
                if not warned <= set(asked.warnings):
                    missing.append(before.key)
            choice = pick.step.choice(pick.choice)
            if choice and choice.warn:
                warned.add(LIBRARY.court.warnings[choice.warn])
        if not warned <= set(page.answer.warnings):
            missing.append(here.key)
    assert missing == []


def test_the_cautions_are_on_at_most_a_third_of_the_answers() -> None:
    cautions = [entry for entry in LIBRARY.entries.values() if entry.caution]
    assert len(cautions) <= len(LIBRARY.entries) / 3


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


@pytest.fixture
def home() -> Path:
    return HOME


def at(app: AppTest, here: Walk, **more: str) -> str:
    """What the same visitor sees at another place."""
    app.query_params.clear()
    for name, value in {**here.address().query(), **more}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return words(texts(app)).replace("\\", "")


def test_a_screen_shows_the_words_of_every_question_and_ending(visit: Visit) -> None:
    app, missing = visit(), list[str]()
    for here in {here.key: here for here in every_place()}.values():
        shown = at(app, here)
        if here.step:
            asked = step_page(LIBRARY, here, here.address())
            wanted = [asked.heading, asked.line, *(choice.says for choice in asked.choices)]
            wanted += asked.warnings
        else:
            page = ending_page(LIBRARY, here, here.address())
            wanted = [
                page.heading,
                page.line,
                words(answer_html(page.answer, page.reason)).split("Who can help")[0],
            ]
            wanted += [*(card.name for card in page.answer.cards), page.settled.no.says]
        missing += [f"{here.key}: {text}" for text in wanted if words(text) not in shown]
    assert missing == []


def every_place() -> Iterator[Walk]:
    """Every question, once, and every ending."""
    seen = set()
    for here in every_walk(LIBRARY):
        for number in range(len(here.picks)):
            before = walk(LIBRARY, here.flow.id, here.trail[:number])
            if before and before.spot not in seen:
                seen.add(before.spot)
                yield before
    yield from endings(LIBRARY)


def test_the_edition_holds_the_words_of_every_question_and_ending() -> None:
    text = words(edition(LIBRARY))
    wanted = {
        words(fold)
        for page in PAGES.values()
        for fold in [page.heading, *(card.name for card in page.answer.cards)]
    }
    wanted |= {
        words(answer_html(p.answer)).split("Which is")[0][:60]
        for p in PAGES.values()
        if not p.answer.situation and not p.reason
    }
    for flow in LIBRARY.flows.values():
        for step in flow.steps.values():
            wanted |= {words(step.ask), *(words(choice.say) for choice in step.choices)}
    assert sorted(each for each in wanted if each not in text) == []


def test_paths_prints_every_ending_as_people_see_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paths", "--as", "endings"]) == 0
    assert capsys.readouterr().out.count("=== ") == len(PAGES)
