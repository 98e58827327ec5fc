"""The commands that start something: new, schema, import-faq."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.authoring import starters
from wizard.cli import CLEAN, USAGE, opened
from wizard.content.library import content_folder
from wizard.core.problems import ContentError

if TYPE_CHECKING:
    from wizard.cli import Commands

LARGEST = 8 * 1024 * 1024
"""Bytes. A saved FAQ page with its styles is well under this."""


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    new = commands.add_parser("new", help="write a starter for a flow or an entry")
    new.add_argument("kind", choices=("flow", "entry"))
    new.add_argument("name", metavar="NAME", help="its id: lower-case letters, digits, hyphens")
    new.set_defaults(run=_new)
    schema = commands.add_parser("schema", help="write JSON Schemas for VS Code")
    schema.add_argument("out", metavar="DIR", type=Path)
    schema.set_defaults(run=_schema)
    page = commands.add_parser("import-faq", help="turn a saved FAQ page into draft entries")
    page.add_argument("page", metavar="PAGE", type=Path, help="a saved HTML or text file")
    page.add_argument("--out", metavar="DIR", type=Path, help="where to write (default: faq/)")
    page.add_argument("--topic", default="Imported", help="the topic of all of them")
    page.set_defaults(run=_import)


def _new(options: argparse.Namespace) -> int:
    library = opened(options)
    folder = options.content or content_folder()
    if options.kind == "flow":
        path, text = (
            folder / "flows" / f"{options.name}.yaml",
            starters.flow(library, options.name),
        )
    else:
        path = folder / "faq" / f"{options.name}.md"
        text = starters.entry(library, options.name, date.today())
    if not _written(path, text):
        return USAGE
    print(f"Written: {path}")
    if options.kind == "entry":
        print("When it is ready, take its key draft out and lead a choice to it:")
        print(starters.way_in(options.name), end="")
    return CLEAN


def _written(path: Path, text: str) -> bool:
    """Write a new file; never over one that is there."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        print(f"wizard: {path} is already there, and nothing was written.", file=sys.stderr)
        return False
    return True


def _schema(options: argparse.Namespace) -> int:
    from wizard.authoring.json_schema import schemas, settings

    options.out.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        path = options.out / f"{name}.schema.json"
        path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"Written: {path}")
    print("Put this into .vscode/settings.json (with the YAML extension of Red Hat):")
    print(json.dumps(settings(options.out.as_posix()), indent=2))
    return CLEAN


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
    written = [name for name, text in files.items() if _written(folder / name, text)]
    print(f"{len(asked)} questions found, {len(written)} draft entries written to {folder}.")
    print("Next: write each answer in your own words, then take its key draft out.")
    return CLEAN if len(written) == len(files) else USAGE
