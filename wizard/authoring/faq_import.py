"""Saved FAQ pages as draft entries: the page's exact words, nothing of our own."""

from __future__ import annotations

from dataclasses import dataclass, field

from bs4 import BeautifulSoup

from wizard.authoring.answer_markdown import markdown, without_reply
from wizard.authoring.page_facts import address_of, base_of, name_of
from wizard.authoring.page_lines import Line, lines_of
from wizard.authoring.page_links import follow_links, same
from wizard.authoring.page_tree import tree
from wizard.authoring.questions import Section, read_questions, skipped_parts
from wizard.authoring.saved_page import SavedPage
from wizard.authoring.structured_data import stated_questions
from wizard.core.problems import ContentError

MOST = 2000
"""Questions. The longest FAQ page of a court has some hundreds."""


@dataclass(frozen=True, slots=True)
class FaqQuestion:
    """One question of a page; `answer` is Markdown, "" where the page has no answer."""

    question: str
    answer: str
    topic: str = ""


@dataclass(slots=True)
class FaqPage:
    """What was found on a page, and each part of it that was not taken, with the reason."""

    name: str
    address: str
    questions: list[FaqQuestion] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


def read_page(page: SavedPage) -> FaqPage:
    """The questions of a saved page, in its order; raises `ContentError` if it is too large."""
    soup = tree(page)
    stated = stated_questions(soup)
    address, base = address_of(soup, page.address), base_of(soup, page.address)
    lines = follow_links(lines_of(soup.body or soup), address)
    reading = read_questions(lines, {same(title) for title in stated})
    if len(reading.sections) > MOST:
        raise ContentError(f"This page has over {MOST:,} questions. Is it the right file?")
    found = FaqPage("", address)
    for section in reading.sections:
        asked, lost = _asked(section, reading.torn, base)
        found.questions.append(asked)
        found.skipped += [("links whose address is not known", link) for link in lost]
    _add_stated(found, stated, base)
    found.name = name_of(soup, {one.question for one in found.questions})
    for line in lines:
        if line.text == found.name and line.skipped:
            line.skipped = "topics"
    found.questions = [
        FaqQuestion(one.question, one.answer, "" if one.topic == found.name else one.topic)
        for one in found.questions
    ]
    found.skipped += skipped_parts(lines)
    return found


def _asked(section: Section, torn: set[int], base: str) -> tuple[FaqQuestion, list[str]]:
    lines = without_reply(section.answer) if section.answer else []
    answer = markdown(lines, torn, base)
    return FaqQuestion(section.title, answer.markdown, section.topic), answer.unaddressed


def _add_stated(found: FaqPage, stated: dict[str, str], base: str) -> None:
    """Add what the page states for search engines only, and fill answers that it does not show."""
    shown = {same(one.question): n for n, one in enumerate(found.questions)}
    for title, answer in stated.items():
        place = shown.get(same(title))
        if place is None:
            found.questions.append(FaqQuestion(" ".join(title.split()), _fragment(answer, base)))
        elif not found.questions[place].answer:
            one = found.questions[place]
            found.questions[place] = FaqQuestion(one.question, _fragment(answer, base), one.topic)


def _fragment(html: str, base: str) -> str:
    soup: BeautifulSoup = tree(SavedPage(f"<html><body>{html}</body></html>"))
    lines: list[Line] = lines_of(soup.body or soup).lines
    return markdown([line for line in lines if line.text], set(), base).markdown
