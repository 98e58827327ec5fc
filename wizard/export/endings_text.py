"""Every ending as people see it, as plain text, to be read aloud from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.core import graph
from wizard.core.model import Library
from wizard.core.walk import Walk, walk
from wizard.presenters.answer import AFTER_HOURS, OFFICIAL, SEE_ALSO
from wizard.presenters.contacts import HEADING
from wizard.presenters.ending import INSTEAD, YOUR_ANSWERS, EndingPage, ending_page
from wizard.presenters.markdown import spoken


def endings(library: Library, flow: str = "") -> Iterator[Walk]:
    """A walk to each ending, once for each situation that a last pick can choose."""
    seen: set[tuple[str, str]] = set()
    flows = [library.flows[flow]] if flow else library.flows.values()
    for found in flows:
        for way, _ in graph.ways(library, graph.start(found)):
            here = walk(library, found.id, [choice.id for _, choice in way])
            last = way[-1][1] if way else None
            if here is None or here.entry is None or last is None:
                continue
            key = (here.entry.id, last.part)
            if key not in seen:
                seen.add(key)
                yield here


def endings_text(library: Library, flow: str = "") -> str:
    """All endings, one under the other."""
    pages = (ending_page(library, here, here.address()) for here in endings(library, flow))
    return "\n\n".join(as_text(page) for page in pages) + "\n"


def as_text(page: EndingPage) -> str:
    """One ending in the order of its page."""
    said = page.answer
    rows = [f"=== {page.heading}", *said.warnings]
    if page.reason:
        rows.append(f"{page.reason[0]}: {page.reason[1]}")
    rows += filter(None, [said.situation, *map(spoken, said.texts), said.yourself])
    rows += [said.others_title] if said.others else []
    rows += [f"[{other.title}]\n{spoken(other.text)}" for other in said.others]
    rows.append("\n  ".join((f"{HEADING}:", *(card.line for card in said.cards))))
    rows += [f"{AFTER_HOURS}: {said.after_hours}"] if said.after_hours else []
    rows += [f"{OFFICIAL}:\n{spoken(said.official)}"] if said.official else []
    rows.append(f"{YOUR_ANSWERS}: " + " → ".join(pick.says for pick in page.picks))
    others = (f"{other.link.says} → {other.leads}" for other in page.instead)
    rows.append("\n  ".join((f"{INSTEAD}:", *others)))
    also = "\n  ".join(link.says for link in said.see_also)
    rows += [f"{SEE_ALSO}:\n  {also}"] if also else []
    rows += [source.line for source in said.sources]
    return "\n\n".join(rows)
