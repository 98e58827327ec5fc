"""What the trainers' page says: each tool in a sentence or two, and the round that is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wizard.core.listing import flows_in_order
from wizard.core.model import Library
from wizard.core.wording import plural
from wizard.training import rounds

TITLE = "For trainers"
LEAD = (
    "Everything here is made from the same questions and answers as the wizard. Nothing is "
    "stored: a link holds all there is."
)
PRESENT_TITLE, ROUNDS_TITLE = "Present", "Practice and Find the wrong turn"
PAPERS_TITLE, COUNTER_TITLE = "Handouts", "Counter mode"
OPEN_PRESENT, OPEN_COUNTER = "Open: Present", "Open: Counter mode"
TOPIC, EVERY_TOPIC = "Topic", "All topics"
CASES, PASS_MARK, WORD = "Cases", "Pass mark in percent", "Word for this class (letters, digits)"
PRESENT = (
    "One question at a time in large type, for a projector. A pick stops for a talk, the same key "
    "goes on. Keys and clicker do everything; `?` shows the keys."
)
ROUNDS = (
    "Practice: read a case, walk it, see the first wrong turn. Find the wrong turn: see a walk "
    "that went wrong and name the pick. The same word draws the same cases for all; the two have "
    "no case in common while there are enough."
)
NO_CASES = "This topic has no practice cases yet. Editors add them as scenarios to a flow."
OPEN_PRACTICE, OPEN_PUZZLE = "Open this round of practice", "Open this round of puzzles"
COPY_PRACTICE, COPY_PUZZLE = "Copy the practice link", "Copy the puzzle link"
CODES = "QR codes for the class"
COPIED, NOT_COPIED = (
    "Copied.",
    "The browser did not allow it. Open the round and copy its address.",
)
ONLY_HERE = (
    "Phones cannot open these links yet: the wizard serves this computer only. Start it with "
    '`make run ARGS="--server.address 0.0.0.0"`, then open this page at the computer\'s own '
    "address in the network."
)
PAPERS = (
    "A handout, a guide with notes and wrong turns, and an answer key, with the cases of the "
    "round above; and the map on one page. Each is one HTML file to open in a browser and print."
)
MAKE = "Make the papers"
COUNTER = (
    "For staff on the phone: keys only, a line to say at each step, the search by the caller's "
    "own words (`/`), the answer as an e-mail with its source (`Y` copies it, `E` opens it)."
)
PAPER_NAMES: Mapping[str, str] = {
    "handout": "Handout for learners",
    "guide": "Guide for you",
    "key": "Answer key",
    "poster": "Map as a poster",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A number that a trainer sets: its label, its limits, and what stands there at first."""

    label: str
    least: int
    most: int
    usual: int
    step: int = 1

    def fitted(self, typed: int) -> int:
        """The nearest number that can be."""
        return min(max(typed, self.least), self.most)

    def corrected(self, typed: str, used: int) -> str:
        """One sentence for a number that cannot be, and what is used instead."""
        if self.label == CASES:
            has = plural(self.most, "case")
            return f"{typed} cases cannot be drawn: there are {has}, so the round has {used}."
        return f"The pass mark is a number from {self.least} to {self.most}, so {used} is used."


def topics(library: Library) -> dict[str, str]:
    """What can be picked as the topic of a class: flow ids and titles, all topics first."""
    return {"": EVERY_TOPIC} | {flow.id: flow.title for flow in flows_in_order(library)}


def no_topic(asked: str) -> str:
    """One sentence for an address that names a topic that is not there."""
    return f'There is no topic named "{asked[:60]}" here. Pick one below.'


def boxes(cases: int) -> tuple[Box, Box]:
    """The number of cases and the pass mark, where a topic has so many cases."""
    most = min(cases, rounds.MOST_CASES)
    return Box(CASES, 1, most, min(rounds.CASES, most)), Box(PASS_MARK, 0, 100, rounds.PASS, 5)
