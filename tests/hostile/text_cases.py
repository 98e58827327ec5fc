"""Markup and links in every field, and characters that hide."""

from __future__ import annotations

from tests.hostile import Case, Files, entry_text
from tests.toys import COURT, GLOSSARY, WIFI, answer, swapped

SCRIPT = "<script>alert(1)</script>"
FLOW = swapped(
    WIFI,
    "about: No page opens.",
    "about: No page opens.\nsymptoms: [gone]",
)


def in_flow(key: str) -> Files:
    """A further flow with a script where its `key` first stands."""
    start = FLOW.index(f"{key}: ") + len(key) + 2
    line = FLOW[start : FLOW.index("\n", start)]
    return {"flows/bad.yaml": FLOW[:start] + f"'{SCRIPT}'" + FLOW[start + len(line) :]}


def in_court(more: str) -> Files:
    return {"faq/court.yaml": COURT + more}


def contact(key: str) -> Files:
    return in_court(f"  boss: {{name: Boss, {key}: '{SCRIPT}'}}\n")


SCRIPTS: dict[str, Case] = {
    **{f"script in {key} of a flow": in_flow(key) for key in ("title", "about", "group")},
    **{f"script in {key} of a step": in_flow(key) for key in ("ask", "look")},
    **{f"script in {key} of a choice": in_flow(key) for key in ("say", "because")},
    "script in case of a scenario": in_flow("case"),
    "script as the start": in_flow("start"),
    "script as a target": in_flow("go"),
    "script as a flow": in_flow("flow"),
    "script as an entry": in_flow("entry"),
    "script in a trail": {"flows/bad.yaml": swapped(FLOW, "loose]", f"'{SCRIPT}']")},
    "script in terms": {"flows/bad.yaml": swapped(FLOW, "[router]", f"['{SCRIPT}']")},
    "script in symptoms of a flow": {"flows/bad.yaml": swapped(FLOW, "[gone]", f"['{SCRIPT}']")},
    "script in symptoms of a choice": {
        "flows/bad.yaml": swapped(FLOW, "go: plug", f"go: plug\n        symptoms: ['{SCRIPT}']")
    },
    **{
        f"script in {key} of a step": {
            "flows/bad.yaml": swapped(FLOW, "    terms:", f"    {key}: '{SCRIPT}'\n    terms:")
        }
        for key in ("note", "aloud")
    },
    **{
        f"script in {key} of an entry": entry_text(answer(**{key: f"'{SCRIPT}'"}))
        for key in ("title", "topic", "owner", "official")
    },
    **{
        f"script in {key} of an entry": entry_text(answer(**{key: f"['{SCRIPT}']"}))
        for key in ("asked_as", "see_also", "terms", "contacts")
    },
    "script in source of an entry": entry_text(answer(source=f"{{page: '{SCRIPT}'}}")),
    "script in question of an entry": entry_text(
        answer(source=f"{{page: P, question: '{SCRIPT}'}}")
    ),
    "script in caution of an entry": entry_text(
        answer(caution=f"{{noted: 2026-01-01, says: '{SCRIPT}', check: Ask.}}")
    ),
    "script in check of a caution": entry_text(
        answer(caution=f"{{noted: 2026-01-01, says: It moved., check: '{SCRIPT}'}}")
    ),
    "script in an answer": entry_text(answer(body=f"Do it.\n\n1. Now {SCRIPT}\n")),
    **{
        f"script in {key} of the court": in_court(f"{key}: '{SCRIPT}'\n")
        for key in ("short", "system", "page", "notice", "web")
    },
    "script in groups of the court": {
        "faq/court.yaml": swapped(COURT, "[Getting on]", f"['{SCRIPT}']")
    },
    "script in name of the court": {
        "faq/court.yaml": swapped(COURT, "The Toy Court", f"'{SCRIPT}'")
    },
    **{
        f"script in {key} of a contact": contact(key)
        for key in ("does", "email", "phone", "hours", "web", "seen", "find")
    },
    **{
        f"script in {key} of a term": {
            "faq/glossary.yaml": swapped(GLOSSARY, f"{key}: {old}", f"{key}: '{SCRIPT}'")
        }
        for key, old in {
            "word": "router",
            "means": "The box that makes the wireless network.",
        }.items()
    },
    "script in also of a term": {
        "faq/glossary.yaml": swapped(GLOSSARY, "synonyms:", f"    also: ['{SCRIPT}']\nsynonyms:")
    },
    "script in synonyms": {"faq/glossary.yaml": swapped(GLOSSARY, "[wifi,", f"['{SCRIPT}',")},
}
MARKUP: dict[str, Case] = {
    f"answer with {name}": entry_text(answer(body=f"Do it.\n\n{text}\n"))
    for name, text in {
        "a comment": "<!-- hidden -->",
        "a picture that runs a script": "<img src=x onerror=alert(1)>",
        "a tag over two lines": "<a\nhref=x>there</a>",
        "a closing tag": "</div>",
        "a processing instruction": "<?php echo 1 ?>",
        "a CDATA section": "<![CDATA[x]]>",
        "a frame": '<iframe src="https://toy.example"></iframe>',
        "a drawing that runs a script": "<svg/onload=alert(1)>",
        "an address in angle brackets": "<javascript:alert(1)>",
        "a picture from elsewhere": "![x](https://toy.example/x.png)",
        "a picture by reference": "![x][y]",
        "a javascript link": "[x](javascript:alert(1))",
        "a javascript link in capitals": "[x](JaVaScRiPt:alert(1))",
        "a javascript link with a space": "[x]( javascript:alert(1))",
        "a javascript link in angle brackets": "[x](<javascript:alert(1)>)",
        "a javascript link as entities": "[x](&#106;avascript:alert(1))",
        "a javascript link by reference": "[x][y]\n\n[y]: javascript:alert(1)",
        "a data link": "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "a vbscript link": "[x](vbscript:msgbox)",
        "a file link": "[x](file:///etc/passwd)",
        "a link to another server without a scheme": "[x](//toy.example)",
        "a link inside the program": "[x](/?flow=wifi)",
        "an empty link": "[x]()",
        "a zero-width character": "Push\u200b it.",
        "turned text": "Push \u202eti\u202c.",
        "an isolate": "Push \u2066it\u2069.",
        "a null byte": "Push\0 it.",
        "a line separator": "Push\u2028it.",
        "an escape sequence": "Push \x1b[2J it.",
    }.items()
}
FINE: dict[str, Case] = {
    f"fine: answer with {name}": {
        "faq/restart.md": answer("Restart the box", body=f"Do it.\n\n{text}\n")
    }
    for name, text in {
        "a heart and a comparison": "I <3 it, if 1 < 2 and 2 > 1.",
        "web, mail and phone links": (
            "[a](https://toy.example) [b](mailto:a@toy.example) [c](tel:+1-555-0100)"
        ),
        "dollar signs and colons": "$5 and $6 :red[not red] :smile:",
        "brackets": "[sic] and (so) on [1]: there",
        "code": "`a = b`",
        "right to left text": "לחץ על הכפתור",
        "an emoji family": "👨‍👩‍👧‍👦",
    }.items()
}
CASES = {**SCRIPTS, **MARKUP, **FINE}
CASES["web address of the court that runs a script"] = in_court("web: javascript:alert(1)\n")
CASES["web address of a contact that runs a script"] = in_court(
    "  boss: {name: Boss, web: 'data:text/html,x'}\n"
)
