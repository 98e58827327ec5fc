"""The index of one library: how rare each word is, and which entries and texts hold it."""

from __future__ import annotations

import math
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from wizard.core.model import Library
from wizard.search.documents import SearchText, Walks, texts, walks
from wizard.search.phrases import CONCEPT, Phrases
from wizard.search.spelling import Spelling
from wizard.search.tokens import Form, Word, forms, spelled, stemmed
from wizard.search.topics import Sign, signs

Scores = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int32]
Posting = tuple[Numbers, Scores]

FIELDS: Mapping[str, float] = {
    "title": 2.0,
    "shows": 2.0,
    "question": 2.0,
    "asked": 2.0,
    "symptom": 1.5,
    "choice": 1.5,
    "scenario": 1.0,
    "because": 0.7,
    "body": 1.5,
    "part": 1.5,
    "way": 0.3,
    "step": 0.2,
    "flow": 0.3,
}
"""How much a word counts in each kind of text of an entry (BM25F)."""
ALONE: Mapping[str, float] = {
    "title": 1.0,
    "shows": 1.0,
    "question": 1.0,
    "asked": 1.0,
    "symptom": 1.0,
    "choice": 0.9,
    "scenario": 0.9,
    "part": 0.8,
    "body": 0.7,
    "because": 0.6,
}
"""How much a text counts when it alone is like the query; other kinds do not count alone."""
WHOLE = frozenset({"shows", "title", "question", "asked"})
"""Kinds of text that win where the query is nothing but them."""
SHARED = frozenset({"way", "step", "flow"})
"""Kinds of text that speak for many entries at once."""
LENGTH = 0.5
SATURATION = 1.2


_BUILDING = threading.Lock()


@dataclass(frozen=True, eq=False)
class Index:
    """All that a query needs; nothing in it changes but the memory of `spelling`."""

    entries: tuple[str, ...]
    referral: npt.NDArray[np.bool_]
    texts: tuple[SearchText, ...]
    starts: Numbers
    """Where each entry's texts begin in `texts`; every entry has at least one."""
    by_entry: Mapping[str, Posting]
    by_text: Mapping[str, Posting]
    rarity: Mapping[str, float]
    spelling: Spelling
    phrases: Phrases
    walks: Walks
    bags: tuple[Mapping[str, str], ...]
    """The terms of each text, each with the words that stand there for it."""
    alone: Scores
    """How much each text counts when it alone is like the query."""
    messages: Numbers
    """The texts that are exact messages of a screen."""
    whole: Mapping[str, tuple[int, ...]]
    """The entries whose message, title or other way to ask has just these words."""
    signs: tuple[Sign, ...]

    def idf(self, term: str) -> float:
        return self.rarity.get(term, self.rarity[""])

    def texts_of(self, entry: int) -> range:
        """The numbers of an entry's texts."""
        last = self.starts[entry + 1] if entry + 1 < len(self.starts) else len(self.texts)
        return range(int(self.starts[entry]), int(last))


def index(library: Library) -> Index:
    """The index of a library, built by the first who asks; others who come meanwhile wait."""
    with _BUILDING:
        return _built(library)


@lru_cache(maxsize=4)  # what is served, and what a few editors try
def _built(library: Library) -> Index:
    found = texts(library)
    # A choice speaks for all the entries behind it, so that most texts stand there several times.
    spoken = {text.says: forms(text.says) for text in found}
    compounds = _compounds(spoken.values())
    phrases = Phrases(library.glossary, compounds)
    read = {says: stemmed(heard, compounds) for says, heard in spoken.items()}
    paired = {says: list(phrases.terms(line)) for says, line in read.items()}
    said = [paired[text.says] for text in found]
    bags = [[term for term, _ in pairs] for pairs in said]
    entries = tuple(dict.fromkeys(text.entry for text in found))
    owner = _owners(found, entries)
    rarity = _rarity(found, bags, owner, len(entries))
    fields = np.array([text.field for text in found], dtype=str)
    known = {word.form for line in read.values() for word in line} | phrases.forms
    return Index(
        entries=entries,
        referral=np.array([library.entries[id].referral for id in entries], dtype=bool),
        texts=tuple(found),
        starts=np.searchsorted(owner, np.arange(len(entries))).astype(np.int32),
        by_entry=_by_entry(found, bags, owner, len(entries)),
        by_text=_by_text(bags, rarity),
        rarity=rarity,
        spelling=Spelling(known),
        phrases=phrases,
        walks=walks(library),
        bags=tuple(dict(reversed(pairs)) for pairs in said),
        alone=np.array([ALONE.get(text.field, 0.0) for text in found], dtype=np.float32),
        messages=np.flatnonzero(fields == "shows").astype(np.int32),
        whole=_whole(found, read, owner),
        signs=signs(
            library.flows.values(), phrases, compounds, lambda t: rarity.get(t, rarity[""])
        ),
    )


def _compounds(spoken: Iterable[Iterable[Form]]) -> frozenset[str]:
    """Words of five letters or more; a query may have typed them in two parts."""
    return frozenset(form for heard in spoken for _, form in heard if len(form) > 4)


def _owners(found: Sequence[SearchText], entries: Sequence[str]) -> Numbers:
    number = {id: at for at, id in enumerate(entries)}
    return np.array([number[text.entry] for text in found], dtype=np.int32)


def _rarity(
    found: Sequence[SearchText], bags: Sequence[list[str]], owner: Numbers, entries: int
) -> dict[str, float]:
    """Robertson's inverse document frequency over entries; the key "" is an unknown word's.

    What a flow says of all its endings does not make a word less telling where it also stands.
    """
    holders: dict[str, set[int]] = defaultdict(set)
    for text, bag, entry in zip(found, bags, owner.tolist(), strict=True):
        for term in bag:
            if text.field not in SHARED:
                holders[term].add(entry)
            else:
                holders[term] |= set()
    rarity = {t: _idf(len(held) or entries / 4, entries) for t, held in holders.items()}
    return rarity | {"": _idf(0.5, entries)}


def _idf(holders: float, entries: int) -> float:
    return math.log(1 + (entries - holders + 0.5) / (holders + 0.5))


def _whole(
    found: Sequence[SearchText], read: Mapping[str, list[Word]], owner: Numbers
) -> dict[str, tuple[int, ...]]:
    held: dict[str, dict[int, None]] = defaultdict(dict)
    for text, entry in zip(found, owner.tolist(), strict=True):
        if text.field in WHOLE:
            held[spelled(read[text.says])][entry] = None
    return {says: tuple(entries) for says, entries in held.items()}


def _by_entry(
    found: Sequence[SearchText], bags: Sequence[list[str]], owner: Numbers, entries: int
) -> dict[str, Posting]:
    """BM25F: field counts are joined, weighted and length-corrected, before they saturate."""
    lengths: dict[str, Counter[int]] = defaultdict(Counter)
    counts: dict[str, dict[int, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for text, bag, entry in zip(found, bags, owner.tolist(), strict=True):
        lengths[text.field][entry] += len(bag)
        for term in bag:
            counts[term][entry][text.field] += 1
    usual = {f: sum(known.values()) / max(1, len(known)) for f, known in lengths.items()}
    posted: dict[str, Posting] = {}
    for term, holders in counts.items():
        weights = [
            sum(
                FIELDS[f] * n / (1 - LENGTH + LENGTH * lengths[f][entry] / max(1e-9, usual[f]))
                for f, n in fields.items()
            )
            for entry, fields in holders.items()
        ]
        joined = np.array(weights, dtype=np.float32)
        numbers = np.fromiter(holders, dtype=np.int32, count=len(holders))
        posted[term] = (numbers, joined * (1 + SATURATION) / (joined + SATURATION))
    return posted


def _by_text(bags: Sequence[list[str]], rarity: Mapping[str, float]) -> dict[str, Posting]:
    """Cosine: a text's share of each term, so that a query times it sums to their likeness."""
    posted: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for number, bag in enumerate(bags):
        known = {term: rarity[term] for term in bag}
        plain = sum(w * w for term, w in known.items() if not term.startswith(CONCEPT))
        length = max(math.sqrt(plain), max(known.values(), default=1.0))
        for term, weight in known.items():
            posted[term][0].append(number)
            posted[term][1].append(weight / length)
    return {
        term: (np.array(numbers, dtype=np.int32), np.array(parts, dtype=np.float32))
        for term, (numbers, parts) in posted.items()
    }
