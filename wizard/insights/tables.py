"""The report as tables: one list of rows for screens, CSV, JSON and paper alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wizard.core.model import Library
from wizard.insights.edits import long_day
from wizard.insights.endings import EndingUse
from wizard.insights.flow_use import FlowUse
from wizard.insights.hints import hints
from wizard.insights.rates import Share, percent
from wizard.insights.report import Report
from wizard.insights.unanswered import none_of_these
from wizard.journal import Mode

Cell = str | int | float
DEMO = "DEMO: these numbers are made up. They show what a court will see, and stand in no journal."
NOTHING_YET = "Nothing has been counted yet."
WHO = {
    Mode.VISITOR: "Visitors",
    Mode.COUNTER: "Counter mode",
    Mode.PRACTICE: "Practice",
    Mode.CLASS: "Classes",
}


@dataclass(frozen=True, slots=True)
class Table:
    """`says`: what the table shows, in one sentence; empty cells are empty texts."""

    id: str
    title: str
    says: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(library: Library, report: Report) -> tuple[Table, ...]:
    """Every table, in the order in which an editor wants to read them."""
    return (
        _next(library, report),
        _flows(report),
        *(_map(flow) for flow in report.flows),
        _endings(report),
        *_parts(report),
        _none(report),
        _searches(report),
        _edits(report),
        _week(report),
        _days(report),
        _order(library, report),
        _reviews(report),
    )


def heading(report: Report) -> str:
    """The period and the mode in one line, and what was lost."""
    said = f"{WHO[report.mode]}, {long_day(report.since)} to {long_day(report.until)}: "
    lost = f" {report.lost:,} events could not be written." if report.lost else ""
    return f"{said}{report.began:,} walks begun.{lost}"


def _next(library: Library, report: Report) -> Table:
    rows = [(hint.do, hint.because, hint.file, hint.people) for hint in hints(library, report)]
    says = "What helps most people comes first." if rows else "Too little was counted for advice."
    columns = ("do", "because", "file", "people")
    return Table("next", "Do this next", says, columns, tuple(rows))


def _flows(report: Report) -> Table:
    rows = [(f.title, f.started.part, _exact(f.started)) for f in report.flows]
    says = f"{report.began:,} walks began." if report.began else NOTHING_YET
    columns = ("topic", "walks", "share")
    return Table("flows", "What people came for", says, columns, tuple(rows))


def _map(flow: FlowUse) -> Table:
    says = "Shares are of the times a question was shown."
    columns = ("question", "choice", "times", "share", "in words")
    return Table(f"flow-{flow.flow}", flow.title, says, columns, tuple(_picks(flow)))


def _picks(flow: FlowUse) -> Iterator[tuple[Cell, ...]]:
    for step in flow.steps:
        for choice in step.choices:
            yield step.asks, choice.says, choice.picked.part, _exact(choice.picked), ""
        yield step.asks, "None of these", step.none.part, _exact(step.none), ""
        yield step.asks, "Left without an answer", step.exits.part, _exact(step.exits), step.said


def _endings(report: Report) -> Table:
    columns = (
        "answer", "shown", "from search", "call sheets", "yes", "no", "settled", "from", "to",
        "said nothing", "in words",
    )  # fmt: skip
    says = "Settled: of those who said whether the answer helped, with its 95% interval."
    rows = tuple(map(_ending, report.endings))
    return Table("endings", "Did the answers settle it?", says, columns, rows)


def _parts(report: Report) -> Iterator[Table]:
    """The same for situations within answers, where the content has any that were shown."""
    if report.parts:
        says = "The situation that was shown first, for answers that serve several."
        rows = tuple(map(_ending, report.parts))
        yield replace(_endings(report), id="parts", title="Situations", says=says, rows=rows)


def _ending(use: EndingUse) -> tuple[Cell, ...]:
    said = use.settled
    if said.enough:
        numbers = [_exact(said), round(said.interval.low, 3), round(said.interval.high, 3)]
        words = f"{said.said} ({said.interval.said})"
    else:
        numbers, words = ["", "", ""], said.said
    counts = (use.shown, use.from_search, use.call_sheets, said.part, said.whole - said.part)
    return use.title, *counts, *numbers, use.silent.part, words


def _none(report: Report) -> Table:
    rows = [(s.asks, s.flow, s.none.part, _exact(s.none)) for s in none_of_these(report.flows)]
    says = "Questions at which people picked None of these."
    columns = ("question", "flow", "times", "share")
    return Table("none-of-these", "None of these", says, columns, tuple(rows))


def _searches(report: Report) -> Table:
    lack = report.searches.unanswered
    rows = [("together", a.words, a.n) for a in report.searches.together]
    rows += [("word", a.words, a.n) for a in report.searches.words]
    says = f"{lack.part:,} of {lack.whole:,} searches found nothing; words of the content stay."
    columns = ("by", "words", "searches")
    return Table("searches", "Searches without an answer", says, columns, tuple(rows))


def _edits(report: Report) -> Table:
    rows = [
        (
            e.day.isoformat(),
            e.title or "All answers",
            _exact(e.before),
            e.before.whole,
            _exact(e.after),
            e.after.whole,
            round(e.rise.low, 3) if e.enough else "",
            round(e.rise.high, 3) if e.enough else "",
            e.said,
        )
        for e in report.edits
    ]
    columns = (
        "since", "answer", "before", "of", "after", "of those", "change from", "change to",
        "in words",
    )  # fmt: skip
    says = "The share settled before and after each change of the content."
    return Table("edits", "What the edits did", says, columns, tuple(rows))


def _week(report: Report) -> Table:
    closed = report.times.after_hours
    rows = [(day.name, round(day.mean, 1)) for day in report.times.week]
    says = f"Walks and searches on a mean day. {percent(closed.value)} came outside office hours."
    return Table("week", "The week", says, ("weekday", "mean"), tuple(rows))


def _days(report: Report) -> Table:
    rows = [(d.day.isoformat(), d.started, d.searched, d.answers) for d in report.times.days]
    columns = ("day", "walks", "searches", "answers shown")
    return Table("days", "Day by day", "", columns, tuple(rows))


def _order(library: Library, report: Report) -> Table:
    swap = report.swap
    columns = ("flow", "ask first", "then", "questions saved a person")
    if swap is None:
        says = "No other order of two questions saves people any."
        return Table("order", "The order of questions", says, columns, ())
    steps = library.flows[swap.flow].steps
    row = (swap.flow, steps[swap.second].ask, steps[swap.first].ask, round(swap.saved, 3))
    says = "The one swap that would save most, as people come today."
    return Table("order", "The order of questions", says, columns, (row,))


def _reviews(report: Report) -> Table:
    rows = [(d.owner, d.title, d.review_by.isoformat(), d.days, d.shown) for d in report.due]
    columns = ("owner", "answer", "review by", "days left", "shown")
    says = "Answers whose review date is over or near."
    return Table("due", "Reviews that come due", says, columns, tuple(rows))


def _exact(share: Share) -> Cell:
    """A share as a number for charts and spreadsheets; empty where too few make it."""
    return round(share.value, 3) if share.enough else ""
