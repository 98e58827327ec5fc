"""Signing in at the court's own server by OpenID Connect, with PKCE, state and nonce."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

import httpx
from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from joserfc.errors import JoseError
from starlette.requests import Request
from starlette.responses import Response

from wizard.staff.settings import Settings


class Provider:
    """One server that knows the staff. What it has to remember lies in the browser, signed."""

    FAULTS: ClassVar = (OAuthError, JoseError, httpx.HTTPError, ValueError, RuntimeError)
    """What goes wrong when a sign-in is forged, old or used twice, or the server is down."""

    def __init__(self, kept: Settings) -> None:
        self.kept = kept
        self.client: Any = OAuth().register(
            "staff",
            client_id=kept.client_id,
            client_secret=kept.client_secret or None,
            server_metadata_url=f"{kept.issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid profile",
                "code_challenge_method": "S256",
                "timeout": 10,
            },
        )

    async def leave(self, request: Request) -> Response:
        """Off to the server. Raises one of `FAULTS`."""
        answer: Response = await self.client.authorize_redirect(
            request, str(request.url_for("callback"))
        )
        return answer

    async def returned(self, request: Request) -> tuple[frozenset[str], str]:
        """The values of the claim that makes editors and trainers, and the person's name.

        Raises one of `FAULTS`.
        """
        token = await self.client.authorize_access_token(request)
        claims = token.get("userinfo") or {}
        said = claims.get(self.kept.claim, ())
        values: Iterable[object] = said.split() if isinstance(said, str) else said or ()
        return frozenset(str(value) for value in values), str(claims.get(self.kept.name) or "")
