"""The command that writes the papers for a class: handout."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli import USAGE, flow_named, opened, tell_left_out
from wizard.core.whole_file import write_whole
from wizard.training.rounds import CASES

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    handout = commands.add_parser(
        "handout",
        help="write the papers for a class",
        usage="python -m wizard handout (FLOW | --all) OUT_DIR [--site URL] [--word W --cases N]",
    )
    handout.add_argument("flow", metavar="FLOW", nargs="?")
    handout.add_argument("--all", action="store_true", help="the papers of every flow")
    handout.add_argument("--site", default="", metavar="URL", help="print a QR code to it")
    handout.add_argument("--word", default="", help="print the round of this word")
    handout.add_argument("--cases", default=CASES, type=int, help="how many cases it has")
    handout.add_argument("out", metavar="OUT_DIR", type=Path)
    handout.set_defaults(run=_handout)


def _handout(options: argparse.Namespace) -> int:
    # Only what writes HTML waits for jinja2 and markdown_it.
    from wizard.export import handouts

    if options.all == bool(options.flow):
        print(
            "wizard: Name one flow (or say --all), then the folder to write to.", file=sys.stderr
        )
        return USAGE
    library = opened(options)
    flow = flow_named(library, options.flow) if options.flow else None
    if options.flow and flow is None:
        return USAGE

    def wanted(id: str) -> handouts.Wanted:
        return handouts.Wanted(id, options.site, options.word, options.cases)

    options.out.mkdir(parents=True, exist_ok=True)
    flows = [flow] if flow else list(library.flows.values())
    for each in flows:
        for kind, paper in handouts.PAPERS.items():
            page = paper(library, wanted(each.id))
            write_whole(options.out / f"{each.id}-{kind}.html", page)
    if options.all:
        for kind, paper in handouts.PAPERS.items():
            write_whole(options.out / f"all-{kind}.html", paper(library, wanted("")))
    count = (len(flows) + options.all) * len(handouts.PAPERS)
    print(f"Wrote {count} papers to {options.out}. Open one in a browser and print it.")
    return tell_left_out(library)
