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
from wizard.core.problems import ContentError
from wizard.journal.recorder import recorder
from wizard.web import streamlit_socket


@asynccontextmanager
async def warm_start(_: st.App) -> AsyncIterator[None]:
    """Load the content, then keep what is loaded out of later garbage collections.

    At the end, write what the journal still holds.
    """
    try:
        search.index(keeper().library)
    except ContentError as error:
        logging.getLogger(__name__).error("No content to serve: %s", error)
    streamlit_socket.at_once()
    gc.collect()
    gc.freeze()
    recorder()
    yield
    await asyncio.to_thread(recorder().close)
