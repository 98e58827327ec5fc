"""What every module keeps to: size, and neither pickle nor code made from text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from statistics import median

from wizard.content.library import HOME


def modules() -> list[str]:
    found = [HOME / "wizard_app.py", *(HOME / "wizard").rglob("*.py")]
    return sorted(path.relative_to(HOME).as_posix() for path in found)


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole way"
            yield str(node.module)


def test_nothing_is_ever_pickled_evaluated_or_executed() -> None:
    wild = {"pickle", "marshal", "shelve"}
    calls = {"eval", "exec", "compile", "__import__"}
    for file in modules():
        tree = ast.parse((HOME / file).read_text("utf-8"))
        assert not wild & set(_imported(tree)), file
        called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
        assert not calls & {name.id for name in called if isinstance(name, ast.Name)}, file


def _trees() -> Iterator[tuple[str, str, ast.Module]]:
    for file in modules():
        text = (HOME / file).read_text("utf-8")
        yield file, text, ast.parse(text)


def test_only_the_core_looks_inside_the_graph() -> None:
    for file, text, _ in _trees():
        if not file.startswith("wizard/core/"):
            assert not re.search(r"\.graph\.\w|\.graph\[", text), file


def test_no_file_is_longer_than_300_lines() -> None:
    assert [file for file, text, _ in _trees() if text.count("\n") > 300] == []
    tests = {path: path.read_text("utf-8") for path in (HOME / "tests").rglob("*.py")}
    assert [path.name for path, text in tests.items() if text.count("\n") > 300] == []


def test_functions_stop_at_45_lines_and_half_of_them_at_8() -> None:
    sizes = {
        (file, node.name, node.lineno): (node.end_lineno or node.lineno) - node.lineno + 1
        for file, _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert [name for name, lines in sizes.items() if lines > 45] == []
    assert median(sizes.values()) <= 8
