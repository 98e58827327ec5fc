"""What an answer says: what to do first, then who can help, then where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from wizard.core.address import Address, as_link
from wizard.core.mentions import mentions, place_of
from wizard.core.model import Choice, Entry, Library, Term
from wizard.core.numbered import beside, numbers
from wizard.core.pictures import FOLDER, pictures_of
from wizard.core.terms import appearing
from wizard.core.walk import Pick, Walk
from wizard.presenters.contacts import Card, cards
from wizard.presenters.dates import day
from wizard.presenters.links import Link
from wizard.presenters.markdown import Inside, literal
from wizard.presenters.sources import Cited, cited

YOURSELF = "You can do this yourself."
OTHERS = "Other situations"
WHICH = "Which is your situation?"
OFFICIAL = "The court's own words"
AFTER_HOURS = "When everyone is closed"
SEE_ALSO = "See also"


@dataclass(frozen=True, slots=True)
class Fold:
    """A text that is folded away under its title; Markdown. `part`: its id in the entry."""

    title: str
    text: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in the order in which it is read; texts are Markdown.

    `warnings`: harm first; `situation`: the part that the last pick chose; `texts`: what to do,
    each caution beside its step; `others`: the other parts; `inside`: where the links of the texts
    to other answers and to questions lead, and where their pictures are.
    """

    id: str
    title: str
    topic: str
    warnings: tuple[str, ...]
    situation: str
    texts: tuple[str, ...]
    yourself: str
    others_title: str
    others: tuple[Fold, ...]
    cards: tuple[Card, ...]
    after_hours: str
    official: str
    see_also: tuple[Link, ...]
    sources: tuple[Cited, ...]
    terms: tuple[Term, ...]
    referral: bool = False
    inside: Inside = ()

    @property
    def first(self) -> str:
        """What to do, in the one paragraph that stands first."""
        return self.texts[0].split("\n\n", 1)[0].replace("\n", " ") if self.texts else ""


def answer(
    library: Library,
    entry: Entry,
    *,
    part: str = "",
    warn: Iterable[str] = (),
    before: str = "",
    now: datetime | None = None,
) -> Answer:
    """An answer. `part`: the situation to show first; `before`: words already explained."""
    shown = entry.part(part)
    texts = _texts(entry, part if shown else "")
    people = cards(library, entry, now)
    return Answer(
        id=entry.id,
        title=entry.title,
        topic=entry.topic,
        warnings=warnings(library, (*warn, *entry.warn)),
        situation=shown.title if shown else "",
        texts=texts,
        yourself=YOURSELF if entry.yourself and numbers("\n\n".join(texts)) else "",
        others_title=OTHERS if shown else WHICH,
        others=tuple(
            Fold(other.title, _cautioned(entry, other.text, other.id), other.id)
            for other in entry.parts
            if other is not shown and other.id != part
        ),
        cards=people,
        after_hours=_after_hours(library, entry, people),
        official=entry.official,
        see_also=see_also(library, entry),
        sources=cited(library, entry),
        terms=appearing(library, f"{entry.title} {entry.text}", before),
        referral=entry.referral,
        inside=tuple(_inside(library, entry)),
    )


def _inside(library: Library, entry: Entry) -> Iterator[tuple[str, str]]:
    """What the text leads to and shows of our own, with the addresses."""
    for name in pictures_of(entry.body):
        if picture := library.pictures.get(name):
            yield f"{FOLDER}/{name}", f"./{as_link(f'{FOLDER}/{name}', {'v': picture.mark}, '')}"
    for target in mentions(entry.body):
        place = place_of(library, target)
        if isinstance(place, Address):
            query = replace(place, assumed=len(place.trail)).query()
            yield target, f"./{as_link('', query, site='')}"
        elif place:
            yield target, f"./{as_link('answers', {'entry': place.id}, site='')}"


def _after_hours(library: Library, entry: Entry, people: tuple[Card, ...]) -> str:
    """What can still be done; nothing while someone who can help is at work."""
    if any(card.is_open for card in people):
        return ""
    return entry.after_hours or library.court.after_hours


def _texts(entry: Entry, part: str) -> tuple[str, ...]:
    """The part first, where one is shown, then the text that is for everybody."""
    everyone = _cautioned(entry, entry.everyone, "")
    chosen = entry.part(part)
    texts = (_cautioned(entry, chosen.text, part), everyone) if chosen else (everyone,)
    return tuple(text for text in texts if text)


def _cautioned(entry: Entry, text: str, part: str) -> str:
    """The text with the caution beside its step, or at its end where it names none."""
    caution = entry.caution
    if caution is None or caution.part != part:
        return text
    said = f"{literal(caution.says)} *(Noted {day(caution.noted)}.)*"
    if caution.step in numbers(text):
        return beside(text, caution.step, said)
    return f"{text}\n\n> {said}".strip()


def warnings(library: Library, ids: Iterable[str]) -> tuple[str, ...]:
    """The texts of these warnings, each once."""
    known = library.court.warnings
    return tuple(known[id] for id in dict.fromkeys(ids) if id in known)


def warned_of(here: Walk) -> tuple[str, ...]:
    """The ids of the warnings that the picks of a walk carry."""
    picked = (chosen(pick) for pick in here.picks)
    return tuple(choice.warn for choice in picked if choice and choice.warn)


def chosen(pick: Pick) -> Choice | None:
    """The choice of a pick; None for "None of these"."""
    return pick.step.choice(pick.choice)


def see_also(library: Library, entry: Entry) -> tuple[Link, ...]:
    """Links to the related answers."""
    return tuple(
        Link(library.entries[id].title, f"see|{entry.id}|{id}", {"entry": id}, "answers")
        for id in dict.fromkeys(entry.see_also)
        if id in library.entries and id != entry.id
    )
