"""YAML that tries to blow up, to mean something else, or is simply wrong."""

from __future__ import annotations

from tests.hostile import Case, bad_flow, entry_text, flow_text
from tests.toys import COURT, GLOSSARY, PAPER, answer, swapped

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}, *{a}]\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
LADDER = "".join(f"{' ' * deep}k{deep}:\n" for deep in range(300))
TITLE, SAY, ID = "The printer is stuck", "say: Nothing", "      nothing:\n"

EXPLOSIVE: dict[str, Case] = {
    "bomb of aliases": flow_text(BOMB),
    "bomb of aliases in front matter": entry_text(f"---\n{BOMB}---\nText.\n"),
    "alias without anchor": bad_flow(TITLE, "*stuck"),
    "alias to itself": flow_text("steps: &s\n  one: *s\n"),
    "anchor on a key": bad_flow("title:", "&t title:"),
    "merge key with an alias": flow_text("base: &b {title: x}\n<<: *b\n"),
    "merge key with a mapping": flow_text("<<: {title: x}\n" + PAPER),
    "python object": flow_text("title: !!python/object/apply:os.system [id]\n"),
    "python name": flow_text("title: !!python/name:os.system\n"),
    "python object as a key": flow_text("!!python/tuple [a]: b\n"),
    "own tag": bad_flow(TITLE, "!secret x"),
    "verbatim tag": bad_flow(TITLE, "!<tag:yaml.org,2002:str> x"),
    "tag directive": flow_text("%TAG ! tag:evil.example,2000:\n---\ntitle: !x y\n"),
    "unknown directive": flow_text("%EVIL yes\n---\ntitle: x\n"),
    "binary tag": bad_flow(TITLE, "!!binary aGk="),
    "set tag": flow_text("!!set {a, b}\n"),
    "thousand lists deep": flow_text("steps: " + "[" * 1000 + "]" * 1000),
    "thousand mappings deep": flow_text("steps: " + "{a: " * 1000 + "}" * 1000),
    "hundred thousand brackets never closed": flow_text("[" * 100_000),
    "hundred thousand braces never closed": flow_text("{" * 100_000),
    "thousand dashes deep": flow_text("- " * 1000 + "x\n"),
    "three hundred indentations deep": flow_text(LADDER),
    "question marks deep": flow_text("? " * 1000 + "x\n"),
    "deep front matter": entry_text("---\ntitle: " + "[" * 5000 + "\n---\nText.\n"),
}
BROKEN: dict[str, Case] = {
    "quote never closed": bad_flow(TITLE, f'"{TITLE}'),
    "bracket never closed": bad_flow("scenarios: []", "scenarios: ["),
    "brace never closed": bad_flow("    choices:", "    terms: {\n    choices:"),
    "colon in plain text": bad_flow(TITLE, "Stuck: the printer"),
    "tab as indentation": bad_flow("    ask:", "\task:"),
    "tab inside indentation": bad_flow("    ask:", "  \t ask:"),
    "at sign in front": bad_flow(TITLE, "@printer"),
    "backtick in front": bad_flow(TITLE, "`printer`"),
    "percent sign in front": bad_flow(TITLE, "%printer"),
    "block mark with rubbish": bad_flow(TITLE, "|x"),
    "line indented too little": bad_flow("    ask:", "   ask:"),
    "line indented too much": bad_flow("    choices:", "      choices:"),
    "key without a colon": bad_flow("about: Nothing comes out.", "about"),
    "key without a space": bad_flow("about: Nothing", "about:Nothing"),
    "escape that does not exist": bad_flow(TITLE, r'"C:\printer"'),
    "escape of half a character": bad_flow(TITLE, r'"\ud800"'),
    "escape past the last character": bad_flow(TITLE, r'"\U00110000"'),
    "two documents": flow_text(PAPER + "---\n" + PAPER),
    "text after the end of the document": flow_text(PAPER + "...\nmore: x\n"),
    "only a document mark": flow_text("---\n"),
    "only an end mark": flow_text("...\n"),
    "list instead of keys": flow_text("- title: x\n"),
    "text instead of keys": flow_text("Please write here.\n"),
    "number instead of keys": flow_text("42\n"),
    "conflict marks of a merge": bad_flow(
        "title: The", "<<<<<<< HEAD\ntitle: A\n=======\ntitle: The"
    ),
    "JSON with a comma too much": flow_text('{"title": "x", "about": "y",,}'),
    "key is a list": flow_text("[a, b]: c\n"),
    "key is a mapping": flow_text("{a: b}: c\n"),
    "key of several lines": flow_text("? |\n  a\n  b\n: c\n"),
    "key is empty": flow_text(": c\n"),
    "key longer than a kilobyte": flow_text("k" * 2000 + ": v\n"),
    "words of half a megabyte": bad_flow(SAY, "say: " + "Nothing " * 60_000),
    "key of half a megabyte": flow_text("? " + "k" * 500_000 + "\n: v\n"),
}
KEYS: dict[str, Case] = {
    "title twice": bad_flow("about:", "title: Again\nabout:"),
    "title twice, once in quotes": bad_flow("about:", '"title": Again\nabout:'),
    "step twice": bad_flow("scenarios: []", "  tray:\n    ask: Again?\n    choices: {}"),
    "choice twice": bad_flow("      paper:\n", ID),
    "two ways to go written twice": bad_flow(
        "entry: add-paper", "entry: add-paper\n        entry: restart"
    ),
    "key of the program's own": bad_flow("about:", "place: x\nplaces: y\nid: z\nabout:"),
    "key with a capital": bad_flow("title:", "Title:"),
    "key with a lookalike letter": bad_flow("title:", "titlе:"),
    "key with an unseen character": bad_flow("title:", "ti\u200btle:"),
    "keys by the thousand": flow_text("".join(f"k{i}: x\n" for i in range(50_000))),
    "choices by the thousand without words": flow_text(
        swapped(PAPER, "scenarios: []", "".join(f"      c{i}: {{}}\n" for i in range(20_000)))
    ),
    "no steps at all": bad_flow("  tray:\n", "  Tray:\n"),
    "empty mapping": flow_text("{}\n"),
}
VALUES: dict[str, Case] = {
    "null for title": bad_flow(f"title: {TITLE}", "title:"),
    "null for words": bad_flow(SAY, "say:"),
    "null for a question": bad_flow("ask: What is in the tray?", "ask:"),
    "null for choices": flow_text(PAPER[: PAPER.index("      nothing:")]),
    "null for steps": flow_text(PAPER[: PAPER.index("  tray:")]),
    "null for a target": bad_flow("entry: add-paper", "entry:"),
    "null for the source": entry_text(answer(source="")),
    "null for an owner": entry_text(answer(owner="")),
    "negative order": bad_flow("about:", "order: -1\nabout:"),
    "broken order": bad_flow("about:", "order: 1.5\nabout:"),
    "huge order": bad_flow("about:", f"order: {'9' * 5000}\nabout:"),
    "arabic digits as order": bad_flow("about:", "order: ٣\nabout:"),
    "infinite order": bad_flow("about:", "order: .inf\nabout:"),
    "list for title": bad_flow(TITLE, "[a, b]"),
    "mapping for title": bad_flow(TITLE, "{a: b}"),
    "list for words": bad_flow(SAY, "say: [Nothing]"),
    "list for steps": flow_text(PAPER[: PAPER.index("  tray:")] + "  - ask: x\n"),
    "text for a step": flow_text(PAPER[: PAPER.index("  tray:")] + "  tray: What?\n"),
    "list for choices": flow_text(PAPER[: PAPER.index("      nothing:")] + "      - say: x\n"),
    "text for a choice": flow_text(PAPER[: PAPER.index("        say:")].rstrip() + " add-paper\n"),
    "mapping for scenarios": bad_flow("scenarios: []", "scenarios: {case: x}"),
    "text for a trail": bad_flow(
        "scenarios: []", "scenarios: [{case: x, trail: nothing, entry: add-paper}]"
    ),
    "mapping in a trail": bad_flow(
        "scenarios: []", "scenarios: [{case: x, trail: [{a: b}], entry: add-paper}]"
    ),
    "text for symptoms": bad_flow("about:", "symptoms: jam\nabout:"),
    "list in symptoms": bad_flow("about:", "symptoms: [[jam]]\nabout:"),
    "empty item in a list": bad_flow("about:", 'symptoms: [jam, ""]\nabout:'),
    "day that does not exist": entry_text(answer(reviewed="2026-02-30")),
    "date with a time": entry_text(answer(reviewed="2026-02-03T10:00:00")),
    "date in arabic digits": entry_text(answer(reviewed="٢٠٢٦-٠١-٠١")),
    "year zero": entry_text(answer(reviewed="0000-01-01")),
    "true instead of yes": entry_text(answer(referral="true")),
    "caution without a date": entry_text(answer(caution="{says: x, check: y}")),
    "caution is a text": entry_text(answer(caution="It moved.")),
    "source is a list": entry_text(answer(source="[P]")),
    "asked_as is a mapping": entry_text(answer(asked_as="{a: b}")),
    "court is a list": {"faq/court.yaml": "- name: x\n"},
    "court has no contacts": {"faq/court.yaml": "name: X\nnone_of_these: nobody-knows\n"},
    "court has a contact without a name": {
        "faq/court.yaml": swapped(COURT, "    name: The desk\n", "")
    },
    "court has a bad longest walk": {"faq/court.yaml": swapped(COURT, '"4"', "-4")},
    "court has contacts as a list": {"faq/court.yaml": COURT.replace("  desk:", "  - desk:")},
    "court has a contact named none": {"faq/court.yaml": COURT.replace("  desk:", "  none:")},
    "glossary is empty": {"faq/glossary.yaml": ""},
    "glossary is a text": {"faq/glossary.yaml": "router\n"},
    "glossary has a term without a meaning": {
        "faq/glossary.yaml": swapped(GLOSSARY, "    means:", "    also: []\n    mean:")
    },
    "glossary has synonyms as texts": {
        "faq/glossary.yaml": swapped(GLOSSARY, "- [wifi, wireless]", "- wifi")
    },
    "glossary has synonyms as mappings": {
        "faq/glossary.yaml": swapped(GLOSSARY, "[wifi, wireless]", "{wifi: wireless}")
    },
}
IDS: dict[str, Case] = {
    f"choice id {name}": bad_flow(ID, f"      {id}:\n")
    for name, id in {
        "with a slash": "a/b",
        "with dots": "a.b",
        "that climbs up": "../../etc/passwd",
        "with a space": "not sure",
        "with capitals": "Nothing",
        "with an underscore": "not_sure",
        "with an emoji": "📄",
        "in hebrew": "כלום",
        "with a lookalike letter": "nоthing",
        "with an unseen character": "not\u200bhing",
        "that turns the text": "not\u202ehing",
        "of 65 letters": "a" * 65,
        "of a hundred kilobytes": "? " + "a" * 100_000 + "\n      ",
        "with a hyphen at the end": "nothing-",
        "with two hyphens": "no--thing",
        "that is empty": '""',
        "that is none": "none",
        "that is None with a capital": "None",
        "that is null": "~",
        "with markup": '"<b>x</b>"',
        "with an ampersand": '"a&trail=b"',
        "with a line break": '"a\\nb"',
        "with a percent sign": '"%2e%2e"',
        "of the program's own": "__class__",
        "in full-width letters": "ａｂｃ",
        "with a decimal point": "1.5",
    }.items()
}
FINE: dict[str, Case] = {
    "fine: ids that are numbers, dates and words of YAML": flow_text(
        swapped(swapped(PAPER, ID, "      2007-12-03:\n"), "      paper:\n", "      yes:\n")
    ),
    "fine: an id of 48 letters": bad_flow(ID, f"      {'a' * 48}:\n"),
    "fine: a tab after a colon": bad_flow("title: The", "title:\tThe"),
    "fine: JSON is YAML": flow_text(
        '{"title": "x", "about": "y", "group": "Getting on", "start": "s", "steps": {"s":'
        ' {"ask": "Q?", "choices": {"a": {"say": "A", "entry": "restart"},'
        ' "b": {"say": "B", "entry": "restart"}}}}}'
    ),
    "fine: a title that is a number": bad_flow(TITLE, "0o17"),
    "fine: a title that is null": bad_flow(TITLE, "null"),
    "fine: a document mark in front": flow_text("---\n" + PAPER),
}
CASES = {**EXPLOSIVE, **BROKEN, **KEYS, **VALUES, **IDS, **FINE}
