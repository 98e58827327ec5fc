"""Text in, words out: spellings made equal, stop words marked, stems cut."""

from __future__ import annotations

import html
import re
import threading
import unicodedata
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

LONGEST_TEXT = 6_000
"""Characters of a query that are read; more than any pasted e-mail of 300 words needs."""
LONGEST_WORD = 40
MOST_WORDS = 400

TAG = re.compile(r"<[^<>]{1,200}>")
RAW = re.compile(r"/s/|§+|[a-z0-9]+(?:['’.&/‐‑-]+[a-z0-9]+)*")
INNER = re.compile(r"['’.&/‐‑-]+")
SHORT_PART = 2

_STOP = """
    a about all also am an and any are as at be been being but by can could did do does doing
    each either else even ever for from get gets getting go goes going got had has have having he
    hello her here hers hi him his how i if in into is it its itself just kindly let like many may
    me might mine more most much must my myself no nor not now of off oh ok okay on once one only
    onto or our ours out over own per please put quite rather re really regards same shall she
    should since so some such take than thank thanks that the their them then there these they
    thing things this those though through to too u under until up upon us very via want wants was
    we well were what when where whether which while who whom whose why will with within would yet
    you your yours dear sir madam tell know need needs help question something somebody someone
    anybody anything everything im ive id ill dont doesnt didnt isnt arent wasnt cant cannot wont
    couldnt havent hasnt theres whats hows wheres whos make made way
"""
STOP = frozenset(_STOP.split())
"""Words that say nothing about the matter alone; they still count inside a synonym phrase."""

_STEMMER = snowballstemmer.stemmer("english")
_STEMMING = threading.Lock()


Form = tuple[str, str]
"""A word as typed (lower case) and as compared."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as typed (lower case), as compared, and its stem."""

    typed: str
    form: str
    stem: str

    @property
    def says_nothing(self) -> bool:
        return self.form in STOP or (len(self.form) == 1 and not self.form.isdigit())


def words(text: str, compounds: Container[str] = ()) -> list[Word]:
    """The words of a text in order. `compounds` are known words that may be typed in two parts."""
    return stemmed(forms(text), compounds)


def forms(text: str) -> list[Form]:
    """The words of a text as typed and as compared, before any are joined or cut to stems."""
    found = [form for raw in RAW.findall(_plain(text)[:LONGEST_TEXT]) for form in _forms(raw)]
    return found[:MOST_WORDS]


def stemmed(found: list[Form], compounds: Container[str] = ()) -> list[Word]:
    """The words that some forms make, with those that were typed in two parts joined."""
    return [Word(typed, form, stem(form)) for typed, form in _joined(found, compounds)]


def spelled(line: Iterable[Word]) -> str:
    """A line of words in one spelling, for comparing it with another."""
    return " ".join(word.form for word in line)


@lru_cache(maxsize=50_000)
def stem(form: str) -> str:
    """`registering` → `regist`. The stemmer keeps state as it works: one thread at a time."""
    with _STEMMING:
        return str(_STEMMER.stemWord(form))


STOP_STEMS = frozenset(stem(form) for form in STOP)


def _plain(text: str) -> str:
    bare = TAG.sub(" ", html.unescape(text[: 2 * LONGEST_TEXT]))
    if not bare.isascii():
        letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", bare))
        bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return bare.lower().replace("_", " ").replace("*", " ")


def _forms(raw: str) -> list[Form]:
    """One typed word → (typed, form) pairs; `e-file`, `cm/ecf` and `log-in` are one word each."""
    if raw.isalnum():
        return [(raw[:LONGEST_WORD], raw[:LONGEST_WORD])]
    if raw == "/s/" or raw.startswith("§"):
        return [(raw, raw)]
    if raw.endswith(("'s", "’s")):
        raw = raw[:-2]
    parts = INNER.split(raw)
    apostrophe = "'" in raw or "’" in raw
    if apostrophe or any(len(part) <= SHORT_PART for part in parts):
        return [(raw[:LONGEST_WORD], "".join(parts)[:LONGEST_WORD])]
    return [(part[:LONGEST_WORD], part[:LONGEST_WORD]) for part in parts]


def _joined(found: list[Form], compounds: Container[str]) -> list[Form]:
    """`e file` → `efile` always; `pass word` → `password` where the index knows the whole."""
    out: list[Form] = []
    for typed, form in found:
        if out and _belongs(out[-1][1], form, compounds):
            before = out.pop()
            out.append((f"{before[0]} {typed}", before[1] + form))
        else:
            out.append((typed, form))
    return out


def _belongs(left: str, right: str, compounds: Container[str]) -> bool:
    if left == "e" and len(right) > SHORT_PART:
        return True
    whole = left + right
    return len(whole) > 4 and min(len(left), len(right)) > 1 and whole in compounds
