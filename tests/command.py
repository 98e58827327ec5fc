"""The command line as a function, for tests of what it prints and returns."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.__main__ import main

Out = pytest.CaptureFixture[str]


def run(*argv: str | Path) -> int:
    """The exit code of `python -m wizard` with these words."""
    return main([str(word) for word in argv])
