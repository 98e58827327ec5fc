"""The pages of a class as documents: one request each, and nothing runs but our own scripts."""

from __future__ import annotations

import hashlib
import json
import os
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

ASSETS = Path(__file__).parent / "assets"
PHONE, TRAINER = ("class.js",), ("class.js", "class_keys.js")
RECONNECTING = "Reconnecting… What you picked is kept."
REFRESH = '<noscript><meta http-equiv="refresh" content="5"></noscript>'
LIVE = "x-live"
"""The header of a request that our script makes: it takes the new page as JSON."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. `main` and `beside` are HTML; `kind` names its look; `events` is where it listens.

    Only `main` changes while the page is open.
    """

    title: str
    main: str
    kind: str = "phone"
    events: str = ""
    beside: str = ""
    scripts: tuple[str, ...] = ()


def key(main: str) -> str:
    """Changes exactly when the page does."""
    return hashlib.sha256(main.encode("utf-8", "replace")).hexdigest()[:16]


def told(main: str) -> dict[str, str]:
    """A page as our script takes it."""
    return {"key": key(main), "html": main}


def page(sheet: Sheet, status: int = 200) -> Response:
    """The whole document."""
    scripts = "".join(f"<script>{_text(name)}</script>" for name in sheet.scripts)
    refresh = REFRESH if sheet.events else ""
    text = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><meta name="color-scheme" content="light dark">
<title>{escape(sheet.title)}</title><link rel="icon" href="/favicon.png">
<style>{_text("class.css")}</style>{refresh}</head>
<body class="{sheet.kind}" data-events="{escape(sheet.events)}">
<p id="line" hidden>{RECONNECTING}</p><p id="said" role="status"></p>
<main id="live" data-key="{key(sheet.main)}">{sheet.main}</main>
{sheet.beside}{scripts}
</body></html>
"""
    headers = {"cache-control": "no-store", "content-security-policy": policy()}
    return HTMLResponse(text.encode("utf-8", "replace"), status, headers)


def answer(request: Request, main: str, back: str, status: int = 200) -> Response:
    """What a form gets: the new page for our script, the way back to it for a bare browser."""
    if request.headers.get(LIVE) == "1":
        headers = {"cache-control": "no-store"}
        said = told(main) | {"at": back}
        return JSONResponse(said, status if status >= 400 else 200, headers)
    return RedirectResponse(back, 303)


def over(request: Request, main: str) -> Response:
    """The last page of a class, to which there is no way back."""
    return answer(request, main, "") if request.headers.get(LIVE) else page(Sheet("Class", main))


def event(name: str, said: object) -> bytes:
    """One event of a stream."""
    return f"event: {name}\ndata: {json.dumps(said)}\n\n".encode()


@cache
def policy() -> str:
    """Nothing is loaded from elsewhere, and no script runs but those that stand here."""
    scripts = " ".join(_hash(name) for name in TRAINER)
    ancestors = os.environ.get("WIZARD_FRAME_ANCESTORS", "'self'").replace(";", " ")
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash('class.css')}; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        f"frame-ancestors {' '.join(ancestors.split())}"
    )


def _hash(name: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(_text(name).encode()).digest()).decode()}'"


@cache
def _text(name: str) -> str:
    text = (ASSETS / name).read_text("utf-8")
    assert "</s" not in text, f"{name} would end the element that it stands in"
    return text
