"""The screens of a live class as HTML: the learners' phones, the projector, the trainer's notes.

Each function writes what stands inside the page and is sent again when it changes. Nothing that a
learner typed is on a phone or on the projector.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from wizard.core.address import as_link
from wizard.core.model import Library
from wizard.presenters import class_now
from wizard.presenters.answer_html import answer_html, reason_html, sources_html, warnings_html
from wizard.presenters.class_now import Now, Option
from wizard.presenters.markdown import plain, prose
from wizard.presenters.page_parts_html import heading_html, look_html, notice
from wizard.training.live import Class, Way

WAITING = "You are in. The class begins soon; this page goes along by itself."
OVER = "This class is over. Thank you for taking part."
MAY_CHANGE = "You may pick another until the trainer shows the votes."
WAYS = ((Way.VOTE, "Phones vote"), (Way.FOLLOW, "Phones only follow"))


@dataclass(frozen=True, slots=True)
class Screen:
    """A class to be drawn. `kind`: phone, board (the projector) or notes (the trainer's own);
    `site`: where the wizard runs, up to its last slash; `qr`: the link for phones as a picture.
    """

    library: Library
    code: str
    now: Class
    when: datetime
    site: str
    kind: str = "phone"
    qr: str = ""
    over: bool = False

    def shown(self) -> Now:
        return class_now.now(self.library, self.now.address, self.now.tally, self.when)


def phone_html(of: Screen, seat: str) -> str:
    """What a learner has in front of them."""
    if of.over:
        return _message(OVER, of) + (_keep(of.shown()) if of.now.at else "")
    if not of.now.at:
        return _message(WAITING, of)
    shown = of.shown()
    if shown.ending:
        return _head(shown, _keep(shown)) + _answer(shown)
    return _head(shown) + _ballot(of, shown, of.now.votes.get(seat, ""))


def _message(says: str, of: Screen) -> str:
    return f"{heading_html('Class ' + of.code, 'class')}<p data-say>{plain(says)}</p>"


def _head(shown: Now, below: str = "") -> str:
    return (
        notice(shown.cut_short)
        + heading_html(shown.heading, "", shown.line, below)
        + warnings_html(shown.warnings)
        + look_html(shown.look)
    )


def _ballot(of: Screen, shown: Now, mine: str) -> str:
    """The choices: buttons while the class votes, a list with bars once the votes are shown."""
    if not of.now.open_to_votes:
        bars = of.now.revealed
        rows = "".join(_row(option, mine, bars=bars) for option in shown.options)
        says = "The trainer goes on from here." if bars else ""
        return f'<ul class="options">{rows}</ul><p data-say>{says}</p>'
    rows = "".join(
        f'<li><button name="choice" value="{escape(option.id)}" '
        f'aria-pressed="{"true" if option.id == mine else "false"}">{plain(option.says)}'
        "</button></li>"
        for option in shown.options
    )
    return (
        f'<form method="post" action="/join/{of.code}/vote" data-live>'
        f'<input type="hidden" name="at" value="{of.now.at}">'
        f'<ul class="options">{rows}</ul></form>'
        f"<p data-say>{_picked(shown, mine)}</p>"
    )


def _picked(shown: Now, mine: str) -> str:
    says = next((option.says for option in shown.options if option.id == mine), "")
    return f"You picked: <b>{plain(says)}</b>. {MAY_CHANGE}" if says else "Pick one."


def _row(option: Option, mine: str = "", *, bars: bool) -> str:
    mark = " <em>your pick</em>" if option.id == mine else ""
    return f"<li>{plain(option.says)}{mark}{_bar(option) if bars else ''}</li>"


def _bar(option: Option) -> str:
    most = " most" if option.most else ""
    says = f"{option.votes} · {option.percent}%{', the most' if option.most else ''}"
    return (
        f'<span class="bar{most}"><svg aria-hidden="true"><rect width="{option.percent}%" '
        f'height="100%"/></svg><b>{says}</b></span>'
    )


def _answer(shown: Now) -> str:
    assert shown.ending is not None
    said = shown.ending
    return answer_html(said.answer, said.reason) + sources_html(said.answer.sources)


def _keep(shown: Now) -> str:
    """The link to the answer that the class came to, for later."""
    if not shown.ending or not shown.here:
        return ""
    link = escape(as_link("", shown.here.address().query()))
    return f'<p><a class="keep" href="{link}">Keep this answer: open it by itself</a></p>'


def board_html(of: Screen) -> str:
    """What the projector shows."""
    if of.over:
        return _message("This class is over.", of)
    if not of.now.at:
        return _lobby(of)
    shown = of.shown()
    corner = f'<p class="corner">{" · ".join(_join_words(of))} · {_answered(of, shown)}</p>'
    # Why the last pick leads here is what decides; it comes first.
    if shown.ending:
        lead = reason_html(shown.ending.reason)
        said = answer_html(shown.ending.answer) + sources_html(shown.ending.answer.sources)
        middle = _head(shown, lead) + f'<div class="long">{said}</div>'
    else:
        middle = _head(shown) + _choices(of, shown)
    return f"{corner}{middle}{_foot(of, shown)}"


def _join_words(of: Screen) -> tuple[str, str]:
    host = of.site.partition("://")[2].rstrip("/")
    return f"<b>{plain(host)}/join</b>", f'<b class="code">{of.code[:3]} {of.code[3:]}</b>'


def join_html(of: Screen, below: str = "") -> str:
    """How phones join, to be read from the last row; `below` is HTML."""
    return (
        f'<div class="lobby"><div class="qr">{of.qr}</div><div><h1>Join with your phone</h1>'
        f"<p>{''.join(_join_words(of))}</p>{below}</div></div>"
    )


def _lobby(of: Screen) -> str:
    count = f'<p class="seats"><b>{len(of.now.seats)}</b> joined</p>'
    return join_html(of, count + _button(of, "begin", "Begin", keys="next"))


def _answered(of: Screen, shown: Now) -> str:
    seats = len(of.now.seats)
    if of.now.way != Way.VOTE or shown.ending:
        return f"<b>{seats}</b> joined"
    return f"<b>{len(of.now.votes)}</b> of {seats} answered"


def _choices(of: Screen, shown: Now, *, leads: bool = False) -> str:
    """The choices, each a button that takes the class there."""
    bars = of.now.way == Way.VOTE and (of.now.revealed or leads)
    rows = []
    for number, option in enumerate(shown.options, 1):
        key = "0" if number == len(shown.options) and shown.here else str(number)
        way = f"<small>→ {plain(option.leads)}</small>" if leads else ""
        rows.append(
            f'<li><button name="choice" value="{escape(option.id)}"'
            f"{_pressed_by(key)}><kbd>{key}</kbd><span>{plain(option.says)}{way}</span>"
            f"{_bar(option) if bars else ''}</button></li>"
        )
    return _form(of, "go", f'<ul class="options">{"".join(rows)}</ul>')


def _pressed_by(key: str) -> str:
    return f' data-keys="{key}"' if len(key) == 1 else ""


def _foot(of: Screen, shown: Now) -> str:
    pick = of.now.picks
    parts = []
    if of.now.open_to_votes and shown.options:
        parts.append(_button(of, "reveal", "Show the votes", keys="next"))
    elif shown.options and len(pick) == 1:
        parts.append(_button(of, "go", "Go on with the class's pick", keys="next", choice=pick[0]))
    parts.append(_button(of, "back", "Back", keys="back"))
    return f'<div class="foot">{"".join(parts)}</div>'


def _button(of: Screen, does: str, says: str, *, keys: str = "", **fields: str) -> str:
    """A form of one button: it works without a script, too."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in fields.items()
    )
    pressed = f' data-keys="{keys}"' if keys else ""
    return _form(of, does, f"{hidden}<button{pressed}>{plain(says)}</button>")


def _form(of: Screen, does: str, inside: str) -> str:
    return (
        f'<form method="post" action="/class/{of.code}/do" data-live>'
        f'<input type="hidden" name="screen" value="{of.kind}">'
        f'<input type="hidden" name="does" value="{escape(does)}">'
        f'<input type="hidden" name="at" value="{of.now.at}">{inside}</form>'
    )


def notes_html(of: Screen) -> str:
    """What the trainer alone has in front of them: notes, where choices lead, what to do next."""
    if of.over:
        return _message("This class is over. Its votes and results are deleted.", of)
    if not of.now.at:
        return (
            _message(f"{len(of.now.seats)} joined so far. The projector shows how to join.", of)
            + f'<div class="foot">{_button(of, "begin", "Begin", keys="next")}</div>'
            + _settings(of)
        )
    shown = of.shown()
    seats = f'<p class="corner">{_answered(of, shown)}</p>'
    if shown.ending:
        middle = _head(shown) + _answer(shown)
    else:
        note = prose(shown.note) if shown.note else "<p>No notes for this question.</p>"
        middle = f'{_head(shown)}<div class="note">{note}</div>{_choices(of, shown, leads=True)}'
    return f"{seats}{middle}{_foot(of, shown)}{_settings(of)}"


def _settings(of: Screen) -> str:
    """How the class goes along, and its end."""
    ways = "".join(_button(of, "way", says, way=way) for way, says in WAYS if way != of.now.way)
    home = _button(of, "home", "All topics") if of.now.at and of.now.address.flow else ""
    end = _button(of, "end", "End the class now")
    return (
        f'<div class="settings">{home}{ways}'
        "<details><summary>End the class</summary><p>Votes, names and results are deleted.</p>"
        f"{end}</details></div>"
    )
