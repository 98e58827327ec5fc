"""The page "What is counted" names every field that is stored, and shows events as they are."""

from __future__ import annotations

from pathlib import Path

from tests.journal.events import started, visit
from tests.toys import loaded
from wizard.journal.counts import as_row
from wizard.journal.tables import events
from wizard.presenters.what_is_counted import EMPTY, FIELDS, NEVER, OFF, page
from wizard.search.heard import heard


def test_every_column_of_an_event_is_explained_in_the_order_in_which_it_is_stored() -> None:
    assert list(FIELDS) == events.c.keys()


def test_the_newest_events_stand_there_as_they_are_stored(tmp_path: Path) -> None:
    (event,) = started(visit(loaded(tmp_path)), 1)

    shown = page([{"number": 7, **as_row(event)}], "", 400, on=True)

    assert dict(zip(FIELDS, shown.rows[0], strict=True)) == {
        **dict.fromkeys(FIELDS, ""),
        "number": "7",
        "id": event.id,
        "day": "2026-11-25",
        "hour": "9",
        "mode": "visitor",
        "walk": event.walk,
        "kind": "started",
        "flow": "wifi",
        "step": "lamp",
        "others": "0",
        "version": event.version,
    }
    assert shown.events == (
        f"number 7, id {event.id}, day 2026-11-25, hour 9, mode visitor, walk {event.walk}, "
        f"kind started, flow wifi, step lamp, others 0, version {event.version}",
    )
    assert shown.kept.startswith("Single events are deleted after 400 days.")
    assert (shown.never, shown.note) == (NEVER, "")


def test_a_journal_that_is_empty_off_or_down_says_so() -> None:
    down = "The disk of the journal is full."

    assert page([], "", 400, on=True).note == EMPTY
    assert page([], "", 400, on=False).lead == OFF
    assert page([], down, 400, on=True).note == "The disk of the journal is full."


def test_a_search_is_its_words_that_the_content_has_and_the_number_of_the_rest(
    tmp_path: Path,
) -> None:
    library = loaded(tmp_path)

    assert heard(library, "The LAMP is red, says John Smith; red!") == (("lamp", "red"), 3)
    assert heard(library, "1:26-cv-10234") == ((), 2)
    assert heard(library, "") == ((), 0)
