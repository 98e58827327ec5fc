"""Before the first visitor content and search are loaded; after the last the journal closes."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from wizard import search
from wizard.content.keeper import keeper
from wizard.core.model import Library
from wizard.core.problems import ContentError
from wizard.journal.recorder import recorder
from wizard.web import sign_in, static_files, streamlit_socket


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
    warming = asyncio.create_task(asyncio.to_thread(_warm, library))
    yield
    await warming
    await asyncio.to_thread(recorder().close)


def _warm(library: Library | None) -> None:
    """What the first visitors would wait for, made while the server is already up."""
    static_files.pack_first_visit()
    if library:
        search.index(library)  # a search that comes first waits for the same
    gc.collect()
    gc.freeze()
