"""What is told of a file that cannot be taken: missing, unreadable, wrongly named."""

from __future__ import annotations

from wizard.core.ids import unfit
from wizard.core.problems import Place, Problem, mistake, shown


@mistake("missing-file")
def missing_file(place: Place) -> Problem:
    """A file that every content folder needs is not there.

    Bad: a folder faq/ without court.yaml
    Good: faq/court.yaml, even with nothing but `contacts: {}` in it
    """
    return Problem(place, "This file is missing.", "Copy one from another court.")


@mistake("unreadable-file")
def unreadable_file(place: Place, said: str) -> Problem:
    """The computer does not let us read the file.

    Bad: a file that only its owner may read
    Good: a file that all may read
    """
    return Problem(place, f"This file cannot be read: {said}.", "Check its permissions.")


@mistake("not-a-file")
def not_a_file(place: Place) -> Problem:
    """A folder, a link to nowhere, or something else with the name of a content file.

    Bad: a folder named flows/fees.yaml/
    Good: a file named flows/fees.yaml
    """
    return Problem(place, "This is not a file that can be read.", "Put the file itself here.")


@mistake("outside-folder")
def outside_folder(place: Place) -> Problem:
    """The file is a link to something outside the content folder.

    Bad: flows/fees.yaml, a link to /home/ann/fees.yaml
    Good: flows/fees.yaml itself
    """
    return Problem(
        place,
        "This is a link to a file outside the content folder.",
        "Put the file itself here.",
    )


@mistake("bad-picture")
def bad_picture(place: Place, said: str) -> Problem:
    """A file in `pictures/` is no picture that can be shown.

    A picture is PNG, JPEG or WebP, does not move, and has at most 500 kB and 4,000 pixels a side.

    Bad: pictures/menu.png, a PDF under another name
    Good: pictures/menu.png, a screenshot
    """
    return Problem(place, f"This picture cannot be shown. {said}", "Save it anew, smaller.")


@mistake("too-large")
def too_large(place: Place) -> Problem:
    """The file is larger than 1 MiB, hundreds of times what a content file needs.

    Bad: a flow of 20,000 lines
    Good: two hundred lines, and other flows for the rest
    """
    return Problem(place, "This file is larger than 1 MiB.", "Is it the right file?")


@mistake("not-utf8")
def not_utf8(place: Place) -> Problem:
    """The file is not saved as UTF-8, so some letters cannot be read.

    Bad: "é" saved as Latin-1
    Good: "é" saved as UTF-8
    """
    return Problem(
        place,
        "A letter in this line is not UTF-8.",
        'Save the file again with the encoding "UTF-8".',
    )


@mistake("bad-file-name")
def bad_file_name(place: Place, stem: str) -> Problem:
    """A file's name is its id, and this one cannot stand in an address.

    Ids are lower-case letters and digits with single hyphens, at most 48 of them. The names that
    Windows keeps for itself (con, aux, nul …) cannot be used, nor "court" and "glossary".

    Bad: flows/My printer.yaml
    Good: flows/paper.yaml
    """
    return Problem(
        place,
        f'"{shown(stem)}" {unfit(stem) or "cannot be an id"}.',
        "Rename the file: lower-case letters, digits and single hyphens.",
    )


@mistake("twin-file")
def twin_file(place: Place, twin: str) -> Problem:
    """Two file names differ only in capitals; some computers cannot tell them apart.

    Bad: flows/Paper.yaml
    Good: flows/paper.yaml
    """
    return Problem(place, f'This name differs from "{twin}" only in capitals.', "Rename one.")


@mistake("stray-file")
def stray_file(place: Place, ending: str, beside: str = "") -> Problem:
    """A file that is not content lies in a content folder; it is not read.

    Where the file it seems to be lies beside it, only that one counts.

    Bad: flows/notes.txt
    Good: flows/paper.yaml
    """
    if beside:
        return Problem(
            place,
            f'This file is not read; what counts is "{beside}" beside it.',
            "Delete the one that is not wanted.",
            "flaw",
        )
    return Problem(
        place,
        f'This file is not read, because its name does not end in "{ending}".',
        "Rename it or move it elsewhere.",
        "warning",
    )


@mistake("look-alike-file")
def look_alike_file(place: Place, meant: str) -> Problem:
    """A content file has an ending that is almost right (`.yml`, `.yaml.txt`), so it is not read.

    Some programs add such an ending when they save. An earlier version of the file stays in use.

    Bad: flows/printer.yaml.txt
    Good: flows/paper.yaml
    """
    return Problem(
        place,
        "This file is not read, because of how its name ends.",
        f'Rename it to "{meant}".',
    )
