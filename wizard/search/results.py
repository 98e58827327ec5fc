"""Hits: what a search shows of each ranked entry, its place in a flow and its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wizard.core.model import Library
from wizard.search.documents import Trail
from wizard.search.index import Index, index
from wizard.search.people import people
from wizard.search.phrases import Unit
from wizard.search.ranking import CLOSE, FITS, Ranking, rank
from wizard.search.tokens import words
from wizard.search.topics import NamedTopic, topics

Verdict = Literal["answers", "referral", "nothing"]
MOST_REASONS = 8
SIDE = 0.05
"""The weight of all choices on a way beside that of its best one."""
ALIKE = 0.9
"""The share of the best way from which another sounds as much like the query."""


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
class PartingStep:
    """The step that tells the two best answers apart, and where it is asked."""

    flow: str
    trail: tuple[str, ...]
    step: str
    home: str
    """The flow that holds the step; differs from `flow` where the trail has run on."""
    between: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first; the verdict on them; the question to ask where two are close."""

    hits: tuple[Hit, ...]
    verdict: Verdict = "nothing"
    question: PartingStep | None = None
    topics: tuple[NamedTopic, ...] = ()
    """Topics of the start page that are named; an exact title stands before all hits."""
    people: tuple[str, ...] = ()
    """Ids of contacts, where nothing but a person is asked for."""

    @property
    def fits(self) -> bool:
        """Whether the first hit is an answer to what was typed."""
        return self.verdict == "answers"


def find(library: Library, query: str, limit: int = 10) -> Found:
    """All that a screen shows for a query. Never raises, whatever the query holds."""
    known = index(library)
    ranking = rank(known, query)
    hits = tuple(_hit(known, ranking, at) for at in ranking.order[: max(0, limit)])
    named = tuple(topics(known.signs, ranking.units, [word.form for word in words(query)]))
    asked = people(library.court, query)
    return Found(
        hits, _verdict(known, ranking, named, asked), _question(known, ranking), named, asked
    )


def _verdict(
    known: Index, ranking: Ranking, named: tuple[NamedTopic, ...], asked: tuple[str, ...]
) -> Verdict:
    if any(topic.exact for topic in named):
        return "answers"
    if asked:
        return "referral"
    if ranking.sure < FITS:
        return "nothing"
    return "referral" if known.referral[ranking.order[0]] else "answers"


def run(library: Library, query: str, limit: int = 10) -> list[Hit]:
    """The ranked entries, best first; empty for an empty query."""
    return list(find(library, query, limit).hits)


def as_json(hit: Hit) -> dict[str, object]:
    """A hit in the shape the command line prints."""
    reasons = [
        {"word": w.word, "matched": w.matched, "text": w.text, "field": w.field} for w in hit.why
    ]
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
    trail = _place(known, ranking, at)
    return Hit(
        entry=known.entries[at],
        score=round(float(ranking.score[at]), 4),
        flow=trail.flow if trail else None,
        trail=trail.choices if trail else (),
        why=why,
        marks=marks,
        referral=bool(known.referral[at]),
    )


def _reasons(known: Index, ranking: Ranking, at: int) -> tuple[tuple[Why, ...], tuple[str, ...]]:
    """For each unit the most alike text of the entry that answers it, and every form it takes."""
    mine = known.texts_of(at)
    alike = ranking.alike[mine.start : mine.stop].tolist()
    heard = [n for _, n in sorted(zip(alike, mine, strict=True), key=_loudest) if _ > 0]
    reasons: list[Why] = []
    marks: set[str] = set()
    for unit in ranking.units:
        answer = _answer(known, heard, unit)
        if answer:
            reasons.append(answer)
            marks.add(answer.matched)
    marks |= {
        form
        for unit in ranking.units
        for t, _ in unit.stands_for
        for form in known.spelling.forms(t)
    }
    return tuple(reasons[:MOST_REASONS]), tuple(sorted(marks))


def _loudest(pair: tuple[float, int]) -> tuple[float, int]:
    return -pair[0], pair[1]


def _answer(known: Index, heard: list[int], unit: Unit) -> Why | None:
    """The best term of the unit that the entry holds, in its text most like the query."""
    for term, _ in unit.stands_for:
        for number in heard:
            matched = known.bags[number].get(term)
            if matched:
                text = known.texts[number]
                return Why(unit.typed, matched, " ".join(text.says.split()), text.field)
    return None


def _place(known: Index, ranking: Ranking, at: int) -> Trail | None:
    """The way to an entry whose choices sound most like the query; else the shortest."""
    ways = known.walks.places.get(known.entries[at], ())
    mine = known.texts_of(at)
    heard: dict[Trail, float] = {}
    for number, alike in zip(mine, ranking.alike[mine.start : mine.stop].tolist(), strict=True):
        trail = known.texts[number].trail
        if trail and alike > heard.get(trail, 0.0):
            heard[trail] = alike
    if not heard:
        return ways[0] if ways else None

    def sounds(trail: Trail) -> float:
        """The loudest choice on the way counts; the others only part ways that are equal in it."""
        # What speaks for a whole flow speaks for none of its ways.
        loud = [
            each * (1 if at.choices else SIDE) for at, each in heard.items() if at.leads_to(trail)
        ]
        return max(loud, default=0.0) + SIDE * sum(loud)

    best = max(map(sounds, ways), default=0.0)
    # Where several ways sound alike, one that assumes no situation says what was said and no more.
    alike = [way for way in ways if sounds(way) >= ALIKE * best]
    whole = [way for way in alike if way in known.walks.whole]
    return max(
        whole or alike, key=lambda trail: (sounds(trail), -len(trail.choices)), default=None
    )


def _question(known: Index, ranking: Ranking) -> PartingStep | None:
    """The last step that the ways to the two best answers share, where both fit about as well."""
    if len(ranking.order) < 2 or ranking.sure < FITS:
        return None
    first, second = ranking.order[:2]
    if ranking.fit[second] < CLOSE * ranking.fit[first]:
        return None
    trail = _place(known, ranking, first)
    if trail is None:
        return None
    # Only the way shown for the first answer: a question must not assume what nobody said.
    shared = [
        Trail(trail.flow, trail.choices[: _shared(trail.choices, other.choices)])
        for other in known.walks.places.get(known.entries[second], ())
        if trail.flow == other.flow
    ]
    if not shared:
        return None
    best = max(shared, key=lambda at: len(at.choices))
    home, step = known.walks.steps[best]
    between = (known.entries[first], known.entries[second])
    return PartingStep(best.flow, best.choices, step, home, between)


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    same = (a == b for a, b in zip(one, other, strict=False))
    return next((at for at, equal in enumerate(same) if not equal), min(len(one), len(other)))
