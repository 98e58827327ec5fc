"""A round of cases as HTML: the case, an outcome, both choices of a wrong turn, the result."""

from __future__ import annotations

from html import escape

from wizard.presenters.markdown import plain
from wizard.presenters.rounds import (
    BY_HAND,
    MARK,
    Contrast,
    Mark,
    RoundResult,
    Row,
    Side,
    Situation,
)


def practice_mark_html() -> str:
    """Words and a border, so that no one has to tell colors to see that this is practice."""
    return f'<p class="practice-mark" role="note">{plain(MARK)}</p>'


def situation_html(said: Situation) -> str:
    """The words of a case in a box of its own."""
    return f'<p class="case"><b>{plain(said.lead)}</b>{plain(said.words)}</p>'


def mark_html(mark: Mark) -> str:
    """An outcome: icon, words and color say the same."""
    icon = f'<span aria-hidden="true">{mark.icon}</span>'
    return f'<b class="outcome {escape(mark.kind)}">{icon} {plain(mark.says)}</b>'


def paragraph(said: str) -> str:
    """A sentence; nothing where there is none."""
    return f"<p>{plain(said)}</p>" if said else ""


def lines_html(lines: tuple[tuple[str, str], ...]) -> str:
    """What was come to, and what was right."""
    return "".join(f"<p>{plain(lead)}: <strong>{plain(says)}</strong></p>" for lead, says in lines)


def ended_html(title: str) -> str:
    """Where the walk of a puzzle ended."""
    return f"<p>The walk ended at: <strong>{plain(title)}</strong>. That is wrong.</p>"


def contrast_html(said: Contrast) -> str:
    """Both choices side by side, one below the other where there is no room."""
    picked, fits = said.sides
    return (
        f"<h2>{plain(said.heading)}</h2><p>{plain(said.ask)}</p>"
        f'<div class="sides">{_side(picked, "wrong", "✗")}{_side(fits, "right", "✓")}</div>'
    )


def _side(side: Side, kind: str, icon: str) -> str:
    return (
        f'<div class="side {kind}">{mark_html(Mark(kind, icon, side.lead))}'
        f"<p><strong>{plain(side.says)}</strong></p><p>→ {plain(side.leads)}</p>"
        f"{paragraph(side.because)}</div>"
    )


def result_html(said: RoundResult) -> str:
    """The pass mark, lines for a pen (on paper only), and a card for each case."""
    cards = "".join(map(_row, said.rows))
    return (
        f'<p class="verdict">{plain(said.passed)}</p><p class="by-hand">{BY_HAND}</p>'
        f'{paragraph(said.more)}<ol class="outcomes">{cards}</ol>'
    )


def _row(row: Row) -> str:
    lines = "".join(map(paragraph, row.lines))
    mark = mark_html(row.mark)
    return (
        f'<li class="{escape(row.mark.kind)}"><p><b>Case {row.number}</b> {mark}</p>'
        f"<p>{plain(row.words)}</p>{lines}</li>"
    )
