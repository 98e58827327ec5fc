"""A page as text, read as the import reads a file."""

from __future__ import annotations

from wizard.authoring.faq_import import FaqPage, read_page
from wizard.authoring.saved_page import SavedPage

ADDRESS = "https://parcels.example/help/faq.html"


def read(text: str, address: str = "") -> FaqPage:
    return read_page(SavedPage(text, address))


def asked(text: str) -> list[tuple[str, str]]:
    return [(one.question, one.answer) for one in read(text).questions]


def html(inner: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{inner}</body></html>"
