"""The insights page in Streamlit's own harness."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_practising import FILES
from tests.toys import write
from tests.visiting import Visit, headings, html, texts
from wizard.insights.latest import health_said
from wizard.insights.tables import DEMO, Table
from wizard.journal import recorder
from wizard.journal.counts import Health
from wizard.screens.parts.insight_table import as_html


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write(tmp_path, FILES)


def _saves(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_made_up_numbers_are_marked_charted_tabled_and_can_be_kept(visit: Visit) -> None:
    app = visit("insights", demo="1")
    said = texts(app)
    assert DEMO in said
    assert "Do this next" in headings(app, "h2")
    assert "walks begun" in said
    tables = sum('class="counts"' in body for body in html(app))
    assert tables >= 5
    assert {"Save all as CSV", "Save all as JSON"} <= set(_saves(app))
    assert len(_saves(app)) == tables + 2


def test_another_topic_has_its_own_map(visit: Visit) -> None:
    app = visit("insights", demo="1")
    app.selectbox(key="topic-map").set_value("flow-paper").run()
    assert not app.exception
    assert "What is in the tray?" in texts(app)


def test_a_journal_that_is_off_is_one_sentence_and_a_way_to_see_what_it_would_show(
    visit: Visit,
) -> None:
    app = visit("insights")
    assert "The journal is off, so nothing is counted." in texts(app)
    app.button(key="demo").click().run()
    assert DEMO in texts(app)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "0 walks begun"), ("no database " * 99, "The file of the journal is damaged.")],
)
def test_a_journal_that_is_empty_or_damaged_says_so(
    text: str, said: str, visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "journal").write_text(text)
    monkeypatch.setenv("WIZARD_JOURNAL", str(tmp_path / "journal"))
    monkeypatch.setattr(recorder, "_one", None)
    app = visit("insights")
    recorder.recorder().close()
    assert said in texts(app)


@pytest.mark.parametrize(
    ("health", "on", "said"),
    [
        (Health(), False, "The journal is off, so nothing is counted."),
        (Health(7), True, "The journal works; nothing has been lost since the wizard started."),
        (
            Health(7, 2),
            True,
            "The journal works again; 2 events could not be written since the wizard started.",
        ),
        (
            Health(7, 1, 0, "The disk of the journal is full."),
            True,
            "The disk of the journal is full. 1 event could not be written since the wizard "
            "started.",
        ),
    ],
)
def test_the_journals_health_is_one_sentence(health: Health, on: bool, said: str) -> None:
    assert health_said(health, on=on) == said


def test_where_too_few_people_make_a_share_the_table_says_so() -> None:
    table = Table("x", "Answers", "", ("answer", "settled"), (("<b>", ""), ("Fees", 0.456)))
    shown = as_html(table, table.columns)
    assert '<td>&lt;b&gt;</td><td class="few">too few</td>' in shown
    assert '<td class="number">46%</td>' in shown
