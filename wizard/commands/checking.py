"""The commands that say what is wrong: check, explain."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from wizard.commands import CLEAN, FOUND, USAGE, opened
from wizard.problems import MANUAL, nearest

if TYPE_CHECKING:
    from wizard.commands import Commands


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    check = commands.add_parser("check", help="report every mistake in the content")
    check.set_defaults(run=_check)
    explain = commands.add_parser("explain", help="say what a check looks for")
    explain.add_argument("check", nargs="?", help="the name in brackets at the end of a problem")
    explain.set_defaults(run=_explain)


def _check(options: argparse.Namespace) -> int:
    library = opened(options)
    for problem in library.problems:
        print(problem)
    return FOUND if any(p.level != "warning" for p in library.problems) else CLEAN


def _explain(options: argparse.Namespace) -> int:
    if options.check is None:
        print("\n".join(sorted(MANUAL)))
        return CLEAN
    if options.check not in MANUAL:
        advice = nearest(options.check, MANUAL)
        print(f'wizard: There is no check "{options.check}". {advice}', file=sys.stderr)
        return USAGE
    print(f"{options.check}\n\n{MANUAL[options.check]}")
    return CLEAN
