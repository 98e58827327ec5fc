"""The command that searches as the page does and says why: search.

The search (with numpy) is loaded by the functions that need it: no other command waits for it.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, USAGE, opened
from wizard.core.address import Address, as_link
from wizard.core.model import Library
from wizard.presenters.results import results

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("search", help="rank the answers for some words, with reasons")
    parser.add_argument("words", nargs="*", metavar="WORDS", help="what a person would type")
    parser.add_argument("--stdin", action="store_true", help="one query a line, one JSON line out")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--verdict", action="store_true", help="JSON with the verdict: answers, referral, nothing"
    )
    parser.add_argument("--limit", type=int, default=10, metavar="N", help="answers shown")
    parser.set_defaults(run=_search)


def _search(options: argparse.Namespace) -> int:
    if options.stdin == bool(options.words):
        print("wizard: Give the words to search for, or --stdin, not both.", file=sys.stderr)
        return USAGE
    library = opened(options)
    queries = (line.strip() for line in sys.stdin) if options.stdin else [" ".join(options.words)]
    for query in queries:
        if options.stdin or options.verdict or options.format == "json":
            print(_json(library, query, options.limit, options.verdict), flush=True)
        else:
            _print(library, query, options.limit)
    return CLEAN


def _json(library: Library, query: str, limit: int, verdict: bool) -> str:
    """The hits as a list; with their verdict as an object, with topics and people if any."""
    from wizard import search

    found = search.find(library, query, limit)
    hits = [search.as_json(hit) for hit in found.hits]
    if not verdict:
        return json.dumps(hits, ensure_ascii=False)
    said: dict[str, object] = {"verdict": found.verdict, "hits": hits}
    if found.topics:
        said["topics"] = [topic.flow for topic in found.topics]
    if found.people:
        said["contacts"] = list(found.people)
    return json.dumps(said, ensure_ascii=False)


def _print(library: Library, query: str, limit: int) -> None:
    from wizard import search

    found = search.find(library, query, limit)
    said = results(library, query, found)
    print(f"{said.verdict}: {said.heading}")
    for topic in (*said.named, *said.sounds_like):
        print(f"    {topic.link.says}\n          /{topic.link.href}")
    for card in said.cards if found.people else ():
        print(f"    {card.line}")
    for number, hit in enumerate(found.hits, 1):
        print(f"{number:2}. {hit.score:.2f}  {hit.entry}: {library.entries[hit.entry].title}")
        if hit.flow:
            print(f"          {as_link('', Address(hit.flow, hit.trail).query())}")
        for line in search.explain(hit):
            print(f"          {line}")
