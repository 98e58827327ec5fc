"""What the counts of a toy court say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.insights.counts import TODAY, count, counted, settled
from tests.journal.events import shown, visit
from tests.toys import answer, flow, loaded, step, write
from wizard.__main__ import main
from wizard.content.library import load
from wizard.core.model import Library
from wizard.insights.days import times
from wizard.insights.due import due
from wizard.insights.endings import endings
from wizard.insights.flow_use import StepUse, use
from wizard.insights.rates import Share
from wizard.insights.report import report
from wizard.insights.tables import tables
from wizard.insights.unanswered import ONLY_UNKNOWN, SearchedWords, none_of_these, searches
from wizard.journal import Kind, Mode
from wizard.journal.counts import Count, DayCount, HourCount, SearchCount
from wizard.journal.counts import counted as counts_of

LONG_AGO = date(2000, 1, 1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path)


def question(library: Library, counts: tuple[Count, ...], id: str) -> StepUse:
    flows = use(library, counts)
    return next(step for flow in flows for step in flow.steps if f"{flow.flow}/{step.step}" == id)


def test_what_people_came_for_the_most_wanted_first(library: Library) -> None:
    rows = [count(Kind.STARTED, 3, "paper/tray"), count(Kind.STARTED, 9, "wifi/lamp")]

    found = use(library, [*rows, count(Kind.STARTED, 0, "gone")])

    assert [(flow.title, flow.started) for flow in found] == [
        ("The wifi is gone", Share(9, 12)),
        ("The printer is stuck", Share(3, 12)),
    ]


def test_exits_are_the_showings_that_nobody_answered(library: Library) -> None:
    here = visit(library)
    walks = [
        ["wifi"],
        ["wifi", "wifi?dark"],
        ["wifi", "wifi?dark", "wifi?dark.loose"],
        ["wifi", "wifi?dark", "wifi", "wifi?red"],
        ["wifi", "wifi?none"],
        ["wifi", "wifi?green"],
    ]
    made = [event for walk in walks for event in shown(here, *walk)]
    counts = counts_of(made, Mode.VISITOR, LONG_AGO).counts

    lamp = question(library, counts, "wifi/lamp")
    plug = question(library, counts, "wifi/plug")
    tray = question(library, counts, "paper/tray")

    assert (lamp.exits, lamp.none) == (Share(1, 7), Share(1, 7))
    assert {c.choice: c.picked.part for c in lamp.choices} == {"dark": 3, "green": 1, "red": 1}
    assert (plug.exits, tray.exits) == (Share(1, 3), Share(1, 1))


def test_exits_are_said_in_words(library: Library) -> None:
    shown = count(Kind.STARTED, 1_200, "wifi/lamp")
    red = count(Kind.ANSWERED, 1_000, "wifi/lamp/red")
    rest = count(Kind.NONE_OF_THESE, 200, "wifi/lamp/none")

    assert question(library, (), "wifi/lamp").said == "It was not shown."
    assert question(library, (shown, red, rest), "wifi/lamp").said == (
        "It was shown 1,200 times and always answered."
    )
    assert question(library, (shown, red), "wifi/lamp").said == (
        "It was shown 1,200 times; 200 times (17%) the reader left here without an answer."
    )
    assert question(library, (count(Kind.STARTED, 1, "wifi/lamp"),), "wifi/lamp").said == (
        "It was shown once; once the reader left here without an answer."
    )


def test_a_period_that_begins_in_the_middle_of_a_walk_has_no_exits_below_zero(
    library: Library,
) -> None:
    found = question(library, (count(Kind.ANSWERED, 4, "wifi/lamp/red"),), "wifi/lamp")

    assert found.exits == Share(0, 4)


def test_answers_by_how_often_they_were_shown_and_whether_they_settled_it(
    library: Library,
) -> None:
    rows = [
        count(Kind.ENDED, 30, entry="restart"),
        count(Kind.OPENED_RESULT, 10, entry="restart"),
        count(Kind.CALL_SHEET, 2, entry="restart"),
        *settled("restart", 12, 3),
        *settled("push-plug", 1, 1),
        count(Kind.ENDED, 9, entry="is-gone"),
    ]

    restart, plug = endings(library, rows)

    assert (restart.shown, restart.from_search, restart.call_sheets) == (40, 10, 2)
    assert (restart.settled, restart.silent) == (Share(12, 15), Share(25, 40))
    assert (plug.shown, plug.settled.said) == (2, "too few")


def test_situations_within_an_answer_are_counted_by_themselves_too(tmp_path: Path) -> None:
    body = "Do it.\n\n## The lamp is red {#red-lamp}\n\nWait.\n"
    library = loaded(tmp_path, {"faq/restart.md": answer("Restart the box", body)})
    rows = [
        count(Kind.ENDED, 3, entry="restart"),
        count(Kind.ENDED, 5, entry="restart", part="red-lamp"),
        count(Kind.ENDED, 9, entry="restart", part="is-gone"),
    ]
    found = report(library, counted(*rows), TODAY)

    assert [(one.title, one.shown) for one in found.endings] == [("Restart the box", 17)]
    assert [(one.title, one.shown) for one in found.parts] == [
        ("Restart the box: The lamp is red", 5)
    ]
    assert "parts" in [table.id for table in tables(library, found)]


def test_searches_that_found_nothing_by_all_their_words_and_by_each() -> None:
    found = searches(
        [
            SearchCount("fee refund", 1, "nothing-fits", 4),
            SearchCount("fee refund", 0, "nothing-fits", 2),
            SearchCount("fee", 3, "nothing-fits", 1),
            SearchCount("", 2, "nothing-fits", 5),
            SearchCount("lamp", 0, "fits", 8),
        ]
    )

    assert found.unanswered == Share(12, 20)
    assert found.together == (
        SearchedWords("fee refund", 6),
        SearchedWords(ONLY_UNKNOWN, 5),
        SearchedWords("fee", 1),
    )
    assert found.words == (SearchedWords("fee", 7), SearchedWords("refund", 6))


def test_questions_at_which_nothing_fitted_the_worst_first(library: Library) -> None:
    rows = [
        count(Kind.NONE_OF_THESE, 2, "wifi/lamp/none"),
        count(Kind.NONE_OF_THESE, 5, "paper/tray/none"),
    ]

    worst = none_of_these(use(library, rows))

    assert [(step.step, step.none.part) for step in worst] == [("tray", 5), ("lamp", 2)]


def test_the_week_and_the_hours_when_the_office_is_closed(library: Library) -> None:
    monday = date(2026, 11, 16)
    rows = (
        DayCount(monday, "v1", "started", 4),
        DayCount(monday, "v2", "searched", 2),
        DayCount(monday + timedelta(7), "v1", "started", 12),
        DayCount(monday, "v1", "ended", 3),
    )
    hours = (HourCount(monday, 7, 1), HourCount(monday, 9, 5), HourCount(date(2026, 11, 21), 9, 4))

    found = times(counted(days=rows, hours=hours), TODAY)

    assert len(found.days) == 10
    assert (found.days[0].started, found.days[0].searched, found.days[0].answers) == (4, 2, 3)
    assert (found.week[0].name, found.week[0].mean, found.week[1].mean) == ("Monday", 9.0, 0.0)
    assert (found.hours[9], found.after_hours) == (9, Share(5, 10))


def test_reviews_that_come_due_by_owner(tmp_path: Path) -> None:
    dates = {"restart": "2026-11-20", "add-paper": "2026-12-24", "push-plug": "2027-06-01"}
    library = loaded(
        tmp_path,
        {
            f"faq/{id}.md": answer(id, reviewed="2026-01-01", review_by=day)
            for id, day in dates.items()
        },
    )
    used = endings(library, [count(Kind.ENDED, 7, entry="restart")])

    found = due(library, used, TODAY)

    assert [(one.owner, one.entry, one.days, one.shown) for one in found] == [
        ("The desk", "restart", -5, 7),
        ("The desk", "add-paper", 29, 0),
    ]


def test_what_was_counted_under_an_earlier_id_stands_under_the_one_of_today(
    tmp_path: Path,
) -> None:
    write(tmp_path)
    counts = (
        count(Kind.STARTED, 30, "wifi/lamp"),
        count(Kind.ANSWERED, 20, "wifi/lamp/dark", to="wifi/plug"),
        count(Kind.ENDED, 5, entry="restart"),
    )
    before = report(load(tmp_path), counted(*counts), TODAY)
    for old, new in (
        ("wifi/lamp/dark", "off"),
        ("wifi/plug", "cable"),
        ("wifi", "net"),
        ("restart", "again"),
    ):
        assert main(["--content", str(tmp_path), "rename", old, new]) == 0
    after = report(load(tmp_path), counted(*counts), TODAY)

    assert [flow.started for flow in after.flows] == [flow.started for flow in before.flows]
    assert [
        (choice.says, choice.picked)
        for flow in after.flows
        for step in flow.steps
        for choice in step.choices
    ] == [
        (choice.says, choice.picked)
        for flow in before.flows
        for step in flow.steps
        for choice in step.choices
    ]
    assert [(end.title, end.shown) for end in after.endings] == [
        (end.title, end.shown) for end in before.endings
    ]


def test_the_order_of_questions_is_weighed_by_what_people_came_for(tmp_path: Path) -> None:
    steps = step("one", left="go two", right="entry restart", up="entry add-paper") + step(
        "two", yes="entry push-plug", no="entry restart"
    )
    library = loaded(tmp_path, {"flows/toy.yaml": flow(steps)})
    rare = count(Kind.ENDED, 1, entry="add-paper")
    usual = count(Kind.ENDED, 500, entry="push-plug")

    swap = report(library, counted(rare, usual), TODAY).swap

    assert swap
    assert (swap.flow, swap.first, swap.second) == ("toy", "one", "two")
    assert report(library, counted(), TODAY).swap is None
