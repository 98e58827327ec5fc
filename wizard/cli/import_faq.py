"""The command import-faq: saved FAQ pages as draft entries, and a list of what was not taken."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wizard.cli import CLEAN, USAGE, named, written
from wizard.content.disk import LARGEST as LARGEST_ENTRY
from wizard.content.files import read_entry
from wizard.content.library import content_folder, load
from wizard.core.model import Library, Source
from wizard.core.problems import ContentError, shown
from wizard.core.whole_file import write_whole

if TYPE_CHECKING:
    from wizard.authoring.draft_entries import Drafts
    from wizard.authoring.faq_import import FaqPage
    from wizard.cli import Commands

LARGEST = 32 * 1024 * 1024
"""Bytes of a file. A web archive holds the page's pictures too."""
LARGEST_TEXT = 4 * 1024 * 1024
"""Characters of a page. A saved FAQ page with its styles is well under this."""
MOST = 2000
"""Questions in one call."""
CLIP = 200


def add(commands: Commands) -> None:
    """Declare the command and its options."""
    page = commands.add_parser("import-faq", help="turn saved FAQ pages into draft entries")
    page.add_argument(
        "pages",
        metavar="PAGE",
        type=Path,
        nargs="+",
        help="a saved page (HTML, .mhtml or text) or a folder of them",
    )
    page.add_argument("--out", metavar="DIR", type=Path, help="where to write (default: faq/)")
    page.add_argument("--topic", default="", help="one topic for all (default: their headings)")
    page.add_argument("--address", default="", metavar="URL", help="where a single page stands")
    page.add_argument("--report", metavar="FILE", type=Path, help="write all that was not taken")
    page.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> int:
    files = list(_files(options.pages))
    library = _opened(*named(options))
    found: list[tuple[Path, FaqPage]] = []
    refused = 0
    for file in files:
        try:
            found.append((file, _read(file, options.address if len(files) == 1 else "")))
        except ContentError as error:
            refused += 1
            print(f"wizard: {file}: {error}", file=sys.stderr)
    count = sum(len(page.questions) for _, page in found)
    if count > MOST:
        raise ContentError(f"{count:,} questions are more than {MOST:,}. Import fewer at a time.")
    if options.report:
        write_whole(options.report, "".join(_report(found)))
    folder = options.out or (options.content or content_folder()) / "faq"
    new = _write(found, library, folder, options.topic) if count else 0
    for file, page in found:
        print("".join(_summary(file, page)), end="")
        if not page.questions:
            print(f"wizard: {file}: No questions were found on this page.", file=sys.stderr)
    if not count:
        return USAGE
    refused += count - new + sum(not page.questions for _, page in found)
    print(f"{count} questions found, {new} draft entries written to {folder}.")
    print(
        "Next: compare each with its page, write the answer in your own words and the day under"
        " reviewed, then take its key draft out."
    )
    return USAGE if refused else CLEAN


def _files(pages: list[Path]) -> Iterator[Path]:
    from wizard.authoring.saved_page import SUFFIXES, pages_in

    for path in pages:
        inside = pages_in(path) if path.is_dir() else [path]
        if not inside:
            raise ContentError(f"{path} holds no saved page ({', '.join(SUFFIXES)}).")
        yield from inside


def _opened(folder: Path, bases: Sequence[str]) -> Library | None:
    """The library that the drafts join; None in a folder that is only being started."""
    try:
        return load(folder, bases=bases)
    except ContentError:
        return None


def _read(file: Path, address: str) -> FaqPage:
    # beautifulsoup4 and lxml take a fifth of a second to load; no other command needs them.
    from wizard.authoring.faq_import import read_page
    from wizard.authoring.saved_page import SavedPage, read_saved, web_address

    if address and not web_address(address):
        raise ContentError(f'"{shown(address)}" is not an address that starts with https://.')
    with file.open("rb") as opened:
        data = opened.read(LARGEST + 1)
    saved = read_saved(data)
    if len(data) > LARGEST or len(saved.text) > LARGEST_TEXT:
        raise ContentError("This page is larger than 4 MiB. Is it the right file?")
    return read_page(SavedPage(saved.text, address or saved.address))


def _summary(file: Path, page: FaqPage) -> Iterator[str]:
    at = f", {page.address}" if page.address else ""
    name = page.name or "a page without a name"
    yield f'{file}: {len(page.questions)} questions on "{name}"{at}\n'
    for one in page.questions:
        if not one.answer:
            yield f'  without an answer: "{one.question}"\n'
    for why, text in page.skipped:
        clipped = text if len(text) <= CLIP else f"{text[:CLIP]}… ({len(text):,} characters)"
        yield f"  not taken, {why}: {clipped}\n"


def _report(found: list[tuple[Path, FaqPage]]) -> Iterator[str]:
    for file, page in found:
        yield f"# {page.name or file.name}\n\n{file} {page.address}\n\n"
        yield f"{len(page.questions)} questions were found.\n"
        for one in page.questions:
            yield f"- {one.question}{'' if one.answer else ' (without an answer)'}\n"
        yield "\nNot taken:\n"
        for why, text in page.skipped:
            yield f"- {why}: {text}\n"
        yield "\n"


def _write(
    found: list[tuple[Path, FaqPage]], library: Library | None, folder: Path, topic: str
) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    drafts = _drafts(library, folder, topic)
    court = library.court.page if library else ""
    count = 0
    for file, page in found:
        called = page.name or court or file.stem
        for name, text in drafts.entries(page, called):
            count += written(folder / name, text)
    return count


def _drafts(library: Library | None, folder: Path, topic: str) -> Drafts:
    """What to give the new drafts, and what the entries of the folder already have."""
    from wizard.authoring.draft_entries import Drafts

    court = library.court if library else None
    owner = (court.still_stuck or next(iter(court.contacts), "")) if court else ""
    drafts = Drafts(owner or "you", topic)
    for path in folder.glob("*.md"):
        entry, _ = read_entry(path.name, path.read_text("utf-8", "replace")[:LARGEST_ENTRY])
        source = entry.source if entry else Source()
        drafts.there[path.stem] = (source.page, source.question)
        if source.number:
            drafts.numbers.setdefault(source.page, {})[source.number] = source.question
    return drafts
