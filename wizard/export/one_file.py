"""The take-away edition: the whole wizard as one HTML file without JavaScript or network."""

from __future__ import annotations

from html import escape
from pathlib import Path

from wizard.core.model import Library, Term
from wizard.presenters import edition as presenter
from wizard.presenters.all_answers import TITLE as ALL_ANSWERS
from wizard.presenters.answer import OTHERS, WHICH
from wizard.presenters.answer_html import (
    answer_html,
    folds_html,
    sources_html,
    todo_html,
    warnings_html,
)
from wizard.presenters.edition import AnswerSection, Edition, Picks, Place, Situation, StepSection
from wizard.presenters.links import Link
from wizard.presenters.markdown import plain
from wizard.presenters.page_parts_html import (
    below_html,
    brand,
    choices_html,
    controls_html,
    link_html,
    links_html,
    look_html,
    paragraph,
    section,
    terms_html,
)
from wizard.presenters.start import Topic

POLICY = "default-src 'none'; style-src 'unsafe-inline';{} base-uri 'none'; form-action 'none'"
PICTURES = " img-src data:;"
"""What the policy allows besides where the file holds pictures."""
PRINT_HINT = "Print this page with your browser: Ctrl+P, or Command+P on a Mac."
START, ANSWERS, WORDS = (
    Place("start", "", ""),
    Place("answers", "", ALL_ANSWERS),
    Place("words", "", presenter.WORDS),
)


def edition(library: Library) -> str:
    """The file. The same content gives the same bytes."""
    said = presenter.edition(library)
    return _document(library, said, f"<main>\n{_main(said)}", START)


def answers(library: Library) -> str:
    """All answers on paper, or as a file: the list first, then each in its order."""
    said = presenter.answers(library)
    hint = f'<p class="screen-only">{plain(PRINT_HINT)}</p>'
    rows = (_answer(answer, said, first=not n) for n, answer in enumerate(said.answers))
    words = _words(said.words) if said.words else ""
    main = "".join(('<main class="all">\n', _topics(said, hint), *rows, words))
    return _document(library, said, main, ANSWERS)


def _document(library: Library, said: Edition, main: str, first: Place) -> str:
    name = plain(brand(library.court))
    policy = POLICY.format(PICTURES if library.pictures else "")
    style = (Path(__file__).parent / "templates" / "edition.css").read_text(encoding="utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{name}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<header><h1><a href="#{first.id}">{name}</a></h1>{_ways_in(said)}</header>\n'
        f"{main}</main>\n"
        f"<footer>{controls_html(library.court)}{_paragraph(said.as_of)}</footer>\n"
        "</body>\n</html>\n"
    )


def _ways_in(said: Edition) -> str:
    links = [ANSWERS.link(ALL_ANSWERS), *([WORDS.link(presenter.WORDS)] if said.words else [])]
    rows = "".join(f'<li><a href="#{link.id}">{plain(link.says)}</a></li>' for link in links)
    return f'<nav aria-label="Whole guide"><ul>{rows}</ul></nav>'


def _main(said: Edition) -> str:
    return "".join(
        (
            _start(said),
            *(_step(step, said, first=not n) for n, step in enumerate(said.steps)),
            *(_answer(answer, said, first=not n) for n, answer in enumerate(said.answers)),
            _topics(said),
            _words(said.words) if said.words else "",
        )
    )


def _section(place: Place, inside: str, *, line: str = "", title: str = "", name: str = "") -> str:
    """A section with its number and its title."""
    id, number = escape(place.id), place.number
    over = f'<p class="line"><span class="number" id="n-{id}">{number}</span> {plain(line)}</p>'
    heads = f"n-{id} t-{id}" if number else f"t-{id}"
    named = f' class="{name}"' if name else ""
    return (
        f'<section id="{id}" tabindex="-1" aria-labelledby="{heads}"{named}>'
        f'{over if number else ""}<h2 id="t-{id}">{plain(title or place.title)}</h2>'
        f"{inside}</section>\n"
    )


def _start(said: Edition) -> str:
    groups = "".join(section(name, 3) + _cards(topics) for name, topics in said.start.groups)
    on_paper = f'<p class="paper-only">{plain(presenter.ON_PAPER)}</p>'
    none = f'<p class="none">{plain(presenter.NONE_ASKED)} {link_html(said.none, "quiet")}</p>'
    inside = paragraph(said.start.lead) + on_paper + groups + none
    return _section(START, inside, title=said.start.heading)


def _cards(topics: tuple[Topic, ...]) -> str:
    rows = (
        f'<li><a href="{escape(topic.link.page)}"><strong>{plain(topic.link.says)}</strong>'
        f'<span class="about">{plain(topic.about)}</span></a>'
        f' <span class="see">(see {topic.link.paper})</span></li>'
        for topic in topics
    )
    return f'<ul class="cards">{"".join(rows)}</ul>'


def _step(step: StepSection, said: Edition, *, first: bool) -> str:
    inside = "".join(
        (
            warnings_html(step.warnings),
            look_html(step.look, shown=True),
            choices_html(step.choices),
            _over(said.over),
            terms_html(step.terms),
        )
    )
    name = "first" if first else ""
    return _section(step.place, inside, line=step.line, title=step.heading, name=name)


def _answer(answer: AnswerSection, said: Edition, *, first: bool) -> str:
    shown = answer_html(
        answer.answer,
        level=3,
        situations="".join(map(_situation, answer.situations)),
        others=_others(answer),
    )
    end = (
        below_html(answer.see_also, _picks(answer.picks), level=3),
        terms_html(answer.answer.terms),
        sources_html(answer.answer.sources),
        _over(said.over),
    )
    inside, title = shown + "".join(end), answer.answer.title
    name = "answer first" if first else "answer"
    return _section(answer.place, inside, line=answer.line, title=title, name=name)


def _situation(one: Situation) -> str:
    """A situation: on the screen it shows where a link leads to it, on paper always."""
    id, number = escape(one.place.id), one.place.number
    todo = todo_html("", one.texts, one.yourself, one.inside)
    heading = f'<span class="number">{number}</span> {plain(one.place.title)}'
    return f'<div class="part" id="{id}" tabindex="-1"><h3>{heading}</h3>{todo}</div>'


def _others(answer: AnswerSection) -> str:
    """The ways to the situations; a style rule shows the heading that fits."""
    if not answer.situations:
        return ""
    headings = f'<h3 class="which">{WHICH}</h3><h3 class="others">{OTHERS}</h3>'
    folds = folds_html("", answer.answer.others, answer.answer.inside)
    return f"{headings}{links_html(answer.others, 'quiet')}{folds}"


def _picks(picks: Picks) -> str:
    if not picks:
        return ""
    rows = []
    for link, choices in picks:
        said = (
            f"<li>{plain(says)}"
            + (f' <span class="quiet">({plain(because)})</span>' if because else "")
            + "</li>"
            for says, because in choices
        )
        rows.append(f"<li>{link_html(link, 'quiet')}<ul>{''.join(said)}</ul></li>")
    summary = f"<summary>{plain(presenter.PICKS)}</summary>"
    return f'<details class="from">{summary}<ul>{"".join(rows)}</ul></details>'


def _over(over: Link) -> str:
    return f'<p class="ways">{link_html(over, "over")}</p>'


def _topics(said: Edition, hint: str = "") -> str:
    rows = (section(topic, 3) + links_html(links, "quiet") for topic, links in said.topics)
    return _section(ANSWERS, "".join((hint, *rows)), name="" if hint else "first")


def _words(words: tuple[Term, ...]) -> str:
    rows = []
    for term in words:
        also = f' <span class="quiet">Also: {plain(", ".join(term.also))}.</span>'
        rows.append(
            f"<dt>{plain(term.word)}</dt><dd>{plain(term.means)}{also if term.also else ''}</dd>"
        )
    return _section(WORDS, f"<dl>{''.join(rows)}</dl>")


def _paragraph(said: str) -> str:
    return paragraph(said) if said else ""
