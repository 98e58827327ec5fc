"""The database of the journal, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.util import CommandError

from tests.journal.events import MORNING, shown, started, visit
from tests.toys import loaded
from wizard.core.address import Address
from wizard.core.model import Library
from wizard.core.walk import replay
from wizard.journal import Event, Mode, Verdict, searched, viewed
from wizard.journal.counts import Loss, as_row, counted
from wizard.journal.settings import Settings
from wizard.journal.store import Store
from wizard.journal.tables import KEY, events, sums, tables

LONG_AGO = date(2000, 1, 1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return loaded(tmp_path / "content")


@pytest.fixture
def store(kept: Settings) -> Iterator[Store]:
    made = Store(kept)
    yield made
    made.close()


def some(library: Library) -> list[Event]:
    """Walks of two days, two modes and an hour more, and two searches."""
    mine = visit(library)
    later = visit(library, MORNING + timedelta(days=1, hours=2))
    return [
        *shown(mine, "wifi", "wifi?dark", "wifi?dark.loose", "wifi?red"),
        *shown(later, "wifi", "wifi?none", "paper"),
        *shown(visit(library, mode=Mode.PRACTICE), "paper", "paper?nothing"),
        searched(mine, ["lamp"], 1, fits=False),
        searched(later, ["lamp", "red"], 0, fits=True),
    ]


def number(kept: Settings, query: sa.Select[int]) -> int:
    engine = sa.create_engine(kept.url)
    with engine.connect() as connection:
        found = connection.execute(query).scalar_one()
    engine.dispose()
    return found


def test_what_is_written_is_counted_the_same_way_as_what_is_at_hand(
    store: Store, library: Library
) -> None:
    made = some(library)
    store.write(made[:5])
    store.write(made[5:])

    for mode in Mode:
        assert store.counted(mode, LONG_AGO) == counted(made, mode, LONG_AGO)
    tomorrow = MORNING.date() + timedelta(days=1)
    assert store.counted(Mode.VISITOR, tomorrow) == counted(made, Mode.VISITOR, tomorrow)


def test_a_batch_that_is_written_again_counts_once(store: Store, library: Library) -> None:
    made, loss = some(library), Loss(3, MORNING.date())
    store.write(made[:6], loss)
    once = store.counted(Mode.VISITOR, LONG_AGO)

    store.write(made[:6], loss)
    assert store.counted(Mode.VISITOR, LONG_AGO) == once
    assert once.lost == 3

    store.write(made, loss)
    whole = store.counted(Mode.VISITOR, LONG_AGO)
    assert whole.counts == counted(made, Mode.VISITOR, LONG_AGO).counts


def test_the_newest_events_are_shown_as_they_are_stored(store: Store, library: Library) -> None:
    made = some(library)
    store.write(made)

    newest = store.last(3)

    assert [{k: v for k, v in row.items() if k != "number"} for row in newest] == [
        as_row(event) for event in reversed(made[-3:])
    ]


def test_events_go_when_their_time_is_over_and_their_sums_stay(
    kept: Settings, library: Library
) -> None:
    store = Store(Settings(kept.url, days=30))
    for days in (0, 29, 30, 31):
        store.write(started(visit(library, MORNING + timedelta(days=days)), 2))

    assert number(kept, sa.select(sa.func.count()).select_from(events)) == 6
    assert number(kept, sa.select(sa.func.sum(sums.c.n))) == 8
    store.close()


def test_a_clock_that_goes_back_loses_nothing(kept: Settings, library: Library) -> None:
    store = Store(Settings(kept.url, days=30))
    for at in (MORNING, datetime(2001, 1, 1), MORNING - timedelta(days=3), MORNING):
        store.write(started(visit(library, at), 1))

    assert number(kept, sa.select(sa.func.sum(sums.c.n))) == 4
    store.close()


def test_the_migrations_lead_to_the_tables_of_the_code(kept: Settings) -> None:
    store = Store(kept)
    assert store.last(1) == []
    store.close()

    engine = sa.create_engine(kept.url)
    options = {"version_table": "journal_version", "compare_type": True}
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables) == []
    engine.dispose()


def test_a_journal_of_a_newer_wizard_is_left_alone(kept: Settings, library: Library) -> None:
    first = Store(kept)
    first.write(some(library))
    first.close()
    engine = sa.create_engine(kept.url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE journal_version SET version_num = '9999'"))
    engine.dispose()

    second = Store(kept)
    with pytest.raises(CommandError):
        second.write(some(library))
    second.close()
    assert number(kept, sa.select(sa.func.count()).select_from(events)) == len(some(library))


def test_the_insights_read_sums_and_only_the_searches_among_the_events(
    tmp_path: Path, library: Library
) -> None:
    kept = Settings(f"sqlite:///{tmp_path / 'journal.sqlite'}", 400)
    store, asked = Store(kept), list[str]()
    store.write(some(library))
    sa.event.listen(
        store._database.engine, "before_cursor_execute", lambda *said: asked.append(f"{said[2]}")
    )
    store.counted(Mode.VISITOR, LONG_AGO)
    store.close()

    about_events = [query for query in asked if "FROM events" in query]
    assert len([query for query in asked if query.startswith("SELECT")]) == 5
    assert len(about_events) == 1
    with sqlite3.connect(tmp_path / "journal.sqlite") as plain:
        plan = plain.execute(
            f"EXPLAIN QUERY PLAN {about_events[0]}", ("searched", "", "")
        ).fetchall()
    plain.close()
    assert "USING COVERING INDEX events_searches" in str(plan)


def test_sums_are_by_all_of_an_event_but_its_hour_its_walk_and_its_words() -> None:
    others = {"number", "id", "hour", "walk", "words", "others"}

    assert set(events.c.keys()) - set(KEY) == others
    assert Counter(sums.c.keys()) == Counter([*KEY, "n"])


def test_the_picks_that_practice_gets_wrong_are_counted_up_to_a_day(
    store: Store, library: Library
) -> None:
    practice = visit(library, mode=Mode.PRACTICE)
    here = replay(library, Address("paper", ("nothing",)))
    for verdict in (Verdict.WRONG, Verdict.OTHER_WAY, Verdict.RIGHT):
        store.write(viewed(practice, None, Address("paper", ("nothing",)), here, verdict))
    day = MORNING.date()
    tomorrow = day + timedelta(days=1)
    assert store.wrong_picks(LONG_AGO, tomorrow) == ((("paper", "tray", "nothing"), 2),)
    assert store.wrong_picks(LONG_AGO, day) == ()
