"""An answer as HTML, the same in the app, on pages without scripts and in the edition."""

from __future__ import annotations

from html import escape

from wizard.presenters.answer import AFTER_HOURS, OFFICIAL, Answer, Fold
from wizard.presenters.contacts import HEADING, Card
from wizard.presenters.markdown import Inside, plain, prose
from wizard.presenters.sources import CONTROLS, Cited


def answer_html(said: Answer, reason: tuple[str, str] | None = None, level: int = 2) -> str:
    """What to do, then who can help; `reason`: why the last pick leads here; `level`: headings."""
    return "".join(
        [
            warnings_html(said.warnings),
            reason_html(reason),
            f'<p class="situation">{plain(said.situation)}</p>' if said.situation else "",
            *(f'<div class="todo">{prose(text, said.inside)}</div>' for text in said.texts),
            f'<p class="yourself">{plain(said.yourself)}</p>' if said.yourself else "",
            _folds(said, level),
            people_html(said.cards, level),
            after_hours_html(said.after_hours),
            _fold(Fold(OFFICIAL, said.official)) if said.official else "",
        ]
    )


def warnings_html(warnings: tuple[str, ...]) -> str:
    """What does harm if it is not known."""
    if not warnings:
        return ""
    said = "".join(f"<p>{plain(warning)}</p>" for warning in warnings)
    return f'<div class="warnings" role="note">{said}</div>'


def reason_html(reason: tuple[str, str] | None) -> str:
    """The words of the last pick and the reason why it leads here."""
    if not reason:
        return ""
    return f'<p class="lead"><b>{plain(reason[0])}:</b> {plain(reason[1])}</p>'


def _folds(said: Answer, level: int) -> str:
    if not said.others:
        return ""
    folds = "".join(_fold(fold, said.inside) for fold in said.others)
    return f"<h{level}>{said.others_title}</h{level}>{folds}"


def _fold(fold: Fold, inside: Inside = ()) -> str:
    text = prose(fold.text, inside)
    return f'<details class="fold"><summary>{plain(fold.title)}</summary>{text}</details>'


def people_html(cards: tuple[Card, ...], level: int = 2, heading: str = HEADING) -> str:
    """Who can help, each as a card."""
    if not cards:
        return ""
    title = f"<h{level}>{plain(heading)}</h{level}>" if heading else ""
    return f'{title}<div class="people">{"".join(card_html(card) for card in cards)}</div>'


def card_html(card: Card) -> str:
    """One contact, to be taken in at a glance: name, number, hours, what to say."""
    rows = [
        f'<p class="who"><b>{plain(card.name)}</b>'
        + (f' <span class="why">{plain(card.lead)}</span>' if card.lead else "")
        + "</p>",
        _paragraph(_link(card.phone, card.tel, "tel"), "call"),
        _paragraph(plain(card.open), "open"),
        _paragraph(plain(card.hours), "hours"),
        _paragraph(_link(card.email, card.mailto, "mail")),
        _paragraph(plain(card.does)),
        _paragraph(plain(card.say)),
        _paragraph(plain(card.address)),
        _paragraph(_link(card.web, card.href, "web")),
        _paragraph(plain(card.find)),
        _paragraph(plain(card.seen), "seen"),
    ]
    return f'<div class="person">{"".join(rows)}</div>'


def person_line(card: Card) -> str:
    """A contact in one line, for where a card would be too much."""
    reach = _link(card.phone, card.tel, "call-line") or _link(card.email, card.mailto, "mail")
    parts = [f"{plain(card.lead)}: <b>{plain(card.name)}</b>", reach or plain(card.find)]
    said = ", ".join(filter(None, parts))
    return f'<p class="person-line">{said}. {plain(card.open)}</p>'


def after_hours_html(text: str) -> str:
    """What can still be done when everyone is closed."""
    return f'<p class="after-hours"><b>{AFTER_HOURS}:</b> {plain(text)}</p>' if text else ""


def sources_html(sources: tuple[Cited, ...]) -> str:
    """Where the answer comes from, with links; whose page controls."""
    lines = []
    for source in sources:
        page = _link(source.page, source.href, "web")
        question = f", {plain(source.question)}" if source.question else ""
        read = f" {plain(source.read)}" if source.read else ""
        lines.append(f"{plain(source.whose)}: {page}{question}{source.stop}{read}")
    return f'<p class="source">{"<br>".join([*lines, CONTROLS])}</p>'


def _paragraph(inside: str, name: str = "") -> str:
    named = f' class="{name}"' if name else ""
    return f"<p{named}>{inside}</p>" if inside else ""


def _link(text: str, href: str, name: str) -> str:
    if not (text and href):
        return plain(text)
    return f'<a class="{name}" href="{escape(href)}">{plain(text)}</a>'
