"""Edits compared by what happened before and after them, and what to do next."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.insights.counts import TODAY, count, counted, settled
from tests.toys import answer, loaded
from wizard.core.model import Library
from wizard.insights.edits import edits
from wizard.insights.hints import Hint, hints
from wizard.insights.rates import Share
from wizard.insights.report import report
from wizard.journal import Kind
from wizard.journal.counts import Count, DayCount, SearchCount


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path)


def days(*first_seen: tuple[str, date]) -> tuple[DayCount, ...]:
    return tuple(DayCount(day, version, "started", 1) for version, day in first_seen)


MENDED = date(2026, 11, 3)
VERSIONS = days(("v1", MENDED - timedelta(9)), ("v2", MENDED), ("v1", MENDED), ("v3", MENDED))


def test_an_edit_that_helped_is_said_with_its_interval(library: Library) -> None:
    rows = [*settled("restart", 20, 29), *settled("restart", 30, 7, "v2")]
    rows += settled("restart", 8, 4, "v3")

    whole, restart = edits(library, counted(*rows, days=VERSIONS))

    assert (restart.before, restart.after) == (Share(20, 49), Share(38, 49))
    assert restart.better
    assert restart.said == (
        "Since November 3, 2026 the share settled of “Restart the box” rose from 41% to 78% "
        "(95% interval of the change: +17 to +52 points)."
    )
    assert whole.said.startswith("Since November 3, 2026 the share settled rose from 41% to 78%")


def test_an_edit_that_may_have_changed_nothing_is_not_praised(library: Library) -> None:
    rows = [*settled("restart", 8, 4), *settled("restart", 9, 3, "v2")]

    found = edits(library, counted(*rows, days=VERSIONS))[1]

    assert not found.better
    assert "went from 67% to 75%, which may be chance (95% interval" in found.said


def test_of_many_answers_compared_at_once_one_may_move_by_chance(tmp_path: Path) -> None:
    ids = [f"e{n}" for n in range(20)]
    names = {f"faq/{id}.md": answer(f"Answer {id}") for id in ids}
    library = loaded(tmp_path, names)
    rows = [row for id in ids for row in settled(id, 10, 10)]
    rows += [row for id in ids[1:] for row in settled(id, 10, 10, "v2")]
    rows += settled("e0", 17, 3, "v2")

    found = next(e for e in edits(library, counted(*rows, days=VERSIONS)) if e.entry == "e0")

    assert found.rise.low > 0
    assert not found.better
    assert "which may be chance among 20 answers" in found.said


def test_too_few_words_on_an_edit_are_no_comparison(library: Library) -> None:
    rows = [*settled("restart", 3, 4), *settled("restart", 9, 3, "v2")]

    (whole,) = edits(library, counted(*rows, days=VERSIONS))

    assert whole.said == (
        "Since November 3, 2026 too few people said whether an answer settled it "
        "(7 before, 12 after)."
    )


def test_content_that_never_changed_has_no_edits(library: Library) -> None:
    assert edits(library, counted(days=days(("v1", MENDED)))) == ()
    assert edits(library, counted()) == ()


def advice(library: Library, *rows: Count, searches: tuple[SearchCount, ...] = ()) -> list[Hint]:
    return list(hints(library, report(library, counted(*rows, searches=searches), TODAY)))


def test_nothing_counted_is_no_advice(library: Library) -> None:
    assert advice(library) == []


def test_what_to_do_next_in_plain_words(library: Library) -> None:
    rows = [
        count(Kind.STARTED, 100, "wifi/lamp"),
        count(Kind.ANSWERED, 50, "wifi/lamp/red"),
        count(Kind.NONE_OF_THESE, 15, "wifi/lamp/none"),
        *settled("restart", 5, 45),
        *settled("nobody-knows", 1, 19),
    ]
    sought = (
        SearchCount("fee refund", 0, "nothing-fits", 12),
        SearchCount("", 4, "nothing-fits", 9),
    )

    found = advice(library, *rows, searches=sought)

    assert [(hint.do, hint.file, hint.people) for hint in found] == [
        ("Rewrite “Restart the box”.", "faq/restart.md", 45),
        ("Ask “What does the lamp show?” in other words, or say where to look.",
         "flows/wifi.yaml", 35),
        ("Find out what people need who end at “Not covered”.", "faq/nobody-knows.md", 19),
        ("Add a choice to “What does the lamp show?”.", "flows/wifi.yaml", 15),
        ("Write an answer for “fee refund”, or add these words to one (asked_as).", "faq/", 12),
    ]  # fmt: skip
    assert found[0].because == (
        "It settled the matter for 5 of 50 people who said so (10%, 95% interval 4% to 21%)."
    )


def test_an_answer_that_serves_well_or_was_rated_by_few_is_left_alone(library: Library) -> None:
    assert advice(library, *settled("restart", 40, 10), *settled("add-paper", 0, 9)) == []


def test_an_edit_that_harmed_and_a_review_that_is_over_are_told(tmp_path: Path) -> None:
    old = answer("Restart the box", reviewed="2026-01-01", review_by="2026-11-01")
    library = loaded(tmp_path, {"faq/restart.md": old})
    rows = [*settled("restart", 45, 5), *settled("restart", 35, 15, "v2")]
    found = hints(library, report(library, counted(*rows, days=VERSIONS, lost=3), TODAY))

    assert [hint.do for hint in found] == [
        "Review “Restart the box”.",
        "Look again at the edit of November 3, 2026 to “Restart the box”.",
        "Ask who runs the wizard to look at the journal's database.",
    ]
    assert found[0].because == (
        "Its review was due on November 1, 2026 (owner: The desk); it was shown 100 times since."
    )
