"""The table of rooms, executed: which module may import what. README shows the same table."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from wizard.library import HOME

ROOMS = """
| file | what lives there | may import (besides the standard library) |
|---|---|---|
| `wizard_app.py` | what `streamlit run` starts: headers, warm start | starlette, streamlit, library, problems |
| `wizard/screens/*.py` | one file per screen; draws, takes the click, nothing more | streamlit, drafting, library, walk, search, terms, model, problems |
| `wizard/__main__.py` | command line: arguments, exit codes | commands, problems |
| `wizard/commands/*.py` | one family of commands per file: arguments, printing | library, exporting, model, problems |
| `wizard/library.py` | opens `flows/` and `faq/`, gives one Library; hot reload | reading, checks, graph, model, problems |
| `wizard/drafting.py` | checks a text before it is saved | reading, checks, graph, model, problems |
| `wizard/exporting/*.py` | a flow as picture, outline or handout; the single-file edition | jinja2, markupsafe, markdown_it, segno, graph, walk, terms, model |
| `wizard/search/*.py` | words in, ranked entries and steps out | numpy, rapidfuzz, snowballstemmer, model |
| `wizard/terms.py` | finds the glossary's words in a text | model |
| `wizard/walk.py` | where you are: a pure function of library and trail | graph, model |
| `wizard/checks/*.py` | one small function per mistake; yields Problems | graph, model, problems |
| `wizard/graph.py` | the only room that knows networkx | networkx, model |
| `wizard/reading.py` | one content file: nodes → model + Problems | nodes, model, problems |
| `wizard/nodes.py` | the only room that knows YAML: text → nodes that know their place | yaml, problems |
| `wizard/model.py` | the nouns, frozen dataclasses with tuples | problems |
| `wizard/problems.py` | Place, Problem, ContentError: the ground floor | nothing |
"""  # noqa: E501
ROW = re.compile(r"^\| `([^`|]+\.py)` \|[^|]*\| ([^|]*) \|$", re.MULTILINE)


def table() -> dict[str, frozenset[str]]:
    """File or glob → the names it may import, from README or, before it has them, from here."""
    readme = HOME / "README.md"
    section = readme.read_text("utf-8").partition("\n## Rooms\n")[2] if readme.is_file() else ""
    rows = ROW.findall(section.partition("\n## ")[0]) or ROW.findall(ROOMS)
    return {
        pattern: frozenset(() if names == "nothing" else re.split(r",\s*", names))
        for pattern, names in rows
    }


def modules() -> list[str]:
    found = [HOME / "wizard_app.py", *(HOME / "wizard").rglob("*.py")]
    files = sorted(path.relative_to(HOME).as_posix() for path in found)
    return [file for file in files if file != "wizard/__init__.py"]


def room(file: str) -> str:
    """The row of a module: the one that names it, else the first glob that fits."""
    rows = table()
    fits = [pattern for pattern in rows if PurePosixPath(file).match(pattern)]
    assert fits, f"{file} stands in no row of the table of rooms"
    return file if file in rows else fits[0]


def imports(file: str) -> set[str]:
    """What a module imports, as the table writes it, besides the standard library."""
    names = {_short(name) for name in _imported(ast.parse((HOME / file).read_text("utf-8")))}
    return names - sys.stdlib_module_names - {PurePosixPath(file).parent.name, ""}


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole way"
            for alias in node.names:
                yield (
                    f"{node.module}.{alias.name}" if node.module == "wizard" else f"{node.module}"
                )


def _short(name: str) -> str:
    """`wizard.checks.shape` → `checks`, `networkx.algorithms` → `networkx`."""
    parts = name.split(".")
    return "".join(parts[1:2]) if parts[0] == "wizard" else parts[0]


@pytest.mark.parametrize("file", modules())
def test_a_room_imports_only_what_its_row_allows(file: str) -> None:
    assert imports(file) - table()[room(file)] == set()


def test_the_table_names_no_room_and_no_import_that_is_gone() -> None:
    used: dict[str, set[str]] = {pattern: set() for pattern in table()}
    for file in modules():
        used[room(file)] |= imports(file)

    assert {pattern: set(names) for pattern, names in table().items()} == used


def test_only_one_room_knows_yaml_and_one_networkx() -> None:
    knows = {name: [f for f in modules() if name in imports(f)] for name in ("yaml", "networkx")}

    assert knows == {"yaml": ["wizard/nodes.py"], "networkx": ["wizard/graph.py"]}


def test_nothing_is_ever_pickled_evaluated_or_executed() -> None:
    wild = {"pickle", "marshal", "shelve"}
    calls = {"eval", "exec", "compile", "__import__"}
    for file in modules():
        tree = ast.parse((HOME / file).read_text("utf-8"))
        assert not wild & set(_imported(tree)), file
        called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
        assert not calls & {name.id for name in called if isinstance(name, ast.Name)}, file
