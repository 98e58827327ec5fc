"""Links of an answer's text to another answer (`answer:id`) or a question (`step:flow/step`)."""

from __future__ import annotations

import re
from collections import deque
from typing import NamedTuple

from wizard.core import graph
from wizard.core.address import Address
from wizard.core.model import Entry, Library
from wizard.core.renamed import entry_today, spot_today
from wizard.core.spot import Spot

SCHEME = re.compile(r"(?:answer|step):")
"""How the target of such a link begins."""
LINK = re.compile(r"\]\([ \t]*<?((?:answer|step):[^()<>\s]*)")
"""The target of each such link of a Markdown text."""


class Mention(NamedTuple):
    """What a link names: an answer by `id`, or a question by `flow` and `id`.

    A question without an id is the first of its flow.
    """

    flow: str
    id: str


def read_mention(target: str) -> Mention:
    """The ids of `answer:id`, `step:flow/step` or `step:flow`."""
    kind, _, rest = target.partition(":")
    if kind == "answer":
        return Mention("", rest)
    flow, _, step = rest.partition("/")
    return Mention(flow, step)


def mentions(text: str) -> tuple[str, ...]:
    """The targets of the links of a text, each once."""
    return tuple(dict.fromkeys(LINK.findall(text)))


def place_of(library: Library, target: str) -> Entry | Address | None:
    """What a link leads to: an answer, or the shortest walk to a question; None if not there."""
    flow, id = read_mention(target)
    if not flow:
        return entry_today(library, id)
    spot = spot_today(library, Spot(flow, id))
    found = library.flows.get(spot.flow)
    if found is None:
        return None
    way = _shortest(library, graph.start(found), spot if id else graph.start(found))
    if way is None:
        return None
    return Address(spot.flow, tuple(id for _, id in way), tuple(spot for spot, _ in way))


def _shortest(library: Library, begin: Spot, end: Spot) -> tuple[tuple[Spot, str], ...] | None:
    """The questions and choices from one question to another, none before it twice."""
    ways: dict[Spot, tuple[tuple[Spot, str], ...]] = {begin: ()}
    waiting = deque([begin])
    while waiting and end not in ways:
        here = waiting.popleft()
        step = library.flows[here.flow].steps[here.id]
        for choice in step.choices:
            to = graph.follow(library, here, choice.id)
            if to and to.flow and to not in ways:
                ways[to] = (*ways[here], (here, choice.id))
                waiting.append(to)
    return ways.get(end)
