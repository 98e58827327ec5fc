"""The other measure of comparison: one question as a page of a web server, and nothing else."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

from wizard.content.keeper import keeper
from wizard.core.address import read_address
from wizard.core.walk import replay
from wizard.presenters import page_html
from wizard.presenters.step import step_page

STYLE = "body{font:17px/1.6 sans-serif;max-width:50rem;margin:auto}a.choice{display:block}"


def page(request: Request) -> HTMLResponse:
    """The question of an address in the wizard's own words."""
    library, asked = keeper().library, read_address(dict(request.query_params))
    here = replay(library, asked)
    assert here
    said = step_page(library, here, asked, {})
    head = f"<title>{said.heading}</title><style>{STYLE}</style>"
    width = '<meta name="viewport" content="width=device-width">'
    return HTMLResponse(f"<!DOCTYPE html>{width}{head}<main>{page_html.step_html(said)}</main>")


def healthy(_: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")


app = Starlette(routes=[Route("/", page), Route("/_stcore/health", healthy)])
