"""The page in place of one that is for staff only. All pages pass here, whatever led to them."""

from __future__ import annotations

from wizard.screens.parts import frame, staff

FOR = {"editors": staff.EDITOR, "insights": staff.EDITOR, "trainers": staff.TRAINER}
"""Pages that only staff see, and the role that each asks for."""


def draw(page: str) -> None:
    """What the page is, and the way in."""
    title = frame.PAGES[page]
    frame.top(title)
    frame.heading(title, f"staff|{page}")
    staff.ask(page)
    frame.bottom()
