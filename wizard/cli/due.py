"""The command that says which answers have to be reviewed soon, and by whom: due."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, opened
from wizard.core.model import Library
from wizard.core.problems import ContentError
from wizard.core.spreadsheet import as_csv
from wizard.core.wording import one_line, plural
from wizard.insights.due import Due, due

if TYPE_CHECKING:
    from wizard.cli import Commands

WITHIN = re.compile(r"([0-9]{1,4})d")


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("due", help="which answers have to be reviewed soon, by owner")
    parser.add_argument(
        "--within", default="30d", metavar="30d", help="so many days ahead; what is over is there"
    )
    parser.add_argument("--format", choices=_FORMATS, default="text")
    parser.set_defaults(run=_due)


def _due(options: argparse.Namespace) -> int:
    days = WITHIN.fullmatch(options.within)
    if not days:
        raise ContentError("--within has to be a number of days, like 30d.")
    library, today = opened(options), date.today()
    found = due(library, (), today, timedelta(days=int(days[1])))
    sys.stdout.write(_FORMATS[options.format](library, found, today))
    if options.format == "text":
        dateless = sum(entry.review_by is None for entry in library.entries.values())
        without = f" {plural(dateless, 'answer')} without a date (see check)." if dateless else ""
        said = f"{plural(len(found), 'review')} over or due within {plural(int(days[1]), 'day')}."
        print(f"{said}{without}", file=sys.stderr)
    return CLEAN


def _text(library: Library, found: tuple[Due, ...], today: date) -> str:
    return "".join(_lines(found))


def _lines(found: tuple[Due, ...]) -> Iterator[str]:
    for owner, rows in groupby(found, lambda one: one.owner):
        yield f"{one_line(owner)}\n"
        for one in rows:
            when = f"{plural(abs(one.days), 'day')} {'over' if one.days < 0 else 'left'}"
            title = f"{one_line(one.title)} (faq/{one.entry}.md)"
            yield f"  {one.review_by.isoformat()}  {when:>13}  {title}\n"


def _csv(library: Library, found: tuple[Due, ...], today: date) -> str:
    rows = ((o.owner, o.entry, o.title, o.review_by.isoformat(), o.days) for o in found)
    return as_csv([("owner", "entry", "title", "review by", "days left"), *rows])


def _ics(library: Library, found: tuple[Due, ...], today: date) -> str:
    from wizard.insights.calendar import calendar  # no other command needs its package

    return calendar(library, found, today)


_FORMATS: dict[str, Callable[[Library, tuple[Due, ...], date], str]] = {
    "text": _text,
    "csv": _csv,
    "ics": _ics,
}
