"""The short soak: some seconds of what `python -m tests.soak` does for minutes."""

from tests.soak.editing import strange
from tests.soak.soaking import soak

SECONDS = 10
VISITORS = 10
FLAT = 15.0
"""MiB. Far less than a library or a page kept for each edit or click would take over a day."""


def test_visitors_see_only_content_that_was_there_while_an_editor_rewrites_it() -> None:
    seen = soak(SECONDS, VISITORS)
    assert seen.faults == []
    assert seen.growth < FLAT, seen.memory
    assert seen.clicks >= VISITORS
    assert len({number for _, number, _ in seen.marks}) > 2, "no edit ever showed"


def test_a_page_made_of_two_edits_is_noticed() -> None:
    assert strange(["What is lampx1xgood?", "It is lampx1xgood, see plugx7xgood"]) == []
    assert strange(["What is lampx1xgood?", "It is lampx2xgood"]) == [
        "edits 1 and 2 of lamp on one page: It is lampx2xgood"
    ]
    assert strange(["What is lampx1xwrong?"]) == [
        "an edit with a mistake was served: What is lampx1xwrong?"
    ]
