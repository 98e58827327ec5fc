"""After every id has changed, older addresses, answers and rounds lead where they led."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.samples import TOY
from tests.toys import copy_shipped, write
from wizard.__main__ import main
from wizard.content.library import HOME, load
from wizard.core import graph
from wizard.core.address import Address, read_address
from wizard.core.model import Entry, Flow, Library, Step
from wizard.core.renamed import as_today, entry_today
from wizard.core.walk import picked, replay, walk
from wizard.training.rounds import read_round
from wizard.web import visitor_pages


def run(folder: Path, *argv: str) -> int:
    return main(["--content", str(folder), *argv])


def _new(id: str) -> str:
    return f"x-{id}"[:48] if id else ""


def _all_renamed(library: Library) -> Library:
    """The same library with every id another one."""
    flows = {_new(id): _flow(flow) for id, flow in library.flows.items()}
    entries = {
        _new(id): replace(entry, id=_new(id), was=(id,)) for id, entry in library.entries.items()
    }
    court = replace(library.court, none_of_these=_new(library.court.none_of_these))
    drawn = graph.build(flows, entries, court.none_of_these)
    return replace(library, court=court, flows=flows, entries=entries, graph=drawn)


def _flow(flow: Flow) -> Flow:
    steps = {_new(id): _step(step) for id, step in flow.steps.items()}
    cases = tuple(
        replace(case, trail=tuple(map(_new, case.trail)), entry=_new(case.entry))
        for case in flow.scenarios
    )
    now = replace(flow, id=_new(flow.id), start=_new(flow.start), was=(flow.id,))
    return replace(now, steps=steps, scenarios=cases)


def _step(step: Step) -> Step:
    choices = tuple(
        replace(
            choice,
            id=_new(choice.id),
            go=_new(choice.go),
            flow=_new(choice.flow),
            entry=_new(choice.entry),
            was=(choice.id,),
        )
        for choice in step.choices
    )
    return replace(step, id=_new(step.id), choices=choices, was=(step.id,))


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load(HOME)


@pytest.fixture(scope="module")
def other(shipped: Library) -> Library:
    return _all_renamed(shipped)


def _addresses(library: Library) -> Iterator[Address]:
    """Of every question and ending of every walk, in the form of today and in the older one."""
    for flow in library.flows.values():
        for way, _ in graph.ways(library, graph.start(flow)):
            trail = tuple(choice.id for _, choice in way)
            for length in range(len(trail) + 1):
                spots = tuple(spot for spot, _ in way[:length])
                yield Address(flow.id, trail[:length], spots)
                yield Address(flow.id, trail[:length])
                if length < len(trail):
                    yield Address(flow.id, (*trail[:length], "none"), (*spots, way[length][0]))


def test_after_all_ids_have_changed_every_older_address_leads_to_the_same_place(
    shipped: Library, other: Library
) -> None:
    count = 0
    for address in _addresses(shipped):
        query = address.query()
        before = replay(shipped, read_address(query))
        after = replay(other, as_today(other, read_address(query)))
        assert before is not None
        assert after is not None
        assert (after.cut, after.waiting) == ((), ())
        assert [pick.says for pick in after.picks] == [pick.says for pick in before.picks]
        assert _here(after.step, after.entry) == _here(before.step, before.entry), query
        assert replay(other, after.address()) == after
        count += 1
    assert count > 1000


def _here(step: Step | None, entry: Entry | None) -> str:
    return step.ask if step else entry.title if entry else ""


def test_after_all_ids_have_changed_every_older_answer_and_kept_pick_is_found(
    shipped: Library, other: Library
) -> None:
    for id, entry in shipped.entries.items():
        found = entry_today(other, id)
        assert found is not None
        assert found.title == entry.title
    kept = {"flow": "cant-log-in", "keep": "refused.pacer-known"}
    spelled = kept | {"kept": "on-screen.have-login"}
    for query in (kept, spelled):
        address = as_today(other, read_address(query))
        here = walk(other, address.flow)
        assert here is not None
        now = picked(other, here, "x-refused", address)
        assert now.trail == ("x-refused", "x-pacer-known")


def test_after_all_ids_have_changed_a_round_has_the_same_cases_in_the_same_order(
    shipped: Library, other: Library
) -> None:
    link = {"seed": "monday", "cases": "5"}
    before, after = read_round(shipped, link), read_round(other, link)
    assert [case.scenario.case for case in after.cases] == [
        case.scenario.case for case in before.cases
    ]
    assert after.mark == before.mark
    assert read_round(other, link | {"flow": "fees"}).said == ()


def test_shipped_content_renamed_by_the_command_still_passes_check(tmp_path: Path) -> None:
    copy_shipped(tmp_path)
    for old, new in (
        ("login-problems", "refused-login"),
        ("cant-log-in/on-screen/refused", "not-taken"),
    ):
        assert run(tmp_path, "rename", old, new) == 0
    library = load(tmp_path)
    assert library.problems == ()
    here = replay(library, read_address({"flow": "cant-log-in", "trail": "refused.pacer-known"}))
    assert here is not None
    assert here.entry is library.entries["refused-login"]


def test_a_page_of_an_older_address_is_the_page_of_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, TOY)
    run(tmp_path, "rename", "call", "call-us")
    run(tmp_path, "rename", "phone", "telephone")
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path))
    monkeypatch.setenv("WIZARD_STATE", str(tmp_path / "state"))
    for path, old, new in (
        ("/answers", {"entry": "call"}, {"entry": "call-us"}),
        ("/", {"flow": "phone", "trail": "silence"}, {"flow": "telephone", "trail": "silence"}),
    ):
        was, now = (visitor_pages.written(path, query, "http://toy/") for query in (old, new))
        assert was is not None
        assert now is not None
        assert _main(was) == _main(now)
        assert "Call the desk" in _main(was)


def _main(page: str) -> str:
    return page.partition("<main>")[2].partition("</main>")[0]
