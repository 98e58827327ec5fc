"""All tables of a report in one file: CSV for a spreadsheet, JSON for programs."""

from __future__ import annotations

import json

from wizard.core.spreadsheet import as_csv
from wizard.insights.report import Report
from wizard.insights.tables import DEMO, Table


def in_csv(found: Report, shown: tuple[Table, ...]) -> str:
    """Every cell of every table on a line of its own, so that one file holds them all."""
    rows: list[tuple[object, ...]] = [("table", "row", "column", "value")]
    if found.demo:
        rows.append(("demo", "", "", DEMO))
    for table in shown:
        for number, row in enumerate(table.rows, 1):
            cells = zip(table.columns, row, strict=True)
            rows += [(table.id, number, name, cell) for name, cell in cells]
    return as_csv(rows)


def in_json(found: Report, shown: tuple[Table, ...]) -> str:
    """Every table by its id, and what the report is of."""
    said = {
        "demo": found.demo,
        "mode": found.mode.value,
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "lost": found.lost,
        "tables": {
            table.id: {
                "title": table.title,
                "says": table.says,
                "rows": [dict(zip(table.columns, row, strict=True)) for row in table.rows],
            }
            for table in shown
        },
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def table_in_csv(found: Report, table: Table) -> str:
    """One table as a spreadsheet has it; made-up numbers say so in the first line."""
    marked = [(DEMO,)] if found.demo else []
    return as_csv([*marked, table.columns, *table.rows])
