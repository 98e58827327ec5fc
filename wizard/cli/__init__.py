"""One file per family of commands: `add` declares the arguments, plain functions print."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from wizard.content.library import content_folder, load
from wizard.core.model import Library

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

CLEAN, FOUND, USAGE, OUR_BUG = 0, 1, 2, 3


def opened(options: argparse.Namespace) -> Library:
    """The library of `--content`, of `WIZARD_CONTENT`, or the one this program came with."""
    return load(options.content or content_folder())
