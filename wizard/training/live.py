"""A live class: what happened in it, one value each, and the state that all screens show.

The state is derived from the happenings alone, in their order. A happening that does not fit (a
vote for a question that is over) changes nothing, so that it does no harm if it is sent twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from wizard.core.address import Address, read_address

NOWHERE = Address("")
MOST_SEATS = 1_000
"""Seats of one class; a court's largest hall holds fewer."""
LONGEST_NAME = 40


class Way(StrEnum):
    """How the class goes along: it watches, it votes, or everyone walks alone."""

    FOLLOW = "follow"
    VOTE = "vote"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Opened:
    """The class is open. `query`: the address where it will begin."""

    query: Mapping[str, str] = field(default_factory=dict)
    way: Way = Way.VOTE


@dataclass(frozen=True, slots=True)
class Joined:
    """A seat is taken; `name` is what the learner calls themselves, empty if they do not say."""

    seat: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """The class goes to the question or answer of this address, from where the move `since` led.

    Two screens of a trainer that say the same at once move the class once.
    """

    query: Mapping[str, str]
    since: int = 0


@dataclass(frozen=True, slots=True)
class Voted:
    """A seat picks a choice at the question that the move number `at` led to."""

    seat: str
    at: int
    choice: str


@dataclass(frozen=True, slots=True)
class Revealed:
    """The trainer shows how the class voted."""

    at: int


@dataclass(frozen=True, slots=True)
class WaySet:
    """The class goes along in another way from here on."""

    way: Way


@dataclass(frozen=True, slots=True)
class TaskSet:
    """Everyone walks alone: freely from `query`, one case of a flow, or a round of cases.

    `number`: the case of `flow`, from 1. `seed` and `cases`: a round, of one flow or of all;
    `mark`: what its cases were when it began (`rounds.Round.mark`). `since`: how many tasks the
    class had before.
    """

    query: Mapping[str, str] = field(default_factory=dict)
    flow: str = ""
    number: int = 0
    seed: str = ""
    cases: int = 0
    mark: str = ""
    since: int = 0


@dataclass(frozen=True, slots=True)
class Walked:
    """A seat has come this far in a task: a flow, then choice ids. `case` counts from 1."""

    seat: str
    task: int
    case: int
    trail: tuple[str, ...]


Happening = Opened | Joined | Moved | Voted | Revealed | WaySet | TaskSet | Walked
KINDS: Mapping[str, type[Happening]] = MappingProxyType(
    {
        "opened": Opened,
        "joined": Joined,
        "moved": Moved,
        "voted": Voted,
        "revealed": Revealed,
        "way": WaySet,
        "task": TaskSet,
        "walked": Walked,
    }
)
_NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Task:
    """What everyone walks alone, and how far each has come: trails by seat and case."""

    number: int
    what: TaskSet
    trails: Mapping[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Class:
    """The state of a class after its happening number `last`.

    `at`: the number of the move that led to what is on the screen, 0 before the class begins;
    `seats`: their names in the order of joining; `votes`: choices by seat, of this question only;
    `tasks`: all that were walked alone, of which `task` is going on.
    """

    last: int = 0
    way: Way = Way.VOTE
    start: Address = NOWHERE
    at: int = 0
    address: Address = NOWHERE
    seats: Mapping[str, str] = field(default_factory=dict)
    votes: Mapping[str, str] = field(default_factory=dict)
    revealed: bool = False
    tasks: tuple[Task, ...] = ()

    @property
    def place(self) -> Address:
        """Where the class is, or will begin."""
        return self.address if self.at else self.start

    @property
    def task(self) -> Task | None:
        """What everyone walks now; None while the class goes together."""
        return self.tasks[-1] if self.way == Way.ALONE and self.tasks else None

    @property
    def open_to_votes(self) -> bool:
        return self.at > 0 and self.way == Way.VOTE and not self.revealed

    @property
    def tally(self) -> Counter[str]:
        """How many seats picked each choice."""
        return Counter(self.votes.values())

    @property
    def picks(self) -> tuple[str, ...]:
        """The choices with the most votes: several at a tie, none without a vote."""
        tally = self.tally
        most = max(tally.values(), default=0)
        return tuple(choice for choice, votes in tally.items() if votes == most)


def derive(
    happenings: Iterable[tuple[int, Happening | None]], since: Class | None = None
) -> Class:
    """The state after these happenings, each with its number, in their order.

    `since`: the state that they follow on; what it already knows is left out. None stands for
    what a newer wizard wrote.
    """
    now = _copied(since or Class())
    for number, happening in happenings:
        if number > now.last:
            now = replace(_after(now, number, happening), last=number)
    return now


def _copied(before: Class) -> Class:
    """The same with dicts that may be written: a state that was handed out never changes."""
    tasks = before.tasks
    if tasks:
        tasks = (*tasks[:-1], replace(tasks[-1], trails=dict(tasks[-1].trails)))
    return replace(before, seats=dict(before.seats), votes=dict(before.votes), tasks=tasks)


def _after(now: Class, number: int, happening: Happening | None) -> Class:
    """The state after one more. The dicts of `now` are the caller's own and may be written."""
    match happening:
        case Opened(query, way):
            return replace(now, start=read_address(query), way=way)
        case Joined(seat, name):
            _sit(now, seat, name)
        case Moved(query, since) if since == now.at:
            way = Way.VOTE if now.way == Way.ALONE else now.way
            return replace(
                now, at=number, address=read_address(query), votes={}, revealed=False, way=way
            )
        case Voted(seat, at, choice):
            if now.open_to_votes and at == now.at and _sit(now, seat):
                _writable(now.votes)[seat] = choice
        case Revealed(at):
            return replace(now, revealed=now.revealed or at == now.at)
        case WaySet(way):
            return now if way == Way.ALONE else _together(now, way)
        case TaskSet() if happening.since == len(now.tasks):
            return replace(
                now, way=Way.ALONE, revealed=False, tasks=(*now.tasks, Task(number, happening, {}))
            )
        case Walked(seat, task, case, trail):
            if now.task and task == now.task.number and _sit(now, seat):
                _writable(now.task.trails)[seat, case] = trail
    return now


def _together(now: Class, way: Way) -> Class:
    """In this way from here on. What was shown of a task says nothing of the question's votes."""
    return replace(now, way=way, revealed=now.revealed and now.way != Way.ALONE)


def _sit(now: Class, seat: str, name: str = "") -> bool:
    """Give a seat that is new its place, or another name; whether it has one."""
    if seat not in now.seats and len(now.seats) >= MOST_SEATS:
        return False
    _writable(now.seats)[seat] = name or now.seats.get(seat, "")
    return True


def _writable(mapping: Mapping[Any, str] | Mapping[Any, tuple[str, ...]]) -> dict[Any, Any]:
    assert isinstance(mapping, dict)
    return mapping


def named(happening: Happening) -> tuple[str, dict[str, Any]]:
    """A happening as it is kept: the name of its kind, and its fields for JSON."""
    return _NAMES[type(happening)], asdict(happening)


def read(kind: str, kept: Mapping[str, Any]) -> Happening | None:
    """The reverse of `named`; None for what a newer wizard wrote, or nobody could have meant."""
    found = KINDS.get(kind)
    if found is None or not kept.keys() <= {each.name for each in fields(found)}:
        return None
    try:
        return found(**{name: _value(name, value) for name, value in kept.items()})
    except (TypeError, ValueError):
        return None


def _value(name: str, value: Any) -> Any:
    if name == "way":
        return Way(value)
    return tuple(value) if name == "trail" else value
