"""Samples of texts: markup, details, letters, drafts."""

from __future__ import annotations

from tests.check_samples.sample import (
    Sample,
    paper,
)
from tests.toys import (
    COURT,
    answer,
    swapped,
)

SAMPLES = (
    Sample(
        "to-fill-out",
        {"faq/court.yaml": swapped(COURT, "name: The desk", 'name: "To fill out: who helps"')},
        (
            "faq/court.yaml:8:11: This is still to be filled out: who helps. Write it in place of "
            "these words. (to-fill-out)",
        ),
    ),
    Sample(
        "wrong-detail",
        {
            "faq/court.yaml": COURT + "    email: 617-555-0100\n    phone: desk@toy.example\n"
            "    web: www toy example\n"
        },
        (
            (
                'faq/court.yaml:10:12: "email" is "617-555-0100", but it takes an e-mail '
                "address like clerk@court.gov. Correct it, or move it to the key it belongs "
                "to. (wrong-detail)"
            ),
            (
                'faq/court.yaml:11:12: "phone" is "desk@toy.example", but it takes a phone '
                "number. Correct it, or move it to the key it belongs to. (wrong-detail)"
            ),
            (
                'faq/court.yaml:12:10: "web" is "www toy example", but it takes an address '
                "like https://www.court.gov. Correct it, or move it to the key it belongs "
                "to. (wrong-detail)"
            ),
        ),
    ),
    Sample(
        "broken-line",
        paper("title: The printer is stuck", 'title: "The printer\\nis stuck"'),
        (
            'flows/paper.yaml:1:8: The text of "title" has a line break, which no screen shows. '
            "Write it on one line. (broken-line)",
        ),
    ),
    Sample(
        "broken-markdown",
        {
            "faq/restart.md": answer(
                body="Do **it.\n\n• Now.\n\n[Here] (https://toy.example) and "
                "[there](https://toy.example now).\n"
            )
        },
        (
            'faq/restart.md:7:1: A "**" here is never closed. Close it. (broken-markdown)',
            'faq/restart.md:9:1: "•" makes no list. Start with "- ". (broken-markdown)',
            (
                'faq/restart.md:11:1: The link "[Here] (https:" is not closed or has a blank '
                "inside. Write it as [words](https://…). (broken-markdown)"
            ),
        ),
    ),
    Sample(
        "garbled-letters",
        {"faq/restart.md": answer(body="Donâ€™t.\n\n1. Now.\n")},
        (
            (
                'faq/restart.md:7:4: These letters are garbled: "â€™". Type them again. '
                "(garbled-letters)"
            ),
        ),
    ),
    Sample(
        "nearly-same-heading",
        {"faq/restart.md": answer(topic="toy")},
        (
            (
                'faq/restart.md:3:8: The topic "toy" is nearly "Toys", so there are two '
                "headings. Write both the same way. (nearly-same-heading)"
            ),
        ),
    ),
    Sample(
        "reviewed-in-future",
        {"faq/restart.md": answer(reviewed="2062-11-22")},
        (
            (
                'faq/restart.md:6:11: "reviewed" is 2062-11-22, a day that is still to come. '
                "Write the day when someone last compared the answer with its source. "
                "(reviewed-in-future)"
            ),
        ),
    ),
    Sample(
        "draft",
        {"faq/later.md": answer(draft="yes")},
        (
            (
                "faq/later.md:6:8: warning: The answer is a draft, and visitors do not see it. "
                "When it is ready, take the key out and lead a choice to it. (draft)"
            ),
        ),
    ),
    Sample(
        "to-be-written",
        {"faq/restart.md": answer().rsplit("---", 1)[0] + "---\nTo be written: restart.\n"},
        (
            (
                "faq/restart.md:7:1: The answer itself is still to be written. Write it in your "
                "own plain words. (to-be-written)"
            ),
        ),
    ),
    Sample(
        "official-not-compared",
        {"faq/restart.md": answer(official="Turn it off.", reviewed='""')},
        (
            (
                "faq/restart.md:6:11: Nobody has compared the court's own words with its page. "
                'Compare them, then write the day: "reviewed: 2026-11-22". (official-not-compared)'
            ),
        ),
    ),
    Sample(
        "html-in-content",
        {"faq/restart.md": answer(body="Do it.\n\n1. Push <b>now</b>.\n")},
        (
            (
                'faq/restart.md:9:9: The text has HTML in it: "<b". Use Markdown, or take '
                "the < away. (html-in-content)"
            ),
        ),
    ),
    Sample(
        "picture",
        {"faq/restart.md": answer(body="Do it.\n\n![lamp](https://toy.example/lamp.png)\n")},
        (
            (
                "faq/restart.md:9:1: A picture stands here that is not shown. Put it into "
                'pictures/, say in words what it shows, or take the "!" away. (picture)'
            ),
        ),
    ),
    Sample(
        "unsafe-link",
        {"faq/restart.md": answer(body="Go [there](javascript:alert(1)).\n")},
        (
            (
                'faq/restart.md:7:10: The link "javascript:alert(1" is not a web, e-mail or '
                "phone address. Start it with https://, mailto: or tel:. (unsafe-link)"
            ),
        ),
    ),
    Sample(
        "unsafe-link",
        {"faq/restart.md": answer(body="Go [there].\n\n[there]: file:///etc/passwd\n")},
        (
            (
                'faq/restart.md:9:1: The link "file:///etc/passwd" is not a web, e-mail or '
                "phone address. Start it with https://, mailto: or tel:. (unsafe-link)"
            ),
        ),
    ),
    Sample(
        "unsafe-link",
        {"faq/court.yaml": COURT + "web: javascript:alert(1)\n"},
        (
            (
                'faq/court.yaml:10:6: The link "javascript:alert(1)" is not a web, e-mail '
                "or phone address. Start it with https://, mailto: or tel:. (unsafe-link)"
            ),
        ),
    ),
    Sample(
        "long-text",
        {"faq/restart.md": answer(body="Wait a while. " * 1500 + "\n")},
        (
            "faq/restart.md:7:1: The text has 21,000 characters; 20,000 are the most. Divide it, "
            "or link to it. (long-text)",
        ),
    ),
    Sample(
        "review-date-passed",
        {"faq/restart.md": answer(review_by="2026-11-21")},
        (
            (
                "faq/restart.md:6:12: warning: The answer was to be reviewed by 2026-11-21. "
                "Compare it with its source, then move the dates. (review-date-passed)"
            ),
        ),
    ),
)
