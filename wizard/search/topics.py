"""Topics of the start page that a query names: by their very title, or by most of its words."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wizard.core.model import Flow
from wizard.search.phrases import CONCEPT, Phrases, Unit
from wizard.search.tokens import words

NAMES = 0.6
"""The likeness (cosine) from which a query names a topic."""
MOST = 2


@dataclass(frozen=True, slots=True)
class NamedTopic:
    """A flow that is meant. `exact`: its title was typed as it stands."""

    flow: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """A title or symptom of a flow, ready to be compared with a query."""

    flow: str
    title: tuple[str, ...]
    """The words of the title; empty for a symptom."""
    shares: Mapping[str, float]
    """The weight of each term, all together of length one."""


def signs(
    flows: Iterable[Flow],
    phrases: Phrases,
    compounds: Container[str],
    idf: Callable[[str], float],
) -> tuple[Sign, ...]:
    """The titles and symptoms of all flows."""
    out = []
    for flow in flows:
        for number, says in enumerate((flow.title, *flow.symptoms)):
            line = words(says, compounds)
            held = {term: idf(term) for term, _ in phrases.terms(line)}
            own = sum(w * w for term, w in held.items() if not term.startswith(CONCEPT))
            title = () if number else tuple(word.form for word in line)
            shares = {term: weight / (math.sqrt(own) or 1.0) for term, weight in held.items()}
            out.append(Sign(flow.id, title, shares))
    return tuple(out)


def topics(known: Iterable[Sign], asked: Sequence[Unit], typed: Sequence[str]) -> list[NamedTopic]:
    """The flows whose title or symptoms the query says, an exact title first."""
    length = math.sqrt(sum(unit.weight**2 for unit in asked))
    best: dict[str, float] = {}
    for sign in known:
        said = 2.0 if sign.title and sign.title == tuple(typed) else _likeness(sign, asked, length)
        best[sign.flow] = max(said, best.get(sign.flow, 0.0))
    ranked = sorted(best.items(), key=lambda pair: -pair[1])
    return [NamedTopic(flow, said > 1.5) for flow, said in ranked[:MOST] if said >= NAMES]


def _likeness(sign: Sign, asked: Sequence[Unit], length: float) -> float:
    met = sum(
        unit.weight * max((w * sign.shares.get(t, 0.0) for t, w in unit.stands_for), default=0.0)
        for unit in asked
    )
    return met / length if length else 0.0
