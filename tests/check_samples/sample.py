"""A sample of a mistake, and the usual ways to put one into the toy content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.toys import (
    COURT,
    PAPER,
    WIFI,
    swapped,
)


class Sample(NamedTuple):
    """Toy files with mistakes, and all the lines that report them."""

    check: str
    files: Mapping[str, str | bytes | None]
    lines: tuple[str, ...]
    prepare: Callable[[Path], object] = Path.exists


def a_folder_named_like_a_flow(folder: Path) -> None:
    (folder / "flows" / "x.yaml").mkdir()


def a_link_to_the_outside(folder: Path) -> None:
    outside = folder.parent / "outside.yaml"
    outside.write_text(PAPER)
    (folder / "flows" / "x.yaml").symlink_to(outside)


def paper(old: str, new: str) -> dict[str, str | bytes | None]:
    return {"flows/paper.yaml": swapped(PAPER, old, new)}


def wifi(old: str, new: str) -> dict[str, str | bytes | None]:
    return {"flows/wifi.yaml": swapped(WIFI, old, new)}


def court(old: str, new: str) -> dict[str, str | bytes | None]:
    return {"faq/court.yaml": swapped(COURT, old, new)}
