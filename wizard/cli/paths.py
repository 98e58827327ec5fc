"""The command that lists every walk from symptom to answer: paths."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, USAGE, flow_named, opened
from wizard.export import walk_table
from wizard.export.endings_text import endings_text

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    walks = commands.add_parser("paths", help="list every walk from symptom to answer")
    walks.add_argument("flow", metavar="FLOW", nargs="?")
    walks.add_argument(
        "--as", dest="shape", choices=["walks", "endings"], default="walks",
        help="the walks, or every ending as people see it",
    )  # fmt: skip
    walks.add_argument("--csv", action="store_true", help="for a spreadsheet")
    walks.set_defaults(run=_paths)


def _paths(options: argparse.Namespace) -> int:
    library = opened(options)
    flow = flow_named(library, options.flow) if options.flow else None
    if options.flow and flow is None:
        return USAGE
    if options.shape == "endings":
        sys.stdout.write(endings_text(library, options.flow or ""))
        return CLEAN
    found = walk_table.paths(library, flow)
    sys.stdout.write(walk_table.as_csv(found) if options.csv else walk_table.as_text(found))
    return CLEAN
