"""Answers that are not ready yet."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.checks.registry import check
from wizard.core.model import Choice, Entry, Library
from wizard.core.problems import Problem

PLACEHOLDER = "To be written:"
"""How the answer of an imported draft begins, before an editor has written it."""


@check("draft")
def draft(library: Library) -> Iterator[Problem]:
    """An entry says `draft: yes`, so visitors do not see it, and no choice can lead to it.

    Such a choice ends at the referral behind "None of these" until the entry is ready, or at the
    base's entry of the same name, if there is one. Take the key `draft` out when it is ready.

    Bad (faq/restart.md):
        owner: desk
        draft: yes
    Good:
        owner: desk
    """
    ends: dict[str, Choice] = {}
    for _, _, choice in library.choices():
        ends.setdefault(choice.entry, choice)
    below = {over.place.file: over.over for over in library.layers.overrides}
    for entry in library.entries.values():
        if entry.draft and entry.place.file in below:
            yield Problem(
                entry.at("draft"),
                f"The answer is a draft, and visitors see {below[entry.place.file]} in its place.",
                "When it is ready, take the key out.",
                "warning",
            )
        elif entry.draft:
            yield _draft(entry, ends.get(entry.id))


def _draft(entry: Entry, choice: Choice | None) -> Problem:
    place = entry.at("draft")
    if choice:
        return Problem(
            place,
            f'The answer is a draft, but the choice "{choice.id}" at {choice.at("entry")} ends '
            "here, so visitors are told that the FAQ has no answer.",
            "Lead the choice elsewhere until the answer is ready, then take the key out.",
            "flaw",
        )
    return Problem(
        place,
        "The answer is a draft, and visitors do not see it.",
        "When it is ready, take the key out and lead a choice to it.",
        "warning",
    )


@check("to-be-written")
def to_be_written(library: Library) -> Iterator[Problem]:
    """An imported answer still has its placeholder instead of an answer in plain words.

    Bad (faq/restart.md):
        To be written: restart.
    Good:
        Push the round knob.
    """
    for entry in library.entries.values():
        if entry.body.lstrip().startswith(PLACEHOLDER):
            yield Problem(
                entry.passages[0].place,
                "The answer itself is still to be written.",
                "Write it in your own plain words.",
                "warning" if entry.draft else "flaw",
            )


@check("official-not-compared")
def official_not_compared(library: Library) -> Iterator[Problem]:
    """The court's own words stand in an answer (`official`), and nobody says they were compared.

    An import copies them from a saved page, which may be old or read wrongly. The answer is not
    shown until `reviewed` names the day on which someone compared it with the page.

    Bad (faq/restart.md):
        official: Turn it off.
    Good:
        reviewed: 2026-11-22
    """
    for entry in library.entries.values():
        if entry.official.strip() and not entry.draft and entry.reviewed is None:
            yield Problem(
                entry.at("official"),
                "Nobody has compared the court's own words with its page.",
                'Compare them, then write the day: "reviewed: 2026-11-22".',
            )
