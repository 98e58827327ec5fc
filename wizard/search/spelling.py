"""What a typed word may stand for among the words of the index: itself, its kin, or a repair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from wizard.search.common import is_english
from wizard.search.tokens import stem

REPAIR = {1: 0.9, 2: 0.7}
"""Weight of a repaired word by its distance (insert, delete, change or swap one letter)."""
SHORTEST_REPAIR = 4
"""Letters. A word this short is repaired by a letter more, less or swapped, never by another one:
too many real words differ in one of four letters."""
KIN = 0.6
LEAST_KIN = 0.55
GRAM = 3


class Spelling:
    """The words of an index. `near` is remembered, so a second query with a word is cheap."""

    def __init__(self, forms: Collection[str]) -> None:
        self._known = frozenset(forms)
        self._forms = sorted(form for form in forms if len(form) >= SHORTEST_REPAIR - 1)
        self._stems: dict[str, set[str]] = defaultdict(set)
        self._grams: dict[str, set[str]] = defaultdict(set)
        for form in forms:
            self._stems[stem(form)].add(form)
        for known in self._stems:
            for gram in _grams(known):
                self._grams[gram].add(known)
        self.near = lru_cache(maxsize=20_000)(self._near)

    def __contains__(self, form: object) -> bool:
        return form in self._known

    def forms(self, known: str) -> set[str]:
        """The words of the index that share a stem."""
        return self._stems.get(known, set())

    def _near(self, form: str, stem_of_form: str) -> tuple[tuple[str, float], ...]:
        """(stem, weight) pairs, best first; empty where nothing in the index is like the word."""
        found: dict[str, float] = {}
        if stem_of_form in self._stems:
            found[stem_of_form] = 1.0
        else:
            found |= self._repairs(form)
        for other, weight in self._kin(stem_of_form):
            found.setdefault(other, weight)
        return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))

    def _repairs(self, form: str) -> dict[str, float]:
        # A word that is English as it stands is no slip: "train" is not "trail".
        if len(form) < SHORTEST_REPAIR or form.isdigit() or is_english(form):
            return {}
        reach = 1 if len(form) < 6 else 2
        close = process.extract(
            form, self._forms, scorer=OSA.distance, score_cutoff=reach, limit=8
        )
        if len(form) == SHORTEST_REPAIR:
            close = [c for c in close if len(c[0]) != len(form) or sorted(c[0]) == sorted(form)]
        best = min((distance for _, distance, _ in close), default=0)
        found: dict[str, float] = {}
        for other, distance, _ in close:
            weight = REPAIR[max(1, int(distance))] * (1.0 if other[0] == form[0] else 0.8)
            if distance == best and weight > found.get(stem(other), 0):
                found[stem(other)] = weight
        return found

    def _kin(self, known: str) -> Iterable[tuple[str, float]]:
        """Stems that share most of their letters from the start: `regist` and `registr`."""
        grams = _grams(known)
        if len(grams) < GRAM:
            return
        shared: dict[str, int] = defaultdict(int)
        for gram in grams:
            for other in self._grams.get(gram, ()):
                shared[other] += 1
        for other, count in shared.items():
            alike = 2 * count / (len(grams) + len(_grams(other)))
            if other != known and alike >= LEAST_KIN and other[:GRAM] == known[:GRAM]:
                yield other, KIN * alike


def _grams(word: str) -> set[str]:
    framed = f"^{word}$"
    return {framed[at : at + GRAM] for at in range(len(framed) - GRAM + 1)}
