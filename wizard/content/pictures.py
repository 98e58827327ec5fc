"""The pictures of a content folder: which files may be shown, and what they hold."""

from __future__ import annotations

import hashlib
import io
import warnings
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path

from wizard.content.disk import contents
from wizard.content.file_mistakes import bad_file_name, bad_picture, stray_file, twin_file
from wizard.core.ids import unfit
from wizard.core.pictures import FOLDER, KINDS, LARGEST, WIDEST, Picture
from wizard.core.problems import Place, Problem

ENDINGS = ", ".join(f".{ending}" for ending in KINDS)


def pictures_in(folder: Path, strays: list[Problem]) -> Iterator[tuple[str, str | Problem]]:
    """Each picture by the name of its file: its bytes as base64, or why it cannot be shown.

    As text it is kept, published and restored like every other content file.
    """
    room, seen = folder / FOLDER, dict[str, str]()
    for path in sorted(room.iterdir()) if room.is_dir() else ():
        file = f"{FOLDER}/{''.join(c if c.isprintable() else '?' for c in path.name)}"
        if path.name.startswith(".") or path.name.endswith(("~", ".tmp", ".bak")):
            continue
        if path.suffix[1:] not in KINDS:
            strays.append(stray_file(Place(file), ENDINGS))
        elif unfit(path.stem):
            yield file, bad_file_name(Place(file), path.stem)
        elif path.stem in seen:
            yield file, twin_file(Place(file), seen[path.stem])
        else:
            seen[path.stem] = path.name
            data = contents(path, file, folder.resolve())
            yield file, data if isinstance(data, Problem) else b64encode(data).decode()


def read_picture(file: str, text: str) -> tuple[Picture | None, list[Problem]]:
    """A picture from the base64 of `pictures/<name>`; None with the reason if it is not one."""
    data, kind = b64decode(text), KINDS[file.rsplit(".", 1)[-1]]
    place = Place(file)
    if len(data) > LARGEST:
        said = f"It has {len(data) // 1000:,} kB; {LARGEST // 1000} are the most."
        return None, [bad_picture(place, said)]
    size = _size(data, kind)
    if size is None:
        return None, [bad_picture(place, f"It cannot be read as {kind.removeprefix('image/')}.")]
    if max(size) > WIDEST:
        said = f"It is {size[0]:,} by {size[1]:,} pixels; {WIDEST:,} are the most."
        return None, [bad_picture(place, said)]
    mark = hashlib.sha256(data).hexdigest()[:10]
    name = file.rsplit("/", 1)[-1]
    return Picture(place=place, name=name, kind=kind, base64=text, mark=mark, size=size), []


def _size(data: bytes, kind: str) -> tuple[int, int] | None:
    """Width and height in pixels; None for what is no single picture of this kind."""
    from PIL import Image  # most courts have no pictures, and loading this takes a while

    try:
        with warnings.catch_warnings(action="error"):
            image = Image.open(io.BytesIO(data), formats=(kind.removeprefix("image/"),))
            moves = getattr(image, "is_animated", False)
            image.verify()
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError):
        return None
    return None if moves else image.size
