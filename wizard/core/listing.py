"""In which order flows, questions and answers are listed, on screens and on paper alike."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.core.model import Entry, Flow, Library


@dataclass(frozen=True, slots=True)
class Met:
    """A step where a walk first meets it: how deep, by which trail, opening which choices.

    `trail`: None where no walk of the flow comes here.
    """

    id: str
    depth: int
    trail: tuple[str, ...] | None
    opens: frozenset[str]


def flows_in_order(library: Library) -> list[Flow]:
    """Flows as the start page lists them: by group, then by their own order."""
    groups = library.court.groups

    def rank(flow: Flow) -> tuple[int, str, int, str]:
        known = groups.index(flow.group) if flow.group in groups else len(groups)
        return known, flow.group, flow.order, flow.title

    return sorted(library.flows.values(), key=rank)


def as_on_the_page(library: Library) -> list[Entry]:
    """Entries in the order of the court's page, referrals last.

    The last resort stands among them where `court.yaml` names no referral that can be read.
    """

    def rank(entry: Entry) -> tuple[bool, int, str]:
        return entry.referral, entry.source.number or 10_000, entry.title

    served = {library.nothing_fits.id: library.nothing_fits, **library.entries}
    return sorted(served.values(), key=rank)


def entries_in_order(library: Library) -> list[Entry]:
    """Entries by topic; topics, and entries within one, in the order of the court's page."""
    entries = as_on_the_page(library)
    topics = list(dict.fromkeys(entry.topic for entry in entries))
    return sorted(entries, key=lambda entry: topics.index(entry.topic))


def questions_in_order(flow: Flow) -> list[Met]:
    """Steps depth first, choices in the order of the file; steps that no walk meets come last."""
    opens: dict[str, set[str]] = {}
    found: dict[str, tuple[int, tuple[str, ...] | None]] = {}
    for root in (flow.start, *flow.steps):
        lost = root != flow.start
        stack = [(root, 0, None if lost else tuple[str, ...](), ("", ""))]
        while stack:
            id, depth, trail, (parent, by) = stack.pop()
            if id in found or id not in flow.steps:
                continue
            found[id], opens[id] = (depth, trail), set()
            opens.setdefault(parent, set()).add(by)
            for choice in reversed(flow.steps[id].choices):
                then = None if trail is None else (*trail, choice.id)
                stack.append((choice.go, depth + 1, then, (id, choice.id)))
    return [Met(id, *found[id], frozenset(opens[id])) for id in found]
