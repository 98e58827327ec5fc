"""Entries that are nearly the same: texts compared, in a time that grows with their number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from wizard.checks.registry import check
from wizard.checks.texts import MOST_READ
from wizard.core import graph
from wizard.core.graph import Spot
from wizard.core.model import Entry, Library
from wizard.core.problems import Problem, shown

ALIKE = 90
"""Percent. Two referrals with one frame and different matters reach about 75."""
FEWEST_WORDS = 12
WORD = re.compile(r"\w+")
RARE = 20
"""A word in more entries than this says little about which two are alike."""
TELLING = 6
"""The rarest words of an entry by which others like it are found."""
NEIGHBOURS = 3
MOST = 100
"""Pairs reported; the others show once these are mended."""


@check("nearly-same", advice=True, walks=True)
def nearly_same(library: Library) -> Iterator[Problem]:
    """Two entries say nearly the same, and no question leads to one or the other.

    Editors then mend one and forget the other. A question tells two entries apart if one of its
    choices leads to the first and another to the second. To stay quick in large libraries, each
    entry is compared only with those that share one of its rarest words, and with its neighbours
    when all are sorted by their words.

    Bad (faq/wait.md, reported at faq/wait.md:2):
        Open the tray and put paper in. Use the white kind that lies on the shelf. Close the tray
        and wait until the green lamp is on. Then print your page again from the same place.
    Good:
        Wait a day.
    """
    entries = [
        entry
        for entry in library.entries.values()
        if not entry.draft and len(entry.body) <= MOST_READ
    ]
    texts = {e.id: t for e in entries if len(t := _words(e)) >= FEWEST_WORDS}
    flows = _flows_to(library)
    found = 0
    for first, second in _candidates(texts):
        if flows[first] & flows[second] or not _alike(texts[first], texts[second]):
            continue
        entry = library.entries[second]
        yield Problem(
            entry.place,
            f'The answer says nearly the same as "{shown(first)}", '
            "and no question tells the two apart.",
            "Join them, or say in each when it is the right one.",
            "warning",
        )
        found += 1
        if found == MOST:
            return


def _words(entry: Entry) -> tuple[str, ...]:
    return tuple(WORD.findall(entry.body.lower()))


def _alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    # Loaded here, because the app loads these checks with the others and never asks this one.
    from rapidfuzz.distance import Indel

    return 100 * Indel.normalized_similarity(first, second) >= ALIKE


def _candidates(texts: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Pairs of entries that can be alike, each once: at most a constant number per entry."""
    often = Counter(word for words in texts.values() for word in set(words))
    shelves: dict[str, list[str]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    order = sorted(texts, key=lambda id: (texts[id], id))
    beside = {id: order[i + 1 : i + 1 + NEIGHBOURS] for i, id in enumerate(order)}
    for id, words in texts.items():
        telling = sorted(
            (w for w in set(words) if 1 < often[w] <= RARE), key=lambda w: (often[w], w)
        )
        others = [other for word in telling[:TELLING] for other in shelves[word]]
        for word in telling:
            shelves[word].append(id)
        for other in (*others, *beside[id]):
            pair = (min(id, other), max(id, other))
            if pair not in seen:
                seen.add(pair)
                yield pair


def _flows_to(library: Library) -> dict[str, int]:
    """Entry id → the flows whose walks can end there, one bit each.

    Of the questions that lead to both of two entries, a last one leads to them by different
    choices. So some question tells them apart exactly if some flow leads to both.
    """
    bits: dict[Spot, int] = defaultdict(int)
    for number, flow in enumerate(library.flows.values()):
        bits[graph.start(flow)] |= 1 << number
    spots = [Spot(flow.id, step.id) for flow, step in library.steps()]
    for spot in sorted(spots, key=lambda s: graph.questions_left(library, s), reverse=True):
        for target in graph.targets(library, spot):
            bits[target] |= bits[spot]
    return {id: bits[Spot("", id)] for id in library.entries}
