"""Mistakes in the links of an answer to other answers and to questions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from wizard.checks.registry import check
from wizard.checks.targets import MOST
from wizard.core.ids import FileId
from wizard.core.mentions import LINK, read_mention
from wizard.core.model import Entry, Library
from wizard.core.parts import place_at
from wizard.core.problems import Problem, nearest, shown
from wizard.core.renamed import earlier


@check("lost-link")
def lost_link(library: Library) -> Iterator[Problem]:
    """A link of an answer leads to an answer or a question that is not there, or is a draft.

    `[words](answer:entry-id)` leads to another answer, `[words](step:flow/step)` to a question
    and `[words](step:flow)` to the first question of a flow. Visitors see the words alone where
    the link is lost.

    Bad (faq/restart.md):
        2. Read [the manual](answer:ad-paper).
    Good:
        2. Read [the manual](https://toy.example/box).
    """
    for entry in library.entries.values():
        yield from islice(_lost(library, entry), MOST)


def _lost(library: Library, entry: Entry) -> Iterator[Problem]:
    for found in LINK.finditer(entry.body):
        said, advice = _why(library, found[1])
        place = place_at(entry.passages, found.start(1))
        if said and not (place.folder and _hidden(library, found[1])):
            yield Problem(place, f'The link "{shown(found[1])}" leads to {said}.', advice, "flaw")


def _hidden(library: Library, target: str) -> bool:
    """Whether a court hides what a text of its base leads to, so that the words stand alone."""
    flow, id = read_mention(target)
    full = "/".join(filter(None, ("flows", flow, id))) if flow else f"faq/{id}"
    return full in library.layers.hidden or f"flows/{flow}" in library.layers.hidden


def _why(library: Library, target: str) -> tuple[str, str]:
    """What is wrong with a target, and advice; two empty texts where it is right."""
    flow, id = read_mention(target)
    if flow:
        if FileId("flows", flow) in library.left_out:
            return "", ""
        if flow not in library.flows:
            return _unknown("a flow", flow, earlier(library.flows.values()), [*library.flows])
        steps = library.flows[flow].steps
        if id in steps or not id:
            return "", ""
        return _unknown("a question", id, earlier(steps.values()), [*steps])
    entry = library.entries.get(id)
    if entry is None:
        if FileId("faq", id) in library.left_out:
            return "", ""
        return _unknown("an answer", id, earlier(library.entries.values()), [*library.entries])
    if entry.draft:
        return "a draft, which visitors do not see", "Take the link out until it is ready."
    return "", ""


def _unknown(what: str, id: str, today: dict[str, str], known: list[str]) -> tuple[str, str]:
    if id in today:
        return f"{what} by an earlier id", f'It is called "{today[id]}" now.'
    return f"{what} that does not exist", nearest(id, known)
