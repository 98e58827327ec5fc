"""What `streamlit run` and uvicorn start: pages, middleware and start-up plugged together."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from wizard.export.one_file import answers
from wizard.export.spread_map import spread_map
from wizard.web import pictures, printing, robots, visitor_pages
from wizard.web.descriptors import Descriptors
from wizard.web.first_page import FirstPages
from wizard.web.frames import Frames
from wizard.web.headers import SecurityHeaders
from wizard.web.live_classes import LiveClasses
from wizard.web.sign_in import SignIn
from wizard.web.startup import warm_start
from wizard.web.static_files import StaticFiles
from wizard.web.streamlit_socket import EarlyClicks
from wizard.web.unknown_paths import UnknownPaths

SCREENS = Path(__file__).resolve().parent / "wizard" / "screens" / "pages" / "main.py"
PAGES = {page.stem for page in SCREENS.parent.glob("*.py")} - {"__init__", "home", "main"}
app = st.App(
    SCREENS,
    middleware=[
        Middleware(Descriptors),
        Middleware(Frames),
        Middleware(EarlyClicks),
        Middleware(SecurityHeaders),
        Middleware(StaticFiles),
        Middleware(SignIn),
        Middleware(LiveClasses, drawn=spread_map),
        Middleware(UnknownPaths, pages=PAGES),
        Middleware(
            FirstPages, written=visitor_pages.packed, drawn=visitor_pages.drawn, pages=PAGES
        ),
    ],
    routes=[robots.route(PAGES), pictures.route(), printing.route(answers)],
    lifespan=warm_start,
)
