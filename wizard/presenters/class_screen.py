"""What the screens of a live class share: what they are drawn from, and their pieces as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape

from wizard.core.address import Address
from wizard.core.model import Library
from wizard.presenters import class_now
from wizard.presenters.answer_html import answer_html, sources_html, warnings_html
from wizard.presenters.class_now import Now
from wizard.presenters.markdown import plain
from wizard.presenters.page_parts_html import heading_html, look_html, notice
from wizard.training.live import Class
from wizard.training.verdicts import percent


@dataclass(frozen=True, slots=True)
class Screen:
    """A class to be drawn. `kind`: phone, board (the projector) or notes (the trainer's own);
    `site`: where the wizard runs, up to its last slash; `qr`: the link for phones as a picture;
    `case`: which case of a round a learner wants to see, 0 for the one that is open.
    """

    library: Library
    code: str
    now: Class
    when: datetime
    site: str
    kind: str = "phone"
    qr: str = ""
    over: bool = False
    case: int = 0

    def shown(self) -> Now:
        """What is in front of the whole class."""
        return class_now.now(self.library, self.now.address, self.now.tally, self.when)

    def at_trail(self, trail: tuple[str, ...]) -> Now:
        """What is in front of a learner who walks alone; a trail begins with its flow."""
        return class_now.now(self.library, Address(trail[0] if trail else "", trail[1:]))


def message_html(says: str, of: Screen) -> str:
    """A page of one sentence."""
    return f"{heading_html('Class ' + of.code, 'class')}<p data-say>{plain(says)}</p>"


def shown_html(shown: Now, below: str = "") -> str:
    """The heading of what is in front of the class; `below` is HTML."""
    return (
        notice(shown.cut_short)
        + heading_html(shown.heading, "", shown.line, below)
        + warnings_html(shown.warnings)
        + look_html(shown.look)
    )


def bar_html(votes: int, cast: int, *, most: bool) -> str:
    """How many of those who did picked this, in a picture and in words."""
    share = percent(votes, cast)
    says = f"{votes} · {share}%{', the most' if most else ''}"
    return (
        f'<span class="bar{" most" if most else ""}"><svg aria-hidden="true">'
        f'<rect width="{share}%" height="100%"/></svg><b>{says}</b></span>'
    )


def ending_html(shown: Now) -> str:
    """The answer that the class came to."""
    assert shown.ending is not None
    said = shown.ending
    return answer_html(said.answer, said.reason) + sources_html(said.answer.sources)


def button_html(of: Screen, does: str, says: str, *, keys: str = "", **fields: str) -> str:
    """A form of one button: it works without a script, too."""
    hidden = "".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in fields.items()
    )
    pressed = f' data-keys="{keys}"' if keys else ""
    return form_html(of, does, f"{hidden}<button{pressed}>{plain(says)}</button>")


def form_html(of: Screen, does: str, inside: str) -> str:
    """A form of the trainer's; `does` is what it asks for, `inside` HTML."""
    return (
        f'<form method="post" action="/class/{of.code}/do" data-live>'
        f'<input type="hidden" name="screen" value="{of.kind}">'
        f'<input type="hidden" name="does" value="{escape(does)}">'
        f'<input type="hidden" name="at" value="{of.now.at}">{inside}</form>'
    )
