"""The keys of the content files: what each is for and what it takes, a table per kind of file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "texts", "groups", "number", "date", "yes", "shape", "shapes", "named"]


@dataclass(frozen=True)
class Key:
    """One key of a content file: what kind of value it takes and what it is for.

    Kinds: `texts` is a list of texts, `groups` a list of such lists; `shape` is a mapping with
    the keys `of`, `shapes` a list of those, `named` a mapping from ids to those.
    """

    kind: Kind
    means: str
    required: bool = False
    of: dict[str, Key] = field(default_factory=dict)


CHOICE = {
    "say": Key("text", "The words on the button, as the user would say it.", True),
    "go": Key("text", "Leads to this step of the same flow."),
    "flow": Key("text", "Leads to the start of this other flow."),
    "entry": Key("text", "Ends at this FAQ answer."),
    "because": Key("text", "One sentence: why this choice leads there."),
    "symptoms": Key("texts", "What people say when this choice is theirs; used by the search."),
}
STEP = {
    "ask": Key("text", "The question.", True),
    "look": Key("text", "Where to look when not sure."),
    "note": Key("text", "For trainers only; learners never see it."),
    "aloud": Key("text", "The question as staff say it on the phone."),
    "terms": Key("texts", "Ids of glossary terms to explain here."),
    "choices": Key("named", "The choices, by id.", True, CHOICE),
}
SCENARIO = {
    "case": Key("text", "The situation, in one to three sentences.", True),
    "trail": Key("texts", "The right choice ids, in order.", True),
    "entry": Key("text", "The answer where the right trail ends.", True),
}
FLOW = {
    "title": Key("text", "The problem in the user's words; a card on the start page.", True),
    "about": Key("text", "One line under the title.", True),
    "group": Key("text", "The heading on the start page.", True),
    "order": Key("number", "Place within its group; smaller comes first."),
    "symptoms": Key("texts", "What people say when this is their problem; used by the search."),
    "start": Key("text", "The step that is asked first.", True),
    "steps": Key("named", "The questions, by id.", True, STEP),
    "scenarios": Key("shapes", "Practice cases, which also test the flow.", False, SCENARIO),
}
SOURCE = {
    "page": Key("text", "The page this answer comes from.", True),
    "question": Key("text", "The court's own title of the question."),
    "number": Key("number", "Its number on the page, counted from 1."),
}
CAUTION = {
    "noted": Key("date", "The day this caution was written.", True),
    "says": Key("text", "What may have changed.", True),
    "check": Key("text", "Where to check.", True),
}
ENTRY = {
    "title": Key("text", "The answer's title, from the user's side.", True),
    "topic": Key("text", "The heading on the page of all answers.", True),
    "owner": Key("text", "The contact who can really fix it.", True),
    "referral": Key("yes", "yes: the FAQ does not cover this, and the entry says whom to ask."),
    "draft": Key("yes", "yes: not ready; visitors do not see it."),
    "contacts": Key("texts", "Further contacts to show."),
    "asked_as": Key("texts", "Other ways people say it; used by the search."),
    "see_also": Key("texts", "Ids of related entries."),
    "terms": Key("texts", "Ids of glossary terms to explain here."),
    "source": Key("shape", "Where the answer comes from.", True, SOURCE),
    "reviewed": Key("date", "The day someone last compared it with the source."),
    "review_by": Key("date", "The day by which someone has to compare it again."),
    "caution": Key("shape", "What may be out of date.", False, CAUTION),
    "official": Key("text", "The court's exact words, if the court puts them here."),
}
CONTACT = {
    "name": Key("text", "Who it is.", True),
    "does": Key("text", "One sentence: what they can do."),
    "email": Key("text", "E-mail address; empty if not known."),
    "phone": Key("text", "Phone number; empty if not known."),
    "hours": Key("text", "When they answer."),
    "web": Key("text", "Web address; empty if not known."),
    "seen": Key("text", "Where these details were seen."),
    "find": Key("text", "One sentence: where to find the details."),
}
COURT = {
    "name": Key("text", "The court's full name.", True),
    "short": Key("text", "The court's short name."),
    "system": Key("text", "What the court calls its filing system."),
    "page": Key("text", "The name of the FAQ page."),
    "web": Key("text", "The address of the FAQ page; empty if not known."),
    "notice": Key("text", "The quiet line under every page."),
    "none_of_these": Key("text", 'The referral behind "None of these".', True),
    "still_stuck": Key("text", "The contact to name when someone is still stuck."),
    "longest_walk": Key("number", "The most questions a walk may ask."),
    "groups": Key("texts", "The headings of the start page, in order."),
    "contacts": Key("named", "The people who can help, by id.", True, CONTACT),
}
TERM = {
    "word": Key("text", "The term as it appears on screen.", True),
    "means": Key("text", "What it means, in one plain sentence.", True),
    "also": Key("texts", "Other spellings on screen."),
}
GLOSSARY = {
    "terms": Key("named", "The terms, by id.", False, TERM),
    "synonyms": Key("groups", "Groups of words that mean the same to the search."),
}
