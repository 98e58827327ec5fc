"""The open classes, on SQLite and on PostgreSQL: numbers without gaps, nothing that stays."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, repeat

import pytest
import sqlalchemy as sa

from wizard.journal import classes
from wizard.journal.classes import Classes
from wizard.journal.codes import LENGTH, LETTERS, new_code
from wizard.journal.settings import HERE, Settings, where
from wizard.journal.tables import class_events


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept_classes(kept: Settings, clock: Clock) -> Iterator[Classes]:
    made = Classes(kept, clock)
    yield made
    made.close()


def vote(code: str, seat: str) -> tuple[str, str, dict[str, str]]:
    return code, "voted", {"seat": seat}


def test_what_happens_in_a_class_is_kept_in_its_order(kept_classes: Classes) -> None:
    one, other = kept_classes.open(60), kept_classes.open(60)
    assert kept_classes.find(one.code) == one
    last = kept_classes.add([vote(one.code, "a"), vote(other.code, "x"), vote(one.code, "b")])
    assert last == {one.code: 2, other.code: 1}
    assert kept_classes.add([vote(one.code, "c")]) == {one.code: 3}
    found = kept_classes.since(one.code, 1)
    assert [(row.number, row.payload["seat"]) for row in found] == [(2, "b"), (3, "c")]
    assert kept_classes.lasts([one.code, other.code, "NOSUCH"]) == {one.code: 3, other.code: 1}


def test_replicas_that_write_at_the_same_time_leave_no_gap(kept: Settings) -> None:
    replicas = [Classes(kept) for _ in range(3)]
    code = replicas[0].open(60).code

    def write(number: int) -> None:
        for turn in range(10):
            replicas[number].add([vote(code, f"{number}-{turn}-{n}") for n in range(3)])

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(write, range(3)))
    found = replicas[1].since(code, 0)
    assert [row.number for row in found] == list(range(1, 91))
    assert len({row.payload["seat"] for row in found}) == 90
    for replica in replicas:
        replica.close()


def test_a_class_ends_with_all_that_happened_in_it(
    kept: Settings, kept_classes: Classes, clock: Clock
) -> None:
    ended, over, going_on = (kept_classes.open(seconds) for seconds in (600, 60, 600))
    for each in (ended, over, going_on):
        kept_classes.add([vote(each.code, "a")])
    kept_classes.end(ended.code)
    clock.now += 60
    assert kept_classes.find(over.code) is None
    assert kept_classes.add([vote(over.code, "b"), vote(ended.code, "b")]) == {}
    kept_classes.sweep()
    engine = sa.create_engine(kept.url)
    with engine.connect() as connection:
        codes = set(connection.scalars(sa.select(class_events.c.code)))
    engine.dispose()
    assert codes == {going_on.code}


def test_a_class_that_is_full_takes_no_more(
    kept_classes: Classes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(classes, "MOST_HAPPENINGS", 2)
    code = kept_classes.open(60).code
    assert kept_classes.add([vote(code, "a"), vote(code, "b")]) == {code: 2}
    assert kept_classes.add([vote(code, "c")]) == {}


def test_a_code_that_is_taken_is_not_given_again(kept: Settings) -> None:
    codes = iter(["AAAAAA", "AAAAAA", "BBBBBB", *repeat("AAAAAA", 9)])
    made = Classes(kept, code=codes.__next__)
    assert [made.open(60).code, made.open(60).code] == ["AAAAAA", "BBBBBB"]
    with pytest.raises(OSError, match="No code"):
        made.open(60)
    made.close()


def test_codes_have_no_letters_that_look_alike() -> None:
    assert not set("01OI") & set(LETTERS)
    drawn = {new_code() for _ in range(500)}
    assert {len(code) for code in drawn} == {LENGTH}
    assert set(chain.from_iterable(drawn)) == set(LETTERS)


def test_without_a_journal_classes_live_in_this_process_only() -> None:
    assert where(Settings("", 400)).url == HERE
    assert where(Settings("sqlite:///here", 400)).url == "sqlite:///here"
    made = Classes(where(Settings("", 400)))
    code = made.open(60).code
    made.add([vote(code, "a")])
    assert len(made.since(code, 0)) == 1
    made.close()
