"""Exact words: a message on the screen or a title, typed or pasted as it stands in the content."""

from __future__ import annotations

import numpy as np

from wizard.search.index import Index, Scores
from wizard.search.tokens import Word, spelled, words

LEAST_PIECE = 3
"""Words of a query that are told as a piece of a message."""
LEAST_MESSAGE = 2
"""Words of a message that are told within a query."""
MOST = 60
"""Messages that are compared word by word: those most like the query."""


def exact(index: Index, query: str, alike: Scores) -> tuple[int, ...]:
    """The numbers of the entries that hold the query's very words.

    A message wins wherever it stands in the query, or the query in it; a title, a question or
    another way to ask only where the query is nothing else.
    """
    asked = words(query, index.spelling)
    some = index.messages[alike[index.messages] > 0]
    likeliest = some[np.argsort(-alike[some], kind="stable")][:MOST]
    shown = [n for n in likeliest.tolist() if _tells(asked, index.texts[n].says, index)]
    owners = np.searchsorted(index.starts, np.array(shown, dtype=np.int32), side="right") - 1
    return tuple(dict.fromkeys((*owners.tolist(), *index.whole.get(spelled(asked), ()))))


def _tells(asked: list[Word], says: str, index: Index) -> bool:
    message = words(says, index.spelling)
    if len(asked) >= LEAST_PIECE and _stands_in(asked, message):
        return True
    return len(message) >= LEAST_MESSAGE and _stands_in(message, asked)


def _stands_in(piece: list[Word], whole: list[Word]) -> bool:
    return f" {spelled(piece)} " in f" {spelled(whole)} "
