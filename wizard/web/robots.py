"""What search engines may read: answers and questions, no page for staff or of a search."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

OPEN = frozenset({"answers"})
"""Pages beside the start page that may be found. All others are empty without scripts."""
WALK = frozenset({"flow", "trail", "asked", "entry"})
"""Parameters of an address that may be found; others hold words, or say the same page again."""
NOT_OURS = ("_stcore/", "staff/", "print/")
"""What lies on the same server and is no page."""


def may_be_found(path: str, query: Mapping[str, str]) -> bool:
    """Whether a search engine may list this address."""
    page = path.strip("/")
    return (not page or page in OPEN) and query.keys() <= WALK


def route(pages: Collection[str]) -> Route:
    """`/robots.txt` for these pages."""
    closed = sorted({*pages} - OPEN)
    lines = ["User-agent: *", *(f"Disallow: /{each}" for each in (*closed, *NOT_OURS))]
    text = "\n".join([*lines, ""])

    async def answer(_: Request) -> PlainTextResponse:
        return PlainTextResponse(text)

    return Route("/robots.txt", answer)
