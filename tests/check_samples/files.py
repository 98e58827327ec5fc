"""Samples of files that cannot be opened or bear a wrong name."""

from __future__ import annotations

from tests.check_samples.sample import (
    Sample,
    a_folder_named_like_a_flow,
    a_link_to_the_outside,
)
from tests.toys import (
    PAPER,
)

SAMPLES = (
    Sample(
        "missing-file",
        {"faq/court.yaml": None},
        (
            (
                "faq/court.yaml:1:1: This file is missing. Copy one from another court. "
                "(missing-file)"
            ),
        ),
    ),
    Sample(
        "not-a-file",
        {},
        (
            (
                "flows/x.yaml:1:1: This is not a file that can be read. Put the file itself here. "
                "(not-a-file)"
            ),
        ),
        a_folder_named_like_a_flow,
    ),
    Sample(
        "outside-folder",
        {},
        (
            (
                "flows/x.yaml:1:1: This is a link to a file outside the content folder. Put "
                "the file itself here. (outside-folder)"
            ),
        ),
        a_link_to_the_outside,
    ),
    Sample(
        "too-large",
        {"flows/paper.yaml": PAPER + "#" * 1024 * 1024},
        (
            (
                "flows/paper.yaml:1:1: This file is larger than 1 MiB. Is it the right "
                "file? (too-large)"
            ),
        ),
    ),
    Sample(
        "not-utf8",
        {"flows/paper.yaml": PAPER.replace("comes out", "kömmt").encode("latin-1")},
        (
            (
                "flows/paper.yaml:2:1: A letter in this line is not UTF-8. Save the file "
                'again with the encoding "UTF-8". (not-utf8)'
            ),
        ),
    ),
    Sample(
        "bad-file-name",
        {"flows/My printer.yaml": PAPER},
        (
            (
                'flows/My printer.yaml:1:1: "My printer" cannot be an id. Rename the file: '
                "lower-case letters, digits and single hyphens. (bad-file-name)"
            ),
        ),
    ),
    Sample(
        "twin-file",
        {"flows/Paper.yaml": PAPER},
        (
            (
                'flows/Paper.yaml:1:1: This name differs from "paper.yaml" only in '
                "capitals. Rename one. (twin-file)"
            ),
        ),
    ),
    Sample(
        "stray-file",
        {"flows/notes.txt": "Ask Ann."},
        (
            (
                "flows/notes.txt:1:1: warning: This file is not read, because its name does "
                'not end in ".yaml". Rename it or move it elsewhere. (stray-file)'
            ),
        ),
    ),
    Sample(
        "look-alike-file",
        {"flows/paper.yaml": None, "flows/paper.yaml.txt": PAPER},
        (
            (
                "flows/paper.yaml.txt:1:1: This file is not read, because of how its name "
                'ends. Rename it to "paper.yaml". (look-alike-file)'
            ),
        ),
    ),
    Sample(
        "stray-file",
        {"flows/paper.yml": PAPER},
        (
            (
                'flows/paper.yml:1:1: This file is not read; what counts is "paper.yaml" beside '
                "it. Delete the one that is not wanted. (stray-file)"
            ),
        ),
    ),
)
