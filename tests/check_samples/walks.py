"""Samples of walks: loops, lengths, choices, what nothing reaches."""

from __future__ import annotations

from tests.check_samples.sample import (
    Sample,
    court,
    paper,
    wifi,
)
from tests.toys import (
    answer,
    flow,
    step,
)

SAMPLES = (
    Sample(
        "few-choices",
        {"flows/one.yaml": flow(step("one", yes="entry restart"))},
        (
            (
                'flows/one.yaml:7:5: The step "one" has only one choice. Add another, or '
                "lead past this step. (few-choices)"
            ),
        ),
    ),
    Sample(
        "few-choices",
        {"flows/one.yaml": flow("one:\n  ask: What now?\n  choices: {}")},
        (
            (
                'flows/one.yaml:7:5: The step "one" has no choice. Add choices, or delete '
                "the step. (few-choices)"
            ),
        ),
    ),
    Sample(
        "many-choices",
        {"flows/one.yaml": flow(step("one", **{f"c{i}": "entry restart" for i in range(10)}))},
        (
            (
                'flows/one.yaml:7:5: The step "one" has 10 choices. Keep at most nine; '
                "split the question in two. (many-choices)"
            ),
        ),
    ),
    Sample(
        "same-words",
        paper("say: Paper", "say: nothing"),
        (
            (
                'flows/paper.yaml:13:14: The choices "nothing" and "paper" both say '
                '"nothing". Say how they differ, or delete one. (same-words)'
            ),
        ),
    ),
    Sample(
        "unreachable-step",
        {
            "flows/one.yaml": flow(
                step("one", a="entry restart", b="entry restart")
                + step("two", a="entry restart", b="entry restart")
            )
        },
        (
            (
                'flows/one.yaml:12:5: No choice leads to the step "two". Lead a choice to '
                "it, or delete it. (unreachable-step)"
            ),
        ),
    ),
    Sample(
        "no-flow-reaches",
        {"faq/forgotten.md": answer()},
        (
            (
                'faq/forgotten.md:2:1: No flow ends at the entry "forgotten". Lead a choice '
                "to it. (no-flow-reaches)"
            ),
        ),
    ),
    Sample(
        "loops",
        {
            "flows/one.yaml": flow(
                step("one", a="go two", b="entry restart")
                + step("two", a="go one", b="entry restart")
            )
        },
        (
            (
                "flows/one.yaml:9:29: The choices lead in a circle: one/one → one/two → "
                "one/one. Lead one of them to an answer instead. (loops)"
            ),
        ),
    ),
    Sample(
        "loops",
        paper("entry: restart", "flow: wifi"),
        (
            (
                "flows/paper.yaml:14:15: The choices lead in a circle: paper/tray → "
                "wifi/lamp → paper/tray. Lead one of them to an answer instead. (loops)"
            ),
        ),
    ),
    Sample(
        "long-walk",
        court('"4"', "1"),
        (
            (
                "flows/wifi.yaml:4:8: The longest walk of this flow asks 2 questions; the "
                "limit is 1. Join two questions, or lead to an answer sooner. (long-walk)"
            ),
        ),
    ),
    Sample(
        "wrong-ending",
        wifi("trail: [dark, loose]", "trail: [dark, in-wall]"),
        (
            (
                'flows/wifi.yaml:32:12: The trail ends at "restart", but the scenario says '
                '"push-plug". Correct the trail or the entry. (wrong-ending)'
            ),
        ),
    ),
    Sample(
        "wrong-ending",
        wifi("trail: [dark, loose]", "trail: [dark, lose]"),
        (
            (
                'flows/wifi.yaml:32:12: The trail has "lose" at the step "plug", where '
                'there is no such choice. Did you mean "loose"? (wrong-ending)'
            ),
        ),
    ),
    Sample(
        "wrong-ending",
        wifi("trail: [dark, loose]", "trail: [dark]"),
        (
            (
                'flows/wifi.yaml:32:12: The trail stops at the question "plug", before any '
                "answer. Go on to the answer. (wrong-ending)"
            ),
        ),
    ),
    Sample(
        "wrong-ending",
        wifi("trail: [dark, loose]", "trail: [dark, loose, loose]"),
        (
            (
                'flows/wifi.yaml:32:12: The trail has "loose" after the answer "push-plug". '
                "Shorten the trail. (wrong-ending)"
            ),
        ),
    ),
)
