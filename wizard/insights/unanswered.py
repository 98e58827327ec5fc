"""What nobody found: None of these, and searches without an answer, by words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from wizard.insights.flow_use import FlowUse, StepUse
from wizard.insights.rates import Share
from wizard.journal import Verdict
from wizard.journal.counts import SearchCount

ONLY_UNKNOWN = "(only words that the content does not have)"


@dataclass(frozen=True, slots=True)
class SearchedWords:
    """Words that were searched together and found nothing, and how often."""

    words: str
    n: int


@dataclass(frozen=True, slots=True)
class Searches:
    """`unanswered`: of all searches; `together`: by all their words, `words`: by each word."""

    unanswered: Share
    together: tuple[SearchedWords, ...]
    words: tuple[SearchedWords, ...]


def searches(counts: Iterable[SearchCount]) -> Searches:
    """The searches of a period, the commonest words first."""
    whole = 0
    together: Counter[str] = Counter()
    single: Counter[str] = Counter()
    for count in counts:
        whole += count.n
        if count.verdict == Verdict.NOTHING_FITS:
            together[count.words or ONLY_UNKNOWN] += count.n
            for word in count.words.split():
                single[word] += count.n
    return Searches(Share(together.total(), whole), _ranked(together), _ranked(single))


def none_of_these(flows: Iterable[FlowUse]) -> tuple[StepUse, ...]:
    """The questions at which people picked None of these, the worst first."""
    steps = (step for flow in flows for step in flow.steps if step.none.part)
    return tuple(sorted(steps, key=lambda step: (-step.none.part, step.flow, step.step)))


def _ranked(found: Counter[str]) -> tuple[SearchedWords, ...]:
    return tuple(SearchedWords(words, n) for words, n in sorted(found.items(), key=_commonest))


def _commonest(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]
