"""An event: what is counted of one click. No string of a visitor fits into it, by construction."""

from __future__ import annotations

import secrets
from collections.abc import Container
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime
from enum import StrEnum

from wizard.core.model import NONE, Library
from wizard.core.version import content_version

MOST_WORDS = 12
"""Words of one search that are kept; a question that a person types rarely has more."""
MOST_OTHERS = 99
"""The rest of a search is counted up to here."""


class Kind(StrEnum):
    """What happened. The list is closed: a new kind is a decision about privacy."""

    STARTED = "started"
    ANSWERED = "answered"
    CHANGED = "changed"
    ENDED = "ended"
    SETTLED_YES = "settled-yes"
    SETTLED_NO = "settled-no"
    NONE_OF_THESE = "none-of-these"
    SEARCHED = "searched"
    OPENED_RESULT = "opened-result"
    CALL_SHEET = "call-sheet"


class Mode(StrEnum):
    """Who walks. Their counts are never mixed: a class that practises is no need of anybody."""

    VISITOR = "visitor"
    COUNTER = "counter"
    PRACTICE = "practice"
    CLASS = "class"


class Verdict(StrEnum):
    """How a search or a practice case went."""

    NONE = ""
    FITS = "fits"
    NOTHING_FITS = "nothing-fits"
    RIGHT = "right"
    OTHER_WAY = "other-way"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class WalkId:
    """A random number that joins the events of one walk. Made here, never read from a visitor."""

    text: str = field(default_factory=lambda: secrets.token_hex(8), init=False)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All that an event may say: the ids of the content that is served, the words of its search.

    Compared and hashed by identity, as the library is.
    """

    library: Library
    words: Container[str] = frozenset()

    @property
    def version(self) -> str:
        return content_version(self.library)

    def knows_choice(self, flow: str, step: str, choice: str) -> bool:
        """Whether a question of a flow has this choice; empty ones are left out from the end."""
        if not flow or not step:
            return not step and not choice and (not flow or flow in self.library.flows)
        found = self.library.flows.get(flow)
        asked = found.steps.get(step) if found else None
        return bool(asked and (choice in ("", NONE) or asked.choice(choice)))

    def knows_question(self, place: str) -> bool:
        """Whether "flow/step" is a question; the empty text is none, and fine."""
        flow, _, step = place.partition("/")
        return not place or bool(step and self.knows_choice(flow, step, ""))

    def knows_entry(self, entry: str) -> bool:
        return not entry or entry in self.library.entries or entry == self.library.nothing_fits.id

    def knows_part(self, entry: str, part: str) -> bool:
        """Whether an answer has this part; the empty text stands for the whole answer."""
        found = self.library.entries.get(entry)
        return not part or bool(found and found.part(part))

    def knows_word(self, word: str) -> bool:
        """A word of the content. One with a digit in it is none: it may be part of a number."""
        return word.isalpha() and word in self.words


@dataclass(frozen=True, slots=True)
class Visit:
    """Whose page it is: what can be said of it, the mode and the walk.

    `at` is in the court's own time zone; of it the day and the hour stay.
    """

    vocabulary: Vocabulary
    mode: Mode
    walk: WalkId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened. Raises ValueError for whatever the content does not know.

    `step`: the question it is about; `to`: the question ("flow/step") that a choice led to, where
    it led to one; `left`: the question that a change came from, where that one had no answer yet;
    `entry` and `part`: what was shown; `others`: how many further words a search had.
    """

    visit: InitVar[Visit]
    kind: Kind
    flow: str = ""
    step: str = ""
    choice: str = ""
    to: str = ""
    left: str = ""
    entry: str = ""
    part: str = ""
    verdict: Verdict = Verdict.NONE
    words: tuple[str, ...] = ()
    others: int = 0
    mode: Mode = field(init=False)
    walk: str = field(init=False)
    day: date = field(init=False)
    hour: int = field(init=False)
    version: str = field(init=False)
    id: str = field(default_factory=lambda: secrets.token_hex(16), init=False)

    def __post_init__(self, visit: Visit) -> None:
        self._check(visit.vocabulary)
        taken = {
            "mode": Mode(visit.mode),
            "walk": visit.walk.text,
            "day": visit.at.date(),
            "hour": visit.at.hour,
            "version": visit.vocabulary.version,
        }
        for name, value in taken.items():
            object.__setattr__(self, name, value)

    def _check(self, known: Vocabulary) -> None:
        fine = {
            "kind": isinstance(self.kind, Kind),
            "verdict": isinstance(self.verdict, Verdict),
            "choice": known.knows_choice(self.flow, self.step, self.choice),
            "to": known.knows_question(self.to),
            "left": known.knows_question(self.left),
            "entry": known.knows_entry(self.entry),
            "part": known.knows_part(self.entry, self.part),
            "words": len(self.words) <= MOST_WORDS and all(map(known.knows_word, self.words)),
            "others": isinstance(self.others, int) and 0 <= self.others <= MOST_OTHERS,
        }
        wrong = [name for name, good in fine.items() if not good]
        if wrong:  # the value itself may be a visitor's, so it is not repeated
            raise ValueError(f"An event cannot say this: {', '.join(wrong)}.")
