"""The command line: arguments, printing, exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from wizard.library import content_folder, load
from wizard.problems import MANUAL, ContentError, nearest

CLEAN, FOUND, USAGE, OUR_BUG = 0, 1, 2, 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 fine, 1 your content, 2 usage, 3 our own bug."""
    try:
        options = _parser().parse_args(argv)
        return int(options.run(options))
    except SystemExit as stop:
        return int(stop.code or 0)
    except (ContentError, OSError) as error:
        print(f"wizard: {error}", file=sys.stderr)
        return USAGE
    except Exception as error:  # the last line of defence: say so, keep the exit code apart
        print(f"wizard: our own bug, please report it: {error!r}", file=sys.stderr)
        return OUR_BUG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wizard", description=__doc__)
    parser.add_argument("--content", type=Path, default=None, help="folder with flows/ and faq/")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="report every mistake in the content")
    check.set_defaults(run=_check)
    explain = commands.add_parser("explain", help="what a check means")
    explain.add_argument("check", nargs="?", help="the name in brackets at the end of a problem")
    explain.set_defaults(run=_explain)
    return parser


def _check(options: argparse.Namespace) -> int:
    library = load(options.content or content_folder())
    for problem in library.problems:
        print(problem)
    mistakes = [problem for problem in library.problems if problem.level != "warning"]
    return FOUND if mistakes else CLEAN


def _explain(options: argparse.Namespace) -> int:
    if options.check is None:
        print("\n".join(sorted(MANUAL)))
        return CLEAN
    if options.check not in MANUAL:
        print(f'wizard: There is no check "{options.check}". {nearest(options.check, MANUAL)}')
        return USAGE
    print(f"{options.check}\n\n{MANUAL[options.check]}")
    return CLEAN


if __name__ == "__main__":
    sys.exit(main())
