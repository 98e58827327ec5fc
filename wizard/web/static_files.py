"""Streamlit's own files (`/static/…`): compressed once and kept; few icons in the icon font."""

from __future__ import annotations

import gzip
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = Path(streamlit.__file__).parent / "static"
ASSETS = Path(__file__).parent / "assets"
ICON_FONT = "MaterialSymbols-"
"""How the name of Streamlit's icon font begins; ours has the icons that its scripts name."""
FAVICON = "favicon.png"
PACKED = (".js", ".css", ".svg", ".json")
"""What gets smaller by gzip; fonts and pictures are packed already."""
FOREVER = "public, max-age=31536000, immutable"
"""The name of each of Streamlit's files holds a hash of what is in it."""
A_DAY = "public, max-age=86400"
_NAME = re.compile(r"/favicon\.png|/static/(?:js|css|media)/[\w.-]{1,200}")
_LINKED = re.compile(r'(?:src|href)="\./(static/[^"]+)"')


class StaticFiles:
    """ASGI middleware: answers for Streamlit's files; all else goes on to the app."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = _asked(scope)
        if file is None:
            await self.app(scope, receive, send)
            return
        accepts = dict(scope["headers"]).get(b"accept-encoding", b"")
        response = await run_in_threadpool(_response, file, b"gzip" in accepts)
        await response(scope, receive, send)


def pack_first_visit() -> None:
    """Compress what a first visit asks for, so that no visitor waits for it."""
    index = (FOLDER / "index.html").read_text("utf-8")
    for path in _LINKED.findall(index):
        file = _file(f"/{path}")
        if file.is_file() and file.suffix in PACKED:
            packed(file)


@lru_cache(maxsize=512)  # the largest visits use a third of these; all files of a kind are fewer
def packed(file: Path) -> bytes:
    """A file as gzip. The time in its head is left out, so that replicas send the same bytes."""
    return gzip.compress(file.read_bytes(), 6, mtime=0)


def _asked(scope: Scope) -> Path | None:
    """The file that is asked for; None where it is not one of these."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return None
    file = _file(scope["path"]) if _NAME.fullmatch(scope["path"]) else None
    return file if file and file.is_file() else None


def _file(path: str) -> Path:
    name = path.rsplit("/", 1)[-1]
    if name.startswith(ICON_FONT):
        return ASSETS / "icons.woff2"
    if name == FAVICON:
        return ASSETS / FAVICON
    return FOLDER / path.removeprefix("/")


def _response(file: Path, accepts_gzip: bool) -> Response:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    headers = {"cache-control": A_DAY if file.name == FAVICON else FOREVER}
    if file.suffix not in PACKED:
        return Response(file.read_bytes(), headers=headers, media_type=kind)
    headers["vary"] = "Accept-Encoding"
    if not accepts_gzip:
        return Response(file.read_bytes(), headers=headers, media_type=kind)
    headers["content-encoding"] = "gzip"
    return Response(packed(file), headers=headers, media_type=kind)
