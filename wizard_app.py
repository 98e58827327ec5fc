"""What `streamlit run` and uvicorn start: pages, middleware and start-up plugged together."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from wizard.web.headers import SecurityHeaders
from wizard.web.startup import warm_start
from wizard.web.static_files import StaticFiles
from wizard.web.streamlit_socket import Together

SCREENS = Path(__file__).resolve().parent / "wizard" / "screens" / "pages" / "main.py"
app = st.App(
    SCREENS,
    middleware=[Middleware(Together), Middleware(SecurityHeaders), Middleware(StaticFiles)],
    lifespan=warm_start,
)
