"""Tables for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def as_csv(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV (RFC 4180). No cell can be taken for a formula."""
    table = io.StringIO()
    csv.writer(table, lineterminator="\r\n").writerows([*map(_tame, row)] for row in rows)
    return table.getvalue()


def _tame(cell: object) -> object:
    """A text that no spreadsheet runs (OWASP, "CSV Injection"); numbers stay as they are."""
    sly = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{cell}" if sly else cell
