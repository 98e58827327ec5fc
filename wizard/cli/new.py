"""The command that writes a starter for a flow or an entry: new."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from wizard.authoring import starters
from wizard.cli import CLEAN, USAGE, opened, written
from wizard.content.library import content_folder

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    new = commands.add_parser("new", help="write a starter for a flow or an entry")
    new.add_argument("kind", choices=("flow", "entry"))
    new.add_argument("name", metavar="NAME", help="its id: lower-case letters, digits, hyphens")
    new.set_defaults(run=_new)


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
    if not written(path, text):
        return USAGE
    print(f"Written: {path}")
    if options.kind == "entry":
        print("When it is ready, take its key draft out and lead a choice to it:")
        print(starters.way_in(options.name), end="")
    return CLEAN
