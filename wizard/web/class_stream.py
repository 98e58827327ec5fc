"""What an open page of a class hears: each new state of it, and a beat so that silence means loss.

Streams are plain HTTP answers that do not end (server-sent events): a browser takes such a
connection up again by itself, and proxies know no difference.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from starlette.responses import StreamingResponse

from wizard.web.class_document import event, page_event
from wizard.web.classrooms import Room

BEAT = 10.0
"""Seconds. A page that hears nothing for 25 tries anew."""
BREATH = 0.15
"""Seconds between two pages at least: a hundred votes are drawn together."""
SPREAD = 0.3
"""Seconds over which the phones of a full hall get a new page, so that visitors get theirs too."""
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


def stream(
    room: Room, drawn: Callable[[], str], *, votes: bool, gone: Callable[[], bool]
) -> StreamingResponse:
    """The stream of one page. `drawn` makes its HTML; `votes`: other seats' votes change it too;
    `gone`: the server is about to stop, or the page may not be shown any more."""
    pages = _pages(room, drawn, votes=votes, gone=gone)
    return StreamingResponse(pages, headers=HEADERS, media_type="text/event-stream")


async def _pages(
    room: Room, drawn: Callable[[], str], *, votes: bool, gone: Callable[[], bool]
) -> AsyncIterator[bytes]:
    room.streams += 1
    try:
        # Not all at the same moment, where a server comes back that hundreds have lost.
        yield f"retry: {random.randint(500, 2500)}\n\n".encode()
        sent = ""
        while not gone():
            waiting = room.changed if votes else room.turned
            html = drawn()
            if html != sent:
                sent = html
                yield page_event(html)
            else:
                yield event("beat", "")
            if room.over:
                yield event("over", "")
                return
            if votes:
                await asyncio.sleep(BREATH)
            with suppress(TimeoutError):
                await asyncio.wait_for(waiting.wait(), BEAT)
                if not votes:
                    await asyncio.sleep(random.uniform(0, min(SPREAD, room.streams / 1000)))
    finally:
        room.streams -= 1
