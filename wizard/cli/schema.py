"""The command that writes JSON Schemas for VS Code: schema."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.authoring.json_schema import schemas, settings
from wizard.cli import CLEAN
from wizard.core.whole_file import write_whole

if TYPE_CHECKING:
    from wizard.cli import Commands


def add(commands: Commands) -> None:
    """Declare the command."""
    schema = commands.add_parser("schema", help="write JSON Schemas for VS Code")
    schema.add_argument("out", metavar="DIR", type=Path)
    schema.set_defaults(run=_schema)


def _schema(options: argparse.Namespace) -> int:
    options.out.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        path = options.out / f"{name}.schema.json"
        write_whole(path, json.dumps(schema, indent=2, ensure_ascii=False) + "\n")
        print(f"Written: {path}")
    print("Put this into .vscode/settings.json (with the YAML extension of Red Hat):")
    print(json.dumps(settings(options.out.as_posix()), indent=2))
    return CLEAN
