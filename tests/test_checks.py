"""Every check has a failing sample with the lines an editor reads, and a manual entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, NamedTuple

import pytest

from tests import test_answer_checks, test_layers, test_pictures, test_wording_checks
from tests.toys import (
    COURT,
    PAPER,
    TODAY,
    WIFI,
    answer,
    flow,
    lines,
    loaded,
    step,
    swapped,
    write,
)
from wizard.content.library import load
from wizard.core.problems import MANUAL, Place, Problem, nearest, shown


class Sample(NamedTuple):
    """Toy files with mistakes, and all the lines that report them."""

    check: str
    files: Mapping[str, str | bytes | None]
    lines: tuple[str, ...]
    prepare: Callable[[Path], object] = Path.exists


def a_folder_named_like_a_flow(folder: Path) -> None:
    (folder / "flows" / "x.yaml").mkdir()


def a_link_to_the_outside(folder: Path) -> None:
    outside = folder.parent / "outside.yaml"
    outside.write_text(PAPER)
    (folder / "flows" / "x.yaml").symlink_to(outside)


def paper(old: str, new: str) -> dict[str, str | bytes | None]:
    return {"flows/paper.yaml": swapped(PAPER, old, new)}


def wifi(old: str, new: str) -> dict[str, str | bytes | None]:
    return {"flows/wifi.yaml": swapped(WIFI, old, new)}


def court(old: str, new: str) -> dict[str, str | bytes | None]:
    return {"faq/court.yaml": swapped(COURT, old, new)}


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


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.check)
def test_a_mistake_is_reported_with_its_place_a_sentence_and_advice(
    sample: Sample, tmp_path: Path
) -> None:
    folder = write(tmp_path / "content", sample.files)
    sample.prepare(folder)

    assert lines(load(folder, TODAY)) == list(sample.lines)
    assert any(line.endswith(f"({sample.check})") for line in sample.lines)


def test_reading_a_file_stops_at_the_hundredth_mistake(tmp_path: Path) -> None:
    junk = "".join(f"key-{number}: x\n" for number in range(200))

    found = lines(loaded(tmp_path, {"flows/paper.yaml": PAPER + junk}))

    assert len(found) == 101
    assert (
        "flows/paper.yaml:115:1: There are 100 mistakes up to here, and reading stops. "
        "Mend these first. Is it the right file? (many-problems)"
    ) in found


def test_a_file_that_the_computer_refuses_is_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, mode: str) -> IO[bytes]:
        if path.name == "paper.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, "rb")

    folder = write(tmp_path)
    monkeypatch.setattr(Path, "open", refuse)

    assert lines(load(folder, TODAY)) == [
        "flows/paper.yaml:1:1: This file cannot be read: Permission denied. "
        "Check its permissions. (unreadable-file)"
    ]


def test_every_check_has_a_sample_and_a_manual_entry() -> None:
    alone = {"many-problems", "unreadable-file"}
    others = (*test_answer_checks.SAMPLES, *test_wording_checks.SAMPLES)
    sampled = {sample.check for sample in (*SAMPLES, *others)}
    assert sampled | alone | test_layers.TOLD | test_pictures.TOLD == set(MANUAL)


def test_all_mistakes_are_reported_at_once_sorted_by_place(tmp_path: Path) -> None:
    found = lines(
        loaded(
            tmp_path,
            {
                "flows/paper.yaml": swapped(PAPER, "title:", "titel:"),
                "flows/wifi.yaml": swapped(WIFI, "go: plug", "go: plag"),
                "faq/restart.md": answer(owner="dusk"),
            },
        )
    )

    assert [line.split(" ")[0] for line in found] == [
        "faq/restart.md:4:8:",
        "flows/paper.yaml:1:1:",
        "flows/wifi.yaml:13:13:",
    ]


def test_one_mistake_in_the_court_is_not_reported_at_every_owner(tmp_path: Path) -> None:
    found = lines(loaded(tmp_path, {"faq/court.yaml": "name: [\n"}))

    assert len(found) == 1
    assert found[0].startswith("faq/court.yaml:2:1: This cannot be read as YAML")


def test_a_broken_entry_is_not_reported_again_by_choices_and_scenarios(tmp_path: Path) -> None:
    found = lines(loaded(tmp_path, {"faq/push-plug.md": "no front matter\n"}))

    assert [line.rsplit("(")[-1] for line in found] == ["front-matter)"]


def test_a_broken_flow_is_not_reported_again_by_scenarios_that_run_into_it(tmp_path: Path) -> None:
    crossing = swapped(WIFI, "[dark, loose]", "[green, nothing]")
    found = lines(loaded(tmp_path, {"flows/paper.yaml": "- x\n", "flows/wifi.yaml": crossing}))

    assert [line.rsplit("(")[-1] for line in found] == ["wrong-kind)"]


def test_a_long_loop_is_shown_shortened(tmp_path: Path) -> None:
    ring = "".join(
        step(f"s{number}", on=f"go s{(number + 1) % 12}", off="entry restart")
        for number in range(12)
    )
    (line,) = lines(loaded(tmp_path, {"flows/ring.yaml": flow(ring, start="s0")}))

    assert "ring/s0 → ring/s1 → ring/s2 → ring/s3 → … → ring/s9 → ring/s10 → ring/s11" in line


def test_a_walk_too_long_for_an_address_leaves_only_its_own_flow_out(tmp_path: Path) -> None:
    rows = [step(f"s{n}", on=f"go s{n + 1}", off="entry restart") for n in range(69)]
    rows.append(step("s69", on="entry restart", off="entry restart"))
    library = loaded(
        tmp_path,
        {
            "flows/long.yaml": flow("".join(rows), start="s0"),
            "flows/wifi.yaml": swapped(WIFI, "flow: paper", "flow: long"),
        },
    )

    assert set(library.flows) == {"paper", "wifi"}
    assert [line for line in lines(library) if "flows/long" in line] == [
        "flows/long.yaml:4:8: The longest walk of this flow asks 70 questions; the limit is 4. "
        "Join two questions, or lead to an answer sooner. (long-walk)"
    ]


def test_the_nearest_name_is_offered_else_the_few_there_are() -> None:
    assert nearest("restrat", ["restart", "plug"]) == 'Did you mean "restart"?'
    assert nearest("xyz", ["restart", "plug"]) == "Known names: plug, restart."
    assert nearest("xyz", "abcdefgh") == "Known names: a, b, c, d, e, f, g, h."
    assert nearest("xyz", list("abcdefghijklmn")) == "None of the 14 known names is like it."
    for slip in ("Push Plug", "push_plug", "PushPlug", "push-plugs"):
        assert nearest(slip, ["restart", "push-plug", "plug"]) == 'Did you mean "push-plug"?'
    assert nearest("xyz", []) == ""


def test_a_quoted_text_is_one_short_line_without_unseen_characters() -> None:
    assert shown("a\nb\u202ec\x1b[31m") == "a?b?c?[31m"
    assert shown("é" * 100) == "é" * 59 + "…"


def test_a_problem_reads_as_place_sentence_advice_and_check() -> None:
    problem = Problem(Place("flows/x.yaml", 3, 4), "It turns.", "", "warning", check="loops")

    assert str(problem) == "flows/x.yaml:3:4: warning: It turns. (loops)"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("say: Nothing", 'say: "Nothing" at all', "10:23: .*ends at its second quote"),
        ("say: Nothing", 'say: "The "red" lamp"', "10:20: .*ends at its second quote"),
        ("say: Nothing", "say: [Save] is gray", "10:14: .*cannot start with this"),
        ("say: Nothing", "say: {x} is gray", "10:14: .*cannot start with this"),
        ("say: Nothing", "say: - nothing", "10:14: .*cannot start with this"),
        ("say: Nothing", "say:Nothing", "10:12: .*no space after the colon"),
        ("about: Nothing", "about: One\nNothing", "3:1: .*no key with a colon"),
        ("        say: Nothing", "\u00a0       say: Nothing", "10:1: .*not a plain space"),
        ("      nothing:\n        say", "      - say", "9:7: .*name of your own"),
        ("say: Nothing", "say: [Save]", "10:14: .*in double quotes"),
    ],
)
def test_the_likely_cause_is_named_where_it_stands(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    text = PAPER.replace(old, new, 1)
    if new.startswith("      - say"):
        text = text[: text.index("      paper:")] + "scenarios: []\n"
    found = lines(loaded(tmp_path, {"flows/paper.yaml": text}))

    assert re.match(rf"flows/paper\.yaml:{said}", found[0]), found[0]


def test_a_contact_that_is_gone_is_one_line(tmp_path: Path) -> None:
    court = COURT.replace("  desk:\n", "  counter:\n").replace("still_stuck: desk\n", "")
    found = lines(loaded(tmp_path, {"faq/court.yaml": court}))
    found = [line for line in found if "(unknown-owner)" in line]

    assert len(found) == 1
    assert '"desk" is not a contact in faq/court.yaml. 3 more files name it.' in found[0]


def test_a_draft_that_a_choice_leads_to_is_a_flaw_that_names_both(tmp_path: Path) -> None:
    library = loaded(tmp_path, {"faq/add-paper.md": answer(draft="yes")})

    assert [problem.level for problem in library.problems] == ["flaw"]
    assert 'the choice "nothing" at flows/paper.yaml:11:16 ends here' in lines(library)[0]
