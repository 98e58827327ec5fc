"""Pages that the server writes itself: readable at once, and without JavaScript."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

MOST_PARAMETERS = 50
Writer = Callable[[str, Mapping[str, str], str], str | None]


class FirstPages:
    """ASGI middleware: writes the pages of visitors; all else is Streamlit's own page.

    `written` makes the HTML of a path, its query and the site's address up to its last slash;
    None where it knows no such page.
    """

    def __init__(self, app: ASGIApp, written: Writer) -> None:
        self.app = app
        self.written = written

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        page = None
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            page = await run_in_threadpool(self._page, scope)
        if page is None:
            await self.app(scope, receive, send)
        else:
            await _response(scope, page)(scope, receive, send)

    def _page(self, scope: Scope) -> str | None:
        text = scope["query_string"].decode("latin-1")
        try:
            pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
            site = str(Request(scope).base_url)
        except ValueError:
            return None  # Streamlit's page answers for what is no address
        return self.written(scope["path"], dict(pairs), site)


def _response(scope: Scope, page: str) -> Response:
    headers = {"cache-control": "no-cache", "vary": "Accept-Encoding"}
    body = page.encode("utf-8", "replace")
    if b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b""):
        headers["content-encoding"] = "gzip"
        body = gzip.compress(body, 5, mtime=0)
    return Response(body, headers=headers, media_type="text/html")
