"""README's table of rooms, executed: which module may import what."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from wizard.library import HOME

ROW = re.compile(r"^\| `([^`|]+\.py)` \|[^|]*\| ([^|]*) \|$", re.MULTILINE)


def table() -> dict[str, frozenset[str]]:
    """File or glob → the names it may import, from README."""
    readme = (HOME / "README.md").read_text("utf-8")
    section = readme.partition("\n## Rooms\n")[2].partition("\n## ")[0]
    return {
        pattern: frozenset(() if names == "nothing" else re.split(r",\s*", names))
        for pattern, names in ROW.findall(section)
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
