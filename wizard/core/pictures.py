"""Which pictures content may have, and how an answer names one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wizard.core.problems import Placed

FOLDER = "pictures"
KINDS = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}
"""Endings of file names. SVG is none of them: it can hold scripts and load from elsewhere."""
LARGEST = 500_000
"""Bytes. A screenshot has a fifth of it, and a phone in a courthouse has to load it."""
WIDEST = 4_000
"""Pixels of the longer side."""
NAMED = re.compile(r"!\[([^\[\]\n]*)\]\([ \t]*<?(pictures/[^()<>\s]*)>?[ \t]*\)")
"""`![what it shows](pictures/name.png)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Placed):
    """A file of `pictures/`. `kind`: its media type; `mark`: changes with what it shows."""

    name: str
    kind: str
    base64: str
    mark: str
    size: tuple[int, int]


def pictures_of(text: str) -> tuple[str, ...]:
    """The file names of the pictures of a text, each once."""
    named = (found[2].partition("/")[2] for found in NAMED.finditer(text))
    return tuple(dict.fromkeys(named))
