"""What no module may do: pickle, evaluate, execute."""

from __future__ import annotations

import ast
from collections.abc import Iterator

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
