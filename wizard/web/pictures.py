"""The court's own pictures (`/pictures/name.png`): those that are published, and no other file."""

from __future__ import annotations

from base64 import b64decode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wizard.content.keeper import keeper
from wizard.core.pictures import FOLDER
from wizard.core.problems import ContentError
from wizard.web.unknown_paths import base

AN_HOUR = "public, max-age=3600"
"""The address changes with the picture; one that was typed by hand is asked for again."""
HEADERS = {"cache-control": AN_HOUR, "content-disposition": "inline"}


def route() -> Route:
    """Where the pictures are."""
    return Route(f"{base()}{FOLDER}/{{name}}", _picture, methods=["GET", "HEAD"])


async def _picture(request: Request) -> Response:
    return await run_in_threadpool(_response, request.path_params["name"])


def _response(name: str) -> Response:
    try:
        found = keeper().current().pictures.get(name)
    except (ContentError, OSError):
        found = None
    if found is None:
        return Response("There is no such picture.", 404, media_type="text/plain")
    return Response(b64decode(found.base64), headers=HEADERS, media_type=found.kind)
