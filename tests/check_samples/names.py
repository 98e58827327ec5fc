"""Samples of ids that lead nowhere, or to two things."""

from __future__ import annotations

from tests.check_samples.sample import (
    Sample,
    court,
    paper,
    wifi,
)
from tests.toys import (
    WIFI,
    answer,
)

SAMPLES = (
    Sample(
        "earlier-id-taken",
        {"faq/restart.md": answer("Restart the box", was="[add-paper]")},
        (
            'faq/restart.md:6:6: The earlier id "add-paper" is the id of an entry today, so older '
            "links are unclear. Take it out here, or rename the other one. (earlier-id-taken)",
        ),
    ),
    Sample(
        "bad-earlier-id",
        {"faq/restart.md": answer("Restart the box", was="[Restart it]")},
        (
            'faq/restart.md:6:6: "Restart it" cannot have been an id. Use lower-case letters, '
            "digits and single hyphens. (bad-earlier-id)",
        ),
    ),
    Sample(
        "lost-link",
        {"faq/restart.md": answer("Restart the box", "Do [it](answer:add-papr).\n")},
        (
            'faq/restart.md:7:9: The link "answer:add-papr" leads to an answer that does not '
            'exist. Did you mean "add-paper"? (lost-link)',
        ),
    ),
    Sample(
        "no-such-start",
        paper("start: tray", "start: try"),
        (
            (
                'flows/paper.yaml:4:8: The flow starts at "try", which is not one of its '
                'steps. Did you mean "tray"? (no-such-start)'
            ),
        ),
    ),
    Sample(
        "not-one-way",
        paper("        entry: add-paper\n", ""),
        (
            (
                'flows/paper.yaml:10:9: The choice "nothing" needs exactly one of "go", '
                '"flow" and "entry"; it has none of them. Keep the one that says where the '
                "user goes next. (not-one-way)"
            ),
        ),
    ),
    Sample(
        "not-one-way",
        wifi("go: plug", "go: plug\n        entry: restart"),
        (
            (
                'flows/wifi.yaml:12:9: The choice "dark" needs exactly one of "go", "flow" '
                'and "entry"; it has "go" and "entry". Keep the one that says where the '
                "user goes next. (not-one-way)"
            ),
        ),
    ),
    Sample(
        "no-such-step",
        wifi("go: plug", "go: plugg"),
        (
            (
                'flows/wifi.yaml:13:13: The choice "dark" leads to "plugg", which is not a '
                'step in this flow. Did you mean "plug"? (no-such-step)'
            ),
        ),
    ),
    Sample(
        "no-such-flow",
        wifi("flow: paper", "flow: papers"),
        (
            (
                'flows/wifi.yaml:16:15: The choice "green" leads to the flow "papers", '
                'which does not exist. Did you mean "paper"? (no-such-flow)'
            ),
        ),
    ),
    Sample(
        "no-such-entry",
        wifi("entry: restart\n        because", "entry: re-start\n        because"),
        (
            (
                'flows/wifi.yaml:19:16: The choice "red" ends at "re-start", which is not '
                'an entry in faq/. Did you mean "restart"? (no-such-entry)'
            ),
        ),
    ),
    Sample(
        "unknown-owner",
        {"faq/restart.md": answer(owner="dask")},
        (
            (
                'faq/restart.md:4:8: "dask" is not a contact in faq/court.yaml. Did you '
                'mean "desk"? (unknown-owner)'
            ),
        ),
    ),
    Sample(
        "unknown-owner",
        {"faq/restart.md": answer(contacts="[desk, boss]")},
        (
            (
                'faq/restart.md:6:11: "boss" is not a contact in faq/court.yaml. Known '
                "names: desk. (unknown-owner)"
            ),
        ),
    ),
    Sample(
        "unknown-term",
        wifi("[router]", "[routers]"),
        (
            (
                'flows/wifi.yaml:9:12: "routers" is not a term in faq/glossary.yaml. Did '
                'you mean "router"? (unknown-term)'
            ),
        ),
    ),
    Sample(
        "unknown-see-also",
        {"faq/restart.md": answer(see_also="[pull-plug]")},
        (
            (
                'faq/restart.md:6:11: "pull-plug" is not an entry in faq/. Did you mean '
                '"push-plug"? (unknown-see-also)'
            ),
        ),
    ),
    Sample(
        "unknown-none-of-these",
        court("nobody-knows", "nobody-nose"),
        (
            (
                'faq/court.yaml:2:16: "nobody-nose" is not an entry in faq/. Did you mean '
                '"nobody-knows"? (unknown-none-of-these)'
            ),
            (
                'faq/nobody-knows.md:2:1: No flow ends at the entry "nobody-knows". Lead a '
                "choice to it. (no-flow-reaches)"
            ),
        ),
    ),
    Sample(
        "unknown-still-stuck",
        court("still_stuck: desk", "still_stuck: disk"),
        (
            (
                'faq/court.yaml:3:14: "disk" is not a contact in this file. Did you mean '
                '"desk"? (unknown-still-stuck)'
            ),
        ),
    ),
    Sample(
        "same-number",
        {
            "faq/restart.md": answer(source="{page: P, number: 7}"),
            "faq/add-paper.md": answer(source="{page: P, number: 7}"),
        },
        (
            (
                'faq/restart.md:5:9: The entry "add-paper" already has number 7 of this '
                "page. Count again on the page. (same-number)"
            ),
        ),
    ),
    Sample(
        "same-name",
        {
            "faq/paper.md": answer(),
            "flows/wifi.yaml": WIFI.replace(
                "entry: restart\n        because", "entry: paper\n        because"
            ),
        },
        (
            (
                'flows/paper.yaml:1:1: warning: There is a flow and an entry named "paper". '
                "Give one of them another name. (same-name)"
            ),
        ),
    ),
)
