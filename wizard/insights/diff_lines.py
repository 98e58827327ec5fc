"""What an edit changes, as lines to read: a summary, and below each change where it shows."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.insights.diff import Change, Comparison, Item

MOST = 10
"""Items listed under a sentence; `diff --format json` has them all."""
SAME = "No walk, question or answer has changed."


def summary(found: Comparison) -> str:
    """One sentence."""
    return SAME if found.same else f"{found.before} walks before, {found.after} after."


def items(change: Change) -> Iterator[str]:
    """Where a change shows, one line each; nothing where the sentence already says it."""
    lines = [line for item in change.items if (line := _item(item))]
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"… and {len(lines) - MOST} more"


def _item(item: Item) -> str:
    """The values an item has that are worth a line: where, what was, what is now."""
    if "was" in item:
        where = f"{item['link']}: " if "link" in item else ""
        return f"{where}{item['was']} → {item['now']}"
    if "lost" in item:
        return f"{item['link']}: stops at {item['at']}, without {item['lost']}"
    if "asks" in item:
        return f"{item['link']}: asks {item['asks']}"
    return item.get("title", item.get("link", ""))
