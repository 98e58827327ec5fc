"""What an address of the wizard says: the one reader and the one writer of all of them.

Whatever stands in an address, reading it gives something usable and never raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from wizard.core.graph import Spot
from wizard.core.ids import may_be_id
from wizard.core.model import LONGEST_TRAIL

LONGEST_VALUE = 20_000
"""Characters of one parameter that are read: fifty practice cases and their picks fit."""
BETWEEN = "."
"""Stands between two ids. No id has one in it, and no browser writes it as %XX."""
ELSEWHERE = "_"
"""Stands between a flow and its step, where a question is not in the flow of the one before."""


class Query(dict[str, str]):
    """The parameters of an address, one value each, cleaned once; each is read by its type."""

    def __init__(self, raw: Mapping[str, str] = {}) -> None:
        super().__init__({name: _clean(value) for name, value in raw.items()})

    def text(self, name: str) -> str:
        """The value without blanks around it; empty where there is none."""
        return self.get(name, "").strip()

    def number(self, name: str, least: int, most: int) -> int | None:
        """A whole number written in plain digits; None if it is none, or not within the limits."""
        text = self.get(name, "")
        # No limit has so many digits, and Python refuses to read thousands of them.
        if not (text.isascii() and text.isdigit() and len(text) <= 6):
            return None
        return int(text) if least <= int(text) <= most else None

    def flag(self, name: str) -> bool:
        """Whether it is `1`, as all switches of our pages are written."""
        return self.get(name) == "1"

    def ids(self, name: str) -> tuple[str, ...]:
        """Ids with dots between them, as many as a walk can have."""
        parts = self.get(name, "").split(BETWEEN, LONGEST_TRAIL)[:LONGEST_TRAIL]
        return tuple(part for part in parts if part)


def _clean(value: str) -> str:
    """A value as it can be shown, compared and sent on: cut, half pairs as "?"."""
    return value[:LONGEST_VALUE].encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Address:
    """What the address of a walk says.

    `asked`: for each choice id of `trail` the question that it answered, so that the walk can be
    found again after an edit; empty in older addresses. `keep`: answers that are used again where
    their question comes, `kept` their questions; in older addresses `keep` is a trail. `assumed`:
    how many picks at the front were guessed from the user's own words.
    """

    flow: str
    trail: tuple[str, ...] = ()
    asked: tuple[Spot, ...] = ()
    keep: tuple[str, ...] = ()
    kept: tuple[Spot, ...] = ()
    assumed: int = 0

    @property
    def answers(self) -> dict[Spot, str]:
        """The choice picked at each question; empty where the address does not name them."""
        return _paired(self.asked, self.trail)

    @property
    def remembered(self) -> dict[Spot, str]:
        """The same of the answers that are kept for later."""
        return _paired(self.kept, self.keep)

    def query(self) -> dict[str, str]:
        """The address as query parameters; empty ones are left out."""
        pairs = {
            "flow": self.flow,
            "trail": BETWEEN.join(self.trail),
            "asked": _written(self.flow, self.asked),
            "keep": BETWEEN.join(self.keep),
            "kept": _written(self.flow, self.kept),
            "assumed": str(self.assumed or ""),
        }
        return {key: value for key, value in pairs.items() if value}


def _paired(questions: tuple[Spot, ...], choices: tuple[str, ...]) -> dict[Spot, str]:
    """Empty unless there is a question for each choice: half an answer is none."""
    if len(questions) != len(choices):
        return {}
    return dict(zip(questions, choices, strict=True))


def _written(flow: str, questions: Iterable[Spot]) -> str:
    """Steps with dots between them; a flow is named where it is another one than before."""
    words = []
    for spot in questions:
        words.append(spot.id if spot.flow == flow else f"{spot.flow}{ELSEWHERE}{spot.id}")
        flow = spot.flow
    return BETWEEN.join(words)


def _questions(flow: str, words: Iterable[str]) -> tuple[Spot, ...]:
    """The reverse of `_written`; nothing at all if a word cannot be a question."""
    found = []
    for word in words:
        named, _, step = word.rpartition(ELSEWHERE)
        flow = named or flow
        if not (may_be_id(flow) and may_be_id(step)):
            return ()
        found.append(Spot(flow, step))
    return tuple(found)


def read_address(query: Mapping[str, str]) -> Address:
    """The walk in query parameters; whatever cannot be read counts as absent."""
    asked = query if isinstance(query, Query) else Query(query)
    flow = asked.get("flow", "")
    return Address(
        flow=flow,
        trail=asked.ids("trail"),
        asked=_questions(flow, asked.ids("asked")),
        keep=asked.ids("keep"),
        kept=_questions(flow, asked.ids("kept")),
        assumed=asked.number("assumed", 0, LONGEST_TRAIL) or 0,
    )


def as_link(page: str, query: Mapping[str, str], site: str = "/") -> str:
    """The address of a page as text. `site`: where the wizard runs, up to its last slash."""
    return f"{site}{page}?{urlencode(query)}" if query else f"{site}{page}"
