"""An event: it says what the content knows, and nothing that a visitor typed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.events import MORNING, WORDS, visit
from tests.toys import answer, loaded
from wizard.core.address import read_address
from wizard.core.model import NONE, Library
from wizard.core.walk import walk
from wizard.journal import (
    Event,
    Kind,
    Mode,
    Verdict,
    Visit,
    Vocabulary,
    WalkId,
    opened,
    searched,
    settled,
    viewed,
)
from wizard.journal.counts import as_row
from wizard.search.index import index
from wizard.search.tokens import words

TYPED = st.text(max_size=30) | st.sampled_from(
    ["wifi", "paper", "lamp", "dark", "loose", "none", "dark.loose", "dark.none", "red", "",
     "1:26-cv-10234", "John Smith", "wifi/lamp", "999-99-9999", "restart", "printer Smith"]
)  # fmt: skip
STRINGS = ("mode", "walk", "kind", "flow", "step", "choice", "to", "left", "entry", "part",
           "verdict",           "words", "version", "id")  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return loaded(tmp_path_factory.mktemp("toy"))


def sayable(library: Library) -> set[str]:
    """All that an event may say about a toy walk, besides numbers that are made up here."""
    said = {"", NONE, library.nothing_fits.id, *library.flows, *library.entries}
    for flow in library.flows.values():
        for step in flow.steps.values():
            said |= {step.id, f"{flow.id}/{step.id}", *(choice.id for choice in step.choices)}
    for closed in (Kind, Mode, Verdict):
        said |= {one.value for one in closed}
    return said


@given(before=st.tuples(TYPED, TYPED), now=st.tuples(TYPED, TYPED), keep=TYPED, typed=TYPED)
def test_no_event_carries_a_string_of_a_visitor(
    library: Library, before: tuple[str, str], now: tuple[str, str], keep: str, typed: str
) -> None:
    spelling = index(library).spelling
    known = Vocabulary(library, spelling)
    here_now = Visit(known, Mode.VISITOR, WalkId(), MORNING)
    earlier = read_address({"flow": before[0], "trail": before[1]})
    address = read_address({"flow": now[0], "trail": now[1], "keep": keep, "assumed": typed})
    here = walk(library, address.flow, address.trail)
    terms = [word.form for word in words(typed, spelling)]

    events = list(viewed(here_now, earlier, address, here))
    events.append(searched(here_now, terms, len(terms), fits=False))
    if here and here.entry:
        events.append(settled(here_now, here, here.entry, yes=True))
        events.append(opened(here_now, here.entry, from_search=True))

    mine = sayable(library) | {known.version, here_now.walk.text, *(e.id for e in events)}
    for row in map(as_row, events):
        assert set(row) == {*STRINGS, "day", "hour", "others"}
        assert {str(row[name]) for name in STRINGS if name != "words"} <= mine
        kept = str(row["words"]).split()
        assert all(word in spelling and word.isalpha() for word in kept)


@given(
    field=st.sampled_from(["flow", "step", "choice", "to", "left", "entry", "part"]), typed=TYPED
)
def test_what_the_content_does_not_know_cannot_be_said(
    library: Library, field: str, typed: str
) -> None:
    ids: dict[str, Any] = {"flow": "wifi", "step": "lamp"} if field == "choice" else {}
    event = None
    with suppress(ValueError):
        event = Event(visit=visit(library), kind=Kind.ANSWERED, **{**ids, field: typed})

    assert event is None or getattr(event, field) in sayable(library)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "visited"},
        {"verdict": "fine"},
        {"words": ("smith",)},
        {"words": ("lamp",) * 13},
        {"others": -1},
        {"others": "4"},
        {"flow": "wifi", "step": "tray"},
        {"flow": "wifi", "step": "lamp", "choice": "loose"},
        {"left": "wifi/lamp/dark"},
        {"to": "wifi"},
        {"to": "wifi/"},
        {"part": "anything"},
        {"part": "anything", "entry": "restart"},
    ],
)
def test_the_vocabulary_of_an_event_is_closed(library: Library, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^An event cannot say this: [a-z, ]+\.$"):
        Event(visit=visit(library), **{"kind": Kind.STARTED, **wrong})


def test_of_the_time_only_day_and_hour_stay(library: Library) -> None:
    now = datetime(2026, 11, 25, 16, 59, 59, 999999)
    row = as_row(Event(visit=visit(library, now), kind=Kind.STARTED, flow="wifi"))

    assert (row["day"], row["hour"]) == (now.date(), 16)
    assert type(row["day"]) is date


def test_a_walk_has_a_random_number_that_nobody_can_choose() -> None:
    assert WalkId() != WalkId()
    with pytest.raises(TypeError):
        WalkId("0000000110234000")  # type: ignore[call-arg]


def test_of_a_search_the_known_words_stay_in_no_order_and_the_rest_is_a_number(
    library: Library,
) -> None:
    typed = ["printer", "smith", "lamp", "smith", "lamp", "26cv10234"]

    event = searched(visit(library), typed, 0, fits=True)

    assert (event.words, event.others, event.verdict) == (("lamp", "printer"), 2, Verdict.FITS)


def test_a_word_with_a_digit_is_never_kept(library: Library) -> None:
    known = Vocabulary(library, WORDS | {"2026", "form7"})

    event = searched(
        Visit(known, Mode.VISITOR, WalkId(), MORNING), ["2026", "form7", "red"], 0, fits=True
    )

    assert (event.words, event.others) == (("red",), 2)


def test_the_version_changes_with_what_is_read_and_not_with_where_it_stands(
    tmp_path: Path,
) -> None:
    first = loaded(tmp_path / "a")
    moved = loaded(tmp_path / "b", {"faq/restart.md": "\n" + answer("Restart the box")})
    edited = loaded(tmp_path / "c", {"faq/restart.md": answer("Restart the box twice")})
    versions = [Vocabulary(library).version for library in (first, moved, edited)]

    assert versions[0] != versions[2]
    assert loaded(tmp_path / "d") != first
    assert Vocabulary(loaded(tmp_path / "d")).version == versions[0]
