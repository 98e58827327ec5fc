"""Draft entries from the questions of saved pages: readable ids, the page's words, its source."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from wizard.authoring.faq_import import FaqPage, FaqQuestion
from wizard.checks.drafts import PLACEHOLDER
from wizard.core.ids import LONGEST_ID
from wizard.core.wording import one_line

LONGEST_MADE = LONGEST_ID - 8
"""Letters of an id that is made from a question: there is room for a number that tells twins."""
WORDS_OF_ID = 4
_TAKEN = frozenset(("none", "court", "glossary"))
_SMALL_WORDS = """
a about again all also am an and any are around as ask asked at be because been before being
below between both but by can cannot cant come did do does doing dont done during each ecf cm
else ever every few find for from get getting give given go goes going got had has have having
he her here hers him his how i if in into is isnt it its ive just know let like look made make
makes making many may me might more most much must my myself need needed needs no not now of off
on once one only or other our out over own please put question same see seem she should show so
some someone something still such take tell than that the their them then there these they thing
things this those through to too until up us use used using very want was wasnt way we were what
whats when where which while who whom whose why will with within without wont work works would
yes you your yours happen happens don t s answer
"""
_PLAIN = re.compile(r"[\w+](?:[\w ,/.@+()'’-]|:(?=\S))*(?<![ :])")
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(slots=True)
class Drafts:
    """Gives each question an id and a number that nothing else has."""

    owner: str
    topic: str = ""
    there: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The entries of the folder: id → the page and the question that it comes from."""
    numbers: dict[str, dict[int, str]] = field(default_factory=dict)
    """Page → number → question: those of the folder's entries."""
    given: set[tuple[str, int]] = field(default_factory=set)
    last: dict[str, int] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)
    taken: set[str] = field(default_factory=set)

    def entries(self, page: FaqPage, called: str) -> Iterator[tuple[str, str]]:
        """The file name and the text of each draft. `called` is what the page is cited as."""
        common = _common(page.questions)
        for place, one in enumerate(page.questions, 1):
            number = self._number(called, place, one.question)
            id = self._free(short_name(one.question, common), called, one.question)
            yield f"{id}.md", self._entry(page, called, number, one)

    def _number(self, page: str, place: int, question: str) -> int:
        used = self.numbers.setdefault(page, {})
        if used.get(place, question) != question or (page, place) in self.given:
            place = max(self.last.get(page, 0), max(used, default=0)) + 1
        self.given.add((page, place))
        self.last[page] = max(place, self.last.get(page, 0))
        return place

    def _free(self, name: str, page: str, question: str) -> str:
        while True:
            self.names[name] += 1
            count = self.names[name]
            id = name if count == 1 else f"{name}-{count}"
            free = id not in self.taken and id not in _TAKEN
            if free and self.there.get(id, (page, question)) == (page, question):
                self.taken.add(id)
                return id

    def _entry(self, page: FaqPage, called: str, number: int, one: FaqQuestion) -> str:
        web = f"  web: {quoted(page.address)}\n" if page.address else ""
        return (
            f"---\ntitle: {quoted(one.question)}\n"
            f"topic: {quoted(self.topic or one.topic or called)}\nowner: {self.owner}\n"
            f"draft: yes\nsource:\n  page: {quoted(called)}\n  question: {quoted(one.question)}\n"
            f"  number: {number}\n{web}  from: court-faq\n{_official(one.answer)}---\n"
            f"{PLACEHOLDER} the answer in one or two plain sentences. "
            "The court's words stand above.\n"
        )


def _official(answer: str) -> str:
    if not answer:
        return 'official: ""\n'
    return "official: |-\n" + "".join(f"  {line}".rstrip() + "\n" for line in answer.split("\n"))


def quoted(text: str) -> str:
    """Text as YAML in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def scalar(text: str) -> str:
    """A text as YAML on one line, in quotes only where it needs them."""
    said = one_line(text)
    return said if _PLAIN.fullmatch(said) else quoted(said)


def short_name(question: str, common: frozenset[str] = frozenset()) -> str:
    """An id from the words that tell a question from others: "pay-filing-fee"."""
    words = _words(question)
    telling = list(dict.fromkeys(word for word in words if word not in _SMALL and len(word) > 1))
    if len(telling) > WORDS_OF_ID:
        rare = [word for word in telling if word not in common]
        telling = rare if len(rare) >= 2 else telling
    telling = telling or [word for word in words if len(word) > 1] or ["question"]
    name = telling[0][:LONGEST_MADE]
    for word in telling[1:WORDS_OF_ID]:
        if len(name) + 1 + len(word) > LONGEST_MADE:
            break
        name += f"-{word}"
    return name


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    bare = re.sub(r"['’]|\bcm/ecf\b", "", re.sub(r"\be-mail", "email", plain))
    return re.findall(r"[a-z0-9]+", bare)


def _common(asked: list[FaqQuestion]) -> frozenset[str]:
    """Words in more than a quarter of a page's questions, which tell none of them apart."""
    counts = Counter(word for one in asked for word in set(_words(one.question)))
    return frozenset(word for word, n in counts.items() if n > max(2, len(asked) / 4))
