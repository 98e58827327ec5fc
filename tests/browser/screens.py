"""The address of every screen the shipped content can show, each step and each ending once."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from wizard.core.address import Address
from wizard.core.graph import start, ways
from wizard.core.model import NONE, Flow, Library
from wizard.presenters import puzzle as puzzles_said
from wizard.presenters.ending import NONE_HEADING
from wizard.screens.parts import frame
from wizard.training import rounds


@dataclass(frozen=True)
class Screen:
    """An address under the server's own, and the H1 it must show (empty: any)."""

    address: str
    heading: str = ""


def every_screen(library: Library) -> list[Screen]:
    """All screens; a page that is new in `frame.PAGES` is in it by itself."""
    parts = (start_page, steps, endings, answers, other_pages, classes)
    return list(dict.fromkeys(screen for part in parts for screen in part(library)))


def start_page(library: Library) -> Iterator[Screen]:
    """The start page, alone, with results, without results, and where the address is wrong."""
    flow = next(iter(library.flows))
    yield Screen("/")
    for query in (
        {"q": "I forgot to pay the fee"},
        {"q": "zebra saxophone"},
        {"flow": "no-such-flow"},
        {"flow": flow, "trail": "no-such-choice"},
    ):
        yield Screen(_at("", query))


def steps(library: Library) -> Iterator[Screen]:
    """Every step once, by the shortest trail from the start of its own flow."""
    for flow in library.flows.values():
        trails = _shortest_trails(flow)
        assert trails.keys() == set(flow.steps), f"{flow.id}: a step has no trail"
        for id, trail in trails.items():
            yield Screen(_at("", Address(flow.id, trail).query()), flow.steps[id].ask)


def _shortest_trails(flow: Flow) -> dict[str, tuple[str, ...]]:
    trails: dict[str, tuple[str, ...]] = {flow.start: ()}
    waiting = deque([flow.start])
    while waiting:
        id = waiting.popleft()
        for choice in flow.steps[id].choices:
            if choice.go and choice.go not in trails:
                trails[choice.go] = (*trails[id], choice.id)
                waiting.append(choice.go)
    return trails


def endings(library: Library) -> Iterator[Screen]:
    """Every entry that a walk ends at, by the first walk that does."""
    found: dict[str, Address] = {}
    for flow in library.flows.values():
        for way, entry in ways(library, start(flow)):
            found.setdefault(entry, Address(flow.id, tuple(choice.id for _, choice in way)))
    assert found.keys() | {library.nothing_fits.id} == set(library.entries)
    for entry, address in found.items():
        yield Screen(_at("", address.query()), library.entries[entry].title)
    none = Address(next(iter(library.flows)), (NONE,))
    yield Screen(_at("", none.query()), NONE_HEADING)
    guessed = replace(found["fee-not-paid"], assumed=1)
    yield Screen(_at("", guessed.query()), library.entries["fee-not-paid"].title)


def answers(library: Library) -> Iterator[Screen]:
    """Every answer at its own address, and the list in each of its states."""
    for entry in library.entries.values():
        yield Screen(_at("answers", {"entry": entry.id}), entry.title)
    for query in ({"match": "fee"}, {"match": "zebra"}, {"entry": "no-such-answer"}):
        yield Screen(_at("answers", query), "All answers")


def other_pages(library: Library) -> Iterator[Screen]:
    """Every page alone, and with the address of a step and of an ending where it reads one."""
    flow = library.flows["summons"]
    yield from (Screen(f"/{page}") for page in frame.PAGES)
    # One page after the other: a page that is only asked again keeps the focus where it was.
    for trail in ((), ("nothing-yet",), ("nothing-yet", "no-judge")):
        for page in frame.PAGES:
            yield Screen(_at(page, Address(flow.id, trail).query()))
    for typed in ("I forgot to pay the fee", "zebra saxophone"):
        yield Screen(_at("find", {"q": typed}))
    yield Screen(_at("editors", {"file": "flows/fees.yaml"}), library.flows["fees"].title)


SHOWN = {"pick": "no-judge"}
"""A choice of the sample walk that the class talks about."""


def classes(library: Library) -> Iterator[Screen]:
    """The trainers' side: a pick talked about, a round begun, judged right and wrong, and over."""
    walk = Address("summons", ("nothing-yet",)).query()
    ending = Address("summons", ("nothing-yet", "no-judge")).query()
    for query in ({}, walk, ending):
        yield Screen(_at("", query | {"counter": "1"}))
        for shown in ("pick", "map", "join"):
            yield Screen(_at("present", query | {shown: SHOWN.get(shown, "1")}))
    yield Screen(_at("trainers", {"flow": "fees", "papers": "1"}))
    begun = {"seed": "class", "cases": "2"}
    of = rounds.read_round(library, begun)
    case = of.cases[0]
    right = (case.flow.id, *case.scenario.trail)
    for trail in (right, (case.flow.id, NONE), (case.flow.id,)):
        yield Screen(_at("practice", replace(of, trails=(trail,)).query()))
    puzzle = puzzles_said.read(library, begun, puzzles_said.confusions(library))
    yield Screen(_at("puzzle", puzzle.query()))
    yield Screen(_at("puzzle", puzzle.guessed(1).query()))
    yield Screen(_at("practice", of.moved(3).query()))
    yield Screen(_at("puzzle", puzzle.moved(3).query()))


def _at(page: str, query: dict[str, str]) -> str:
    return f"/{page}?{urlencode(query)}" if query else f"/{page}"
