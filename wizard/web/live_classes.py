"""Live classes as a part of the server: their pages, and the task that keeps them up to date."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from wizard.journal.settings import DAYS, Settings, settings, where
from wizard.web.class_access import Door, RefusedError
from wizard.web.class_document import LIVE, Sheet, page, told
from wizard.web.class_phones import Phones, asked
from wizard.web.class_screens import Screens
from wizard.web.class_trainer import Drawn, Trainers
from wizard.web.classrooms import AwayError, Classrooms
from wizard.web.stopping import stopping

if TYPE_CHECKING:
    from wizard.journal.classes import Classes

PATHS = ("/join", "/class", "/notes")
LATER = "The class cannot be reached for a moment. This page tries again by itself."


class Live:
    """The classes of one process, with all their pages."""

    def __init__(self, drawn: Drawn) -> None:
        self.rooms = Classrooms(_kept(), _opened)
        self.screens = Screens()
        self.door = door = Door(self.rooms)
        self.pages = Starlette(
            routes=[
                *Phones(door, self.screens).routes,
                *Trainers(door, self.screens, drawn).routes,
            ],
            exception_handlers={RefusedError: _refused, AwayError: _away, HTTPException: _nothing},
        )


def _kept() -> Settings:
    """Where the environment says that classes are kept: with the journal, if that is on."""
    try:
        return where(settings())
    except ValueError:
        return where(Settings("", DAYS))


def _opened(kept: Settings) -> Classes:
    from wizard.journal.classes import Classes

    return Classes(kept)


_one: list[Live] = []
"""The classes of this process, once its first middleware is made."""


class LiveClasses:
    """ASGI middleware: answers for the pages of classes; all else goes on to the app.

    `drawn` makes the map that trainers see.
    """

    def __init__(self, app: ASGIApp, drawn: Drawn) -> None:
        self.app = app
        if not _one:
            _one.append(Live(drawn))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        first = "/".join(scope.get("path", "").split("/")[:2])
        ours = scope["type"] == "http" and first in PATHS
        await (_one[0].pages if ours else self.app)(scope, receive, send)


@asynccontextmanager
async def keeping_up() -> AsyncIterator[None]:
    """While the server is up, take in what replicas write; at its end let all pages go."""
    ours = _one[0]
    ours.screens.stopped = stopping()
    task = asyncio.create_task(ours.rooms.keep_up(ours.screens.stopped))
    try:
        yield
    finally:
        task.cancel()
        ours.rooms.close()


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    if request.url.path.startswith("/join") and request.headers.get(LIVE) != "1":
        return asked(str(error), status=error.status)
    return _said(request, str(error), error.status)


async def _away(request: Request, _: Exception) -> Response:
    return _said(request, LATER, 503)


async def _nothing(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return _said(request, "There is nothing here.", status)


def _said(request: Request, says: str, status: int) -> Response:
    main = f'<h1>Live class</h1><p class="notice" role="alert">{escape(says)}</p>'
    if request.url.path.startswith(("/class", "/notes")):
        main += '<p><a href="/staff/sign-in?back=trainers">Sign in</a></p>'
    if request.headers.get(LIVE) == "1":
        return JSONResponse(told(main), status, {"cache-control": "no-store"})
    return page(Sheet("Live class", main), status)
