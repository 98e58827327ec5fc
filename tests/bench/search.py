"""How good and how fast the search is: `python -m tests.bench.search [blind|tune|final|all]`.

Beside the search stand two plain systems over title, source question and body, "Match word(s)",
where all words must occur, and SQLite's BM25; then SQLite's BM25 over all texts of the search.
"""

from __future__ import annotations

import math
import random
import re
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tests.search.measuring import (
    Query,
    Ranked,
    System,
    auroc,
    cases,
    disowned,
    misplaced,
    queries,
    shipped,
    sold,
    table,
    wizard_search,
)
from wizard import search
from wizard.core.model import Entry, Library
from wizard.search.documents import texts

SIZES = (50, 500, 5_000)


def main(half: str = "blind") -> None:
    """Print the tables of one set of queries, then the times."""
    library, asked = shipped(), queries("" if half == "all" else half)
    systems: dict[str, System] = {
        "Match word(s)": match_words(library),
        "BM25 (FTS5, porter)": bm25({e.id: _text(e) for e in _answers(library)}),
        "BM25, same texts": bm25(same_texts(library)),
        "search": wizard_search(library),
    }
    print(f"{len(asked)} queries, half: {half}")
    for name, system in systems.items():
        print_table(name, system, asked)
    print_verdicts(library)
    print_times(library, asked)


def match_words(library: Library) -> System:
    """What the source page has: an entry matches if every word of the query occurs in it."""
    bags = {entry.id: set(_words(_text(entry))) for entry in _answers(library)}

    def system(query: str) -> Ranked:
        wanted = set(_words(query))
        return [(id, 1.0) for id, bag in bags.items() if wanted and wanted <= bag]

    return system


def same_texts(library: Library) -> dict[str, str]:
    """Every text that the search indexes, by the entry it speaks for."""
    held: dict[str, list[str]] = defaultdict(list)
    for text in texts(library):
        held[text.entry].append(text.says)
    return {id: "\n".join(says) for id, says in held.items()}


def bm25(says: Mapping[str, str]) -> System:
    """SQLite's full-text search as it comes, with its Porter stemmer; any word may match."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE faq USING fts5(id UNINDEXED, says, tokenize='porter')")
    base.executemany("INSERT INTO faq VALUES (?, ?)", says.items())
    pick = "SELECT id, -bm25(faq) FROM faq WHERE faq MATCH ? ORDER BY bm25(faq), id"

    def system(query: str) -> Ranked:
        wanted = " OR ".join(f'"{word}"' for word in _words(query))
        return base.execute(pick, (wanted,)).fetchall() if wanted else []

    return system


def print_table(name: str, system: System, asked: Sequence[Query]) -> None:
    """Hit rates by kind of query."""
    print(f"\n{name:22} {'n':>4} {'hit@1':>6} {'hit@3':>6} {'MRR':>6}")
    for row in table(system, asked):
        print(
            f"{row.name:22} {row.size:4} {row.first:6.2f} {row.third:6.2f} {row.reciprocal:6.2f}"
        )
    print(f"in or out of scope, AUROC {auroc(system, asked):.2f}")


def print_verdicts(library: Library) -> None:
    """What the verdicts get wrong, in both halves of `near.yaml`."""
    print(f"\n{'verdicts':38} {'develop':>9} {'aside':>9}")
    rows: dict[str, Callable[[str], list[str]]] = {
        "near, sold as answers": lambda half: sold(library, half, "near"),
        "far, sold as answers": lambda half: sold(library, half, "far"),
        "in scope, disowned": lambda half: disowned(library, half),
        "in scope, not first": lambda half: misplaced(library, half, "answers"),
        "in scope, not among three": lambda half: misplaced(library, half, "answers", among=3),
        "known to be others', not first": lambda half: misplaced(library, half, "referral"),
    }
    groups = ("near", "far", "answers", "answers", "answers", "referral")
    for (name, wrong), group in zip(rows.items(), groups, strict=True):
        counts = (f"{len(wrong(h)):3} / {len(cases(h, group)):3}" for h in ("develop", "aside"))
        print(f"{name:38} {' '.join(counts)}")


def print_times(library: Library, asked: Sequence[Query]) -> None:
    """Milliseconds at several sizes, and the exponent with which they grow."""
    search.index(library)
    fresh, again = milliseconds(library, asked), milliseconds(library, asked)
    print(f"\n{len(library.entries)} entries as shipped: {fresh:.2f} ms a query, ", end="")
    print(f"{again:.2f} ms where its words were seen before")
    points: list[tuple[int, float]] = []
    for size in SIZES:
        large = grown(library, size)
        started = time.perf_counter()
        search.index(large)
        built = time.perf_counter() - started
        milliseconds(large, asked)
        milliseconds(large, asked)
        took = milliseconds(large, asked)
        points.append((size, took))
        print(f"{size:5} entries: index {built:.2f} s, {took:.2f} ms a query")
    (small, fast), (big, slow) = points[0], points[-1]
    print(f"growth exponent {math.log(slow / fast) / math.log(big / small):.2f} (1 is linear)")


def milliseconds(library: Library, asked: Sequence[Query]) -> float:
    """The mean over the queries."""
    started = time.perf_counter()
    for query in asked:
        search.find(library, query.query)
    return 1000 * (time.perf_counter() - started) / len(asked)


def grown(library: Library, size: int) -> Library:
    """The library with copies of its entries, their words mixed, until there are `size`."""
    shuffled = random.Random(size)
    pool = [phrase for entry in library.entries.values() for phrase in entry.asked_as]
    entries = dict(list(library.entries.items())[:size])
    originals = list(library.entries.values())
    while len(entries) < size:
        entry = shuffled.choice(originals)
        id = f"{entry.id}-{len(entries)}"
        asked_as = (*shuffled.sample(pool, 8), f"number {len(entries)}")
        entries[id] = replace(entry, id=id, asked_as=asked_as)
    return replace(library, entries=entries)


def _answers(library: Library) -> list[Entry]:
    return [entry for entry in library.entries.values() if not entry.referral]


def _text(entry: Entry) -> str:
    return f"{entry.title} {entry.source.question} {entry.body}"


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


if __name__ == "__main__":
    main(*sys.argv[1:2])
