"""The commands that give something to keep: graph, paths, export, handout.

What writes HTML (with jinja2 and markdown_it) is loaded by the functions that need it: no other
command waits for it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, FOUND, USAGE, opened
from wizard.core.model import Flow, Library
from wizard.core.problems import nearest
from wizard.export import map_formats, walk_table
from wizard.export.flow_map import Picture, picture
from wizard.export.map_outline import outline
from wizard.export.map_svg import svg

if TYPE_CHECKING:
    from wizard.cli import Commands

KINDS: dict[str, Callable[[Picture], str]] = {
    "mermaid": map_formats.mermaid,
    "dot": map_formats.dot,
    "svg": svg,
    "outline": outline,
    "json": map_formats.as_json,
}


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    graph = commands.add_parser("graph", help="draw the map of a flow")
    graph.add_argument("flow", metavar="FLOW")
    graph.add_argument("--as", dest="kind", choices=KINDS, default="outline")
    graph.add_argument("--trail", default="", metavar="A.B", help="choice ids to light up")
    graph.add_argument("--site", default="/", metavar="URL", help="where the wizard runs")
    graph.set_defaults(run=_graph)
    walks = commands.add_parser("paths", help="list every walk from symptom to answer")
    walks.add_argument("flow", metavar="FLOW", nargs="?")
    walks.add_argument("--csv", action="store_true", help="for a spreadsheet")
    walks.set_defaults(run=_paths)
    export = commands.add_parser("export", help="write the whole wizard as one HTML file")
    export.add_argument("out", metavar="OUT.html", type=Path)
    export.set_defaults(run=_export)
    handout = commands.add_parser(
        "handout",
        help="write the papers for a class",
        usage="python -m wizard handout (FLOW | --all) OUT_DIR [--site URL]",
    )
    handout.add_argument("flow", metavar="FLOW", nargs="?")
    handout.add_argument("--all", action="store_true", help="the papers of every flow")
    handout.add_argument("--site", default="", metavar="URL", help="print a QR code to it")
    handout.add_argument("out", metavar="OUT_DIR", type=Path)
    handout.set_defaults(run=_handout)


def _graph(options: argparse.Namespace) -> int:
    library = opened(options)
    flow = _flow(library, options.flow)
    if flow is None:
        return USAGE
    trail = tuple(part for part in options.trail.split(".") if part)
    drawn = picture(library, flow, trail, options.site)
    if drawn.trail != trail:
        lost = trail[len(drawn.trail)][:60]
        print(f'wizard: The trail stops fitting at "{lost}".', file=sys.stderr)
        return USAGE
    sys.stdout.write(KINDS[options.kind](drawn))
    return CLEAN


def _paths(options: argparse.Namespace) -> int:
    library = opened(options)
    flow = _flow(library, options.flow) if options.flow else None
    if options.flow and flow is None:
        return USAGE
    found = walk_table.paths(library, flow)
    sys.stdout.write(walk_table.as_csv(found) if options.csv else walk_table.as_text(found))
    return CLEAN


def _export(options: argparse.Namespace) -> int:
    from wizard.export.one_file import edition

    library = opened(options)
    page = edition(library)
    _write(options.out, page)
    size = len(page.encode()) / 1000
    steps = sum(len(flow.steps) for flow in library.flows.values())
    print(
        f"Wrote {options.out}: {len(library.flows)} flows, {steps} questions, "
        f"{len(library.entries)} answers, {size:.0f} kB."
    )
    return _left_out(library)


def _handout(options: argparse.Namespace) -> int:
    from wizard.export import handouts

    if options.all == bool(options.flow):
        print(
            "wizard: Name one flow (or say --all), then the folder to write to.", file=sys.stderr
        )
        return USAGE
    library = opened(options)
    flow = _flow(library, options.flow) if options.flow else None
    if options.flow and flow is None:
        return USAGE
    options.out.mkdir(parents=True, exist_ok=True)
    flows = [flow] if flow else list(library.flows.values())
    for each in flows:
        for kind, paper in handouts.PAPERS.items():
            _write(options.out / f"{each.id}-{kind}.html", paper(library, each.id, options.site))
    if options.all:
        for kind, paper in handouts.PAPERS.items():
            _write(options.out / f"all-{kind}.html", paper(library, None, options.site))
    count = (len(flows) + options.all) * len(handouts.PAPERS)
    print(f"Wrote {count} papers to {options.out}. Open one in a browser and print it.")
    return _left_out(library)


def _flow(library: Library, id: str) -> Flow | None:
    if id in library.flows:
        return library.flows[id]
    if f"flows/{id}" in library.left_out:
        said = f'The flow "{id}" is left out because of errors. See: python -m wizard check.'
    else:
        said = f'There is no flow "{id}". {nearest(id, library.flows)}'
    print(f"wizard: {said}", file=sys.stderr)
    return None


def _left_out(library: Library) -> int:
    if not library.left_out:
        return CLEAN
    names = ", ".join(sorted(library.left_out))
    print(f"wizard: Left out because of errors: {names}.", file=sys.stderr)
    return FOUND


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
