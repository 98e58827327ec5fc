"""The page at `/`: start page, step or ending, as the address says."""

from __future__ import annotations

from wizard import walk
from wizard.screens import counter, ending, frame, start, step


def draw() -> None:
    """Replay the address and draw where it leads; say so where it does not fit."""
    library = frame.library()
    query = frame.query()
    address = walk.read_address(query)
    here = walk.walk(library, address.flow, address.trail)
    if query.get("counter") == "1":
        counter.draw(library, query)
    elif here is None:
        start.draw(library, query.get("q", "").strip(), address.flow[:60])
    elif here.step:
        step.draw(library, here, address)
    else:
        ending.draw(library, here, address)


if __name__ == "__main__":
    draw()
