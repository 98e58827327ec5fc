"""The command line: arguments, exit codes, the last line of defence."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence

SET_UP = (
    "wizard: This Python has no package {}. Set it up once with `make run`, or `python -m pip "
    "install -r requirements.txt`; then use that Python: .venv/bin/python -m wizard "
    "(on Windows .venv\\Scripts\\python -m wizard)."
)

try:
    from wizard.cli import (
        CLEAN,
        OUR_BUG,
        USAGE,
        ContentOption,
        check,
        diff,
        due,
        explain,
        export,
        graph,
        handout,
        import_faq,
        insights,
        new,
        paths,
        rename,
        schema,
        score,
        search,
    )
    from wizard.core.problems import ContentError
except ModuleNotFoundError as missing:
    print(SET_UP.format(missing.name), file=sys.stderr)
    sys.exit(2)

COMMANDS = (
    check, explain, search, graph, paths, export, handout, new, rename, schema, import_faq, diff,
    score, insights, due,
)  # fmt: skip
"""In the order in which `--help` lists them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 fine, 1 your content, 2 usage, 3 our own bug."""
    try:
        options = _parser().parse_args(argv)
        return int(options.run(options))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else CLEAN
    except BrokenPipeError:
        sys.stderr.close()
        return CLEAN
    except ContentError as error:
        print(f"wizard: {error}", file=sys.stderr)
        return USAGE
    except OSError as error:
        named = f"{error.filename}: {error.strerror}." if error.filename else error
        print(f"wizard: {named}", file=sys.stderr)
        return USAGE
    except ModuleNotFoundError as missing:  # some commands load their packages as they run
        print(SET_UP.format(missing.name), file=sys.stderr)
        return USAGE
    except Exception as error:
        print(f"wizard: our own bug, please report it: {error!r}", file=sys.stderr)
        return OUR_BUG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m wizard",
        add_help=False,  # its line in the list would be one more than a screen has
        epilog="Exit codes: 0 fine, 1 something in the content, 2 wrong usage, 3 our own bug.",
    )
    parser.add_argument("-h", "--help", action="help", help=argparse.SUPPRESS)
    parser.add_argument(
        "--content",
        action=ContentOption,
        metavar="DIR",
        help="folder with flows/ and faq/; BASE:DIR lays another under it",
    )
    commands = parser.add_subparsers(
        required=True, metavar="COMMAND", title="tools for editors and trainers"
    )
    for module in COMMANDS:
        module.add(commands)
    return parser


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows pipe cannot write every letter
            stream.reconfigure(errors="replace")
    sys.exit(main())
