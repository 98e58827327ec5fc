"""What one page view counts as: pure functions from what was shown before and now to events."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import takewhile
from typing import TypedDict

from wizard.core.address import Address
from wizard.core.graph import Spot
from wizard.core.model import NONE, Entry
from wizard.core.walk import Pick, Walk, replay
from wizard.journal.events import MOST_OTHERS, MOST_WORDS, Event, Kind, Verdict, Visit


def viewed(
    visit: Visit,
    before: Address | None,
    address: Address,
    here: Walk | None,
    verdict: Verdict = Verdict.NONE,
) -> tuple[Event, ...]:
    """The events of showing `here` at `address`, after the page at `before` (None: no page yet).

    The same address again (a reload, a redraw) is nothing; neither is a page without a walk.
    `verdict`: what an ending is worth, where it ends a practice case.
    """
    if here is None:
        return ()
    library = visit.vocabulary.library
    same_flow = before is not None and before.flow == here.flow.id
    earlier = replay(library, before) if before and same_flow else None
    if earlier is None:
        return tuple(_landed(visit, here, verdict, guessed=address.assumed > 0))
    return tuple(_went_on(visit, earlier, here, verdict))


def settled(visit: Visit, here: Walk | None, entry: Entry, *, yes: bool) -> Event:
    """Somebody said whether the answer helped."""
    kind = Kind.SETTLED_YES if yes else Kind.SETTLED_NO
    return _about(visit, kind, here, entry)


def call_sheet(visit: Visit, here: Walk | None, entry: Entry) -> Event:
    """Somebody copied, printed or mailed what to say on the phone."""
    return _about(visit, Kind.CALL_SHEET, here, entry)


def opened(visit: Visit, entry: Entry, *, from_search: bool) -> Event:
    """An answer was opened by itself: from the results of a search, or from all answers."""
    kind = Kind.OPENED_RESULT if from_search else Kind.ENDED
    return Event(visit=visit, kind=kind, entry=entry.id)


def searched(visit: Visit, known: Collection[str], others: int, *, fits: bool) -> Event:
    """A search: its words that the content has too, in no order, and how many more there were."""
    kept = sorted({word for word in known if visit.vocabulary.knows_word(word)})
    dropped = len(set(known)) - len(kept[:MOST_WORDS])
    return Event(
        visit=visit,
        kind=Kind.SEARCHED,
        verdict=Verdict.FITS if fits else Verdict.NOTHING_FITS,
        words=tuple(kept[:MOST_WORDS]),
        others=min(MOST_OTHERS, others + dropped),
    )


def _landed(visit: Visit, here: Walk, verdict: Verdict, *, guessed: bool) -> Iterator[Event]:
    """A walk begins: at a question, or at an ending that a link or a search led to."""
    if here.entry is None:
        yield Event(visit=visit, kind=Kind.STARTED, flow=here.spot.flow, step=here.spot.id)
    elif guessed:
        yield _about(visit, Kind.OPENED_RESULT, here, here.entry)
    else:
        yield Event(visit=visit, kind=Kind.STARTED, flow=here.flow.id)
        yield _about(visit, Kind.ENDED, here, here.entry, verdict)


def _went_on(visit: Visit, earlier: Walk, here: Walk, verdict: Verdict) -> Iterator[Event]:
    """Picks taken back, then picks made; picks that were remembered count as made again."""
    same = _shared(earlier.trail, here.trail)
    if same < len(earlier.picks):
        again = earlier.picks[same].spot
        left = _question(earlier.spot)
        yield Event(visit=visit, kind=Kind.CHANGED, flow=again.flow, step=again.id, left=left)
    led_to = [*(pick.spot for pick in here.picks[same + 1 :]), here.spot]
    for pick, spot in zip(here.picks[same:], led_to, strict=False):
        kind = Kind.NONE_OF_THESE if pick.choice == NONE else Kind.ANSWERED
        yield Event(visit=visit, kind=kind, to=_question(spot), **_at(pick))
    if here.entry and len(here.picks) > same:
        yield _about(visit, Kind.ENDED, here, here.entry, verdict)


def _about(
    visit: Visit,
    kind: Kind,
    here: Walk | None,
    entry: Entry,
    verdict: Verdict = Verdict.NONE,
) -> Event:
    """An event about an answer, with the pick that led to it where there was one."""
    if not here or not here.picks:
        return Event(visit=visit, kind=kind, entry=entry.id)
    last = here.picks[-1]
    choice = last.step.choice(last.choice)
    part = choice.part if choice and entry.part(choice.part) else ""
    return Event(visit=visit, kind=kind, entry=entry.id, part=part, verdict=verdict, **_at(last))


class _Way(TypedDict):
    flow: str
    step: str
    choice: str


def _at(pick: Pick) -> _Way:
    return _Way(flow=pick.spot.flow, step=pick.spot.id, choice=pick.choice)


def _question(spot: Spot) -> str:
    """A node of the graph as "flow/step"; empty for an answer."""
    return f"{spot.flow}/{spot.id}" if spot.flow else ""


def _shared(one: Collection[str], other: Collection[str]) -> int:
    """How many picks two trails have in common from the start."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return len(list(alike))
