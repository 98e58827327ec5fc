"""What counter mode says: the greeting, a line to say at an answer, results by key, the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from wizard.core.model import Contact, Library
from wizard.presenters import keys
from wizard.presenters.answer import Answer
from wizard.presenters.contacts import READER
from wizard.presenters.links import Link
from wizard.presenters.markdown import spoken
from wizard.presenters.results import Result, Results

NAME = "Counter"
TITLE = "What is it about?"
LINE = "Counter mode · keys pick, ? lists them"
GREETING = "Thank you for calling. What do you see on your screen?"
SAY = "Say this"
CALLERS_WORDS = "What the caller says"
THE_MAIL = "The e-mail"
NEXT_CALL = "Next call"
LEAVE = "Leave counter mode"
DESK, ANY_DESK = "Your desk", "Any desk"
OURS = "You have reached the right desk. Let me help you with that."
NO_ANSWER = "I have no written answer to that, and I do not want to guess."
WHO = "The people who can help are"


def carried(desk: str) -> dict[str, str]:
    """What every address of counter mode holds."""
    return {"counter": "1"} | ({"desk": desk} if desk else {})


def desks(library: Library) -> Mapping[str, str]:
    """The desks that the person at the phone may sit at: ids and names, any desk first."""
    people = library.court.contacts.values()
    return {"": ANY_DESK} | {each.id: each.name for each in people if each.id != READER}


def desk_of(library: Library, id: str) -> Contact | None:
    """The desk in an address; None where it is none."""
    return library.court.contacts.get(id) if id in desks(library) else None


def answer_line(library: Library, said: Answer, desk: Contact | None) -> str:
    """What to say at an answer. Nobody sends a caller to the desk that the caller has reached."""
    ids = [card.id for card in said.cards[:2]]
    if said.referral and desk and desk.id in ids:
        return OURS
    if said.id != library.nothing_fits.id:
        return spoken(said.first)
    named = [", ".join(filter(None, (card.name, card.phone))) for card in said.cards[:2]]
    return f"{NO_ANSWER} {WHO} {'; or '.join(named)}." if named else NO_ANSWER


def keyed(found: Results) -> Results:
    """The results, each with a key: the question that tells two apart first."""
    free = iter([keys.topic(number) for number in range(1, 30)])

    def press(link: Link) -> Link:
        return replace(link, key=next(free, ""))

    def row(result: Result) -> Result:
        return replace(result, link=press(result.link))

    return replace(
        found,
        named=tuple(map(row, found.named)),
        question=press(found.question) if found.question else None,
        hits=tuple(map(row, found.hits)),
        sounds_like=tuple(map(row, found.sounds_like)),
    )
