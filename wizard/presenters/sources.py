"""Where an answer comes from: whose page, which question, when it was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wizard.core.model import Entry, Library, Source
from wizard.presenters.contacts import web_address
from wizard.presenters.dates import day

WHOSE = {
    "court-faq": "From the court's FAQ",
    "court": "From another page of the court",
    "pacer": "From PACER",
    "elsewhere": "Seen elsewhere, check with the court",
    "": "Source",
}
CONTROLS = "The court's own page controls."


@dataclass(frozen=True, slots=True)
class Cited:
    """One source. `whose`: in words, for the front; `href` leads to the page, "" if unknown."""

    whose: str
    page: str
    href: str = ""
    question: str = ""
    read: str = ""

    @property
    def stop(self) -> str:
        """The full stop after the question, which a sentence in quotes has already."""
        return "" if self.question.endswith((".”", "?”", "!”")) else "."

    @property
    def line(self) -> str:
        """The whole source in one line."""
        question = f", {self.question}" if self.question else ""
        return f"{self.whose}: {self.page}{question}{self.stop}" + (
            f" {self.read}" if self.read else ""
        )


def cited(library: Library, entry: Entry) -> tuple[Cited, ...]:
    """The sources of an answer, the main one first."""
    first = _cited(library, entry.source, entry.reviewed or entry.source.seen)
    return (first, *(_cited(library, page, page.seen) for page in entry.also_from))


def _cited(library: Library, source: Source, read: date | None) -> Cited:
    number = f"question {source.number}, " if source.number else ""
    web = source.web or (library.court.faq_web if source.origin == "court-faq" else "")
    return Cited(
        whose=WHOSE[source.origin],
        page=source.page,
        href=web_address(web),
        question=f"{number}“{source.question}”" if source.question else number[:-2],
        read=f"Last compared with the page on {day(read)}." if read else "",
    )
