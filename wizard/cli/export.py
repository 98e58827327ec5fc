"""The command that writes the whole wizard as one HTML file: export."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli import opened, tell_left_out
from wizard.core.whole_file import write_whole

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    export = commands.add_parser("export", help="write the whole wizard as one HTML file")
    export.add_argument("out", metavar="OUT.html", type=Path)
    export.add_argument("--answers", action="store_true", help="the answers alone, to print")
    export.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    # Only what writes HTML waits for jinja2 and markdown_it.
    from wizard.export.one_file import answers, edition

    library = opened(options)
    page = (answers if options.answers else edition)(library)
    write_whole(options.out, page)
    size = len(page.encode()) / 1000
    steps = sum(len(flow.steps) for flow in library.flows.values())
    whole = f"{len(library.flows)} flows, {steps} questions, "
    held = f"{'' if options.answers else whole}{len(library.entries)} answers"
    print(f"Wrote {options.out}: {held}, {size:.0f} kB.")
    return tell_left_out(library)
