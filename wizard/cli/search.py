"""The command that searches as the page does and says why: search.

The search (with numpy) is loaded by the functions that need it: no other command waits for it.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, USAGE, opened
from wizard.core.model import Library

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("search", help="rank the answers for some words, with reasons")
    parser.add_argument("words", nargs="*", metavar="WORDS", help="what a person would type")
    parser.add_argument("--stdin", action="store_true", help="one query a line, one JSON line out")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="answers shown")
    parser.set_defaults(run=_search)


def _search(options: argparse.Namespace) -> int:
    if options.stdin == bool(options.words):
        print("wizard: Give the words to search for, or --stdin, not both.", file=sys.stderr)
        return USAGE
    library = opened(options)
    if options.stdin:
        for line in sys.stdin:
            print(_json(library, line.strip(), options.limit), flush=True)
        return CLEAN
    query = " ".join(options.words)
    if options.format == "json":
        print(_json(library, query, options.limit))
    else:
        _print(library, query, options.limit)
    return CLEAN


def _json(library: Library, query: str, limit: int) -> str:
    from wizard import search

    hits = search.run(library, query, limit)
    return json.dumps([search.as_json(hit) for hit in hits], ensure_ascii=False)


def _print(library: Library, query: str, limit: int) -> None:
    from wizard import search

    found = search.find(library, query, limit)
    if not found.fits or not found.hits:
        print("Nothing fits well.")
    for number, hit in enumerate(found.hits, 1):
        print(f"{number:2}. {hit.score:.2f}  {hit.entry}: {library.entries[hit.entry].title}")
        if hit.flow:
            print(f"          /?flow={hit.flow}&trail={'.'.join(hit.trail)}")
        for line in search.explain(hit):
            print(f"          {line}")
