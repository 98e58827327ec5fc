"""What a trainer reads of results that learners sent as links."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.core.model import Library
from wizard.core.wording import plural
from wizard.presenters.class_task_html import results_csv, spread_html
from wizard.training import spread
from wizard.training.added import added

TITLE = "Add up results without a live class"
LEAD = (
    "At the end of practice, learners copy the link of their result, or show it as a code. Paste "
    "all links here, from mails or chats, with whatever stands around them."
)
LABEL = "Links of results"
ADD = "Add up"
COPY = "Copy the link for your trainer"
CODE = "Show it as a code"
NONE_THERE = "There is no result of practice in this text. A link of one has /practice? in it."


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum: one sentence, HTML for each case, and a table for a spreadsheet."""

    said: str
    html: str = ""
    csv: str = ""


def added_up(library: Library, text: str, day: str) -> Sum:
    """What the links in a text come to."""
    found = added(library, text)
    if found.task is None:
        return Sum(NONE_THERE)
    left_out = [
        f"{plural(found.twice, 'link')} came twice" if found.twice else "",
        f"{plural(found.other, 'link')} of another round left out" if found.other else "",
    ]
    said = "; ".join(filter(None, (plural(len(found.now.seats), "result"), *left_out)))
    cases = spread.spreads(library, found.task)
    html = "".join(spread_html(library, each, number) for number, each in enumerate(cases, 1))
    return Sum(f"{said}.", html, results_csv(library, found.now, found.task, day))
