"""What an editor most likely did where YAML is read in another way or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wizard.core.problems import Place, Problem, mistake, shown

SPACES = "\u00a0\u2000-\u200a\u202f\u3000"
"""Blanks that are no spaces; they come with text pasted from Word or the web."""
_BLANK = re.compile(rf"^ *(?:- +)?(?:[a-z_]{{1,30}}: *)?(?P<blank>[{SPACES}])")
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)")
_CUT = re.compile(
    r"^ *(?:- +)?(?:[\w-]{1,64}: +)?(?![-\"'|>\[{# ]).{1,2000}?(?P<cut> #(?=[^\s#]))"
)
_KEY = r"^ *(?:- +)?[\w-]{1,64}"
_NO_BLANK = re.compile(rf"{_KEY}(?P<at>:)(?=[^\s:/])")
_QUOTES = re.compile(rf"{_KEY}: +(\"[^\"]{{0,2000}}\"|'[^']{{0,2000}}')(?P<at> *[^\s,#\]}}])")
_OPENS = re.compile(
    rf"{_KEY}: +(?P<at>\[[^\]]{{0,2000}}\] *[^\s#,]|\{{[^}}]{{0,2000}}\}} *[^\s#,]|[*&!%@`]|- )"
)


def conflicts(file: str, text: str, first_line: int = 1) -> Iterator[Problem]:
    """The first mark of a merge conflict."""
    for number, line in enumerate(text.split("\n"), first_line):
        if _CONFLICT.match(line):
            yield merge_conflict(Place(file, number), line)
            return


def slips(file: str, text: str, first_line: int = 1) -> Iterator[Problem]:
    """What reads as YAML, but not as it was meant."""
    yield from conflicts(file, text, first_line)
    for number, line in enumerate(text.split("\n"), first_line):
        if blank := _BLANK.match(line):
            yield odd_space(Place(file, number, blank.start("blank") + 1))
        elif cut := _CUT.match(line):
            kept = line[: cut.start("cut")].strip()
            yield cut_off(Place(file, number, cut.start("cut") + 2), kept)


def cause(lines: list[str], at: int) -> tuple[int, int, str, str] | None:
    """Line and column (from 0), sentence and advice for what broke at a line or the one above."""
    above = next((n for n in range(at - 1, -1, -1) if lines[n : n + 1] and lines[n].strip()), at)
    for number in dict.fromkeys((at, above)):
        line = lines[number] if number < len(lines) else ""
        for pattern, sentence, advice in _CAUSES:
            if found := pattern.match(line):
                return number, found.start("at"), sentence, advice
    for number in dict.fromkeys((above, at)):
        line = lines[number] if number < len(lines) else ""
        if line.strip() and ":" not in line and not line.lstrip().startswith(("-", "#", "]", "}")):
            start = len(line) - len(line.lstrip())
            return number, start, "This line has no key with a colon.", _NO_KEY
    return None


_NO_KEY = "If it goes on with the text above, indent it further than the key of that text."
_CAUSES = (
    (_QUOTES, "The text ends at its second quote, and more stands after it.",
     "Put the whole text in double quotes, and use “ and ” for quotes inside it."),
    (_OPENS, "A text cannot start with this character.",
     'Put the whole text in double quotes: "…".'),
    (_NO_BLANK, "There is no space after the colon.", "Put one there."),
)  # fmt: skip


@mistake("merge-conflict")
def merge_conflict(place: Place, line: str) -> Problem:
    """Two people changed the same lines, and git left both versions between its marks.

    Bad (faq/restart.md):
        Push the round knob.
        <<<<<<< HEAD
    Good:
        Push the round knob.
    """
    return Problem(
        place,
        f'This is a mark of a merge conflict: "{shown(line, 20)}".',
        "Keep one of the two versions between the marks, and delete the marks.",
    )


@mistake("odd-space")
def odd_space(place: Place) -> Problem:
    """A blank stands in front of a key or a text that looks like a space and is none.

    Such blanks come with text pasted from Word or the web.

    Bad (faq/restart.md):
        owner:\u00a0desk
    Good:
        owner: desk
    """
    return Problem(
        place,
        "The blank here is not a plain space, though it looks like one.",
        "Delete it and press the space bar.",
    )


@mistake("cut-off")
def cut_off(place: Place, kept: str) -> Problem:
    """YAML takes what follows a blank and a "#" for a note, so the text ends there.

    Bad (faq/restart.md):
        title: Restart box #3
    Good:
        title: Restart the box
    """
    return Problem(
        place,
        f'The text stops before this "#": "{shown(kept)}".',
        'Put the whole text in double quotes: "…".',
        "flaw",
    )
