"""Samples of keys and values that are not as they should be."""

from __future__ import annotations

from tests.check_samples.sample import (
    Sample,
    court,
    paper,
)
from tests.toys import (
    answer,
)

SAMPLES = (
    Sample(
        "empty-file",
        {"flows/paper.yaml": "# nothing yet\n"},
        (
            (
                "flows/paper.yaml:1:1: The file is empty. Write its keys, or delete the "
                "file. (empty-file)"
            ),
        ),
    ),
    Sample(
        "empty-text",
        paper("say: Nothing", 'say: ""'),
        ('flows/paper.yaml:10:14: The text of "say" is empty. Write it. (empty-text)',),
    ),
    Sample(
        "empty-text",
        {"faq/restart.md": answer(body="\n")},
        ("faq/restart.md:7:1: The text of the answer itself is empty. Write it. (empty-text)",),
    ),
    Sample(
        "unknown-key",
        paper("say: Nothing", "says: Nothing"),
        (
            (
                'flows/paper.yaml:10:9: There is no key "says" in "nothing". Did you mean '
                '"say"? (unknown-key)'
            ),
        ),
    ),
    Sample(
        "missing-key",
        paper("about: Nothing comes out.\n", ""),
        (
            (
                'flows/paper.yaml:1:1: The key "about" is missing in the file. One line '
                "under the title. (missing-key)"
            ),
        ),
    ),
    Sample(
        "duplicate-key",
        paper("      paper:\n", "      nothing:\n"),
        (
            (
                'flows/paper.yaml:12:7: The key "nothing" already stands in line 9. Delete '
                "or rename one of the two. (duplicate-key)"
            ),
        ),
    ),
    Sample(
        "wrong-kind",
        paper("scenarios: []", "scenarios: none yet"),
        (
            (
                'flows/paper.yaml:15:12: Here "scenarios" has a text, but it takes a list, '
                "one per line. Compare it with another file of the same folder. "
                "(wrong-kind)"
            ),
        ),
    ),
    Sample(
        "wrong-kind",
        {"flows/paper.yaml": "- title: The printer is stuck\n"},
        (
            (
                "flows/paper.yaml:1:1: Here the file has a list, but it takes keys with "
                "values. Compare it with another file of the same folder. (wrong-kind)"
            ),
        ),
    ),
    Sample(
        "bad-name",
        paper("      nothing:\n", "      Not Sure:\n"),
        (
            (
                'flows/paper.yaml:9:7: "Not Sure" cannot be an id. Use lower-case letters, '
                'digits and single hyphens, and not "none". (bad-name)'
            ),
        ),
    ),
    Sample(
        "bad-name",
        paper("      nothing:\n", "      none:\n"),
        (
            (
                'flows/paper.yaml:9:7: "none" cannot be an id. Use lower-case letters, '
                'digits and single hyphens, and not "none". (bad-name)'
            ),
        ),
    ),
    Sample(
        "bad-value",
        {"faq/restart.md": answer(reviewed="22 Nov 2026")},
        (
            (
                'faq/restart.md:6:11: "reviewed" is "22 Nov 2026", but it takes a date like '
                "2026-11-22. Correct it. (bad-value)"
            ),
        ),
    ),
    Sample(
        "bad-value",
        {"faq/restart.md": answer(referral="maybe")},
        (
            (
                'faq/restart.md:6:11: "referral" is "maybe", but it takes yes or no. '
                "Correct it. (bad-value)"
            ),
        ),
    ),
    Sample(
        "bad-value",
        court('"4"', "four"),
        (
            (
                'faq/court.yaml:4:15: "longest_walk" is "four", but it takes a whole '
                "number. Correct it. (bad-value)"
            ),
        ),
    ),
)
