"""The command that says what people came for and what to do about it: insights."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, opened
from wizard.core.problems import ContentError
from wizard.insights.demo import demo
from wizard.insights.exports import in_csv, in_json
from wizard.insights.report import Report, report
from wizard.insights.tables import DEMO, Table, heading, tables
from wizard.journal import Mode
from wizard.journal.counts import Counted
from wizard.journal.faults import in_one_sentence, is_fault
from wizard.journal.recorder import opened as database
from wizard.journal.settings import settings

if TYPE_CHECKING:
    from wizard.cli import Commands

ROWS, WIDEST = 40, 110
"""Lines of a table, and letters of a cell, that the text shows; the other formats have all."""
SINCE = re.compile(r"([1-9][0-9]{0,4})d")


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("insights", help="what people come for, and what to do about it")
    parser.add_argument(
        "--since", default="30d", metavar="30d", help="so many days back, or a date: 2026-11-03"
    )
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], default=Mode.VISITOR)
    parser.add_argument("--format", choices=("text", "csv", "json"), default="text")
    parser.add_argument("--demo", action="store_true", help="show made-up numbers")
    parser.set_defaults(run=_insights)


def _insights(options: argparse.Namespace) -> int:
    library, today = opened(options), date.today()
    since = first_day(options.since, today)
    if options.demo:
        counts = demo(library, today, days=(today - since).days + 1)
    else:
        counts = _counted(Mode(options.mode), since)
    found = report(library, counts, today, demo=options.demo)
    print(_FORMATS[options.format](found, tables(library, found)), end="")
    return CLEAN


def first_day(said: str, today: date) -> date:
    """`30d` or a date as the first day of a period. Raises `ContentError`."""
    back = SINCE.fullmatch(said)
    try:
        day = today - timedelta(days=int(back[1]) - 1) if back else date.fromisoformat(said)
    except (ValueError, OverflowError):
        said = "--since has to be a number of days (30d) or a date (2026-11-03)."
        raise ContentError(said) from None
    if day > today:
        raise ContentError("--since is a day that has not come yet.")
    return day


def _counted(mode: Mode, since: date) -> Counted:
    try:
        kept = settings()
    except ValueError as error:
        raise ContentError(str(error)) from None
    if not kept.url:
        raise ContentError("WIZARD_JOURNAL is off, so nothing is counted. Try --demo.")
    store = database(kept)
    try:
        return store.counted(mode, since)
    except Exception as error:
        if not is_fault(error):
            raise
        raise ContentError(in_one_sentence(error)) from None
    finally:
        store.close()


def _text(found: Report, shown: tuple[Table, ...]) -> str:
    return "\n".join(_lines(found, shown)) + "\n"


def _lines(found: Report, shown: tuple[Table, ...]) -> Iterator[str]:
    if found.demo:
        yield DEMO
    yield heading(found)
    for table in shown:
        if table.rows or table.says:
            yield from ("", f"{table.title}. {table.says}".rstrip())
        yield from _rows(table)


def _rows(table: Table) -> Iterator[str]:
    """The first rows under their column heads, numbers to the right."""
    if not table.rows:
        return
    shown = [[_short(cell) for cell in row] for row in (table.columns, *table.rows[:ROWS])]
    columns = list(zip(*table.rows, strict=True))
    numbers = [all(isinstance(cell, int | float) or cell == "" for cell in c) for c in columns]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = zip(row, widths, numbers, strict=True)
        said = (cell.rjust(wide) if right else cell.ljust(wide) for cell, wide, right in cells)
        yield f"  {'  '.join(said)}".rstrip()
    if len(table.rows) > ROWS:
        yield f"  and {len(table.rows) - ROWS} more; --format csv has them all"


def _short(cell: object) -> str:
    text = str(cell)
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"


_FORMATS = {"text": _text, "csv": in_csv, "json": in_json}
