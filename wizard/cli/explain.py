"""The command that says what a check looks for: explain."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, USAGE
from wizard.core.problems import MANUAL, nearest

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    explain = commands.add_parser("explain", help="say what a check looks for")
    explain.add_argument("check", nargs="?", help="the name in brackets at the end of a problem")
    explain.set_defaults(run=_explain)


def _explain(options: argparse.Namespace) -> int:
    if options.check is None:
        print("\n".join(sorted(MANUAL)))
        return CLEAN
    if options.check not in MANUAL:
        known = nearest(options.check, MANUAL)
        print(f'wizard: There is no check "{options.check}". {known}', file=sys.stderr)
        return USAGE
    print(f"{options.check}\n\n{MANUAL[options.check]}")
    return CLEAN
