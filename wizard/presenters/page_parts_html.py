"""The pieces of a page as HTML: heading, choices, search box, results, header and foot."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from wizard.core.model import Court, Term
from wizard.presenters import keys, results
from wizard.presenters import step as step_words
from wizard.presenters.answer import SEE_ALSO
from wizard.presenters.answer_html import people_html, warnings_html
from wizard.presenters.links import Box, Link
from wizard.presenters.markdown import plain, prose
from wizard.presenters.results import Result, Results
from wizard.presenters.step import LOOK, Said


def heading_html(says: str, at: str, line: str = "", below: str = "") -> str:
    """The one H1 of a page; `at` names what the page shows, `below` is HTML.

    `line` is a small one over it.
    """
    over = f'<p class="line">{plain(line)}</p>' if line else ""
    return f'{over}<h1 data-at="{escape(at)}">{plain(says)}</h1>{below}'


def head_html(says: str, at: str, line: str = "", below: str = "") -> str:
    """The same in a box of its own, as Streamlit puts it into one."""
    return f'<div class="head">{heading_html(says, at, line, below)}</div>'


def look_html(look: str, *, shown: bool = False) -> str:
    """A step's `look`, folded away unless `shown`; empty where there is none."""
    if not look:
        return ""
    open = " open" if shown else ""
    return f'<details class="look"{open}><summary>{LOOK}</summary>{prose(look)}</details>'


def choices_html(links: tuple[Link, ...]) -> str:
    """The choices of a question."""
    rows = (f"<li>{link_html(link, 'choice')}</li>" for link in links)
    return f'<ul class="choices">{"".join(rows)}</ul>'


def picks_html(picks: tuple[Said, ...], *, asked: bool = False) -> str:
    """What was picked so far, each as the way back to its question."""
    rows = []
    for pick in picks:
        mark = "" if asked and pick.mark == step_words.SAID else f"{plain(pick.mark)} "
        said = f"{plain(pick.asked)} " if asked else ""
        link = (
            f"{mark}{said}<strong>{plain(pick.says)}</strong> <em>{plain(pick.change.says)}</em>"
        )
        rows.append(f'<li><a href="{href(pick.change)}">{link}</a></li>')
    return f'<ul class="picks">{"".join(rows)}</ul>' if rows else ""


def box_html(box: Box) -> str:
    """A search box that works as a plain form."""
    kept = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in box.query.items()
    )
    id = f"box-{escape(box.name)}"
    return (
        f'<form class="box" role="search" action="./{box.page}">{kept}'
        f'<label for="{id}">{plain(box.label)}</label>'
        f'<span><input id="{id}" name="{escape(box.name)}" value="{escape(box.typed)}" '
        f'placeholder="{escape(box.example)}" maxlength="2000" autocomplete="off">'
        f"<button>{plain(box.button)}</button></span></form>"
    )


def ways_html(back: Link, over: Link) -> str:
    """Back and Start over."""
    return f'<p class="ways">{link_html(back, "quiet")} {link_html(over, "quiet")}</p>'


def terms_html(terms: Iterable[Term]) -> str:
    """Words with what they mean."""
    lines = [f"<br><b>{plain(term.word)}</b>: {plain(term.means)}" for term in terms]
    return f'<p class="words">Words on this page{"".join(lines)}</p>' if lines else ""


def brand(court: Court) -> str:
    """What the wizard calls itself."""
    return f"{court.system} help"


def tab_title(says: str, court: Court) -> str:
    """The title of a page, for the browser's tab."""
    return f"{says} – {brand(court)}"


def controls_html(court: Court) -> str:
    """The sentence at the foot of every page: whose page controls."""
    return f'<p class="controls">{plain(" ".join(filter(None, (court.notice, court.name))))}</p>'


def header_html(court: Court) -> str:
    """The quiet line on top."""
    return (
        f'<header class="top"><a class="brand" href="./">{plain(brand(court))}</a>'
        '<a class="quiet" href="./answers">All answers</a></header>'
    )


def footer_html(court: Court, links: Iterable[tuple[str, str]]) -> str:
    """Whose page controls, and quiet links; each is an address and what it says."""
    rows = (f'<a class="quiet" data-plain href="./{to}">{plain(says)}</a>' for to, says in links)
    return f'<footer>{controls_html(court)}<p class="staff">{" ".join(rows)}</p></footer>'


def link_html(link: Link, name: str) -> str:
    """A link of a presenter, with the key that presses it."""
    says = f"<span>{plain(link.says)}</span>" if link.key else plain(link.says)
    paper = f' <span class="see">(see {plain(link.paper)})</span>' if link.paper else ""
    return f'<a class="{name}" href="{href(link)}"{pressed_by(link)}{says}</a>{paper}'


def pressed_by(link: Link) -> str:
    """The rest of a link's tag: its key, for the script and for the eye."""
    if not link.key:
        return ">"
    shown = f'<kbd aria-hidden="true">{keys.shown(link.key)}</kbd>'
    return f' data-key="{keys.in_browser(link.key)}">{shown}'


def href(link: Link) -> str:
    """The address of a link, escaped, relative to the folder that all pages are in."""
    if link.page.startswith("#"):
        return escape(link.page)
    return escape("./" if link.href == "." else f"./{link.href}")


def found_html(found: Results, *, people: bool = True) -> str:
    """What a search found, best first; or an honest no with whom to ask."""
    asks = ""
    if found.question:
        question = link_html(found.question, "choice")
        asks = f'<div class="hit">{paragraph(results.CLOSE)}{question}</div>'
    return "".join(
        (
            f'<p role="status">{plain(found.said)}</p>',
            *(result_html(topic) for topic in found.named),
            asks,
            section(found.section) if found.section else "",
            *(result_html(hit) for hit in found.hits),
            section(results.LIKE) if found.sounds_like else "",
            *(result_html(topic) for topic in found.sounds_like),
            paragraph(found.advice) if found.advice else "",
            people_html(found.cards, heading=results.PERSON) if people and found.cards else "",
        )
    )


def result_html(hit: Result) -> str:
    """One answer as a card, the same wherever answers are listed."""
    return "".join(
        (
            '<div class="hit">',
            link_html(hit.link, "title"),
            below_title_html(hit),
            link_html(hit.before, "quiet") if hit.before else "",
            "</div>",
        )
    )


def below_title_html(hit: Result) -> str:
    """What a card says below its title: warnings, how people come to it, its first sentences."""
    way = f'<p class="way">{marked(hit.way, hit.marks, hit.whole)}</p>'
    return f"{warnings_html(hit.warnings)}{way}<p>{marked(hit.short, hit.marks, hit.whole)}</p>"


def marked(text: str, words: Iterable[str], whole: bool = True) -> str:
    """Text as HTML with the words marked, `whole` ones only or parts too; all else is escaped."""
    wanted = sorted({re.escape(word) for word in words if word}, key=len, reverse=True)
    if not wanted:
        return escape(text)
    edge = r"\b" if whole else ""
    parts = re.split(f"{edge}({'|'.join(wanted)}){edge}", text, flags=re.IGNORECASE)
    return "".join(
        f"<mark>{escape(part)}</mark>" if at % 2 else escape(part) for at, part in enumerate(parts)
    )


def below_html(links: tuple[Link, ...], sources: str, level: int = 2) -> str:
    """What stands at the end of an answer: related ones, then the sources."""
    related = f"{section(SEE_ALSO, level)}{links_html(links, 'quiet')}" if links else ""
    return related + sources


def links_html(links: Iterable[Link], name: str) -> str:
    """Links, one a line."""
    return f'<ul class="links">{"".join(f"<li>{link_html(to, name)}</li>" for to in links)}</ul>'


def notice(said: str) -> str:
    """A sentence about the address; nothing where there is none."""
    return f'<p class="notice" role="status">{plain(said)}</p>' if said else ""


def paper_html(link: Link) -> str:
    """A link to a page that is no page of the app, but made for paper."""
    return f'<p><a class="quiet" data-plain href="{href(link)}">{plain(link.says)}</a></p>'


def section(said: str, level: int = 2) -> str:
    """A heading inside the page."""
    return f"<h{level}>{plain(said)}</h{level}>"


def paragraph(said: str) -> str:
    """A paragraph of plain text."""
    return f"<p>{plain(said)}</p>"
