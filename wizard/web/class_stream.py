"""What an open page of a class hears: each new state of it, and a beat so that silence means loss.

Streams are plain HTTP answers that do not end (server-sent events): a browser takes such a
connection up again by itself, and proxies know no difference.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from starlette.responses import StreamingResponse

from wizard.web.class_document import event, told
from wizard.web.classrooms import Room

BEAT = 10.0
"""Seconds. A page that hears nothing for 25 tries anew."""
BREATH = 0.15
"""Seconds between two pages at least: a hundred votes are drawn together."""
SPREAD, EACH = 0.8, 0.002
"""Seconds over which the phones of a full hall get a new page, and for each of them, so that
visitors get theirs too."""
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


def stream(
    room: Room, drawn: Callable[[], str], *, gone: Callable[[], bool], seat: str = ""
) -> StreamingResponse:
    """The stream of one page. `drawn` makes its HTML; `gone`: the server is about to stop; `seat`
    is empty for the trainer's pages, which show other seats' votes too."""
    pages = _pages(room, drawn, gone, seat)
    return StreamingResponse(pages, headers=HEADERS, media_type="text/event-stream")


async def _pages(
    room: Room, drawn: Callable[[], str], gone: Callable[[], bool], seat: str
) -> AsyncIterator[bytes]:
    room.streams[seat] += 1
    try:
        # Not all at the same moment, where a server comes back that hundreds have lost.
        yield f"retry: {random.randint(500, 2500)}\n\n".encode()
        sent = ""
        while not gone():
            waiting = room.turned if seat else room.changed
            html = drawn()
            if html != sent:
                sent = html
                yield _page_event(room, html)
            else:
                yield event("beat", "")
            if room.over:
                yield event("over", "")
                return
            if not seat:
                await asyncio.sleep(BREATH)
            with suppress(TimeoutError):
                await asyncio.wait_for(waiting.wait(), BEAT * random.uniform(0.6, 1))
                if seat:
                    spread = min(SPREAD, room.streams.total() * EACH)
                    await asyncio.sleep(random.uniform(0, spread))
    finally:
        room.streams -= Counter([seat])


def _page_event(room: Room, html: str) -> bytes:
    """A new page as an event: made once where many phones show the same."""
    made = room.events.get(html) or event("page", told(html))
    if html in room.drawn.values():
        room.events[html] = made
    return made
