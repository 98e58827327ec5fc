"""Every ending of the shipped content: it leads with what to do, names people, warns first."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup

from tests.places import every_walk
from wizard.__main__ import main
from wizard.content.library import HOME, load
from wizard.core.numbered import numbers
from wizard.core.walk import walk
from wizard.export.endings_text import as_text, endings
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


def test_paths_prints_every_ending_as_people_see_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paths", "--as", "endings"]) == 0
    assert capsys.readouterr().out.count("=== ") == len(PAGES)
