"""The page of all answers for paper (`/print/answers`): one document without scripts."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wizard.content.keeper import keeper
from wizard.core.long_work import kept
from wizard.core.model import Library
from wizard.core.problems import ContentError
from wizard.web.unknown_paths import base

Made = Callable[[Library], str]
HEADERS = {"cache-control": "no-cache", "vary": "Accept-Encoding"}


def route(made: Made) -> Route:
    """Where the page is. `made`: the HTML of all answers of a library."""

    async def page(request: Request) -> Response:
        packed = "gzip" in request.headers.get("accept-encoding", "")
        return await run_in_threadpool(_response, made, packed)

    return Route(f"{base()}print/answers", page, methods=["GET", "HEAD"])


def _response(made: Made, packed: bool) -> Response:
    try:
        body = _packed(keeper().current(), made)
    except (ContentError, OSError):
        said = "The wizard has no content to show right now. Please come back later."
        return Response(said, 503, media_type="text/plain")
    if packed:
        return Response(
            body, headers=HEADERS | {"content-encoding": "gzip"}, media_type="text/html"
        )
    return Response(gzip.decompress(body), headers=HEADERS, media_type="text/html")


@kept(2)
def _packed(library: Library, made: Made) -> bytes:
    """Made once for a library, however often it is asked for."""
    return gzip.compress(made(library).encode("utf-8", "replace"), 6, mtime=0)
