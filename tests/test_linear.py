"""No text, however hostile, costs more CPU time than its length allows."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

import wizard
from tests.regex_samples import hostile
from wizard import search
from wizard.authoring import faq_import, renaming
from wizard.authoring.saved_page import SavedPage
from wizard.checks import readability
from wizard.content import files
from wizard.content.library import HOME, load
from wizard.core import terms
from wizard.core.address import read_address
from wizard.core.problems import ContentError
from wizard.export import map_formats
from wizard.presenters import page_parts_html
from wizard.presenters.markdown import prose
from wizard.screens.parts import frame
from wizard.training import rounds

SHORT, LONG = 500, 4_000
LONGEST = 200_000
GROWTH = 3
"""Times the growth of the length itself. A quadratic pattern would have 8 and 10."""
UNSEEN = 0.002
"""Seconds of CPU that say nothing about growth."""
USES = ("re.compile", "re.sub", "re.split", "re.search", "re.match", "re.fullmatch", "re.findall")
RUN = ("wizard.screens.pages.main", "wizard.journal.migrations.")
"""Modules that do their work as they are imported."""
TRIED = 4
"""Texts of full length for each pattern: those that took longest when short."""


def _compiled() -> Iterator[tuple[str, re.Pattern[Any]]]:
    for module in pkgutil.walk_packages(wizard.__path__, "wizard."):
        if module.name.startswith(RUN) or module.name.endswith(".__main__"):
            continue
        held = vars(importlib.import_module(module.name))
        for name, value in held.items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}.{name}", value


def _made_at_run_time() -> Iterator[tuple[str, re.Pattern[Any]]]:
    shipped = load(HOME)
    yield "readability.one_word", readability.one_word(shipped)
    yield "terms", terms._pattern(shipped)[0]
    yield "renaming", renaming._link(r"answer:(old)(?=[)>\s])")


def _in_the_code() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Patterns that stand where they are used."""
    for file, call, _ in _calls():
        pattern = _literal(call)
        if pattern is not None:
            yield f"{file}:{call.lineno}", pattern


def _calls() -> Iterator[tuple[str, ast.Call, bool]]:
    """Each call of `re` with its file, and whether it stands inside a function."""
    for path in sorted((HOME / "wizard").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        inside = {id(node) for function in functions for node in ast.walk(function)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in USES:
                yield path.relative_to(HOME).as_posix(), node, id(node) in inside


def _literal(call: ast.Call) -> re.Pattern[Any] | None:
    """The pattern of a call, with its flags, where it is written out."""
    try:
        pattern = ast.literal_eval(call.args[0])
    except ValueError:
        return None
    said = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
    names = {name for part in said for name in ast.unparse(part).replace("re.", "").split(" | ")}
    flags = re.NOFLAG
    for name in names & set(re.RegexFlag.__members__):
        flags |= re.RegexFlag[name]
    return re.compile(pattern, flags)


def _patterns() -> dict[str, re.Pattern[Any]]:
    """By name, each once; the name is the last part of the variable, or the place in a file."""
    found = [*_compiled(), *_in_the_code(), *_made_at_run_time()]
    by_text = {pattern.pattern: name for name, pattern in reversed(found)}
    return {name: pattern for name, pattern in found if by_text[pattern.pattern] == name}


def _only_at_start() -> set[str]:
    """The names of the patterns that are never looked for within a text."""
    source = "\n".join(path.read_text("utf-8") for path in (HOME / "wizard").rglob("*.py"))
    names = set()
    for name in PATTERNS:
        variable = name.rsplit(".", 1)[-1]
        uses = set(re.findall(rf"\b{variable}\.(\w+)\(", source)) if ":" not in name else set()
        if uses and uses <= {"match", "fullmatch"}:
            names.add(name)
    for file, call, _ in _calls():
        if ast.unparse(call.func) in ("re.match", "re.fullmatch"):
            names.add(f"{file}:{call.lineno}")
    return names


PATTERNS = _patterns()
ONLY_AT_START = _only_at_start()


def cpu(work: Callable[[], object], unseen: float = UNSEEN) -> float:
    """Seconds of this thread's own work, the least of two runs.

    One run says enough where it took no longer than `unseen`, or very long.
    """
    took = _once(work)
    return took if took <= unseen or took > 1 else min(took, _once(work))


def _once(work: Callable[[], object]) -> float:
    before = time.thread_time()
    work()
    return time.thread_time() - before


def _search(name: str, pattern: re.Pattern[Any], text: str) -> float:
    """Seconds for what the code does with the pattern: looks at the start only, or all through."""
    said = text.encode() if isinstance(pattern.pattern, bytes) else text
    if name in ONLY_AT_START:
        return cpu(lambda: (pattern.match(said), pattern.fullmatch(said)))
    return cpu(lambda: sum(1 for _ in pattern.finditer(said)))


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_time_in_proportion_to_the_text(name: str) -> None:
    pattern = PATTERNS[name]
    slow: list[tuple[float, int]] = []
    for number, (short, long) in enumerate(
        zip(hostile(pattern, SHORT), hostile(pattern, LONG), strict=True)
    ):
        took = _search(name, pattern, long)
        slow.append((took, number))
        if took > UNSEEN:
            few = _search(name, pattern, short)
            assert took < GROWTH * (LONG / SHORT) * few, f"{took:.3f} s for {long[:60]!r} …"
    wanted = {number for _, number in sorted(slow, reverse=True)[:TRIED]}
    tens, alls = hostile(pattern, LONGEST // 10), hostile(pattern, LONGEST)
    for number, (tenth, whole) in enumerate(zip(tens, alls, strict=True)):
        if number in wanted:
            few = max(_search(name, pattern, tenth), UNSEEN)
            took = _search(name, pattern, whole)
            assert took < GROWTH * 10 * few, f"{took:.3f} s for {whole[:60]!r} …"


def test_every_pattern_is_known_here() -> None:
    """What is put together while the program runs is asked for by name (`_made_at_run_time`)."""
    unknown = [file for file, call, inside in _calls() if inside and _literal(call) is None]
    assert sorted(unknown) == [
        "wizard/authoring/renaming.py",
        "wizard/checks/readability.py",
        "wizard/core/terms.py",
        "wizard/presenters/page_parts_html.py",
    ]


def _imported(text: str) -> object:
    try:
        return faq_import.read_page(SavedPage(text))
    except ContentError:
        return None


READ = 32_000
"""Characters: more than any text that is laid out or read for advice."""
ATOMS = (
    "[", "![", "[a](", "[[[]]](", "`", "`` ` ", "*a", "**a _b ", "> ", "- ", "1. ", "1.", "<", "&",
    "\\", "|a", "|a|b|\n|-|-|\n", "[a]: b\n", "a\n", "# ", "$", ":a[", ":::a\n", "a.", "a@", "A. ",
    "§", "1 ", "](", "** ", "\n ", "it's/", "a-", "é", "a ", "?\n\n",
    "why a?\n\nb.\n\n", "{", "- -", "a: {b: ",
    "a:\n", "<p>", "<div>", "<dt>a", "<details>", "<tr><td>", "<h2>a?</h2>", "<b>a?",
)  # fmt: skip
SEEN = 0.1
"""Seconds of CPU from which a reader's growth is looked at."""
TOY = load(HOME)
READERS: dict[str, Callable[[str], object]] = {
    "prose": prose,
    "sentences": lambda text: list(readability.sentences(text, readability.one_word(TOY))),
    "terms": lambda text: terms.appearing(TOY, text),
    "search": lambda text: search.find(TOY, text),
    "marked": lambda text: page_parts_html.marked(text, ["fee", "a"]),
    "plain": frame.plain,
    "labels of a map": map_formats.mermaid_text,
    "a flow": lambda text: files.read_flow("flows/a.yaml", text),
    "an entry": lambda text: files.read_entry("faq/a.md", text),
    "a page to import": _imported,
    "address": lambda text: read_address({"flow": text, "trail": text, "assumed": text}),
    "round": lambda text: rounds.read_round(TOY, {"seed": text, "cases": text, "trails": text}),
}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_takes_time_in_proportion_to_the_text(reader: str) -> None:
    read = READERS[reader]
    for atom in ATOMS:
        short, long = ((atom * length)[:length] for length in (READ // 16, READ))
        took = cpu(partial(read, long), SEEN)
        assert took < 5, f"{took:.1f} s for {atom!r}"
        if took > SEEN:
            few = cpu(partial(read, short))
            assert took < GROWTH * 16 * max(few, UNSEEN), f"{took:.2f} s for {atom!r}"
