"""Hard reading: sentences that are too long, texts above the grade that people read at ease."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from wizard.checks.registry import check
from wizard.checks.texts import PlacedText, own_texts
from wizard.core.model import Library
from wizard.core.problems import Problem, shown

if TYPE_CHECKING:
    from pyphen import Pyphen

HIGHEST_GRADE = 8
LONGEST_SENTENCE = 25
"""Words."""
SHORTEST_GRADED = 30
"""Words. The formula says nothing about a text as short as a button."""
ONE_WORD = "Xx"
"""What stands in for anything that counts as one short word."""
ONE = (
    r"(?<=\])\([^()\s]*\)",  # where a link leads
    r"\*\*[^*\n]+(?:\n[^*\n]+)*\*\*(?:\s*>\s*\*\*[^*\n]+\*\*)*",  # a menu path
    r"(?:https?://|www\.|(?<![\w.+-])[\w.+-]++@|(?<![\w.-])(?:[\w-]++\.)+(?:gov|com|org|net)\b)"
    r"[^\s,;)]*(?<!\.)",
    r"\b[ap]\.m\.|\b(?:e\.g|i\.e|etc|vs|No|Nos|Inc|St|Dr|Mr|Ms)\.(?= )",
    r"(?:(?<!\d)\d+ )?(?:[A-Z][A-Za-z]{0,5}\. ?){2,}(?:§+ ?)?(?:\d[\w.()-]*(?<!\.))?",  # a rule
    r"(?<!§)§+ ?\d[\w.()-]*(?<!\.)|\b(?:[Rr]ule|[Ss]ection|[Pp]age)s? [\dA-Z][\w()]*(?:\.\d+)*\b",
    r"(?<=[a-z,;:] )[A-Z][\w'’/-]*(?: (?:(?:of|the|for|and) )?[A-Z][\w'’/-]*)*",  # a name
)
"""What counts as one short word, besides the terms of the glossary.

A run of letters is tried from its start only (the looks behind), and never given back letter by
letter (`++`): so the time grows with the text and not with its square.
"""
SENTENCE = re.compile(
    r"(?:[^.!?\n]|[.!?](?![\s\"'”’)*\]]|$)|\n(?![ \t]*(?:\n|[-*+] |\d+[.)] |#|$)))+"
)
MARKS = re.compile(r"^(?:[ \t]*(?:[-*+]|\d+[.)]|#+|>) )+", re.MULTILINE)
WORD = re.compile(r"[A-Za-z0-9][\w'’-]*")
VOWELS = re.compile(r"[aeiouy]+")
HYPHEN = re.compile(r"[-_]")
LETTER = re.compile(r"\S")
SILENT = re.compile(r"(?:(?:[^aeiouyl]|[aeiouy]l)e|[^aeioutd]ed|(?:[^aeiouscxzgl]|[aeiouy]l)es)$")


class Sentence(NamedTuple):
    """One sentence of a text: where it starts there, and its words, terms counted as one word."""

    start: int
    words: tuple[str, ...]


@check("long-sentence", advice=True)
def long_sentence(library: Library) -> Iterator[Problem]:
    """A sentence of our own text has more than 25 words.

    People in a hurry lose the thread. A term of the glossary, a name, a menu path in bold, an
    address and a citation count as one word each. The court's own words are not measured.

    Bad (faq/wait.md):
        Wait a day, and if it is still dead, come by when the desk is open, but not at noon, as
        no one is there to see you.
    Good:
        Wait a day.
    """
    for text, found in _measured(library):
        for sentence in found:
            if len(sentence.words) > LONGEST_SENTENCE:
                said = " ".join(text.text[sentence.start : sentence.start + 99].split())
                yield Problem(
                    text.at(sentence.start),
                    f'The sentence "{shown(said, 40)}" has {len(sentence.words)} words.',
                    f"Make two of it; {LONGEST_SENTENCE} words are the most.",
                    "warning",
                )


@check("hard-to-read", advice=True)
def hard_to_read(library: Library) -> Iterator[Problem]:
    """A text of 30 words or more needs more than eight years of school to read.

    The measure is the Flesch-Kincaid grade: long sentences and long words raise it. A term of the
    glossary, a name, a menu path in bold, an address and a citation count as one short word each.

    Bad (faq/add-paper.md):
        Opening compartments necessitates authorization. Representatives subsequently distribute
        alternative stationery. Additional identification requirements complicate reproduction
        considerably. Unfortunately, unsatisfactory documentation invalidates everything.
        Supervisors communicate institutional recommendations. Organizational participants
        investigate possibilities immediately thereafter, collectively.
    Good:
        Open the tray and put paper in. Use the white kind that lies on the shelf. Close the tray
        and wait until the green lamp is on. Then print your page again from the same place.
    """
    for text, found in _measured(library):
        if sum(len(sentence.words) for sentence in found) < SHORTEST_GRADED:
            continue
        level = grade(sentence.words for sentence in found)
        if round(level, 1) > HIGHEST_GRADE:
            yield Problem(
                text.place,
                f"The text reads at grade {level:.1f}; {HIGHEST_GRADE} is the most.",
                "Use shorter sentences and shorter words.",
                "warning",
            )


def grade(sentences: Iterable[tuple[str, ...]]) -> float:
    """The Flesch-Kincaid grade of sentences: years of school in the U.S. needed to read them.

    0.39 · words / sentences + 11.8 · syllables / words - 15.59 (J. P. Kincaid, R. P. Fishburne,
    R. L. Rogers, B. S. Chissom, "Derivation of New Readability Formulas for Navy Enlisted
    Personnel", Research Branch Report 8-75, 1975).
    """
    counts = [(len(words), sum(map(syllables, words))) for words in sentences]
    words = sum(count for count, _ in counts)
    if not words:
        return 0.0
    spoken = sum(beats for _, beats in counts)
    return 0.39 * words / len(counts) + 11.8 * spoken / words - 15.59


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """The syllables of an English word, numbers and terms counted as one.

    A hyphenation dictionary never breaks before a single letter ("a-bout"), and counting groups
    of vowels never hears two in one ("cli-ent"); each misses, so the larger count holds.
    """
    small = word.lower().replace("’", "'")
    if not small.isascii() or not any(c in "aeiouy" for c in small):
        return 1
    parts = [part for part in HYPHEN.split(small.removesuffix("'s")) if part]
    return sum(max(_vowels(part), len(_hyphens().positions(part)) + 1) for part in parts)


def _vowels(word: str) -> int:
    groups = len(VOWELS.findall(word))
    return max(1, groups - 1 if SILENT.search(word) else groups)


@cache
def _hyphens() -> Pyphen:
    # Loaded when the first word is measured, because most commands measure none.
    from pyphen import Pyphen

    return Pyphen(lang="en_US")


def sentences(text: str, one: re.Pattern[str]) -> Iterator[Sentence]:
    """The sentences of a Markdown text; list items and paragraphs end one too.

    `one`: what counts as one short word.
    """
    masked = one.sub(_masked, MARKS.sub(_new_item, text))
    for found in SENTENCE.finditer(masked):
        words = list(WORD.finditer(found[0]))
        if words:
            yield Sentence(found.start() + words[0].start(), tuple(word[0] for word in words))


def _masked(found: re.Match[str]) -> str:
    """One word as long as what it stands for, so that places in the text stay true."""
    return _blank(found) if found[0][0] == "(" else ONE_WORD.ljust(len(found[0]))


def _new_item(found: re.Match[str]) -> str:
    """A blank line, which ends the sentence before."""
    return "\n".ljust(len(found[0]))


def _blank(found: re.Match[str]) -> str:
    return LETTER.sub(" ", found[0])


@lru_cache(maxsize=1)
def _measured(library: Library) -> tuple[tuple[PlacedText, tuple[Sentence, ...]], ...]:
    """The texts of our own that are long enough for either check, with their sentences."""
    one = one_word(library)
    long = (text for text in own_texts(library) if len(WORD.findall(text.text)) > LONGEST_SENTENCE)
    return tuple((text, tuple(sentences(text.text, one))) for text in long)


def one_word(library: Library) -> re.Pattern[str]:
    """What counts as one short word in the texts of a library: names, citations, its terms."""
    terms = library.glossary.terms.values()
    words = {word for term in terms for word in (term.word, *term.also) if len(word) > 1}
    # Spelled out in each case: an alternation that ignores case takes four times as long.
    words |= {word.lower() for word in words} | {word[0].upper() + word[1:] for word in words}
    rows = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    known = rf"(?<!\w)(?:{rows or '(?!)'})(?:s|es)?(?!\w)"
    return re.compile("|".join((*ONE[:2], known, *ONE[2:])))
