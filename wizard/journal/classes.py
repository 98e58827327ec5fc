"""The classes that are open: what happened in each, in its order, until it ends.

Nothing of them is counted, and nothing stays: a class is deleted when its trainer ends it, or when
its time is over.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from wizard.journal.codes import new_code
from wizard.journal.database import Database
from wizard.journal.settings import Settings
from wizard.journal.tables import class_events, classes

MOST_HAPPENINGS = 50_000
"""In one class; a thousand people who vote fifty times."""
TRIES = 5


class Row(NamedTuple):
    """One happening: its number within the class, the name of its kind, its fields."""

    number: int
    kind: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """A class that is open. `ends`: seconds since 1970; `secret`: what signs its seats."""

    code: str
    secret: str
    ends: int


class Classes:
    """The open classes of one database. With `HERE`, all calls have to be of one thread.

    A method may raise what `faults.is_fault` knows; none leaves half a batch.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], float] = time.time,
        code: Callable[[], str] = new_code,
    ) -> None:
        self._database = Database(settings)
        self._clock, self._code = clock, code

    def open(self, seconds: int) -> Kept:
        """A new class under a code that no open class has."""
        secret, ends = secrets.token_hex(32), int(self._clock()) + seconds
        for _ in range(TRIES):
            kept = Kept(self._code(), secret, ends)
            row = {"code": kept.code, "secret": secret, "ends": ends, "last": 0}
            try:
                with self._database.writing() as connection:
                    connection.execute(sa.insert(classes), row)
            except IntegrityError:
                continue
            return kept
        raise OSError("No code for a class is free.")

    def find(self, code: str) -> Kept | None:
        """The open class of this code; None where there is none, or its time is over."""
        wanted = sa.select(classes.c.code, classes.c.secret, classes.c.ends).where(
            classes.c.code == code, classes.c.ends > int(self._clock())
        )
        with self._database.reading() as connection:
            row = connection.execute(wanted).one_or_none()
        return Kept(*row) if row else None

    def add(self, happened: Iterable[tuple[str, str, dict[str, Any]]]) -> dict[str, int]:
        """Keep happenings (code, kind, fields), all or nothing; the last number of each class.

        Those of a class that is over, or full, are dropped; such a class is not in the result.
        """
        by_code: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        for code, kind, payload in happened:
            by_code.setdefault(code, []).append((kind, payload))
        with self._database.writing() as connection:
            # In one order everywhere, so that two replicas never wait for each other.
            last = {
                code: self._append(connection, code, by_code[code]) for code in sorted(by_code)
            }
        return {code: number for code, number in last.items() if number}

    def _append(
        self, connection: sa.Connection, code: str, rows: Sequence[tuple[str, dict[str, Any]]]
    ) -> int:
        """The row of the class is locked until the end of the transaction: numbers have no gaps,
        and who sees one sees all before it."""
        claim = (
            sa.update(classes)
            .where(
                classes.c.code == code,
                classes.c.ends > int(self._clock()),
                classes.c.last + len(rows) <= MOST_HAPPENINGS,
            )
            .values(last=classes.c.last + len(rows))
            .returning(classes.c.last)
        )
        last = connection.scalar(claim)
        if last is None:
            return 0
        first = int(last) - len(rows) + 1
        connection.execute(
            sa.insert(class_events),
            [
                {"code": code, "number": number, "kind": kind, "payload": payload}
                for number, (kind, payload) in enumerate(rows, first)
            ],
        )
        return int(last)

    def lasts(self, codes: Iterable[str]) -> dict[str, int]:
        """The number of the last happening of each class that is open, in one look."""
        wanted = sa.select(classes.c.code, classes.c.last).where(
            classes.c.code.in_(sorted(codes)), classes.c.ends > int(self._clock())
        )
        with self._database.reading() as connection:
            return {code: int(last) for code, last in connection.execute(wanted)}

    def since(self, code: str, number: int) -> list[Row]:
        """What happened after this number, in its order."""
        wanted = (
            sa.select(class_events.c.number, class_events.c.kind, class_events.c.payload)
            .where(class_events.c.code == code, class_events.c.number > number)
            .order_by(class_events.c.number)
        )
        with self._database.reading() as connection:
            return [Row(*row) for row in connection.execute(wanted)]

    def end(self, code: str) -> None:
        """Delete a class and all that happened in it."""
        self._delete(classes.c.code == code)

    def sweep(self) -> None:
        """Delete the classes whose time is over."""
        self._delete(classes.c.ends <= int(self._clock()))

    def close(self) -> None:
        self._database.close()

    def _delete(self, which: sa.ColumnElement[bool]) -> None:
        with self._database.writing() as connection:
            codes = list(connection.scalars(sa.select(classes.c.code).where(which)))
            if codes:
                connection.execute(sa.delete(class_events).where(class_events.c.code.in_(codes)))
                connection.execute(sa.delete(classes).where(classes.c.code.in_(codes)))
