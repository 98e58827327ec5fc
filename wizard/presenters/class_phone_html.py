"""A learner's phone in a live class, as HTML. Nothing that another learner typed is on it."""

from __future__ import annotations

from html import escape

from wizard.core.address import as_link
from wizard.presenters.class_now import Now, Option
from wizard.presenters.class_screen import (
    Screen,
    bar_html,
    ending_html,
    message_html,
    shown_html,
)
from wizard.presenters.class_task_html import learner_html
from wizard.presenters.markdown import plain

WAITING = "You are in. The class begins soon; this page goes along by itself."
OVER = "This class is over. Thank you for taking part."
MAY_CHANGE = "You may pick another until the trainer shows the votes."


def phone_html(of: Screen, seat: str) -> str:
    """What a learner has in front of them."""
    if of.over:
        return message_html(OVER, of) + (_keep(of.shown()) if of.now.at else "")
    if of.now.task:
        return learner_html(of, of.now.task, seat)
    if not of.now.at:
        return message_html(WAITING, of)
    shown = of.shown()
    if shown.ending:
        return shown_html(shown, _keep(shown)) + ending_html(shown)
    return shown_html(shown) + _ballot(of, shown, of.now.votes.get(seat, ""))


def _ballot(of: Screen, shown: Now, mine: str) -> str:
    """The choices: buttons while the class votes, a list with bars once the votes are shown."""
    if not of.now.open_to_votes:
        bars = of.now.revealed
        cast = len(of.now.votes)
        rows = "".join(_row(option, mine, cast if bars else 0) for option in shown.options)
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


def _row(option: Option, mine: str, cast: int) -> str:
    mark = " <em>your pick</em>" if option.id == mine else ""
    bar = bar_html(option.votes, cast, most=option.most) if cast else ""
    return f"<li>{plain(option.says)}{mark}{bar}</li>"


def _keep(shown: Now) -> str:
    """The link to the answer that the class came to, for later."""
    if not shown.ending or not shown.here:
        return ""
    # What is opened from a class is counted as a class's.
    link = escape(as_link("", shown.here.address().query() | {"class": "1"}))
    return f'<p><a class="keep" href="{link}">Keep this answer: open it by itself</a></p>'
