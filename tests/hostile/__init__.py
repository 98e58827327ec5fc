"""Bad content, each piece named after what is wrong; `expected.yaml` holds what is reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.toys import PAPER, swapped

Files = Mapping[str, str | bytes | None]
Case = Files | Callable[[Path], object]
"""Files beside the good toy content, or a function that puts them into its folder."""


def bad_flow(old: str, new: str) -> Files:
    """A further flow that differs from a good one in one place."""
    return {"flows/bad.yaml": swapped(PAPER, old, new)}


def flow_text(text: str | bytes) -> Files:
    """A further flow with this text."""
    return {"flows/bad.yaml": text}


def entry_text(text: str | bytes) -> Files:
    """A further entry with this text."""
    return {"faq/bad.md": text}
