"""Mistakes in pictures: files that are not there or not shown, pictures without words."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.checks.registry import check
from wizard.core.ids import file_id
from wizard.core.model import Entry, Library
from wizard.core.parts import place_at
from wizard.core.pictures import FOLDER, NAMED, pictures_of
from wizard.core.problems import Place, Problem, nearest, shown


@check("no-such-picture")
def no_such_picture(library: Library) -> Iterator[Problem]:
    """An answer shows a picture that the folder `pictures/` does not have.

    Bad (faq/restart.md):
        2. Read ![the knob](pictures/knob.png).
    Good:
        2. Read [the manual](https://toy.example/box).
    """
    for entry in library.entries.values():
        for start, _, name in _named(entry):
            if (
                name not in library.pictures
                and file_id(f"{FOLDER}/{name}") not in library.left_out
            ):
                yield Problem(
                    _place(entry, start),
                    f'There is no picture "{shown(name)}".',
                    nearest(name, library.pictures) or "Put it in the folder pictures/.",
                    "flaw",
                )


@check("picture-without-words")
def picture_without_words(library: Library) -> Iterator[Problem]:
    """A picture does not say in words what it shows, for those who cannot see it.

    Bad: `![](pictures/menu.png)` in an answer
    Good: `![The menu](pictures/menu.png)` in an answer
    """
    for entry in library.entries.values():
        for start, words, _ in _named(entry):
            if not words.strip():
                yield Problem(
                    _place(entry, start),
                    "This picture has no words for those who cannot see it.",
                    "Say between the brackets what it shows: ![The red button](pictures/…).",
                    "flaw",
                )


@check("unused-picture")
def unused_picture(library: Library) -> Iterator[Problem]:
    """No answer shows this picture.

    Bad: pictures/old-menu.png, and no answer that names it
    Good: `![The menu](pictures/menu.png)` in an answer
    """
    used = {name for entry in library.entries.values() for name in pictures_of(entry.body)}
    for name, picture in library.pictures.items():
        if name not in used and not picture.place.folder:
            said = f"![what it shows](pictures/{name})"
            yield Problem(
                picture.place,
                "No answer shows this picture.",
                f"Write {said} in one, or delete the file.",
                "warning",
            )


def _named(entry: Entry) -> Iterator[tuple[int, str, str]]:
    """Where each picture stands in the text, its words and the name of its file."""
    for found in NAMED.finditer(entry.body):
        yield found.start(), found[1], found[2].partition("/")[2]


def _place(entry: Entry, start: int) -> Place:
    return place_at(entry.passages, start)
