"""What a new court still has to fill out."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.checks.registry import check
from wizard.checks.texts import PlacedText, texts
from wizard.core.model import Contact, Court, Library
from wizard.core.problems import Problem, shown

BLANK = "To fill out:"
"""How a text begins that an editor still has to write; what belongs there follows."""
STARTERS = frozenset(
    (
        "One line under the title.",
        "Say where on the screen to look.",
        "For trainers only. Delete it if there is nothing to say.",
        "I see one thing",
        "I see another thing",
        "Say in one sentence why this choice leads there.",
        "Tell a situation in one to three sentences. Never name the answer.",
        "Another way people say it, by what they see",
        "Write the answer here in one or two sentences.",
        "1. Then write the steps.",
        "Say in one sentence whom to ask, and that the FAQ does not cover it.",
    )
)
"""Sentences of the starters that are no court's own."""


def is_blank(text: str) -> bool:
    """Whether a text only says what has to stand in its place."""
    return text.startswith(BLANK)


@check("to-fill-out")
def to_fill_out(library: Library) -> Iterator[Problem]:
    """A text still says what has to stand in its place, as `new court` leaves it.

    Visitors would read it just so. Write the text in place of the whole line behind the key.

    Bad (faq/court.yaml):
        name: "To fill out: who helps with e-filing"
    Good:
        name: The desk
    """
    nouns: list[Court | Contact] = [library.court, *library.court.contacts.values()]
    zones = (PlacedText(noun.at("time_zone"), noun.time_zone) for noun in nouns)
    for text in (*texts(library), *zones):
        if is_blank(text.text):
            wanted = text.text.removeprefix(BLANK).strip().rstrip(".")
            yield Problem(
                text.place,
                f"This is still to be filled out: {shown(wanted, 100)}.",
                "Write it in place of these words.",
                "flaw",
            )


@check("starter-text", advice=True)
def starter_text(library: Library) -> Iterator[Problem]:
    """A sentence of a starter (`new flow`, `new entry`) is still there, and visitors read it.

    Bad (flows/paper.yaml):
        about: One line under the title.
    Good:
        about: Nothing comes out.
    """
    for text in texts(library):
        found = next((line for line in text.text.split("\n") if line.strip() in STARTERS), "")
        if found:
            yield Problem(
                text.at(text.text.index(found)),
                f'This is still the text of the starter: "{shown(found.strip(), 40)}".',
                "Write your own in its place.",
                "warning",
            )
