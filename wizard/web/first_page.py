"""The HTML of our pages: written by the server where it can be, else Streamlit's in our head."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Collection, Mapping
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from wizard.web.unknown_paths import base

MOST_PARAMETERS = 50
Writer = Callable[[str, Mapping[str, str], str], bytes | None]


class FirstPages:
    """ASGI middleware: answers for our pages; all else goes on to the app.

    `written` makes the page of a path, its query and the site's address up to its last slash, as
    gzip; None where it knows no such page. `drawn` makes the page that Streamlit fills, for the
    path of the start page. `pages`: the names of all pages but the start page.
    """

    def __init__(
        self,
        app: ASGIApp,
        written: Writer,
        drawn: Callable[[str], bytes | None],
        pages: Collection[str],
    ) -> None:
        self.app, self.written, self.drawn = app, written, drawn
        self.home = base()
        self.known = {self.home, *(self.home + page for page in pages)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = None
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            response = await run_in_threadpool(self._response, scope)
        await (response or self.app)(scope, receive, send)

    def _response(self, scope: Scope) -> Response | None:
        if scope["path"] not in self.known:
            return None
        page = self._written(scope) or self.drawn(self.home)
        return _answer(scope, page) if page else None

    def _written(self, scope: Scope) -> bytes | None:
        text = scope["query_string"].decode("latin-1")
        try:
            pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
            site = str(Request(scope).base_url)
        except ValueError:
            return None  # Streamlit's page answers for what is no address
        return self.written(scope["path"], dict(pairs), site)


def _answer(scope: Scope, page: bytes) -> Response:
    headers = {"cache-control": "no-cache", "vary": "Accept-Encoding"}
    if b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b""):
        headers["content-encoding"] = "gzip"
    else:
        page = gzip.decompress(page)
    return Response(page, headers=headers, media_type="text/html")
