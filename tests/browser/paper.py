"""What stands on the sheets that a page prints on."""

from __future__ import annotations

import pypdfium2
from playwright.sync_api import Page

HYPHEN = "\x02"
"""What the reader makes of a hyphen at the end of a line."""


def sheets(page: Page, size: str = "A4") -> list[str]:
    """The text of each sheet, in order."""
    paper = pypdfium2.PdfDocument(page.pdf(format=size))
    try:
        return [sheet.get_textpage().get_text_bounded().replace(HYPHEN, "-") for sheet in paper]
    finally:
        paper.close()
