"""One table of the insights on a page: a chart, the rows as text, and a file to keep."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from wizard.insights.exports import table_in_csv
from wizard.insights.rates import TOO_FEW, percent
from wizard.insights.report import Report
from wizard.insights.tables import Cell, Table
from wizard.screens.parts import frame

SHARES = ("share", "settled", "from", "to", "before", "after")
"""Columns that hold shares: as percent on a screen, and "too few" where the cell is empty."""
CHANGES = ("change from", "change to")
ROWS, BARS = 25, 15
"""Rows and bars on the screen; the file has all."""
Chart = Mapping[str, Any]


def draw(
    report: Report,
    table: Table,
    columns: Sequence[str] = (),
    chart: Chart | None = None,
    title: str = "",
) -> None:
    """A section: what it says, its chart beside its table, and the whole table as a file."""
    frame.section(title or table.title)
    if table.says:
        st.markdown(frame.plain(table.says))
    if not table.rows:
        return
    if chart:
        spec = {**_unread(chart), "title": ""}
        st.vega_lite_chart(spec=spec, width="stretch", key=f"chart-{table.id}")
    st.html(as_html(table, columns or table.columns))
    if len(table.rows) > ROWS:
        st.caption(f"The first {ROWS} of {len(table.rows)} rows; the file has them all.")
    st.download_button(
        f"Save “{table.title}” as CSV",
        table_in_csv(report, table),
        f"insights-{table.id}.csv",
        "text/csv",
        key=f"save-{table.id}",
        on_click="ignore",
        type="tertiary",
    )


def as_html(table: Table, columns: Sequence[str]) -> str:
    """The first rows as an HTML table, numbers to the right."""
    at = [table.columns.index(name) for name in columns]
    head = "".join(f'<th scope="col">{html.escape(name.capitalize())}</th>' for name in columns)
    rows = "".join(
        f"<tr>{''.join(_cell(table.columns[n], row[n]) for n in at)}</tr>"
        for row in table.rows[:ROWS]
    )
    name = html.escape(table.title)
    return (
        f'<div class="counts" role="region" tabindex="0" aria-label="{name}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(column: str, cell: Cell) -> str:
    if column in SHARES or column in CHANGES:
        if cell == "":
            return f'<td class="few">{TOO_FEW}</td>'
        said = percent(float(cell))
        signed = "+" if column in CHANGES and float(cell) > 0 else ""
        return f'<td class="number">{signed}{said}</td>'
    kind = ' class="number"' if isinstance(cell, int | float) else ""
    return f"<td{kind}>{html.escape(f'{cell:,}' if kind else str(cell))}</td>"


def bars(table: Table, label: str, value: str, most: int = BARS) -> Chart:
    """One bar a row, in the order of the rows; rows that count nothing are left out."""
    rows = [row for row in _dicts(table) if row[value]][:most]
    return {
        "data": {"values": [{label: row[label], value: row[value]} for row in rows]},
        "height": {"step": 22},
        "mark": {"type": "bar"},
        "encoding": {"x": _number(value), "y": _named(label)},
    }


def intervals(table: Table, label: str, low: str, high: str, value: str = "") -> Chart:
    """A line from `low` to `high` a row, with a point at `value`; rows of too few are left out."""
    kept = [name for name in (label, low, high, value) if name]
    rows = [row for row in _dicts(table) if row[low] != ""][:BARS]
    x = {"type": "quantitative", "title": value or low, "axis": {"format": "%"}}
    line = {
        "mark": {"type": "rule", "strokeWidth": 3, "opacity": 0.5},
        "encoding": {"x": {"field": low, **x}, "x2": {"field": high}, "y": _named(label)},
    }
    point = {
        "mark": {"type": "point", "filled": True, "size": 70},
        "encoding": {"x": {"field": value, **x}, "y": _named(label)},
    }
    return {
        "data": {"values": [{name: row[name] for name in kept} for row in rows]},
        "height": {"step": 22},
        "layer": [line, point] if value else [line],
    }


def line(table: Table, along: str, values: Sequence[str], kind: str) -> Chart:
    """A line for each of `values`; `kind` is Vega-Lite's type of what runs along."""
    rows = [
        {along: row[along], "kind": name, "number": row[name]}
        for row in _dicts(table)
        for name in values
    ]
    encoding: dict[str, Any] = {
        "x": {"field": along, "type": kind, "sort": None, "title": None},
        "y": {"field": "number", "type": "quantitative", "title": None},
    }
    if len(values) > 1:
        legend = {"title": None, "orient": "bottom"}
        encoding["color"] = {"field": "kind", "type": "nominal", "legend": legend}
    return {"data": {"values": rows}, "mark": {"type": "line"}, "encoding": encoding}


def _dicts(table: Table) -> Iterable[dict[str, Cell]]:
    return (dict(zip(table.columns, row, strict=True)) for row in table.rows)


def _number(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "title": field, "axis": {"tickMinStep": 1}}


def _named(field: str) -> dict[str, Any]:
    axis = {"labelLimit": 320, "labelOverlap": False, "title": None}
    return {"field": field, "type": "nominal", "sort": None, "axis": axis}


def _unread(chart: Chart) -> Chart:
    """The chart with marks that no screen reader stops at: the table says the same in words."""
    if "layer" in chart:
        return {**chart, "layer": [_unread(layer) for layer in chart["layer"]]}
    return {**chart, "mark": {**chart["mark"], "aria": False}}
