"""The keys of the content files: what each is for and what it takes, a table per kind of file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from wizard.core.source import ORIGINS

Kind = Literal[
    "text",
    "texts",
    "names",
    "groups",
    "number",
    "date",
    "yes",
    "one",
    "shape",
    "shapes",
    "named",
    "told",
]


@dataclass(frozen=True)
class Key:
    """One key of a content file: what kind of value it takes and what it is for.

    Kinds: `texts` is a list of texts, `names` one in which each keeps its place, `groups` a list
    of lists; `shape` is a mapping with the keys `of`, `shapes` a list of those, `named` a mapping
    from ids to those, `told` one from ids to texts; `one` is one word of `among`.
    """

    kind: Kind
    means: str
    required: bool = False
    of: dict[str, Key] = field(default_factory=dict)
    among: tuple[str, ...] = ()


EXTENDS = Key("text", "The base's file of this name, of which this one changes a part.")
COMPARED = Key("text", "The version of the base's file that this was last compared with.")
WAS = Key("texts", "Ids that it had before; older addresses still use them.")
CHOICE = {
    "say": Key("text", "The words on the button, as the user would say it.", True),
    "go": Key("text", "Leads to this step of the same flow."),
    "flow": Key("text", "Leads to the start of this other flow."),
    "entry": Key("text", "Ends at this FAQ answer."),
    "part": Key("text", "The part of that answer to show first."),
    "because": Key("text", "One sentence: why this choice leads there."),
    "warn": Key("text", "The warning of court.yaml that everything behind this choice shows."),
    "shows": Key("texts", "Exact messages on the screen when this choice is right."),
    "symptoms": Key("texts", "What people say when this choice is theirs; used by the search."),
    "was": WAS,
}
STEP = {
    "ask": Key("text", "The question.", True),
    "look": Key("text", "Where to look when not sure."),
    "note": Key("text", "For trainers only; learners never see it."),
    "aloud": Key("text", "The question as staff say it on the phone."),
    "terms": Key("texts", "Ids of glossary terms to explain here."),
    "choices": Key("named", "The choices, by id.", True, CHOICE),
    "was": WAS,
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
    "was": WAS,
    "extends": EXTENDS,
    "written_against": COMPARED,
}
SOURCE = {
    "page": Key("text", "The page this answer comes from.", True),
    "question": Key("text", "The court's own title of the question."),
    "number": Key("number", "Its number on the page, counted from 1."),
    "web": Key("text", "The address of the page; empty if not known."),
    "from": Key("one", "Whose page it is.", among=ORIGINS),
    "seen": Key("date", "The day someone read the page."),
}
ALSO_FROM = {**SOURCE, "seen": Key("date", "The day someone read the page.", True)}
CAUTION = {
    "noted": Key("date", "The day this caution was written.", True),
    "says": Key("text", "What may have changed, as an instruction of at most 25 words.", True),
    "check": Key("text", "Where editors can look it up."),
    "step": Key("number", "The numbered step it stands beside."),
    "part": Key("text", "The part of the answer that has this step."),
}
ENTRY = {
    "title": Key("text", "The answer's title, from the user's side.", True),
    "topic": Key("text", "The heading on the page of all answers.", True),
    "owner": Key("text", "The contact who can really fix it.", True),
    "referral": Key("yes", "yes: the FAQ does not cover this, and the entry says whom to ask."),
    "draft": Key("yes", "yes: not ready; visitors do not see it."),
    "yourself": Key("yes", "yes: the reader can do this alone, by the numbered steps."),
    "contacts": Key("texts", "The contacts to show, the one to ask first in front."),
    "warn": Key("texts", "Ids of warnings in court.yaml: what does harm if it is not known."),
    "after_hours": Key("text", "What can still be done when everyone is closed."),
    "shows": Key("texts", "Exact messages on the screen that this answers; used by the search."),
    "asked_as": Key("texts", "Other ways people say it; used by the search."),
    "see_also": Key("texts", "Ids of related entries."),
    "terms": Key("texts", "Ids of glossary terms to explain here."),
    "source": Key("shape", "Where the answer comes from.", True, SOURCE),
    "also_from": Key(
        "shapes", "Further pages it comes from, each with the day.", False, ALSO_FROM
    ),
    "reviewed": Key("date", "The day someone last compared it with the source."),
    "review_by": Key("date", "The day by which someone has to compare it again."),
    "caution": Key("shape", "What may be out of date.", False, CAUTION),
    "official": Key("text", "The court's exact words, if the court puts them here."),
    "editor_note": Key("text", "For editors only; visitors never see it."),
    "was": WAS,
    "extends": EXTENDS,
    "written_against": COMPARED,
}
CONTACT = {
    "name": Key("text", "Who it is.", True),
    "does": Key("text", "One sentence: what they can do."),
    "say": Key("text", "What to say you need, in one sentence."),
    "email": Key("text", "E-mail address; empty if not known."),
    "phone": Key("text", "Phone number; empty if not known."),
    "hours": Key("text", "When they answer, like Mon-Fri 8:30-16:30."),
    "time_zone": Key("text", "The time zone of the hours, if it is not the court's."),
    "address": Key("text", "Where to go or write; empty if not known."),
    "web": Key("text", "Web address; empty if not known."),
    "seen": Key("text", "Where these details were seen."),
    "seen_on": Key("date", "The day they were seen there."),
    "find": Key("text", "One sentence: where to find the details."),
}
COURT = {
    "name": Key("text", "The court's full name.", True),
    "extends": Key("text", "The folder of the base under this court, like ../pacer."),
    "hide": Key("names", "What of the base visitors do not see, one id a line."),
    "written_against": COMPARED,
    "short": Key("text", "The court's short name."),
    "system": Key("text", "What the court calls its filing system."),
    "page": Key("text", "The name of the FAQ page."),
    "web": Key("text", "The address of the court's own site; empty if not known."),
    "faq_web": Key("text", "The address of the FAQ page; empty if not known."),
    "time_zone": Key("text", "The court's time zone, like America/New_York."),
    "after_hours": Key("text", "What can still be done when everyone is closed."),
    "warnings": Key("told", "What does harm if it is not known, by id."),
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
    "written_against": COMPARED,
}
