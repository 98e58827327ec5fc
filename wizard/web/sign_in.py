"""Signing in and out at `/staff/…`, and the server's word on who asks for all other pages."""

from __future__ import annotations

import hmac
import html
import logging
import re
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from wizard.staff import access
from wizard.staff.settings import ALL, Settings, settings

if TYPE_CHECKING:
    from wizard.web.sign_in_oidc import Provider

LOG = logging.getLogger("wizard.staff")
PATH = "/staff"
BACK = re.compile(r"[a-z]{0,20}(\?[\w.=&%~-]{0,4000})?")
"""A page of ours, so that no link signs somebody in and leads elsewhere."""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
:root {{ color-scheme: light dark }}
body {{ font: 17px/1.5 sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }}
</style></head><body><main><h1>{title}</h1><p>{says}</p><p>{links}</p></main></body></html>"""


class SignIn:
    """ASGI middleware. Where the settings cannot be meant, nobody is let in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.pages: ASGIApp | None = None
        try:
            kept = settings()
        except ValueError as error:
            LOG.error("%s Nobody can sign in.", error)
            return
        self.pages = _pages(kept)
        self.kept, self._warned = kept, kept.mode != "open"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if self.pages and scope["type"] == "http" and path.startswith(f"{PATH}/"):
            await self.pages(scope, receive, send)
            return
        await self.app(self._told(scope), receive, send)

    def _told(self, scope: Scope) -> Scope:
        """The request with our word on its sender in place of any that it brought."""
        scope = {**scope, "headers": list(scope["headers"])}
        headers = MutableHeaders(scope=scope)
        del headers[access.WORD]
        if self.pages:
            self._warn(scope, headers)
            said = access.word(self.kept, scope.get("client"), headers)
            if said:
                headers[access.WORD] = said
        return scope

    def _warn(self, scope: Scope, headers: Headers) -> None:
        if not self._warned and not access.is_here(scope.get("client"), headers):
            self._warned = True
            LOG.warning("WIZARD_STAFF=open: everyone who reaches this server is staff.")


def announced() -> str:
    """What the log says at the start, as notebooks do; empty where there is no link."""
    try:
        kept = settings()
    except ValueError:
        return ""
    return f"Staff sign in at {PATH}/link?key={access.link_key(kept)}" if kept.links else ""


def _pages(kept: Settings) -> ASGIApp:
    pages = _Pages(kept)
    routes = [
        Route(f"{PATH}/{name}", getattr(pages, name.replace("-", "_")))
        for name in ("link", "sign-in", "callback", "sign-out", "signed-out")
    ]
    # What has to be known between leaving for the provider and coming back; any replica reads it.
    signed = Middleware(
        SessionMiddleware,
        secret_key=access.state_key(kept),
        session_cookie="wizard_sign_in",
        path=PATH,
        max_age=600,
    )
    return Starlette(routes=routes, middleware=[signed])


class _Pages:
    """The pages of one way to sign in."""

    def __init__(self, kept: Settings) -> None:
        self.kept = kept
        self.provider: Provider | None = None
        if kept.mode == "oidc":  # its packages take a third of a second to load
            from wizard.web.sign_in_oidc import Provider

            self.provider = Provider(kept)

    async def link(self, request: Request) -> Response:
        key, right = request.query_params.get("key", ""), access.link_key(self.kept)
        if not self.kept.links or not hmac.compare_digest(key.encode(), right.encode()):
            return _page(
                "Not allowed", "This staff link does not fit. Ask for the newest one.", 403
            )
        return self._welcome(request, ALL, "trainers")

    async def sign_in(self, request: Request) -> Response:
        if self.provider is None:
            says = (
                "Open the staff link. Whoever started the wizard finds it in the log."
                if self.kept.links
                else "Staff sign in at the court's own page, which stands before this one."
            )
            return _page("Please sign in", says)
        back = request.query_params.get("back", "")
        request.session["back"] = back if BACK.fullmatch(back) else ""
        try:
            return await self.provider.leave(request)
        except self.provider.FAULTS as error:
            LOG.warning("The sign-in server does not answer: %s", type(error).__name__)
            return _page("Please try again", "The sign-in server does not answer.", 502)

    async def callback(self, request: Request) -> Response:
        if self.provider is None:
            return _page("Not found", "There is nothing here.", 404)
        back = request.session.pop("back", "")
        try:
            values, name = await self.provider.returned(request)
        except self.provider.FAULTS as error:
            LOG.info("A sign-in was refused: %s", type(error).__name__)
            return _page("You are not signed in", "The sign-in did not work or is too old.", 403)
        roles = self.kept.roles(values)
        if not roles:
            says = "You are signed in, but are no editor or trainer of this wizard."
            return _page("Not allowed", says, 403)
        return self._welcome(request, roles, back, name)

    async def sign_out(self, request: Request) -> Response:
        await run_in_threadpool(access.end, self.kept, request.cookies.get(access.COOKIE, ""))
        answer = RedirectResponse(f"{PATH}/signed-out", 303)
        answer.delete_cookie(access.COOKIE, path="/")
        return answer

    async def signed_out(self, request: Request) -> Response:
        return _page("You are signed out", "Pages for staff ask you to sign in again.")

    def _welcome(
        self, request: Request, roles: frozenset[str], back: str, name: str = ""
    ) -> Response:
        answer = RedirectResponse(f"/{back}", 303)
        answer.set_cookie(
            access.COOKIE,
            access.session(self.kept, roles, name),
            max_age=self.kept.hours * 3600,
            path="/",
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
        return answer


def _page(title: str, says: str, status: int = 200) -> Response:
    links = '<a href="/staff/sign-in">Sign in</a> · <a href="/">Help with e-filing</a>'
    text = PAGE.format(title=html.escape(title), says=html.escape(says), links=links)
    return HTMLResponse(text, status, {"cache-control": "no-store"})
