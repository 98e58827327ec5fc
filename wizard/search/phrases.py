"""Groups of words and phrases that mean the same, and where they stand in a line of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from wizard.core.model import Glossary
from wizard.search.tokens import Word, words

CONCEPT = "="
"""Marks a group of synonyms among the terms of the index; no word starts with it."""
Span = tuple[int, int, str]
"""Start, end and group of a phrase in a line."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or known phrase of a query: what it weighs and the terms that answer it."""

    typed: str
    weight: float
    stands_for: tuple[tuple[str, float], ...]


class Phrases:
    """The glossary's groups: its `synonyms`, and each term with its other spellings."""

    def __init__(self, glossary: Glossary, compounds: Collection[str] = ()) -> None:
        self.forms: set[str] = set()
        self._by_first: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
        terms = [(term.word, *term.also) for term in glossary.terms.values() if term.also]
        for number, group in enumerate([*glossary.synonyms, *terms]):
            for member in group:
                self._learn(words(member, compounds), f"{CONCEPT}{number}")

    def spans(self, stems: Sequence[str]) -> list[Span]:
        """Every phrase that stands in a line of stems."""
        return [
            (at, at + len(phrase), concept)
            for at, first in enumerate(stems)
            for phrase, concept in sorted(self._by_first.get(first, ()))
            if tuple(stems[at : at + len(phrase)]) == phrase
        ]

    def terms(self, line: Sequence[Word]) -> Iterator[tuple[str, str]]:
        """(term, the words typed for it): the stems that say something, then the groups."""
        for word in line:
            if not word.says_nothing:
                yield word.stem, word.typed
        for start, end, concept in self.spans([word.stem for word in line]):
            yield concept, " ".join(word.typed for word in line[start:end])

    def _learn(self, line: Sequence[Word], concept: str) -> None:
        if line:
            phrase = tuple(word.stem for word in line)
            self._by_first[phrase[0]].add((phrase, concept))
            self.forms.update(word.form for word in line)
