"""The command that turns a saved FAQ page into draft entries: import-faq."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, USAGE, opened, written
from wizard.content.library import content_folder
from wizard.core.problems import ContentError

if TYPE_CHECKING:
    from wizard.cli import Commands

LARGEST = 8 * 1024 * 1024
"""Bytes. A saved FAQ page with its styles is well under this."""


def add(commands: Commands) -> None:
    """Declare the command."""
    page = commands.add_parser("import-faq", help="turn a saved FAQ page into draft entries")
    page.add_argument("page", metavar="PAGE", type=Path, help="a saved HTML or text file")
    page.add_argument("--out", metavar="DIR", type=Path, help="where to write (default: faq/)")
    page.add_argument("--topic", default="Imported", help="the topic of all of them")
    page.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    # beautifulsoup4 takes a fifth of a second to load; no other command needs it.
    from wizard.authoring import faq_import

    with options.page.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ContentError(f"{options.page} is larger than 8 MiB. Is it the right file?")
    asked = faq_import.read_page(data.decode("utf-8", "replace"))
    court = opened(options).court
    owner = court.still_stuck or next(iter(court.contacts), "you")
    page = court.page or options.page.stem
    folder = options.out or (options.content or content_folder()) / "faq"
    folder.mkdir(parents=True, exist_ok=True)
    files = faq_import.entries(asked, page, owner, options.topic)
    new = [name for name, text in files.items() if written(folder / name, text)]
    print(f"{len(asked)} questions found, {len(new)} draft entries written to {folder}.")
    print("Next: write each answer in your own words, then take its key draft out.")
    return CLEAN if len(new) == len(files) else USAGE
