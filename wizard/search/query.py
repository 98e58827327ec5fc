"""A query as the index understands it: units of words, each with what it may stand for."""

from __future__ import annotations

from collections.abc import Sequence

from wizard.search.common import rarity
from wizard.search.index import Index
from wizard.search.phrases import Unit
from wizard.search.tokens import STOP_STEMS, Word, words

SYNONYM = 0.8
IN_PHRASE = 0.5
"""A word inside a known phrase counts half, since the phrase counts too."""
EVERYDAY = 0.6
"""The share of its weight that the most everyday word keeps."""
SHORT, SHORTHAND = 3, 0.4
"""Letters, and the share of its weight that an unknown word so short keeps: it may be anything."""


def units(index: Index, query: str) -> list[Unit]:
    """The query's units; a word said twice counts once."""
    line = words(query, index.spelling)
    near = [index.spelling.near(word.form, word.stem) for word in line]
    stems = [
        word.stem if word.says_nothing or not close else close[0][0]
        for word, close in zip(line, near, strict=True)
    ]
    found = index.phrases.spans(stems)
    inside = {at for start, end, _ in found if end - start > 1 for at in range(start, end)}
    out: dict[str, Unit] = {}
    for at, word in enumerate(line):
        if word.says_nothing or _slip_of_nothing(near[at]):
            continue
        concepts = [c for start, end, c in found if start == at and end == at + 1]
        weight = IN_PHRASE if at in inside else 1.0
        out.setdefault(stems[at], _of_word(index, word, weight, near[at], concepts))
    for start, end, concept in found:
        if end - start > 1 or line[start].says_nothing:
            typed = " ".join(word.typed for word in line[start:end])
            out.setdefault(concept, Unit(typed, index.idf(concept), ((concept, 1.0),)))
    return list(out.values())


def _slip_of_nothing(near: Sequence[tuple[str, float]]) -> bool:
    """Whether a word is one that says nothing, misspelled."""
    return bool(near) and near[0][1] < 1 and near[0][0] in STOP_STEMS


def _of_word(
    index: Index,
    word: Word,
    weight: float,
    near: Sequence[tuple[str, float]],
    concepts: Sequence[str],
) -> Unit:
    stands_for = [*near, *((concept, SYNONYM) for concept in concepts)]
    rare = max((index.idf(t) for t, w in near if w == near[0][1]), default=index.idf(""))
    telling = EVERYDAY + (1 - EVERYDAY) * rarity(word.form)
    if not near and len(word.form) <= SHORT:
        telling *= SHORTHAND
    return Unit(word.typed, weight * rare * telling, tuple(stands_for))
