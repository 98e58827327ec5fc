"""In which order flows and answers are listed, on screens and on paper alike."""

from __future__ import annotations

from wizard.core.model import Entry, Flow, Library


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
