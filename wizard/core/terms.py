"""Which glossary terms appear in a text, so that a screen can explain them at first use."""

from __future__ import annotations

import re
from functools import lru_cache

from wizard.core.model import Library, Term

MOST_READ = 20_000
"""Characters of a text that are looked through."""


def appearing(library: Library, text: str, before: str = "") -> tuple[Term, ...]:
    """The terms in `text`, in order of appearance, less those that already appear in `before`."""
    known = {term.id for term in _found(library, before)}
    return tuple(term for term in _found(library, text) if term.id not in known)


@lru_cache(maxsize=500)
def _found(library: Library, text: str) -> tuple[Term, ...]:
    pattern, by_word = _pattern(library)
    if not by_word:
        return ()
    return tuple(
        {
            by_word[match[1].lower()].id: by_word[match[1].lower()]
            for match in pattern.finditer(text, 0, MOST_READ)
        }.values()
    )


@lru_cache(maxsize=4)
def _pattern(library: Library) -> tuple[re.Pattern[str], dict[str, Term]]:
    """One pattern for all spellings, longest first, plural or not; the term of each spelling."""
    terms = library.glossary.terms.values()
    by_word = {word.lower(): term for term in terms for word in (term.word, *term.also) if word}
    words = sorted(by_word, key=len, reverse=True)
    pattern = rf"(?<!\w)({'|'.join(map(re.escape, words))})(?:s|es)?(?!\w)"
    return re.compile(pattern, re.IGNORECASE), by_word
