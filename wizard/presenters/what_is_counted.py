"""The page "What is counted": every field of an event, what is never kept, the newest events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NEWEST = 10
"""Events that the page shows."""
TITLE = "What is counted"
LEAD = (
    "We count which questions people reach, what they pick and which answers help. "
    "That shows us what to make better. We do not know who you are."
)
OFF = "Nothing is counted here."
EMPTY = "Nothing has been counted yet."
NEVER = (
    "Your address on the network, cookies, and what your browser tells about itself.",
    "Names, e-mail addresses and case numbers.",
    "What you type. Of a search only words are kept that also stand in our answers, in no "
    "order; of the rest only how many there were.",
    "Anything at all if your browser sends Do Not Track or Global Privacy Control.",
)
FIELDS: Mapping[str, str] = {
    "number": "The order in which events came.",
    "id": "A random number, so that no event is counted twice.",
    "day": "The day.",
    "hour": "The hour, and no finer time.",
    "mode": "Visitor, counter, practice or class.",
    "walk": "A random number for one walk. It ends when you leave the page.",
    "kind": "What happened: started, answered, changed, ended, settled, and the like.",
    "flow": "The topic.",
    "step": "The question.",
    "choice": "What was picked.",
    "to": "The question that came next.",
    "left": "The question that was left without an answer.",
    "entry": "The answer that was shown.",
    "part": "Which part of the answer came first.",
    "verdict": "Whether a search found something, or a practice case went right.",
    "words": "Words of a search that also stand in our answers.",
    "others": "How many other words the search had.",
    "version": "Which version of our questions and answers it was.",
}
"""Every column of an event, in the order in which it is stored."""


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page says. `rows` are the newest events, with the columns of `FIELDS`."""

    title: str
    lead: str
    kept: str
    never: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]
    note: str

    @property
    def events(self) -> tuple[str, ...]:
        """Each row on one line, without the fields that are empty."""
        names = [name for name, _ in self.fields]
        return tuple(
            ", ".join(f"{name} {cell}" for name, cell in zip(names, row, strict=True) if cell)
            for row in self.rows
        )


def page(newest: Sequence[Mapping[str, object]], error: str, days: int, *, on: bool) -> Page:
    """The page for a journal that keeps events so many days.

    `newest`: rows as stored; `error`: what is wrong with the journal, in one sentence.
    """
    kept = f"Single events are deleted after {days} days. Then only sums of each day stay."
    rows = tuple(tuple(str(row[name]) for name in FIELDS) for row in newest)
    note = "" if rows or not on else EMPTY
    return Page(
        TITLE,
        LEAD if on else OFF,
        kept if on else "",
        NEVER if on else (),
        tuple(FIELDS.items()),
        rows,
        error or note,
    )
