"""How good the search is: hit rates, mean reciprocal rank, AUROC, and wrong verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from wizard import search
from wizard.content.library import HOME, load
from wizard.core.model import Library

NEAR = Path(__file__).with_name("near.yaml")
QUERIES = tuple(Path(__file__).with_name(name) for name in ("queries.yaml", "blind.yaml"))
NOTHING = "nothing"
KINDS = ("paraphrase", "keyword", "symptom", "typo", "jargon", "verbose")
Ranked = Sequence[tuple[str, float]]
"""Entry ids and scores, best first."""
System = Callable[[str], Ranked]


@dataclass(frozen=True)
class Query:
    """What someone typed, and the entry that settles it (`a|b` where either does)."""

    entry: str
    kind: str
    half: str
    query: str
    other_court: str = ""

    @property
    def covered(self) -> bool:
        return self.entry != NOTHING


@dataclass(frozen=True)
class Case:
    """A query for the three verdicts; `entries` are right, none where it is out of scope."""

    group: str
    query: str
    entries: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """The measures over some queries that an entry settles."""

    name: str
    size: int
    first: float
    third: float
    reciprocal: float


def queries(half: str = "") -> list[Query]:
    """The queries of a half (`tune` or `final`), both halves, or the set apart (`blind`)."""
    texts = (file.read_text(encoding="utf-8") for file in QUERIES)
    rows = (row for text in texts for row in yaml.load(text, Loader=yaml.BaseLoader))
    wanted = {half} if half else {"tune", "final"}
    return [query for query in (Query(**row) for row in rows) if query.half in wanted]


def cases(half: str, group: str) -> list[Case]:
    """The queries of a half (`develop` or `aside`) of one group: near, far, answers, referral."""
    listed = yaml.safe_load(NEAR.read_text(encoding="utf-8"))[group][half]
    if isinstance(listed, list):
        return [Case(group, query) for query in listed]
    return [
        Case(group, query, frozenset(ids.split("|")))
        for ids, queries in listed.items()
        for query in queries
    ]


def shipped(content: Path = HOME) -> Library:
    """The content that comes with the code, or that of another folder."""
    return load(content)


def sold(library: Library, half: str, group: str) -> list[str]:
    """The queries out of scope that are told "here is the answer"."""
    asked = [case.query for case in cases(half, group)]
    return [query for query in asked if search.find(library, query).verdict == "answers"]


def disowned(library: Library, half: str) -> list[str]:
    """The queries with an answer that are not told so."""
    asked = [case.query for case in cases(half, "answers")]
    return [query for query in asked if search.find(library, query).verdict != "answers"]


def misplaced(library: Library, half: str, group: str, among: int = 1) -> list[str]:
    """The queries none of whose right entries is among the first hits."""
    return [
        case.query
        for case in cases(half, group)
        if not case.entries & {hit.entry for hit in search.run(library, case.query, among)}
    ]


def wizard_search(library: Library) -> System:
    """The search under test, as a system to measure."""

    def system(text: str) -> Ranked:
        return [(hit.entry, hit.score) for hit in search.run(library, text, len(library.entries))]

    return system


def table(system: System, asked: Iterable[Query]) -> list[Row]:
    """One row for all covered queries, one for each kind, one for the needs of other courts."""
    ranks = [(query, _rank(query, system(query.query))) for query in asked if query.covered]
    groups = {"all": [rank for _, rank in ranks]}
    for kind in KINDS:
        groups[kind] = [rank for query, rank in ranks if query.kind == kind]
    groups["other courts"] = [rank for query, rank in ranks if query.other_court]
    return [_row(name, group) for name, group in groups.items() if group]


def auroc(system: System, asked: Iterable[Query]) -> float:
    """How often a covered query's best score is above that of one the FAQ does not cover."""
    best: dict[bool, list[float]] = {True: [], False: []}
    for query in asked:
        best[query.covered].append(next((score for _, score in system(query.query)), 0.0))
    pairs = [(yes > no) + (yes == no) / 2 for yes in best[True] for no in best[False]]
    return sum(pairs) / len(pairs)


def _rank(query: Query, ranked: Ranked) -> int:
    """Counted from 1; 0 where the right entry is not in the list."""
    right = query.entry.split("|")
    return next((at for at, (entry, _) in enumerate(ranked, 1) if entry in right), 0)


def _row(name: str, ranks: Sequence[int]) -> Row:
    found = [rank for rank in ranks if rank]
    first = sum(rank == 1 for rank in found) / len(ranks)
    third = sum(rank <= 3 for rank in found) / len(ranks)
    return Row(name, len(ranks), first, third, sum(1 / rank for rank in found) / len(ranks))
