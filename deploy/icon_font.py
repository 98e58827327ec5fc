"""Writes the wizard's icon font: of Streamlit's, only the icons that its scripts name.

`python deploy/icon_font.py` after an update of Streamlit; needs tests/requirements.txt. The whole
font is 375 kB of a first visit, of which a page shows three or four icons.
Material Symbols: Copyright Google LLC, Apache License 2.0.
"""

from __future__ import annotations

import re
from pathlib import Path

import streamlit
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

STATIC = Path(streamlit.__file__).parent / "static" / "static"
OURS = Path(__file__).resolve().parents[1] / "wizard" / "web" / "assets" / "icons.woff2"
NAME = re.compile(r":material/(\w+):")


def named() -> set[str]:
    """The icons that Streamlit's scripts name."""
    scripts = sorted((STATIC / "js").glob("*.js"))
    return {name for script in scripts for name in NAME.findall(script.read_text("utf-8"))}


def icons(font: TTFont) -> dict[str, str]:
    """The glyph of each icon, by the name that a page writes for it: a ligature of its letters."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters[part] for part in (first, *ligature.Component)): ligature.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable)
        for first, ligatures in getattr(table, "ligatures", {}).items()
        for ligature in ligatures
    }


def main() -> None:
    font = TTFont(next((STATIC / "media").glob("MaterialSymbols-*.woff2")))
    glyphs = icons(font)
    wanted = named() & glyphs.keys()
    options = Options(flavor="woff2", layout_closure=False, hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    letters = "".join(sorted(set("".join(wanted))))
    subsetter.populate(text=letters, glyphs=[glyphs[name] for name in wanted])
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(OURS)
    print(f"{len(wanted)} icons, {OURS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
