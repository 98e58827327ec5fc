"""What to do next, in plain words, the hint that touches most people first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wizard.core.model import Library
from wizard.insights.edits import ALL, long_day
from wizard.insights.flow_use import times
from wizard.insights.rates import ENOUGH
from wizard.insights.report import Report
from wizard.insights.unanswered import ONLY_UNKNOWN, none_of_these

MOST = 10
UNSETTLED = 0.6
"""An answer whose share is surely below this needs another one."""
OFTEN_NONE = 0.1
OFTEN_LEFT = 0.2
SAME_WORDS = 3
"""Searches with the same words that found nothing; fewer may be one person."""
WORTH_A_SWAP = 0.02
"""Questions saved for each person."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What to `do`, `because` of what was counted, in which `file`, for how many `people`."""

    do: str
    because: str
    file: str
    people: int


def hints(library: Library, report: Report) -> tuple[Hint, ...]:
    """At most ten; none where too little was counted to say anything."""
    found = [
        *_answers(library, report),
        *_searches(report),
        *_questions(report),
        *_order(library, report),
        *_edits(report),
        *_reviews(report),
        *_losses(report),
    ]
    return tuple(sorted(found, key=lambda hint: (-hint.people, hint.do))[:MOST])


def _answers(library: Library, report: Report) -> Iterator[Hint]:
    for ending in report.endings:
        said, no = ending.settled, ending.settled.whole - ending.settled.part
        if said.enough and said.interval.high < UNSETTLED:
            because = (
                f"It settled the matter for {said.part} of {said.whole} people who said so "
                f"({said.said}, {said.interval.said})."
            )
            entry = library.entries.get(ending.entry)
            covered = entry and not entry.referral
            do = "Rewrite" if covered else "Find out what people need who end at"
            yield Hint(f"{do} “{ending.title}”.", because, f"faq/{ending.entry}.md", no)


def _searches(report: Report) -> Iterator[Hint]:
    for asked in report.searches.together:
        if asked.n >= SAME_WORDS and asked.words != ONLY_UNKNOWN:
            do = f"Write an answer for “{asked.words}”, or add these words to one (asked_as)."
            yield Hint(do, f"These words were searched {times(asked.n)} in vain.", "faq/", asked.n)


def _questions(report: Report) -> Iterator[Hint]:
    for step in none_of_these(report.flows):
        none = step.none
        if none.part >= ENOUGH // 2 and none.value >= OFTEN_NONE:
            because = f"None of these was picked {none.part} of {none.whole} times."
            do = f"Add a choice to “{step.asks}”."
            yield Hint(do, because, f"flows/{step.flow}.yaml", none.part)
    for step in (step for flow in report.flows for step in flow.steps):
        if step.exits.part >= ENOUGH and step.exits.value >= OFTEN_LEFT:
            do = f"Ask “{step.asks}” in other words, or say where to look."
            yield Hint(do, step.said, f"flows/{step.flow}.yaml", step.exits.part)


def _order(library: Library, report: Report) -> Iterator[Hint]:
    swap = report.swap
    if swap is None or swap.saved < WORTH_A_SWAP or report.began < ENOUGH:
        return
    steps = library.flows[swap.flow].steps
    do = f"Ask “{steps[swap.second].ask}” before “{steps[swap.first].ask}”."
    because = f"That would save {swap.saved:.2f} questions a person, as people come today."
    yield Hint(do, because, f"flows/{swap.flow}.yaml", round(swap.saved * report.began))


def _edits(report: Report) -> Iterator[Hint]:
    for edit in report.edits:
        if edit.worse and edit.entry != ALL:
            do = f"Look again at the edit of {long_day(edit.day)} to “{edit.title}”."
            yield Hint(do, edit.said, f"faq/{edit.entry}.md", edit.after.whole - edit.after.part)


def _reviews(report: Report) -> Iterator[Hint]:
    for one in report.due:
        if one.days < 0 and one.shown:
            because = (
                f"Its review was due on {long_day(one.review_by)} (owner: {one.owner}); "
                f"it was shown {times(one.shown)} since."
            )
            yield Hint(f"Review “{one.title}”.", because, f"faq/{one.entry}.md", one.shown)


def _losses(report: Report) -> Iterator[Hint]:
    if report.lost:
        do = "Ask who runs the wizard to look at the journal's database."
        yield Hint(do, f"{report.lost:,} events could not be written.", "", report.lost)
