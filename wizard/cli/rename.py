"""The command that gives a flow, an entry, a step or a choice another id: rename."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from wizard.authoring.renaming import rename
from wizard.cli import CLEAN, named
from wizard.content.layers import laid
from wizard.core.whole_file import write_together
from wizard.core.wording import plural

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("rename", help="give a flow, entry, step or choice another id")
    parser.add_argument(
        "old",
        metavar="OLD",
        help="FLOW or ENTRY (flows/ID, faq/ID if both), FLOW/STEP, FLOW/STEP/CHOICE",
    )
    parser.add_argument("new", metavar="NEW", help="its new id")
    parser.add_argument("--dry-run", action="store_true", help="show what would change")
    parser.set_defaults(run=_rename)


def _rename(options: argparse.Namespace) -> int:
    folder, bases = named(options)
    files = laid(folder, bases)
    changes = rename(files, options.old, options.new)
    if options.dry_run:
        before = {file: text for file, text in files.texts.items() if isinstance(text, str)}
        sys.stdout.writelines(_differences(before, changes))
        return CLEAN
    write_together(folder, changes)
    for file, text in changes.items():
        print(f"{'Deleted' if text is None else 'Written'}: {folder / file}")
    count = sum(text is not None for text in changes.values())
    print(f"{plural(count, 'file')} changed. Older links still lead there (was: {options.old}).")
    return CLEAN


def _differences(before: Mapping[str, str], changes: Mapping[str, str | None]) -> Iterator[str]:
    """What would change, as a patch; a file under another name beside what it was."""
    gone = {file for file, text in changes.items() if text is None}
    for file, text in changes.items():
        if text is None:
            continue
        was = file if file in before else next(iter(gone))
        old, new = before[was].splitlines(), text.splitlines()
        lines = difflib.unified_diff(old, new, was, file, n=1, lineterm="")
        yield from (f"{line}\n" for line in lines)
