"""The command that draws the map of a flow: graph."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, USAGE, flow_named, opened
from wizard.export import map_formats
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
    """Declare the command."""
    graph = commands.add_parser("graph", help="draw the map of a flow")
    graph.add_argument("flow", metavar="FLOW")
    graph.add_argument("--as", dest="kind", choices=KINDS, default="outline")
    graph.add_argument("--trail", default="", metavar="A.B", help="choice ids to light up")
    graph.add_argument("--site", default="/", metavar="URL", help="where the wizard runs")
    graph.set_defaults(run=_graph)


def _graph(options: argparse.Namespace) -> int:
    library = opened(options)
    flow = flow_named(library, options.flow)
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
