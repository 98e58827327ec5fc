"""Problems as an editor reads them: how many of each level, and each beside its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from wizard.core.problems import LEVELS, MANUAL, Problem, shown, worst_first
from wizard.core.wording import plural

LONGEST_LINE = 160
"""Letters of an editor's line that stand beside its problems."""


def counted(problems: Iterable[Problem]) -> str:
    """One line: "1 error, 2 flaws, 3 warnings"; no problems at all say so."""
    found = Counter(problem.level for problem in problems)
    return ", ".join(plural(found[level], level) for level in LEVELS if found[level])


def beside_lines_html(problems: Sequence[Problem], text: str, most: int) -> str:
    """The problems of one text, each below the line where it stands; the worst first."""
    lines = text.split("\n")
    rows = []
    for problem in worst_first(problems)[:most]:
        number = problem.place.line
        line = lines[number - 1] if number <= len(lines) else ""
        rows.append(f"<li>{_line_html(number, line)}{_said_html(problem)}</li>")
    return f'<ul class="problems">{"".join(rows)}</ul>{_more(problems, most)}'


def listed_html(problems: Sequence[Problem], most: int, *, page: str = "") -> str:
    """The problems of several files, the worst first, as `check` lists them.

    `page`: where files are edited, if each problem is to lead there.
    """
    rows = []
    for problem in worst_first(problems)[:most]:
        place = escape(str(problem.place))
        said = problem.told.removeprefix(f"{problem.place}: ")
        if page:
            query = f"file={quote(problem.place.file, safe='/')}&amp;line={problem.place.line}"
            place = f'<a href="./{page}?{query}" target="_self">{place}</a>'
        rows.append(f'<li class="{problem.level}">{place}: {escape(said)}</li>')
    return f'<ul class="problems">{"".join(rows)}</ul>{_more(problems, most)}'


def _line_html(number: int, line: str) -> str:
    cut = escape(shown(line.strip(), LONGEST_LINE))
    go = f'<a href="#line-{number}" data-line="{number}">Line {number}</a>'
    return f'<p class="at">{go} <code>{cut}</code></p>'


def _said_html(problem: Problem) -> str:
    said = " ".join(filter(None, (problem.sentence, problem.advice)))
    manual = escape(MANUAL.get(problem.check, ""))
    about = (
        f"<details><summary>About {escape(problem.check)}</summary><pre>{manual}</pre></details>"
        if manual
        else ""
    )
    level = problem.level
    return f'<p class="{level}"><b>{level.capitalize()}.</b> {escape(said)}</p>{about}'


def _more(problems: Sequence[Problem], most: int) -> str:
    left = len(problems) - most
    return f'<p class="more">… and {left} more.</p>' if left > 0 else ""
