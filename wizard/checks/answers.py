"""Mistakes in answers: parts, numbered steps, cautions, related entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from wizard.checks.registry import check
from wizard.checks.targets import MOST
from wizard.core.ids import FileId, unfit
from wizard.core.model import Choice, Entry, Library
from wizard.core.numbered import numbers
from wizard.core.parts import place_of
from wizard.core.problems import Problem, nearest, shown

MOST_WORDS = 25
OURS = re.compile(r"\bour (?:own )?(?:copy|notes|version)\b", re.IGNORECASE)
TELLS = re.compile(
    r"\b(?:you|your|yourself)\b|(?:^|[.;:,] |\bthen )(?:please |first |do not |don't |never )?"
    r"(?:add|allow|answer|ask|bring|call|change|check|choose|clear|click|close|confirm|contact"
    r"|do|enter|expect|file|fill|find|follow|get|give|go|keep|leave|link|log|look|make|open|pay"
    r"|pick|print|read|register|save|say|search|see|select|send|set|sign|skip|start|stop|tell"
    r"|try|type|update|upload|use|wait|write)\b",
    re.IGNORECASE,
)
"""How an instruction can be told: it speaks to the reader, or begins with a verb."""


@check("no-such-part")
def no_such_part(library: Library) -> Iterator[Problem]:
    """A choice or a caution names a part that the answer does not have.

    A part is a heading of the answer with an id: `## Title of the situation {#part-id}`.

    Bad (flows/paper.yaml):
        say: It is green
        entry: call
        part: at-noon
    Good:
        say: It is green
        entry: call
    """
    for choice in islice(_astray(library), MOST):
        entry = library.entries.get(choice.entry)
        known = [part.id for part in entry.parts] if entry else []
        yield Problem(
            choice.at("part"),
            f'The choice "{choice.id}" names the part "{shown(choice.part)}", '
            f'which the answer "{shown(choice.entry)}" does not have.',
            nearest(choice.part, known),
            "flaw",
        )
    for entry in library.entries.values():
        if entry.caution and entry.caution.part and not entry.part(entry.caution.part):
            yield Problem(
                entry.at("caution"),
                f'The caution names the part "{shown(entry.caution.part)}", '
                "which the answer does not have.",
                nearest(entry.caution.part, [part.id for part in entry.parts]),
                "flaw",
            )


def _astray(library: Library) -> Iterator[Choice]:
    for _, _, choice in library.choices():
        entry = library.entries.get(choice.entry)
        lost = FileId("faq", choice.entry) in library.left_out
        if choice.part and not lost and not (entry and entry.part(choice.part)):
            yield choice


@check("twin-part")
def twin_part(library: Library) -> Iterator[Problem]:
    """Two parts of an answer have the same id, or a part's id cannot be one.

    Bad (faq/restart.md):
        ## The manual {#Manual}
    Good:
        2. Read [the manual](https://toy.example/box).
    """
    for entry in library.entries.values():
        seen: set[str] = set()
        for part in entry.parts:
            place = place_of(entry.passages, part.line)
            if unfit(part.id):
                said = f'"{shown(part.id)}" cannot be the id of a part.'
                advice = "Use lower-case letters, digits and single hyphens."
                yield Problem(place, said, advice, "flaw")
            elif part.id in seen:
                said = f'The part "{part.id}" stands twice in this answer.'
                yield Problem(place, said, "Rename one of them.", "flaw")
            seen.add(part.id)


@check("idle-part")
def idle_part(library: Library) -> Iterator[Problem]:
    """No choice shows this part first, so people find it only under "Other situations".

    Bad (faq/restart.md):
        ## The manual {#manual}
    Good:
        2. Read [the manual](https://toy.example/box).
    """
    led = {(choice.entry, choice.part) for _, _, choice in library.choices()}
    for entry in library.entries.values():
        for part in entry.parts:
            place = place_of(entry.passages, part.line)
            led_to = (entry.id, part.id) in led or place.folder  # other courts may lead there
            if not unfit(part.id) and not led_to and not entry.draft:
                yield Problem(
                    place,
                    f'No choice leads to the part "{shown(part.id)}".',
                    f'Name it at a choice: "part: {shown(part.id)}".',
                    "warning",
                )


@check("nothing-to-do")
def nothing_to_do(library: Library) -> Iterator[Problem]:
    """An entry says `yourself: yes`, but has no numbered steps to follow.

    Bad (faq/call.md):
        owner: desk
        yourself: yes
    Good:
        owner: desk
    """
    for entry in library.entries.values():
        if entry.yourself and not numbers(entry.body):
            yield Problem(
                entry.at("yourself"),
                "The answer says that readers can do this alone, but it has no numbered steps.",
                'Write the steps as a numbered list, or take "yourself" out.',
                "flaw",
            )


@check("long-caution")
def long_caution(library: Library) -> Iterator[Problem]:
    """A caution has more than 25 words. People in a hurry read one short sentence.

    Bad (faq/restart.md, reported at faq/restart.md:6):
        owner: desk
        caution:
          noted: 2026-11-22
          says: Wait for a while. Then push the knob and hold it down for a moment. If the
            lamp is still red, you wait once more and push it again.
    Good:
        owner: desk
    """
    for entry in _cautioned(library):
        count = len(_says(entry).split())
        if count > MOST_WORDS:
            yield Problem(
                entry.at("caution"),
                f"The caution has {count} words; the limit is {MOST_WORDS}.",
                'Say only what to do. The rest belongs into "editor_note".',
                "flaw",
            )


@check("caution-without-instruction")
def caution_without_instruction(library: Library) -> Iterator[Problem]:
    """A caution does not say what to do, as in "Since May 1, 2025 you log in with a code".

    Bad (faq/restart.md):
        owner: desk
        caution: {noted: 2026-11-22, says: The knob may have moved.}
    Good:
        owner: desk
    """
    for entry in _cautioned(library):
        if not TELLS.search(_says(entry)):
            yield Problem(
                entry.at("caution"),
                "The caution does not tell the reader what to do.",
                'Write it as an instruction, with "you".',
                "flaw",
            )


@check("caution-for-editors")
def caution_for_editors(library: Library) -> Iterator[Problem]:
    """A caution speaks of "our copy": that is for editors, and visitors would read it.

    Bad (faq/restart.md):
        owner: desk
        caution: {noted: 2026-11-22, says: Ask the desk. Our copy is old.}
    Good:
        owner: desk
    """
    for entry in _cautioned(library):
        found = OURS.search(_says(entry))
        if found:
            yield Problem(
                entry.at("caution"),
                f'The caution speaks of "{found[0]}", which says nothing to visitors.',
                'Move it to "editor_note".',
                "flaw",
            )


@check("no-such-numbered-step")
def no_such_numbered_step(library: Library) -> Iterator[Problem]:
    """A caution stands beside a numbered step that its text does not have.

    Bad (faq/restart.md):
        owner: desk
        caution: {noted: 2026-11-22, says: Ask the desk., step: 3}
    Good:
        owner: desk
    """
    for entry in _cautioned(library):
        caution = entry.caution
        assert caution is not None
        part = entry.part(caution.part)
        if caution.step and caution.step not in numbers(part.text if part else entry.everyone):
            where = f'the part "{part.id}"' if part else "the text for everybody"
            yield Problem(
                entry.at("caution"),
                f"The caution stands beside step {caution.step}, but {where} has no such step.",
                "Correct the number, or name the part.",
                "flaw",
            )


def _cautioned(library: Library) -> Iterator[Entry]:
    return (entry for entry in library.entries.values() if entry.caution)


def _says(entry: Entry) -> str:
    assert entry.caution is not None
    return entry.caution.says


@check("see-also-repeats")
def see_also_repeats(library: Library) -> Iterator[Problem]:
    """An entry's `see_also` names an entry twice, or the entry itself.

    Bad (faq/restart.md):
        see_also: [add-paper, add-paper]
    Good:
        see_also: [add-paper]
    """
    for entry in library.entries.values():
        seen = {entry.id}
        for other in islice(entry.see_also, MOST):
            if other in seen:
                yield Problem(
                    entry.at("see_also"),
                    f'"{shown(other)}" stands twice here, or is this entry itself.',
                    "Delete it.",
                    "flaw",
                )
            seen.add(other)
