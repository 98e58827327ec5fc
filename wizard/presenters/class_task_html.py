"""What everyone walks alone in a class, as HTML: the learner's case, the class's spread."""

from __future__ import annotations

from html import escape
from textwrap import shorten

from wizard.core.model import Library
from wizard.core.spreadsheet import as_csv
from wizard.core.wording import one_line, plural
from wizard.presenters import practice
from wizard.presenters.answer_html import answer_html
from wizard.presenters.class_screen import Screen, bar_html, button_html, form_html, shown_html
from wizard.presenters.ending import ending_page
from wizard.presenters.markdown import plain
from wizard.presenters.page_parts_html import heading_html
from wizard.presenters.round_html import (
    contrast_html,
    lines_html,
    mark_html,
    paragraph,
    practice_mark_html,
    result_html,
    situation_html,
)
from wizard.presenters.rounds import MARKS, situation
from wizard.training import spread, verdicts
from wizard.training.live import LONGEST_NAME, Class, Task
from wizard.training.rounds import Round, all_cases
from wizard.training.spread import Spread
from wizard.training.verdicts import Worth

CHANGED = "The cases have changed since this began. Wait for your trainer to begin anew."
ALONE, TOGETHER = "Everyone walks alone", "Go on together"
NAME = "Tell your trainer your name (you need not)"
ONLY = "A first name or nickname. Only your trainer sees it, and it is deleted with the class."
LONGEST_CASE = 90
"""Characters of a case in a list to pick from."""
COLUMNS = (
    "Class word", "Date", "Seat", "Case", "Situation", "Result", "First wrong turn", "Picked",
    "The case says", "Questions", "Score",
)  # fmt: skip


def learner_html(of: Screen, task: Task, seat: str) -> str:
    """A learner's own walk: a case at a time, each judged at its end, then the result."""
    mine = spread.seats_round(of.library, task, seat, of.case)
    if not mine.cases and (task.what.cases or task.what.number):
        return heading_html(ALONE, "") + f"<p data-say>{CHANGED}</p>"
    if not mine.cases:
        return _free(of, task, spread.trail(task, seat, 0))
    if mine.over:
        return practice_mark_html() + _result(of, mine)
    case, trail = mine.cases[mine.at - 1], mine.trail(mine.at)
    said = practice_mark_html() + situation_html(situation(mine, case))
    outcome = verdicts.outcome(of.library, case, trail)
    if outcome is None:
        return said + _ask(of, task, mine.at, trail) + _name(of, of.now.seats.get(seat, ""))
    verdict = practice.verdict(mine, case, outcome)
    link = f"/join/{of.code}?case={mine.at + 1}"
    return "".join(
        (
            said,
            f"<h1>{mark_html(verdict.mark)}</h1>",
            lines_html(verdict.lines),
            paragraph(verdict.luck),
            contrast_html(verdict.contrast) if verdict.contrast else "",
            f'<p data-say>{plain(verdict.counts)}</p><p><a class="keep" href="{link}">',
            f"{plain(verdict.next.says)}</a></p>",
        )
    )


def _result(of: Screen, mine: Round) -> str:
    said = practice.result(of.library, mine)
    return (
        f"{heading_html(said.heading, '')}{result_html(said)}"
        "<p data-say>You are done. Wait here; your trainer goes on with everyone.</p>"
    )


def _free(of: Screen, task: Task, trail: tuple[str, ...]) -> str:
    here = verdicts.walked(of.library, trail)
    if here is None or here.entry is None:
        return _ask(of, task, 0, trail)
    page = ending_page(of.library, here, here.address(), now=of.when)
    return (
        heading_html(page.heading, "", page.line)
        + answer_html(page.answer, page.reason)
        + "<p data-say>You came to an answer. Your trainer goes on with everyone.</p>"
    )


def _ask(of: Screen, task: Task, case: int, trail: tuple[str, ...]) -> str:
    """The question that a learner has come to, or the topics."""
    shown = of.at_trail(trail)
    rows = "".join(
        f'<li><button name="choice" value="{escape(each.id)}">{plain(each.says)}</button></li>'
        for each in shown.options
    )
    back = ""
    if len(trail) > len(spread.first(task.what)):
        back = f'<p><button name="choice" value="{spread.BACK}">Back</button></p>'
    return (
        f"{shown_html(shown)}"
        f'<form method="post" action="/join/{of.code}/walk" data-live>'
        f'<input type="hidden" name="task" value="{task.number}">'
        f'<input type="hidden" name="case" value="{case}">'
        f'<input type="hidden" name="so_far" value="{escape(".".join(trail))}">'
        f'<ul class="options">{rows}</ul>{back}</form>'
    )


def _name(of: Screen, name: str) -> str:
    if name:
        return f"<p><small>Your trainer sees you as: {plain(name)}</small></p>"
    return (
        f"<details><summary>{NAME}</summary><p>{ONLY}</p>"
        f'<form method="post" action="/join/{of.code}/name" data-live><p>'
        f'<input name="name" maxlength="{LONGEST_NAME}" aria-label="Your name" '
        'autocomplete="off"> '
        "<button>Keep it</button></p></form></details>"
    )


def progress_html(of: Screen, task: Task) -> str:
    """What the projector shows meanwhile: the case, how many are done, then how it went."""
    found = spread.spreads(of.library, task)
    case = found[0].case if task.what.number else None
    words = plain(one_line(case.scenario.case)) if case and not of.now.revealed else ""
    said = f'<p class="case">{words}</p>' if words else ""
    seats = len(of.now.seats)
    body = "".join(
        spread_html(of.library, each, number, seats) for number, each in enumerate(found, 1)
    )
    return (
        f"{heading_html(_title(task), '', _done_says(of, task, found))}{said}"
        f"{f'<div class=long>{body}</div>' if of.now.revealed else ''}"
    )


def _title(task: Task) -> str:
    return f"Practice: {plural(task.what.cases, 'case')}" if task.what.cases else ALONE


def _done_says(of: Screen, task: Task, found: tuple[Spread, ...]) -> str:
    done = found[0].done
    if task.what.cases:
        results = spread.results(of.library, of.now, task)
        done = sum(seat.done == len(seat.outcomes) for seat in results)
    return f"{done} of {len(of.now.seats)} done"


def spread_html(library: Library, found: Spread, number: int, seats: int = 0) -> str:
    """How a case went: outcomes, the commonest wrong turn, where walks ended. `seats`: of how
    many; 0 for those that have begun it."""
    if found.case is None:
        return _ended(library, found)
    worths = " · ".join(
        f"{mark_html(MARKS[worth])} {found.worths[worth]}"
        for worth in Worth
        if found.worths[worth]
    )
    words = plain(one_line(found.case.scenario.case))
    counts = f"{found.done} of {seats or found.begun} done"
    if not found.begun:
        counts = "Nobody has begun it"
    wrong = ""
    if found.turns:
        turn, times = found.turns[0]
        wrong = (
            f'<p class="note"><b>Commonest wrong turn ({times} of {found.done}):</b> '
            f"{plain(one_line(turn.ask))}<br>Picked: <b>{plain(one_line(turn.picked.says))}</b>. "
            f"The case says: <b>{plain(one_line(turn.right.says))}</b>.</p>"
        )
    return f"<h2>Case {number}</h2><p>{words}</p><p>{counts}. {worths}</p>{wrong}"


def _ended(library: Library, found: Spread) -> str:
    rows = "".join(
        f"<li>{plain(library.entries.get(id, library.nothing_fits).title)}"
        f"{bar_html(count, found.done, most=not at)}</li>"
        for at, (id, count) in enumerate(found.ended.most_common())
    )
    return f'<h2>Where walks ended</h2><ul class="options">{rows}</ul>' if rows else ""


def results_html(of: Screen, task: Task) -> str:
    """What the trainer alone sees: how each case went, on the map too, and who is done."""
    found = spread.spreads(of.library, task)
    head = "h1" if of.now.task else "h2"
    parts = [
        f"<{head}>{plain(_title(task))}</{head}>",
        f"<p>{_done_says(of, task, found)}</p>{_seats(of, task)}",
    ]
    for number, each in enumerate(found, 1):
        parts.append(spread_html(of.library, each, number, len(of.now.seats)))
        flow = each.case.flow.id if each.case else task.what.query.get("flow", "")
        if flow and each.picks:
            link = f"/class/{of.code}/map.svg?task={task.number}&case={number if each.case else 0}"
            parts.append(
                f'<details class="map"><summary>{_map_of(each, number)}</summary><img '
                f'src="{escape(f"{link}&n={each.picks.total()}")}" '
                f'alt="Map of this topic with the number of picks of each choice"></details>'
            )
    return "".join(parts)


def _map_of(found: Spread, number: int) -> str:
    """What a folded map is called: no two alike, as a page that is drawn anew unfolds by it."""
    return f"The map{f' of case {number}' if found.case else ''}, with how many went where"


def _seats(of: Screen, task: Task) -> str:
    rows = "".join(
        f"<tr><td>{seat.number}</td><td>{plain(seat.name)}</td><td>{seat.done} of "
        f"{len(seat.outcomes)}</td><td>{seat.right}</td><td>{seat.questions}</td></tr>"
        for seat in spread.results(of.library, of.now, task)
        if seat.outcomes
    )
    if not rows:
        return ""
    return (
        "<table><tr><th>Seat</th><th>Name</th><th>Done</th><th>Right</th><th>Questions</th></tr>"
        f'{rows}</table><p><a href="/class/{of.code}/results.csv">'
        "Save as CSV, without names</a></p>"
    )


def results_csv(library: Library, now: Class, task: Task, day: str) -> str:
    """The results of a round, a row for each seat and case. Names stay behind with the class."""
    cases = spread.the_round(library, task.what)
    table: list[tuple[str, ...]] = [COLUMNS]
    for seat in spread.results(library, now, task):
        score = f"{verdicts.percent(seat.right, len(seat.outcomes))}%"
        for number, (case, outcome) in enumerate(zip(cases.cases, seat.outcomes, strict=True), 1):
            turn = outcome.turn if outcome else None
            words = (turn.ask, turn.picked.says, turn.right.says) if turn else ("", "", "")
            result = MARKS[outcome.worth].says if outcome else "Not finished"
            asked = str(outcome.questions) if outcome else ""
            situation = one_line(case.scenario.case)
            about = (cases.seed, day, str(seat.number), str(number), situation, result)
            table.append((*about, *map(one_line, words), asked, score))
    return as_csv(table)


def tasks_html(of: Screen) -> str:
    """What a trainer may set: a free walk, one case of this topic, or a round."""
    if of.now.task:
        return button_html(of, "way", TOGETHER, way="vote")
    flow = of.library.flows.get(of.now.place.flow)
    cases = "".join(
        f'<option value="{each.number}">'
        f"{plain(shorten(each.scenario.case, LONGEST_CASE, placeholder='…'))}</option>"
        for each in (all_cases(of.library, flow.id) if flow else ())
    )
    alone = form_html(
        of,
        "alone",
        '<p><select name="number" aria-label="With a case"><option value="0">'
        f"No case, walk on from here</option>{cases}</select></p><button>{ALONE}</button>",
    )
    topic = f'<option value="{flow.id}">{plain(flow.title)}</option>' if flow else ""
    begin = form_html(
        of,
        "round",
        '<p><label>Cases <input name="cases" type="number" min="1" max="20" value="5"></label></p>'
        '<p><label>Word for this class <input name="seed" maxlength="40" '
        f'value="{of.when.date().isoformat()}"></label></p>'
        f'<p><select name="topic" aria-label="Topics">{topic}<option value="">All topics</option>'
        "</select></p><button>Begin the round</button>",
    )
    return (
        f"<details><summary>{ALONE}</summary>{alone}</details>"
        f"<details><summary>Practice round</summary>{begin}</details>"
    )
