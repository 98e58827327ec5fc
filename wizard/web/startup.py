"""Before the first visitor content and search are loaded; after the last the journal closes."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st

from wizard.content.keeper import keeper
from wizard.core.model import Library
from wizard.core.problems import ContentError
from wizard.journal.recorder import recorder
from wizard.web import live_classes, sign_in, static_files, streamlit_socket, visitor_pages

SOON = 1.0
"""Seconds from the start to what visitors may wait for later."""


@asynccontextmanager
async def warm_start(_: st.App) -> AsyncIterator[None]:
    """Load the content before the first visitor comes, and the search while the server is up.

    At the end, write what the journal still holds.
    """
    library: Library | None = None
    try:
        library = keeper().library
    except ContentError as error:
        logging.getLogger(__name__).error("No content to serve: %s", error)
    streamlit_socket.at_once()
    recorder()
    if said := sign_in.announced():
        print(f"  {said}\n", flush=True)
    warming = asyncio.create_task(_soon(library))
    async with live_classes.keeping_up():
        yield
    warming.cancel()
    with suppress(asyncio.CancelledError):
        await warming
    await asyncio.to_thread(recorder().close)


async def _soon(library: Library | None) -> None:
    """Let the server answer first: whoever waited for its start is there now."""
    await asyncio.sleep(SOON)
    await asyncio.to_thread(_warm, library)


def _warm(library: Library | None) -> None:
    """What the first visitors would wait for, made while the server is already up."""
    static_files.pack_first_visit()
    visitor_pages.packed("/", {}, "")
    if library:
        from wizard import search  # numpy and the stemmer: an eighth of a second and 14 MiB

        search.index(library)  # a search that comes first waits for the same
    gc.collect()
    gc.freeze()
