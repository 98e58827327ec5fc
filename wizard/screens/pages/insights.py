"""The page at `/insights`: what people came for, where they gave up, and what to do next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import streamlit as st

from wizard.core.model import Library
from wizard.core.opening import zone
from wizard.insights.exports import in_csv, in_json
from wizard.insights.latest import Insights, health_said, latest
from wizard.insights.tables import DEMO, WHO, Table, heading
from wizard.journal import Mode
from wizard.journal.faults import in_one_sentence, is_fault
from wizard.journal.recorder import recorder
from wizard.screens.parts import frame, insight_table
from wizard.screens.parts.insight_table import bars, intervals, line

PERIODS = {"7": "7 days", "30": "30 days", "90": "90 days", "365": "A year"}
MODES = {mode.value: says for mode, says in WHO.items()}


def draw() -> None:
    """What to do next, then all that was counted."""
    library = frame.library()
    made_up = frame.query().get("demo") == "1"
    frame.top("Insights")
    frame.heading("Insights", "insights")
    if made_up:
        st.warning(DEMO)
    else:
        _health()
    found = _found(library, made_up)
    if found:
        _next(found)
        _came(found)
        _helped(found)
        _missed(found)
        _when(found)
        _keep(found)
    frame.bottom()


def _health() -> None:
    journal = recorder()
    st.markdown(frame.plain(health_said(journal.health(), on=journal.on)))
    frame.button("See made-up numbers", "demo", {"demo": "1"}, quiet=True)


def _found(library: Library, made_up: bool) -> Insights | None:
    """The insights of the period and the people that were picked; a sentence where none come."""
    if not made_up and not recorder().on:
        return None
    left, right = st.columns(2, gap="small")
    with left:
        days = st.selectbox(
            "Period", list(PERIODS), 1, format_func=PERIODS.__getitem__, key="days",
            bind="query-params",
        )  # fmt: skip
    who = Mode.VISITOR.value  # nobody else is made up
    if not made_up:
        with right:
            who = st.selectbox("Who", list(MODES), format_func=MODES.__getitem__, key="who")
    try:
        found = latest(library, Mode(who), int(days), _today(library), made_up=made_up)
    except Exception as error:
        if not is_fault(error):
            raise
        st.error(in_one_sentence(error))
        return None
    st.markdown(f"**{frame.plain(heading(found.report))}**")
    return found


def _today(library: Library) -> date:
    """The date where the court is: events are counted by it."""
    return datetime.now(zone(library.court.time_zone)).date()


def _next(found: Insights) -> None:
    table = found.table("next")
    frame.section(table.title)
    st.markdown(table.says)
    lines = []
    for number, (do, because, file, _) in enumerate(table.rows, 1):
        where = f" ({frame.plain(str(file))})" if file else ""
        lines.append(f"{number}. **{frame.plain(str(do))}** {frame.plain(str(because))}{where}")
    st.markdown("\n".join(lines))


def _came(found: Insights) -> None:
    flows = found.table("flows")
    insight_table.draw(found.report, flows, chart=bars(flows, "topic", "walks"))
    names = {f"flow-{flow.flow}": flow.title for flow in found.report.flows}
    frame.section("The map of a topic")
    chosen = st.selectbox("Topic", list(names), format_func=names.__getitem__, key="topic-map")
    if chosen:
        table = found.table(chosen)
        insight_table.draw(found.report, table, chart=bars(_numbered(table), "pick", "times", 30))


def _numbered(table: Table) -> Table:
    """The picks of a flow under the number of their question: labels come several times."""
    numbers: dict[object, int] = {}
    rows = []
    for question, choice, times, *_ in table.rows:
        number = numbers.setdefault(question, len(numbers) + 1)
        rows.append((f"{number}. {choice}", times))
    return replace(table, columns=("pick", "times"), rows=tuple(rows))


def _helped(found: Insights) -> None:
    columns = ("answer", "shown", "settled", "from", "to", "yes", "no", "said nothing")
    for id in ("endings", "parts"):
        for table in (table for table in found.tables if table.id == id):
            chart = intervals(table, "answer", "from", "to", "settled")
            insight_table.draw(found.report, table, columns, chart)
    edits = found.table("edits")
    shown = ("answer", "before", "of", "after", "of those", "in words")
    chart = intervals(edits, "answer", "change from", "change to")
    insight_table.draw(found.report, edits, shown, chart)


def _missed(found: Insights) -> None:
    none = found.table("none-of-these")
    insight_table.draw(found.report, none, chart=bars(none, "question", "times"))
    searches = found.table("searches")
    insight_table.draw(found.report, searches, chart=bars(searches, "words", "searches"))


def _when(found: Insights) -> None:
    week, days = found.table("week"), found.table("days")
    insight_table.draw(found.report, week, chart=line(week, "weekday", ["mean"], "nominal"))
    counted = ("walks", "searches", "answers shown")
    insight_table.draw(found.report, days, chart=line(days, "day", counted, "temporal"))
    insight_table.draw(found.report, found.table("order"))
    insight_table.draw(found.report, found.table("due"))


def _keep(found: Insights) -> None:
    frame.section("Keep all of it")
    name = "insights-demo" if found.report.demo else "insights"
    with st.container(horizontal=True, key="keep"):
        st.download_button(
            "Save all as CSV", in_csv(found.report, found.tables), f"{name}.csv", "text/csv",
            key="save-csv", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "Save all as JSON", in_json(found.report, found.tables), f"{name}.json",
            "application/json", key="save-json", on_click="ignore",
        )  # fmt: skip


if __name__ == "__main__":
    draw()
