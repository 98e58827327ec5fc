"""Samples of what cannot be read: YAML, front matter, merges."""

from __future__ import annotations

from tests.check_samples.sample import (
    Sample,
    paper,
)
from tests.toys import (
    PAPER,
    answer,
)

SAMPLES = (
    Sample(
        "bad-yaml",
        paper("title: The printer", "title: Stuck: the printer"),
        (
            (
                "flows/paper.yaml:1:13: This cannot be read as YAML: mapping values are not "
                'allowed in this context. If the text has ": " in it, put it in double '
                "quotes. (bad-yaml)"
            ),
        ),
    ),
    Sample(
        "bad-yaml",
        paper("    ask: What", "\task: What"),
        (
            (
                "flows/paper.yaml:7:1: This cannot be read as YAML: a Tab stands where only "
                "spaces may stand. Use spaces, not the Tab key, at the start of a line. "
                "(bad-yaml)"
            ),
        ),
    ),
    Sample(
        "bad-yaml",
        paper("The printer is stuck", '"The printer is stuck'),
        (
            (
                "flows/paper.yaml:1:8: This cannot be read as YAML: found unexpected end "
                "of stream. A quote or bracket that opens here is never closed. (bad-yaml)"
            ),
        ),
    ),
    Sample(
        "two-documents",
        {"flows/paper.yaml": PAPER + "---\n" + PAPER},
        (
            (
                'flows/paper.yaml:16:1: A second document starts at this "---". Delete that '
                "line. (two-documents)"
            ),
        ),
    ),
    Sample(
        "anchor-or-alias",
        paper("say: Nothing", "say: &empty Nothing"),
        (
            (
                'flows/paper.yaml:10:14: The anchor or alias "empty" is not used in '
                "content. Write the text out, or put it in double quotes if it starts with "
                "& or *. (anchor-or-alias)"
            ),
        ),
    ),
    Sample(
        "yaml-tag",
        paper("say: Nothing", "say: !!str Nothing"),
        (
            (
                'flows/paper.yaml:10:14: The YAML tag "tag:yaml.org,2002:str" is not used '
                "in content. Delete it, or put the text in double quotes if it starts with "
                "!. (yaml-tag)"
            ),
        ),
    ),
    Sample(
        "nested-too-deep",
        {"flows/paper.yaml": "title: " + "[" * 1000},
        (
            (
                "flows/paper.yaml:1:19: Lists or mappings nest more than 12 deep here. Look "
                "for brackets that are never closed. (nested-too-deep)"
            ),
        ),
    ),
    Sample(
        "key-is-not-text",
        {"flows/paper.yaml": "[title]: The printer is stuck\n"},
        (
            (
                "flows/paper.yaml:1:1: A key here is not a plain word. Delete the brackets. "
                "(key-is-not-text)"
            ),
        ),
    ),
    Sample(
        "hidden-character",
        paper("say: Nothing", "say: Not\u200bhing"),
        (
            (
                "flows/paper.yaml:10:17: An invisible character stands here. Delete it and "
                "type the text again by hand. (hidden-character)"
            ),
        ),
    ),
    Sample(
        "hidden-character",
        {"faq/restart.md": answer(body="Restart it.\n\n1. Push the \u202eknob.\n")},
        (
            (
                "faq/restart.md:9:13: An invisible character stands here. Delete it and "
                "type the text again by hand. (hidden-character)"
            ),
        ),
    ),
    Sample(
        "front-matter",
        {"faq/restart.md": "Restart it.\n"},
        (
            (
                "faq/restart.md:1:1: The file does not start with front matter. Start it "
                'with a line "---", then the keys, then "---" again. (front-matter)'
            ),
        ),
    ),
    Sample(
        "front-matter",
        {"faq/restart.md": "---\ntitle: Restart the box\n"},
        (
            (
                'faq/restart.md:1:1: The front matter is opened by "---" but never closed. '
                'Put a line with only "---" between the keys and the answer. (front-matter)'
            ),
        ),
    ),
    Sample(
        "merge-conflict",
        paper("title: The", "<<<<<<< HEAD\ntitle: A\n=======\ntitle: The"),
        (
            (
                'flows/paper.yaml:1:1: This is a mark of a merge conflict: "<<<<<<< HEAD". Keep '
                "one of the two versions between the marks, and delete the marks. "
                "(merge-conflict)"
            ),
        ),
    ),
    Sample(
        "merge-conflict",
        {"faq/restart.md": answer(body="Do it.\n\n>>>>>>> theirs\n")},
        (
            (
                'faq/restart.md:9:1: This is a mark of a merge conflict: ">>>>>>> theirs". Keep '
                "one of the two versions between the marks, and delete the marks. "
                "(merge-conflict)"
            ),
        ),
    ),
    Sample(
        "odd-space",
        paper("        say: Nothing", "        say:\u00a0Nothing"),
        (
            (
                "flows/paper.yaml:10:13: The blank here is not a plain space, though it looks "
                "like one. Delete it and press the space bar. (odd-space)"
            ),
        ),
    ),
    Sample(
        "cut-off",
        paper("say: Nothing", "say: Error #500"),
        (
            (
                'flows/paper.yaml:10:20: The text stops before this "#": "say: Error". Put the '
                'whole text in double quotes: "…". (cut-off)'
            ),
        ),
    ),
)
