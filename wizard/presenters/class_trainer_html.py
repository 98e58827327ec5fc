"""The projector and the trainer's notes in a live class, as HTML. No name is on the projector."""

from __future__ import annotations

from html import escape

from wizard.presenters import keys
from wizard.presenters.answer_html import answer_html, reason_html, sources_html
from wizard.presenters.class_now import Now
from wizard.presenters.class_screen import (
    Screen,
    bar_html,
    button_html,
    ending_html,
    form_html,
    message_html,
    shown_html,
)
from wizard.presenters.class_task_html import progress_html, results_html, tasks_html
from wizard.presenters.markdown import plain, prose
from wizard.training.live import Way

AFTER = "<div data-over>{}</div>"
"""Hides what stands beside the page of a class and is of no use after its end."""
NEXT = (
    '<p><a class="keep" href="/class">Open a new class</a></p>'
    '<p><a class="keep" href="/trainers">For trainers</a></p>'
)
WAYS = ((Way.VOTE, "Phones vote"), (Way.FOLLOW, "Phones only follow"))


def board_html(of: Screen) -> str:
    """What the projector shows."""
    if of.over:
        return message_html("This class is over.", of) + AFTER.format("")
    if not of.now.at and not of.now.task:
        return _lobby(of)
    shown = of.shown()
    corner = f'<p class="corner">{" · ".join(_join_words(of))} · {_answered(of, shown)}</p>'
    if of.now.task:
        return f"{corner}{progress_html(of, of.now.task)}{_foot(of, shown)}"
    # Why the last pick leads here is what decides; it comes first.
    if shown.ending:
        lead = reason_html(shown.ending.reason)
        said = answer_html(shown.ending.answer) + sources_html(shown.ending.answer.sources)
        middle = shown_html(shown, lead) + f'<div class="long">{said}</div>'
    else:
        middle = shown_html(shown) + _choices(of, shown)
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
    return join_html(of, count + button_html(of, "begin", "Begin", keys="next"))


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
        key = keys.topic(number)
        if shown.here:
            key = keys.NONE if number == len(shown.options) else keys.pick(number)
        bar = bar_html(option.votes, len(of.now.votes), most=option.most) if bars else ""
        way = f"<small>→ {plain(option.leads)}</small>" if leads else ""
        rows.append(
            f'<li><button name="choice" value="{escape(option.id)}"'
            f"{_pressed_by(key)}><kbd>{key.upper()}</kbd><span>{plain(option.says)}{way}</span>"
            f"{bar}</button></li>"
        )
    return form_html(of, "go", f'<ul class="options">{"".join(rows)}</ul>')


def _pressed_by(key: str) -> str:
    return f' data-keys="{key}"' if key else ""


def _no_pick(of: Screen) -> str:
    """Why no button goes on, and what does."""
    if of.now.way == Way.FOLLOW:
        return "Press a choice to go on."
    why = "A tie" if of.now.picks else "Nobody voted"
    return f"{why}: press a choice."


def _foot(of: Screen, shown: Now) -> str:
    pick = of.now.picks
    parts = []
    if of.now.task:
        says = "Show how it went" if not of.now.revealed else "Go on together"
        does = {"does": "way", "way": Way.VOTE} if of.now.revealed else {"does": "reveal"}
        return f'<div class="foot">{button_html(of, says=says, keys="next", **does)}</div>'
    if of.now.open_to_votes and shown.options:
        parts.append(button_html(of, "reveal", "Show the votes", keys="next"))
    elif shown.options and len(pick) == 1:
        parts.append(
            button_html(of, "go", "Go on with the class's pick", keys="next", choice=pick[0])
        )
    elif shown.options:
        parts.append(f"<p>{_no_pick(of)}</p>")
    parts.append(button_html(of, "back", "Back", keys="back"))
    if of.now.address.flow and of.kind == "board":
        parts.append(button_html(of, "home", "All topics", keys="h"))
    return f'<div class="foot">{"".join(parts)}</div>'


def notes_html(of: Screen) -> str:
    """What the trainer alone has in front of them: notes, where choices lead, what to do next."""
    if of.over:
        says = "This class is over. Its votes and results are deleted."
        return message_html(says, of) + AFTER.format(NEXT)
    if of.now.task:
        return f"{results_html(of, of.now.task)}{_foot(of, of.shown())}{_settings(of)}"
    if not of.now.at:
        return (
            message_html(
                f"{len(of.now.seats)} joined so far. The projector shows how to join.", of
            )
            + f'<div class="foot">{button_html(of, "begin", "Begin", keys="next")}</div>'
            + _settings(of)
        )
    shown = of.shown()
    seats = f'<p class="corner">{_answered(of, shown)}</p>'
    if shown.ending:
        middle = shown_html(shown) + ending_html(shown)
    else:
        note = prose(shown.note) if shown.note else "<p>No notes for this question.</p>"
        middle = (
            f'{shown_html(shown)}<div class="note">{note}</div>{_choices(of, shown, leads=True)}'
        )
    last = results_html(of, of.now.tasks[-1]) if of.now.tasks else ""
    return f"{seats}{middle}{_foot(of, shown)}{_settings(of)}{last}"


def _settings(of: Screen) -> str:
    """How the class goes along, and its end."""
    ways = "".join(
        button_html(of, "way", says, way=way)
        for way, says in WAYS
        if way != of.now.way and not of.now.task
    )
    home = button_html(of, "home", "All topics") if of.now.at and of.now.address.flow else ""
    end = button_html(of, "end", "End the class now")
    return (
        f'<div class="settings">{home}{ways}{tasks_html(of)}'
        "<details><summary>End the class</summary><p>Votes, names and results are deleted.</p>"
        f"{end}</details></div>"
    )
