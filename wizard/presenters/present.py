"""What a projector shows: the topics, a question, a pick to talk about, an answer, ways on.

Nothing here is for the trainer alone: whoever sits in the room reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from wizard.core import graph
from wizard.core.address import Address
from wizard.core.listing import flows_in_order
from wizard.core.model import NONE, Library
from wizard.core.walk import NONE_SAYS, TOPIC, Walk, leads, picked
from wizard.core.wording import one_line
from wizard.presenters import keys
from wizard.presenters.ending import EndingPage, ending_page
from wizard.presenters.links import Link
from wizard.presenters.start import no_such_topic
from wizard.presenters.step import BACK, cut_short

ALL_TOPICS = "All topics"
ON = "Go on"
MAP, HIDE_MAP = "Map", "Hide map"
JOIN, HIDE_JOIN = "Join", "Hide the code"
STRAIGHT, PAUSE = "Go straight on", "Stop at each pick"
DARK, OWN_COLORS = "Dark room", "Own colors"
MORE = "More below: Space"
JUMP = "Jump to a question"
PHONES = "Open this on your phone"
NO_PHONES = "Follow along on this screen"
NO_PHONES_LINE = (
    "Phones cannot open it today: it runs on this computer alone. Say your pick out loud."
)
TOO_LONG = "This link is too long for a QR code. Type it, or ask for it by e-mail."
SWITCHES = ("map", "join", "straight")
"""What the address may switch on. Map and straight stay on from question to question."""
STAYS = ("map", "straight")


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice on the projector. `picked`: the class talks about it; only then it says more."""

    link: Link
    picked: bool = False
    leads: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """One picture for the room. `on`: the way on after a pick; `tools`: the keys at the foot."""

    heading: str
    line: str
    at: str
    notice: str
    topics: tuple[Link, ...]
    choices: tuple[Choice, ...]
    ending: EndingPage | None
    on: Link | None
    tools: tuple[Link, ...]


def stage(
    library: Library,
    here: Walk | None,
    shown: Set[str],
    pick: str = "",
    missing: str = "",
    now: datetime | None = None,
) -> Stage:
    """The picture of a walk. `shown`: switches that are on; `pick`: the choice that is talked
    about; `missing`: a topic that the address asks for in vain."""
    if here is None:
        return _topics(library, shown, missing)
    number = f"Question {here.number} of at most {here.most}" if here.step else "Answer"
    return Stage(
        heading=here.step.ask if here.step else here.entry.title if here.entry else TOPIC,
        line=f"{here.flow.title} · {number}",
        at=f"present|{here.key}",
        notice=cut_short(here),
        topics=(),
        choices=_choices(library, here, shown, pick),
        ending=ending_page(library, here, here.address(), now=now) if here.entry else None,
        on=_link(ON, f"{here.key}|.on|{pick}", _after(library, here, pick, shown), keys.ON)
        if here.step and _fits(here, pick)
        else None,
        tools=tuple(_tools(library, here, shown, pick)),
    )


def _topics(library: Library, shown: Set[str], missing: str) -> Stage:
    links = tuple(
        _link(flow.title, f"present|{flow.id}", _at(Address(flow.id), shown), keys.topic(number))
        for number, flow in enumerate(flows_in_order(library), 1)
    )
    notice = no_such_topic(missing) if missing else ""
    join = _switch(None, shown, "join", (JOIN, HIDE_JOIN), keys.JOIN)
    return Stage(TOPIC, ALL_TOPICS, "present", notice, links, (), None, None, (join,))


def _choices(library: Library, here: Walk, shown: Set[str], pick: str) -> tuple[Choice, ...]:
    if here.step is None:
        return ()
    rows = [(c.id, c.say, c.because, keys.pick(n)) for n, c in enumerate(here.step.choices, 1)]
    if pick == NONE:
        rows.append((NONE, NONE_SAYS, "", keys.NONE))
    return tuple(_choice(library, here, shown, pick, row) for row in rows)


def _choice(
    library: Library, here: Walk, shown: Set[str], pick: str, row: tuple[str, str, str, str]
) -> Choice:
    """A choice that a press picks, and a second press follows."""
    id, says, because, key = row
    # A button that leads elsewhere than before needs a name of its own: see `frame.button`.
    at = f"present|{here.key}|{id}{'|again' if id == pick else ''}"
    link = _link(says, at, _pressed(library, here, id, shown, pick), key)
    if id != pick:
        return Choice(link)
    target = graph.follow(library, here.spot, id)
    return Choice(link, True, one_line(leads(library, target)), one_line(because))


def _pressed(
    library: Library, here: Walk, choice: str, shown: Set[str], pick: str
) -> Mapping[str, str]:
    if "straight" in shown or choice == pick:
        return _after(library, here, choice, shown)
    return _at(here.address(), shown) | {"pick": choice}


def _after(library: Library, here: Walk, choice: str, shown: Set[str]) -> dict[str, str]:
    if not _fits(here, choice):
        return _at(here.address(), shown)
    return _at(picked(library, here, choice, here.address()), shown)


def _fits(here: Walk, choice: str) -> bool:
    return here.step is not None and (choice == NONE or here.step.choice(choice) is not None)


def _tools(library: Library, here: Walk, shown: Set[str], pick: str) -> list[Link]:
    """What stands at the foot of a question or an answer."""
    before = _at(here.address(-1), shown) if here.picks else _at(Address(""), shown)
    if _fits(here, pick):
        before = _at(here.address(), shown)
    rows = [
        _link(BACK, f"{here.key}|.back|{pick if _fits(here, pick) else ''}", before, keys.BACK)
    ]
    if here.step and pick != NONE:
        none = _pressed(library, here, NONE, shown, pick)
        rows.append(_link(NONE_SAYS, f"{here.key}|.none", none, keys.NONE))
    rows.append(_link(ALL_TOPICS, f"{here.key}|.topics", _at(Address(""), shown), keys.TOPICS))
    rows.append(_switch(here, shown, "map", (MAP, HIDE_MAP), keys.MAP))
    rows.append(_switch(here, shown, "join", (JOIN, HIDE_JOIN), keys.JOIN))
    rows.append(_switch(here, shown, "straight", (STRAIGHT, PAUSE), keys.PAUSE))
    return rows


def _switch(
    here: Walk | None, shown: Set[str], name: str, says: tuple[str, str], key: str
) -> Link:
    now = here.address().query() if here else {}
    after = now | dict.fromkeys(sorted(set(shown) ^ {name}), "1")
    at = f"{here.key if here else ''}|.{name}|{'.'.join(sorted(shown))}"
    return _link(says[name in shown], at, after, key)


def _at(address: Address, shown: Set[str]) -> dict[str, str]:
    """An address of this page with what stays on."""
    return address.query() | {name: "1" for name in STAYS if name in shown}


def _link(says: str, id: str, query: Mapping[str, str], key: str) -> Link:
    return Link(one_line(says), id, query, "present", key)
