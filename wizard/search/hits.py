"""Hits: what a search shows of each ranked entry, its place in a flow and its reasons."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.model import Library
from wizard.search.index import Index, index
from wizard.search.ranking import Ranking, rank
from wizard.search.texts import Way

CLOSE = 0.85
"""The second answer's share of the first one's fit from which a question is offered."""
MOST_REASONS = 8


@dataclass(frozen=True, slots=True)
class Why:
    """One word of the query, the word of the content that answers it, and where that stands."""

    word: str
    matched: str
    text: str
    field: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked entry. `trail` picks choices from the start of `flow` and ends at this entry."""

    entry: str
    score: float
    flow: str | None
    trail: tuple[str, ...]
    why: tuple[Why, ...]
    marks: tuple[str, ...]
    """Words of the content to highlight, lower case."""
    referral: bool


@dataclass(frozen=True, slots=True)
class Question:
    """The step that tells the two best answers apart: where it is asked and which answers it parts."""

    flow: str
    trail: tuple[str, ...]
    step: str
    home: str
    """The flow that holds the step; differs from `flow` where the trail has run on."""
    between: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first; whether anything fits; the question to ask where two are close."""

    hits: tuple[Hit, ...]
    fits: bool
    question: Question | None = None


def find(library: Library, query: str, limit: int = 10) -> Found:
    """All that a screen shows for a query. Never raises, whatever the query holds."""
    known = index(library)
    ranking = rank(known, query)
    hits = tuple(_hit(known, ranking, at) for at in ranking.order[: max(0, limit)])
    return Found(hits, ranking.fits, _question(known, ranking))


def run(library: Library, query: str, limit: int = 10) -> list[Hit]:
    """The ranked entries, best first; empty for an empty query."""
    return list(find(library, query, limit).hits)


def as_json(hit: Hit) -> dict[str, object]:
    """A hit in the shape the command line prints."""
    reasons = [{"word": w.word, "matched": w.matched, "text": w.text, "field": w.field} for w in hit.why]
    return {
        "entry": hit.entry,
        "score": hit.score,
        "flow": hit.flow,
        "trail": list(hit.trail),
        "why": reasons,
    }


def explain(hit: Hit) -> list[str]:
    """One line a reason: which word matched which word of which text."""
    return [_sentence(why) for why in hit.why]


def _sentence(why: Why) -> str:
    heard = "" if why.word == why.matched else f' (as "{why.matched}")'
    return f'"{why.word}"{heard} in {why.field}: {why.text}'


def _hit(known: Index, ranking: Ranking, at: int) -> Hit:
    why, marks = _reasons(known, ranking, at)
    way = _place(known, ranking, at)
    return Hit(
        entry=known.entries[at],
        score=round(float(ranking.score[at]), 4),
        flow=way.flow if way else None,
        trail=way.trail if way else (),
        why=why,
        marks=marks,
        referral=bool(known.referral[at]),
    )


def _reasons(known: Index, ranking: Ranking, at: int) -> tuple[tuple[Why, ...], tuple[str, ...]]:
    """For each unit the most alike text of the entry that answers it, and every form it takes."""
    mine = sorted(known.texts_of(at), key=lambda number: (-ranking.alike[number], number))
    reasons: list[Why] = []
    marks: set[str] = set()
    for unit in ranking.units:
        answer = _answer(known, mine, unit.stands_for)
        if answer:
            reasons.append(Why(unit.typed, *answer))
            marks |= {answer[0].lower()}
        for term, _ in unit.stands_for:
            marks |= known.spelling.forms(term)
    return tuple(reasons[:MOST_REASONS]), tuple(sorted(marks))


def _answer(
    known: Index, mine: list[int], stands_for: tuple[tuple[str, float], ...]
) -> tuple[str, str, str] | None:
    """(matched, text, field) of the best term that the entry holds, in its most alike text."""
    for term, _ in sorted(stands_for, key=lambda pair: -pair[1]):
        for number in mine:
            if term in known.bags[number]:
                text = known.texts[number]
                said = " ".join(text.says.split())
                return known.as_said(term, said), said, text.field
    return None


def _place(known: Index, ranking: Ranking, at: int) -> Way | None:
    """Of all ways to an entry the one whose choices sound most like the query; else the shortest."""
    heard: dict[Way, float] = {}
    for number in known.texts_of(at):
        way = known.texts[number].way
        if way:
            heard[way] = max(heard.get(way, 0.0), float(ranking.alike[number]))

    def sounds(way: Way) -> float:
        steps = (Way(way.flow, way.trail[:end]) for end in range(len(way.trail) + 1))
        return sum(heard.get(step, 0.0) for step in steps)

    ways = known.walks.places.get(known.entries[at], ())
    return max(ways, key=lambda way: (sounds(way), -len(way.trail)), default=None)


def _question(known: Index, ranking: Ranking) -> Question | None:
    """The last step that the ways to the two best answers share, where both fit about as well."""
    if len(ranking.order) < 2 or not ranking.fits:
        return None
    first, second = ranking.order[:2]
    if ranking.fit[second] < CLOSE * ranking.fit[first]:
        return None
    shared = [
        Way(way.flow, way.trail[: _shared(way.trail, other.trail)])
        for way in known.walks.places.get(known.entries[first], ())
        for other in known.walks.places.get(known.entries[second], ())
        if way.flow == other.flow
    ]
    if not shared:
        return None
    best = max(shared, key=lambda way: len(way.trail))
    home, step = known.walks.steps[best]
    between = (known.entries[first], known.entries[second])
    return Question(best.flow, best.trail, step, home, between)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    same = (a == b for a, b in zip(one, other, strict=False))
    return next((at for at, equal in enumerate(same) if not equal), min(len(one), len(other)))
