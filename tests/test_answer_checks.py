"""Mistakes in parts, cautions, warnings and hours: each has a failing sample."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.toys import COURT, WIFI, answer, lines, loaded, swapped
from wizard.content import files
from wizard.core.model import Source
from wizard.core.numbered import beside, numbers
from wizard.core.opening import Span, read_hours

PARTS = """\
Find the lamp.

1. Wait.

## The lamp is dark {#dark}

Plug it in.

1. Find the plug.
2. Push it.

## The lamp blinks {#blinks}

Wait a minute.
"""
NAMED = swapped(
    WIFI, "entry: restart\n        because", "entry: restart\n        part: dark\n        because"
)
NAMED = swapped(
    NAMED,
    "        entry: restart\n      loose",
    "        entry: restart\n        part: blinks\n      loose",
)
WARNED = swapped(WIFI, "        flow: paper\n", "        flow: paper\n        warn: fire\n")
FIRE = COURT + "warnings:\n  fire: Water kills you near a plug.\n"


def caution(says: str, more: str = "") -> dict[str, str]:
    return {"faq/restart.md": answer(caution=f"{{noted: 2026-11-22, says: {says}{more}}}")}


class Sample(NamedTuple):
    """Toy files with a mistake, and all the lines that report it."""

    check: str
    files: Mapping[str, str]
    lines: tuple[str, ...]


SAMPLES = (
    Sample(
        "not-one-of",
        {"faq/restart.md": answer(source="{page: P, from: coart}")},
        (
            'faq/restart.md:5:25: "from" is "coart", but it takes one of: court-faq, court, '
            'pacer, elsewhere. Did you mean "court"? (not-one-of)',
        ),
    ),
    Sample(
        "no-such-part",
        {
            "faq/restart.md": answer(body=PARTS),
            "flows/wifi.yaml": swapped(NAMED, ": dark", ": drak"),
        },
        (
            'faq/restart.md:11:1: warning: No choice leads to the part "dark". '
            'Name it at a choice: "part: dark". (idle-part)',
            'flows/wifi.yaml:20:15: The choice "red" names the part "drak", which the answer '
            '"restart" does not have. Did you mean "dark"? (no-such-part)',
        ),
    ),
    Sample(
        "no-such-part",
        caution("Wait for me., part: dark", ""),
        (
            'faq/restart.md:6:10: The caution names the part "dark", which the answer does not '
            "have. (no-such-part)",
        ),
    ),
    Sample(
        "twin-part",
        {
            "faq/restart.md": answer(body=PARTS.replace("#blinks", "#dark")),
            "flows/wifi.yaml": NAMED.replace("part: blinks", "part: dark"),
        },
        (
            'faq/restart.md:18:1: The part "dark" stands twice in this answer. '
            "Rename one of them. (twin-part)",
        ),
    ),
    Sample(
        "idle-part",
        {
            "faq/restart.md": answer(body=PARTS),
            "flows/wifi.yaml": swapped(NAMED, "        part: blinks\n", ""),
        },
        (
            'faq/restart.md:18:1: warning: No choice leads to the part "blinks". '
            'Name it at a choice: "part: blinks". (idle-part)',
        ),
    ),
    Sample(
        "nothing-to-do",
        {"faq/restart.md": answer(body="Do it.\n", yourself="yes")},
        (
            "faq/restart.md:6:11: The answer says that readers can do this alone, but it has no "
            'numbered steps. Write the steps as a numbered list, or take "yourself" out. '
            "(nothing-to-do)",
        ),
    ),
    Sample(
        "no-such-numbered-step",
        caution("Wait for me.", ", step: 2"),
        (
            "faq/restart.md:6:10: The caution stands beside step 2, but the text for everybody "
            "has no such step. Correct the number, or name the part. (no-such-numbered-step)",
        ),
    ),
    Sample(
        "long-caution",
        caution("You wait" + " and wait" * 12),
        (
            "faq/restart.md:6:10: The caution has 26 words; the limit is 25. Say only "
            'what to do. The rest belongs into "editor_note". (long-caution)',
        ),
    ),
    Sample(
        "caution-without-instruction",
        caution("Logging in may have changed."),
        (
            "faq/restart.md:6:10: The caution does not tell the reader what to do. "
            'Write it as an instruction, with "you". (caution-without-instruction)',
        ),
    ),
    Sample(
        "caution-for-editors",
        caution("Ask. Our copy of the page lost the address."),
        (
            'faq/restart.md:6:10: The caution speaks of "Our copy", which says nothing '
            'to visitors. Move it to "editor_note". (caution-for-editors)',
        ),
    ),
    Sample(
        "see-also-repeats",
        {"faq/restart.md": answer(see_also="[add-paper, restart, add-paper]")},
        (
            'faq/restart.md:6:11: "add-paper" stands twice here, or is this entry itself. '
            "Delete it. (see-also-repeats)",
            'faq/restart.md:6:11: "restart" stands twice here, or is this entry itself. '
            "Delete it. (see-also-repeats)",
        ),
    ),
    Sample(
        "unknown-warning",
        {"faq/restart.md": answer(warn="[fire]"), "faq/court.yaml": FIRE.replace("fire", "fires")},
        (
            'faq/restart.md:6:7: "fire" is not one of the warnings in faq/court.yaml. '
            'Did you mean "fires"? (unknown-warning)',
        ),
    ),
    Sample(
        "unwarned-ending",
        {
            "faq/court.yaml": FIRE,
            "flows/wifi.yaml": WARNED,
            "faq/restart.md": answer("Restart the box", warn="[fire]"),
        },
        (
            'faq/add-paper.md:2:1: The choice "green" (flows/wifi.yaml) warns of "fire" and leads '
            'here, but this answer does not warn of it. Add "fire" to its "warn". '
            "(unwarned-ending)",
        ),
    ),
    Sample(
        "unknown-time-zone",
        {"faq/court.yaml": COURT + "time_zone: America/Bostn\n"},
        (
            'faq/court.yaml:10:12: There is no time zone "America/Bostn". Write it like '
            "America/New_York or America/Chicago. (unknown-time-zone)",
        ),
    ),
    Sample(
        "bad-hours",
        {"faq/court.yaml": COURT + "    hours: Mon-Fri 8:30-4:30\n"},
        (
            'faq/court.yaml:10:12: The hours "Mon-Fri 8:30-4:30" cannot be read. Write them like '
            '"Mon-Fri 8:30-16:30; Sat 9:00-12:00". (bad-hours)',
        ),
    ),
    Sample(
        "referral-without-contact",
        {
            "faq/court.yaml": COURT + "  you:\n    name: You\n",
            "faq/nobody-knows.md": answer("Not covered", referral="yes", owner="you"),
        },
        (
            "faq/nobody-knows.md:2:1: This referral names nobody whom people can ask. "
            'Name one under "contacts". (referral-without-contact)',
        ),
    ),
)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.check)
def test_a_mistake_in_an_answer_is_reported_with_its_place_a_sentence_and_advice(
    sample: Sample, tmp_path: Path
) -> None:
    assert lines(loaded(tmp_path, sample.files)) == list(sample.lines)
    assert any(line.endswith(f"({sample.check})") for line in sample.lines)


def test_good_parts_warnings_and_hours_are_no_mistake(tmp_path: Path) -> None:
    good = {
        "faq/court.yaml": FIRE + "time_zone: America/Chicago\n",
        "flows/wifi.yaml": NAMED,
        "faq/restart.md": answer(
            body=PARTS,
            yourself="yes",
            warn="[fire]",
            caution="{noted: 2026-11-22, says: Ask first., step: 2, part: dark}",
            see_also="[add-paper]",
        ),
    }
    assert lines(loaded(tmp_path, good)) == []


def test_an_answer_is_a_text_for_everybody_and_its_parts() -> None:
    entry, problems = files.read_entry("faq/restart.md", answer(body=PARTS))
    assert entry is not None
    assert problems == []
    assert (entry.short, entry.everyone) == ("Find the lamp.", "Find the lamp.\n\n1. Wait.")
    assert [(part.id, part.title, part.line) for part in entry.parts] == [
        ("dark", "The lamp is dark", 4),
        ("blinks", "The lamp blinks", 11),
    ]
    assert entry.parts[0].text == "Plug it in.\n\n1. Find the plug.\n2. Push it."
    assert "{#" not in entry.text
    assert "## The lamp is dark\n" in entry.rest
    assert entry.part("") is None


def test_a_source_says_whose_page_it_is_and_when_it_was_read() -> None:
    page = "{page: P, web: https://toy.example, from: pacer}"
    further = "[{page: Q, seen: 2026-11-20}]"
    entry, _ = files.read_entry("faq/restart.md", answer(source=page, also_from=further))
    assert entry is not None
    assert (entry.source.origin, entry.source.web) == ("pacer", "https://toy.example")
    assert entry.also_from == (Source(page="Q", seen=date(2026, 11, 20)),)


def test_the_warnings_of_a_court_are_texts_by_id() -> None:
    court, problems = files.read_court("faq/court.yaml", FIRE)
    assert court is not None
    assert (problems, court.warnings) == ([], {"fire": "Water kills you near a plug."})


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Mon-Fri 8:30-16:30", (Span((0, 1, 2, 3, 4), time(8, 30), time(16, 30)),)),
        ("sat 9:00 – 12:00", (Span((5,), time(9), time(12)),)),
        (
            "Mon 8:00-12:00; Mon 13:00-17:00",
            (Span((0,), time(8), time(12)), Span((0,), time(13), time(17))),
        ),
        ("Monday to Friday, 8:30 a.m. to 4:30 p.m.", None),
        ("Mon-Fri 8:30-25:00", None),
        ("Fri-Mon 8:30-16:30", None),
        ("", None),
    ],
)
def test_hours_are_read_as_spans_or_not_at_all(text: str, spans: tuple[Span, ...] | None) -> None:
    assert read_hours(text) == spans


def test_numbered_steps_are_found_and_a_sentence_is_set_beside_one() -> None:
    text = "Do it.\n\n1. First.\n   More.\n2. Second.\n\nAt the end."

    assert numbers(text) == (1, 2)
    assert beside(text, 1, "Wait.") == (
        "Do it.\n\n1. First.\n   More.\n\n   > Wait.\n\n2. Second.\n\nAt the end."
    )
    assert beside(text, 2, "Wait.") == (
        "Do it.\n\n1. First.\n   More.\n2. Second.\n\n   > Wait.\n\nAt the end."
    )
    assert beside(text, 3, "Wait.") == text
