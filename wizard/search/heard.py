"""Which words of a query the content has too; the others are a visitor's own."""

from __future__ import annotations

from typing import NamedTuple

from wizard.core.model import Library
from wizard.search.index import index
from wizard.search.tokens import words


class Heard(NamedTuple):
    """The words of a query that stand in the content, each once; and how many others it had."""

    words: tuple[str, ...]
    others: int


def heard(library: Library, query: str) -> Heard:
    """Take a query apart. Words that say nothing alone ("the") are in neither part."""
    spelling = index(library).spelling
    said = {word.form for word in words(query, spelling) if not word.says_nothing}
    # Words with a digit stand in the content too, but may be part of a case number.
    known = sorted(form for form in said if form.isalpha() and form in spelling)
    return Heard(tuple(known), len(said) - len(known))
