"""The call sheet: whom to call, what to say, what was seen and advised; as text and e-mail."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from wizard.core.model import Contact, Library
from wizard.core.walk import Walk
from wizard.core.wording import one_line
from wizard.presenters.answer import Answer
from wizard.presenters.contacts import EMAIL, Card
from wizard.presenters.markdown import items, spoken
from wizard.presenters.sources import CONTROLS

TITLE = "Your call sheet"
HINT = "Have this ready when you call, or send it. Nothing is sent from this page by itself."
COPY = "Copy"
PRINT = "Print"
MAIL = "Open in e-mail"
COPIED = "Copied."
NOT_COPIED = "The browser did not allow it. Copy the text below."
BLANK = "____________________"
"""To be filled in by hand."""
LONGEST = 1_900
"""Characters of a `mailto:` address that every mail program still takes."""


@dataclass(frozen=True, slots=True)
class CallSheet:
    """The sheet as rows of label and text, as one plain text, and as a `mailto:` address."""

    rows: tuple[tuple[str, str], ...]
    subject: str
    text: str
    mail: str


def call_sheet(library: Library, here: Walk, said: Answer, typed: str, link: str) -> CallSheet:
    """The sheet of an ending that did not settle it. `link`: the page's address, if known."""
    first = said.cards[0] if said.cards else None
    rows = [
        ("Call", _whom(first)),
        ("Say", _need(library, said, first)),
        ("Page", link),
        ("Case number", BLANK),
        ("I typed", one_line(typed)),
        *_walked(here),
        ("The guide's answer", one_line(said.title)),
        *_steps(said, "The guide says"),
        ("What I tried", BLANK),
    ]
    subject = f"{library.court.system}: {one_line(said.title)}"
    return _sheet(subject, rows, first.email if first else "")


def staff_mail(
    library: Library, here: Walk, said: Answer, link: str, desk: Contact | None = None
) -> CallSheet:
    """The same sheet as a clerk of a desk sends it to the person who called."""
    name = [desk.name, desk.phone] if desk else []
    rows = [
        ("Hello", ""),
        ("You asked about", one_line(said.title)),
        *_walked(here),
        ("The answer", spoken(said.first)),
        *((label, text) for label, text in _steps(said, "What to do")),
        *(("Take care", text) for text in said.warnings),
        *((card.lead or "Who can help", f"{card.name}, {card.reach}") for card in said.cards[:2]),
        ("Step by step", link),
        ("", f"{said.sources[0].line} {said.sources[0].href}".strip()),
        ("", f"{library.court.notice} {CONTROLS}" if CONTROLS not in library.court.notice else
         library.court.notice),
        ("", ", ".join(filter(None, ("_______________", *name, library.court.name)))),
    ]  # fmt: skip
    return _sheet(f"{library.court.system}: {one_line(said.title)}", rows, "", "\n\n")


def _whom(card: Card | None) -> str:
    if card is None:
        return "Nobody is known. Ask at the court."
    by = ", ".join(filter(None, (card.phone, card.email, card.hours))) or card.reach
    parts = (f"{card.name}, {by}", card.open)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _need(library: Library, said: Answer, card: Card | None) -> str:
    need = card.say.removeprefix("Say ") if card else ""
    return need or f"I need help with {library.court.system}: {one_line(said.title)}"


def _walked(here: Walk) -> Iterable[tuple[str, str]]:
    return [(one_line(pick.step.ask), one_line(pick.says)) for pick in here.picks]


def _steps(said: Answer, label: str) -> list[tuple[str, str]]:
    """The numbered steps that the page shows, each cut to a line; nobody says they were done."""
    steps = items("\n\n".join(said.texts))
    return [(f"{label}, {number}", step) for number, step in enumerate(steps, 1)]


def _sheet(subject: str, rows: Iterable[tuple[str, str]], to: str, gap: str = "\n") -> CallSheet:
    kept = tuple((label, text) for label, text in rows if text or label == "Hello")
    lines = [_line(label, text) for label, text in kept]
    text = gap.join(lines) + "\n"
    return CallSheet(kept, subject, text, mail(to, subject, lines, gap))


def _line(label: str, text: str) -> str:
    if not text:
        return f"{label},"
    mark = "" if not label else label if label.endswith("?") else f"{label}:"
    return f"{mark} {text}".strip()


def mail(to: str, subject: str, lines: Iterable[str], gap: str = "\n") -> str:
    """A `mailto:` address (RFC 6068) of at most `LONGEST` characters: the last lines give way.

    Neither the receiver nor the subject can bring a header of their own: both are one line, and
    every character that means something in an address is encoded.
    """
    receiver = quote(to.strip(), safe="@") if EMAIL.fullmatch(to.strip()) else ""
    start = f"mailto:{receiver}?subject={quote(one_line(subject)[:150], safe='')}&body="
    body = ""
    for line in lines:
        more = quote(f"{one_line(line)}{gap}".replace("\n", "\r\n"), safe="")
        if len(start) + len(body) + len(more) > LONGEST:
            continue
        body += more
    return start + body
