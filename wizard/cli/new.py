"""The command that writes a starter: new flow, new entry, and new court for a whole folder."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from wizard.authoring import starters
from wizard.authoring.new_court import Facts, Person, new_court, read_person, read_web, read_zone
from wizard.cli import CLEAN, USAGE, opened, written
from wizard.content.folder import ENDINGS
from wizard.content.layers import from_court
from wizard.content.library import content_folder
from wizard.core.problems import ContentError
from wizard.core.source import ORIGINS
from wizard.core.whole_file import write_new
from wizard.core.wording import one_line

if TYPE_CHECKING:
    from wizard.cli import Commands

Value = TypeVar("Value")
PEOPLE = "Who helps with e-filing? Name, phone, e-mail, hours, with commas between"


def add(commands: Commands) -> None:
    """Declare the command and what it makes."""
    new = commands.add_parser("new", help="write a starter for a flow, an entry or a whole court")
    kinds = new.add_subparsers(required=True, metavar="KIND", title="what to write")
    flow = kinds.add_parser("flow", help="one topic: a file in flows/")
    entry = kinds.add_parser("entry", help="one answer: a file in faq/")
    for kind in (flow, entry):
        kind.add_argument(
            "name", metavar="NAME", help="its id: lower-case letters, digits, hyphens"
        )
    flow.set_defaults(run=_flow)
    entry.set_defaults(run=_entry)
    entry.add_argument("--referral", action="store_true", help="it says whom to ask, no more")
    entry.add_argument("--page", default="", help="the page it comes from (default: the FAQ page)")
    entry.add_argument("--address", default="", metavar="URL", help="the address of that page")
    entry.add_argument("--from", dest="origin", default="", choices=ORIGINS, help="whose page")
    _add_court(kinds.add_parser("court", help="a folder for another court"))


def _add_court(court: argparse.ArgumentParser) -> None:
    court.add_argument("folder", metavar="DIR", type=Path)
    court.add_argument("--name", default="", help="the court's full name")
    court.add_argument("--short", default="", help="its short name")
    court.add_argument("--system", default="", help="its e-filing system (default: CM/ECF)")
    court.add_argument("--time-zone", default="", metavar="ZONE", help="like America/New_York")
    court.add_argument("--web", default="", metavar="URL", help="its own site")
    court.add_argument("--page", default="", help="the name of its FAQ page")
    court.add_argument("--faq-web", default="", metavar="URL", help="the address of that page")
    court.add_argument(
        "--contact",
        action="append",
        default=[],
        metavar="'NAME, PHONE, E-MAIL, HOURS'",
        help="someone who can help, the first one for e-filing (may be repeated)",
    )
    court.add_argument("--base", metavar="DIR", type=Path, help="a folder to lie over")
    court.set_defaults(run=_court)


def _flow(options: argparse.Namespace) -> int:
    folder = options.content or content_folder()
    text = starters.flow(opened(options), options.name)
    return _written(folder / "flows" / f"{options.name}.yaml", text)


def _entry(options: argparse.Namespace) -> int:
    folder = options.content or content_folder()
    asked = starters.Asked(
        options.referral,
        one_line(options.page),
        read_web(options.address) if options.address else "",
        options.origin,
    )
    text = starters.entry(opened(options), options.name, date.today(), asked)
    done = _written(folder / "faq" / f"{options.name}.md", text)
    if done == CLEAN:
        print("When it is ready, take its key draft out and lead a choice to it:")
        print(starters.way_in(options.name), end="")
    return done


def _written(path: Path, text: str) -> int:
    if not written(path, text):
        return USAGE
    print(f"Written: {path}")
    return CLEAN


def _court(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    files = new_court(_facts(options), date.today())
    there = [file for file in files if (folder / file).exists()]
    if there:
        said = f"{folder / there[0]} is already there, and nothing was written."
        print(f"wizard: {said}", file=sys.stderr)
        return USAGE
    _all_written(folder, files)
    name = shlex.quote(str(folder))
    print(f"See what is still to be filled out: python -m wizard --content {name} check")
    print(f"See it in the browser: WIZARD_CONTENT={shlex.quote(str(folder.resolve()))} make run")
    return CLEAN


def _all_written(folder: Path, files: Mapping[str, str]) -> None:
    """All of the files, or none where one of them cannot be written."""
    done: list[Path] = []
    try:
        for file, text in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, text)
            done.append(path)
    except OSError:
        for path in done:
            path.unlink()
        raise
    for path in done:
        print(f"Written: {path}")


def _facts(options: argparse.Namespace) -> Facts:
    """What the options say; on a terminal the rest is asked for."""
    said = vars(options)
    for key, _, read in _QUESTIONS:
        said[key] = read(said[key]) if said[key] else ""
    people = [read_person(text) for text in options.contact]
    if sys.stdin.isatty():
        print("What you do not know, leave empty: it becomes a blank in faq/court.yaml.")
        for key, asked, read in _QUESTIONS:
            said[key] = said[key] or _answer(asked, read, "")
        people = people or list(_people())
    return Facts(
        said["name"],
        said["short"],
        said["system"] or "CM/ECF",
        said["time_zone"],
        said["web"],
        said["page"],
        said["faq_web"],
        tuple(people),
        _base(options.folder, options.base) if options.base else "",
    )


def _base(folder: Path, base: Path) -> str:
    if not any((base / name).is_dir() for name in ENDINGS):
        raise ContentError(f"{base} is no content folder, so nothing can lie over it.")
    return from_court(folder, base)


_QUESTIONS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("name", "The court's full name", one_line),
    ("short", "Its short name, like D. Mass.", one_line),
    ("system", "What it calls its e-filing system (empty: CM/ECF)", one_line),
    ("time_zone", "Its time zone, like America/New_York", read_zone),
    ("web", "The address of its own site", read_web),
    ("page", "The name of its FAQ page", one_line),
    ("faq_web", "The address of that page", read_web),
)


def _people() -> Iterator[Person]:
    asked = PEOPLE
    while person := _answer(asked, read_person, None):
        yield person
        asked = "Who else can help? (empty: nobody)"


def _answer(asked: str, read: Callable[[str], Value], empty: Value) -> Value:
    """What is typed, asked for again until it can be read."""
    while True:
        try:
            typed = input(f"{asked}: ").strip()
        except EOFError:
            return empty
        except KeyboardInterrupt:
            raise ContentError("Stopped, and nothing was written.") from None
        if not typed:
            return empty
        try:
            return read(typed)
        except ContentError as error:
            print(error)
