"""What a search says: how many answers stand there, and which are too far from the best."""

from __future__ import annotations

from collections.abc import Sequence

from wizard import search
from wizard.core.model import Court, Entry, Glossary, Library
from wizard.presenters.results import Results, results

ENTRIES = tuple(Entry(f"e{n}", f"Answer {n}", "Toys", "desk", "Do it.") for n in range(9))
LIBRARY = Library(Court(), {}, {entry.id: entry for entry in ENTRIES}, Glossary())


def _results(
    scores: Sequence[float], verdict: search.Verdict = "answers", typed: str = "toys"
) -> Results:
    hits = tuple(
        search.Hit(f"e{n}", score, None, (), (), (), referral=False)
        for n, score in enumerate(scores)
    )
    return results(LIBRARY, typed, search.Found(hits, verdict))


def test_five_answers_at_most_are_shown_and_three_where_none_fits() -> None:
    assert [hit.link.says for hit in _results([0.9] * 9).hits] == [f"Answer {n}" for n in range(5)]
    assert len(_results([0.9] * 9, "nothing").hits) == 3


def test_an_answer_far_behind_the_best_is_not_shown() -> None:
    found = _results([0.5, 0.31, 0.3, 0.29])
    assert [hit.link.says for hit in found.hits] == ["Answer 0", "Answer 1", "Answer 2"]
    assert found.said == "3 answers for “toys”"


def test_what_was_typed_is_repeated_in_short() -> None:
    assert _results([0.5], typed="a" * 999).said == f"1 answer for “{'a' * 200}”"
