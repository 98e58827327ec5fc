"""What a visit in the app leaves in the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.toys import PAPER, swapped, write
from tests.visiting import Visit, headings, pressed, texts
from wizard.journal import recorder
from wizard.journal.recorder import Journal
from wizard.presenters.ending import ASKS, GLAD
from wizard.presenters.what_is_counted import EMPTY, OFF
from wizard.screens.parts import counting

Journaled = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write(tmp_path / "content")


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    """A journal that is on, and visitors whose browsers do not object."""
    monkeypatch.setenv("WIZARD_JOURNAL", str(tmp_path / "journal.sqlite"))
    monkeypatch.setattr(recorder, "_one", None)
    monkeypatch.setattr(counting, "is_counted", lambda headers: True)
    made = recorder.recorder()
    yield made
    made.close()


def stored(journal: Journal) -> list[str]:
    """What was counted, in its order: kind, mode where it is none of a visitor, and where."""
    journal.close()
    return [
        " ".join(filter(None, (row["kind"], row["mode"].replace("visitor", ""), _where(row))))
        for row in reversed(journal.last(100))
    ]


def _where(row: dict[str, Any]) -> str:
    return "/".join(filter(None, (row["flow"], row["step"], row["choice"], row["entry"])))


def test_a_walk_to_an_answer_that_settled_it(visit: Visit, journal: Journal) -> None:
    app = visit()
    pressed(app, "flow-wifi")
    pressed(app, "wifi||dark")
    pressed(app, "wifi|dark|loose")
    app.run()  # a redraw is nothing
    pressed(app, "wifi|dark.loose|.yes")

    assert GLAD in texts(app)
    assert ASKS not in texts(app)
    assert stored(journal) == [
        "started wifi/lamp",
        "answered wifi/lamp/dark",
        "answered wifi/plug/loose",
        "ended wifi/plug/loose/push-plug",
        "settled-yes wifi/plug/loose/push-plug",
    ]


def test_back_and_an_answer_that_did_not_settle_it(visit: Visit, journal: Journal) -> None:
    app = visit(flow="wifi", trail="dark")
    pressed(app, "wifi|dark|.back")
    pressed(app, "wifi||red")
    pressed(app, "wifi|red|.no")
    pressed(app, "wifi|red|.over")

    assert stored(journal) == [
        "started wifi/plug",
        "changed wifi/lamp",
        "answered wifi/lamp/red",
        "ended wifi/lamp/red/restart",
        "settled-no wifi/lamp/red/restart",
    ]


def test_a_search_is_counted_once_and_its_result_as_opened(visit: Visit, journal: Journal) -> None:
    app = visit(q="my lamp is dark, John Smith")
    app.run()
    pressed(app, "found|push-plug")

    journal.close()
    opened, searched = journal.last(9)
    assert (searched["kind"], searched["words"]) == ("searched", "dark lamp")
    assert searched["others"] == 2
    assert (opened["kind"], opened["entry"]) == ("opened-result", "push-plug")


def test_an_answer_from_the_list_and_a_search_on_its_own_page(
    visit: Visit, journal: Journal
) -> None:
    app = visit("answers", entry="restart")
    app.run()
    visit("find", q="zebra")

    assert stored(journal) == ["ended restart", "searched"]
    assert journal.last(1)[0]["verdict"] == "nothing-fits"


def test_counter_mode_is_counted_apart(visit: Visit, journal: Journal) -> None:
    pressed(visit(counter="1", flow="wifi"), "counter|wifi||red")

    assert stored(journal) == [
        "started counter wifi/lamp",
        "answered counter wifi/lamp/red",
        "ended counter wifi/lamp/red/restart",
    ]


def test_the_answer_that_a_class_came_to_is_counted_as_a_class_s(
    visit: Visit, journal: Journal
) -> None:
    visit(**{"flow": "wifi", "trail": "red", "class": "1"})
    assert stored(journal) == [
        "started class wifi",
        "ended class wifi/lamp/red/restart",
    ]


@pytest.mark.parametrize(("picked", "verdict"), [("nothing", "right"), ("paper", "wrong")])
def test_a_practice_case_is_counted_apart_with_what_it_was_worth(
    tmp_path: Path, visit: Visit, journal: Journal, picked: str, verdict: str
) -> None:
    case = "scenarios:\n  - {case: No paper., trail: [nothing], entry: add-paper}\n"
    paper = swapped(PAPER, "scenarios: []\n", case)
    write(tmp_path / "content", {"flows/paper.yaml": paper})
    app = visit("practice", seed="a", cases="1", flow="paper")
    pressed(app, f"practice|1|paper|{picked}")

    # The harness opens the start page first, with the same address.
    kinds = [line.split()[:2] for line in stored(journal)[1:]]
    assert kinds == [[kind, "practice"] for kind in ("started", "answered", "ended")]
    assert journal.last(1)[0]["verdict"] == verdict


def test_who_objects_is_not_counted(
    visit: Visit, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "is_counted", lambda headers: False)
    pressed(visit(flow="wifi", trail="red"), "wifi|red|.yes")

    assert stored(journal) == []


def test_a_journal_that_is_off_says_so(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorder, "_one", None)

    assert OFF in texts(visit("counted"))


def test_what_is_counted_is_a_page_with_the_newest_events(visit: Visit, journal: Journal) -> None:
    assert EMPTY in texts(visit("counted"))
    visit(flow="wifi")
    journal.close()
    app = visit("counted")

    assert headings(app) == ["What is counted"]
    assert "mode visitor" in texts(app)
    assert "kind started, flow wifi, step lamp" in texts(app)


def test_a_journal_that_cannot_be_read_stops_no_page(
    visit: Visit, journal: Journal, tmp_path: Path
) -> None:
    journal.close()
    (tmp_path / "journal.sqlite").write_text("no database at all " * 99)

    assert headings(visit(flow="wifi")) == ["What does the lamp show?"]
    assert "The file of the journal is damaged." in texts(visit("counted"))
