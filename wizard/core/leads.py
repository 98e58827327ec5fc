"""Where a choice leads, in words: phrased here once, for screens, maps, tables and paper."""

from __future__ import annotations

from wizard.core.model import Entry, Library
from wizard.core.spot import Spot

ANSWER = "Answer"
ASK = "Ask a person"
"""What a referral says of itself wherever it stands in one line."""
ASKS, ENDS, GOES_ON = "Asks next", "Ends at", "Goes on in"
ONE_MORE = "one more question"
UNREVIEWED = "Not reviewed yet"


def leads(library: Library, target: Spot | None) -> str:
    """In a sentence: "Asks next: …", "Ends at: …", "Ask a person: …"."""
    if target is not None and target.flow:
        return f"{ASKS}: {library.flows[target.flow].steps[target.id].ask}"
    entry = ending(library, target)
    return f"{ASK if entry.referral else ENDS}: {entry.title}"


def leads_briefly(library: Library, target: Spot | None) -> str:
    """In a word or two, behind an arrow: the title of the answer, or that a question comes."""
    return ONE_MORE if target is not None and target.flow else ending(library, target).title


def kind(entry: Entry) -> str:
    """What an entry is, over its title: an answer, or that one has to ask a person."""
    return ASK if entry.referral else ANSWER


def ending(library: Library, target: Spot | None) -> Entry:
    """The entry at a node of the graph; the referral behind "None of these" where it has none."""
    return library.entries.get(target.id if target else "", library.nothing_fits)
