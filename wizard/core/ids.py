"""What may be an id, and how a file of the content is named by its own."""

from __future__ import annotations

import re
from typing import NamedTuple

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id looks like: lower-case letters, digits, single hyphens; it stands in addresses."""
LONGEST_ID = 48
"""Letters of an id: the longest walk with the longest ids still fits into an address."""
NONE = "none"
"""The choice id of "None of these", which every step has by itself."""


def may_be_id(text: str) -> bool:
    """Whether a text has the shape of an id, as all that stands in addresses must."""
    return len(text) <= LONGEST_ID and NAME.fullmatch(text) is not None


def unfit(id: str) -> str:
    """Why an editor cannot give this id to anything; "" if it can be given."""
    if may_be_id(id) and id != NONE:
        return ""
    if NAME.fullmatch(id) and len(id) > LONGEST_ID:
        return f"is longer than {LONGEST_ID} letters, so it cannot be an id"
    return "cannot be an id"


class FileId(NamedTuple):
    """A content file without its ending: `flows/fees` for `flows/fees.yaml`."""

    folder: str
    id: str

    def __str__(self) -> str:
        return f"{self.folder}/{self.id}"


COURT, GLOSSARY = FileId("faq", "court"), FileId("faq", "glossary")


def file_id(file: str) -> FileId:
    """The file of a place: `flows/fees` for `flows/fees.yaml`, whichever folder it lies in."""
    room, _, name = file.rsplit(".", 1)[0].rpartition("/")
    return FileId(room.rpartition("/")[2], name)
