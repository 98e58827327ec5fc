"""Pages as HTML, for browsers that run no script and for the first sight of a page.

Each function lays out one presenter's value, in the order in which the app draws it. Links are
relative to the start page: `./?flow=…`, `./answers?entry=…`.
"""

from __future__ import annotations

from html import escape

from wizard.presenters import call_sheet, ending, results
from wizard.presenters.all_answers import AllAnswers, AnswerPage
from wizard.presenters.answer_html import (
    answer_html,
    people_html,
    person_line,
    sources_html,
    warnings_html,
)
from wizard.presenters.ending import EndingPage, Neighbor
from wizard.presenters.links import Box
from wizard.presenters.markdown import plain
from wizard.presenters.page_parts_html import (
    below_html,
    box_html,
    choices_html,
    found_html,
    head_html,
    href,
    link_html,
    links_html,
    look_html,
    notice,
    paper_html,
    paragraph,
    picks_html,
    pressed_by,
    result_html,
    section,
    terms_html,
    ways_html,
)
from wizard.presenters.results import Results
from wizard.presenters.start import StartPage, Topic
from wizard.presenters.step import StepPage


def start_html(page: StartPage, found: Results | None, at: str) -> str:
    """The start page, or what was found above its topics."""
    title = found.heading if found else page.heading
    lead = "" if found else paragraph(page.lead)
    return "".join(
        (
            notice(page.missing),
            head_html(title, at, below=lead),
            box_html(page.box),
            found_html(found) if found else "",
            _topics(page),
            person_line(page.person) if page.person and not found else "",
        )
    )


def find_html(box: Box, heading: str, at: str, found: Results | None, people: str) -> str:
    """The page at `/find`: the box, and what was found."""
    if found is None:
        return head_html(heading, at) + box_html(box) + people
    return (
        head_html(heading, at)
        + box_html(box)
        + found_html(found)
        + link_html(found.topics, "quiet")
    )


def step_html(page: StepPage) -> str:
    """One question: what was picked, the question, its choices, the ways out."""
    below = warnings_html(page.warnings) + look_html(page.look)
    return "".join(
        (
            picks_html(page.picks),
            notice(page.cut_short),
            head_html(page.heading, page.at, page.line, below),
            choices_html(page.choices),
            ways_html(page.back, page.over),
            terms_html(page.terms),
        )
    )


def ending_html(page: EndingPage, found: Results | None = None) -> str:
    """The end of a walk. `found`: what the words of someone who picked "None of these" find."""
    if page.asks:
        first = (
            head_html(
                page.heading,
                page.at,
                page.line,
                warnings_html(page.answer.warnings) + paragraph(ending.NONE_LINE),
            )
            + box_html(page.asks)
            + (found_html(found, people=False) if found else "")
            + section(ending.ASK_A_PERSON)
            + answer_html(page.answer)
        )
    else:
        said = answer_html(page.answer, page.reason)
        first = head_html(page.heading, page.at, page.line, said) + _settled(page)
    others = not page.asks and page.settled.state != "no"
    return "".join(
        (
            notice(page.cut_short),
            first,
            section(ending.YOUR_ANSWERS) + picks_html(page.picks, asked=True),
            _instead(page.instead, ending.INSTEAD) if others else "",
            below_html(page.answer.see_also, sources_html(page.answer.sources)),
            ways_html(page.back, page.over),
            terms_html(page.answer.terms),
        )
    )


def answer_page_html(page: AnswerPage, at: str) -> str:
    """One answer by itself."""
    return "".join(
        (
            head_html(page.heading, at, page.line, answer_html(page.answer)),
            below_html(page.answer.see_also, sources_html(page.answer.sources)),
            link_html(page.back, "quiet"),
            terms_html(page.answer.terms),
        )
    )


def answers_html(page: AllAnswers, at: str) -> str:
    """All answers by topic, or those that have some words."""
    parts = [notice(page.missing), head_html(page.heading, at), box_html(page.box)]
    if page.matching is None:
        topics = (
            f"<div>{section(t)}{links_html(links, 'quiet')}</div>" for t, links in page.topics
        )
        listed = f'<div class="topics">{"".join(topics)}</div>'
        return "".join((*parts, listed, paper_html(page.paper)))
    found = page.matching
    return "".join(
        (
            *parts,
            f'<p role="status">{plain(found.said)}</p>',
            *(result_html(hit) for hit in found.hits),
            paragraph(found.advice) if found.advice else "",
            *(link_html(link, "quiet") for link in found.ways),
            people_html(found.cards, heading=results.PERSON) if found.cards else "",
        )
    )


def _settled(page: EndingPage) -> str:
    settled = page.settled
    if settled.state == "yes":
        return f'<p role="status" class="settled-said">{plain(settled.said)}</p>'
    if settled.state != "no":
        ways = f"{link_html(settled.yes, 'quiet')} {link_html(settled.no, 'quiet')}"
        return f'<p class="settled"><b>{plain(ending.ASKS)}</b> {ways}</p>'
    assert settled.box is not None
    assert settled.sheet is not None
    sheet = settled.sheet
    return "".join(
        (
            _instead(page.instead, ending.WHAT_HAPPENED),
            box_html(settled.box),
            section(call_sheet.TITLE),
            paragraph(call_sheet.HINT),
            f'<pre class="sheet">{plain(sheet.text)}</pre>',
            '<p class="ways">',
            f'<a class="quiet" href="{escape(sheet.mail)}">{call_sheet.MAIL}</a></p>',
        )
    )


def _instead(others: tuple[Neighbor, ...], heading: str) -> str:
    if not others:
        return ""
    rows = "".join(
        f'<li><a class="quiet" href="{href(other.link)}">'
        f"{plain(other.link.says)} → {plain(other.leads)}</a></li>"
        for other in others
    )
    return f'<div class="instead">{section(heading)}<ul class="links">{rows}</ul></div>'


def _topics(page: StartPage) -> str:
    """The topics under their headings; two groups of one topic share a row, as in the app."""
    groups, rows = list(page.groups), []
    while groups:
        if len(groups) > 1 and all(len(topics) == 1 for _, topics in groups[:2]):
            pair = _group(*groups.pop(0)) + _group(*groups.pop(0))
            rows.append(f'<div class="pair">{pair}</div>')
        else:
            name, topics = groups.pop(0)
            rows.append(_group(name, topics))
    return f'<div class="topics-of-start">{"".join(rows)}</div>'


def _group(name: str, topics: tuple[Topic, ...]) -> str:
    cards = "".join(
        f'<li><a class="choice" href="{href(topic.link)}"{pressed_by(topic.link)}'
        f"<span><strong>{plain(topic.link.says)}</strong><br>{plain(topic.about)}</span></a></li>"
        for topic in topics
    )
    return f'<section>{section(name)}<ul class="choices">{cards}</ul></section>'
