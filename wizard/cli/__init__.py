"""One file per command, named like it: `add` declares the arguments, plain functions print."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.content.library import Folders, content_folders, load, named_folders
from wizard.core.ids import FileId
from wizard.core.model import Flow, Library
from wizard.core.problems import nearest
from wizard.core.whole_file import write_new

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

CLEAN, FOUND, USAGE, OUR_BUG = 0, 1, 2, 3


def opened(options: argparse.Namespace) -> Library:
    """The library of `--content`, of `WIZARD_CONTENT`, or the one this program came with."""
    folder, bases = named(options)
    return load(folder, bases=bases)


def named(options: argparse.Namespace) -> Folders:
    """The same, as the court's own folder and the bases named before it."""
    return (options.content, options.bases) if options.content else content_folders()


class ContentOption(argparse.Action):
    """`--content`: the court's own folder is `content`, the bases named before it are `bases`."""

    def __call__(
        self, parser: object, namespace: argparse.Namespace, text: object, *_: object
    ) -> None:
        namespace.content, namespace.bases = named_folders(str(text))


def flow_named(library: Library, id: str) -> Flow | None:
    """A flow by its id; None, and a sentence on stderr, if it is not served."""
    if id in library.flows:
        return library.flows[id]
    if FileId("flows", id) in library.left_out:
        said = f'The flow "{id}" is left out because of errors. See: python -m wizard check.'
    else:
        said = f'There is no flow "{id}". {nearest(id, library.flows)}'
    print(f"wizard: {said}", file=sys.stderr)
    return None


def tell_left_out(library: Library) -> int:
    """Name on stderr what is not served; the exit code that this gives."""
    if not library.left_out:
        return CLEAN
    names = ", ".join(map(str, sorted(library.left_out)))
    print(f"wizard: Left out because of errors: {names}.", file=sys.stderr)
    return FOUND


def written(path: Path, text: str) -> bool:
    """Write a new file; never over one that is there."""
    try:
        write_new(path, text)
    except FileExistsError:
        print(f"wizard: {path} is already there, and nothing was written.", file=sys.stderr)
        return False
    return True
