"""The page at `/find`: the search box with its results, for links from elsewhere."""

from __future__ import annotations

from wizard import search
from wizard.screens.parts import counting, frame, search_box


def draw() -> None:
    """The box, and the results of `q`."""
    library = frame.library()
    typed = frame.query().text("q")
    found = search.find(library, typed) if typed else None
    title = search_box.heading(found) if found else "What happened?"
    frame.top(title)
    frame.heading(title, f"find|{typed}")
    search_box.box(typed)
    if found:
        counting.searched(library, typed, found)
        search_box.results(library, typed, found)
    frame.bottom()


if __name__ == "__main__":
    draw()
