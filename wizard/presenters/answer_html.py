"""An answer as HTML, the same in the app, on pages without scripts and in the edition."""

from __future__ import annotations

from html import escape

from wizard.presenters.answer import AFTER_HOURS, OFFICIAL, Answer, Fold
from wizard.presenters.contacts import HEADING, Card
from wizard.presenters.markdown import Inside, plain, prose
from wizard.presenters.sources import CONTROLS, Cited


def answer_html(
    said: Answer,
    reason: tuple[str, str] | None = None,
    level: int = 2,
    *,
    situations: str = "",
    others: str = "",
) -> str:
    """What to do, then who can help; `reason`: why the last pick leads here; `level`: headings.

    `situations`, `others`: HTML that stands for the situation and the folds, where a page shows
    any of its situations.
    """
    return "".join(
        [
            warnings_html(said.warnings),
            reason_html(reason),
            situations,
            todo_html(said.situation, said.texts, said.yourself, said.inside),
            others or folds_html(said.others_title, said.others, said.inside, level),
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


def todo_html(situation: str, texts: tuple[str, ...], yourself: str, inside: Inside = ()) -> str:
    """What to do in a situation, or in all of them."""
    return "".join(
        (
            f'<p class="situation">{plain(situation)}</p>' if situation else "",
            *(f'<div class="todo">{prose(text, inside)}</div>' for text in texts),
            f'<p class="yourself">{plain(yourself)}</p>' if yourself else "",
        )
    )


def folds_html(title: str, folds: tuple[Fold, ...], inside: Inside = (), level: int = 2) -> str:
    """The other situations, folded away under their titles; `title`: the heading over all."""
    heading = f"<h{level}>{title}</h{level}>" if title and folds else ""
    return heading + "".join(_fold(fold, inside) for fold in folds)


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
