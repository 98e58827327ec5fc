"""The one decision about staff: the roles of a sender, by signed cookie or the server's word.

The server looks at each request before Streamlit does and adds its word in a header that it alone
can write. A page may ask over a socket that is hours old, so every run reads the time again.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Mapping
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from wizard.staff.settings import ALL, Settings

COOKIE = "wizard_staff"
WORD = "x-wizard-staff"
"""The header in which the server says what it knows of the sender."""
FORWARDED = ("x-forwarded-for", "x-forwarded-host", "x-real-ip", "forwarded", "via")
NAMES_OF_THIS_COMPUTER = ("localhost", "127.0.0.1", "[::1]")
_TOKEN = secrets.token_hex(16)
"""What makes the header the server's: it is new in each process and leaves it never."""
_ended: dict[str, float] = {}
"""Sessions that were signed out, until they would have ended anyway."""


def roles(
    settings: Settings, headers: Mapping[str, str], cookies: Mapping[str, str]
) -> frozenset[str]:
    """What this sender is now."""
    if settings.mode == "open":
        return ALL
    token, _, rest = headers.get(WORD, "").partition(" ")
    until, _, said = rest.partition(" ")
    if hmac.compare_digest(token, _TOKEN) and float(until or 0) > time.time():
        return frozenset(said.split()) & ALL
    if settings.mode == "proxy":
        return frozenset()
    return _of_cookie(settings, cookies.get(COOKIE, ""))


def session(settings: Settings, roles: frozenset[str]) -> str:
    """A signed cookie for these roles. It holds no name of anybody."""
    until = time.time() + settings.hours * 3600
    held = {"id": secrets.token_hex(8), "roles": sorted(roles), "until": until}
    return _signer(settings).dumps(held)


def end(settings: Settings, cookie: str) -> None:
    """Sign a session out, so that pages which are still open stop too."""
    now = time.time()
    for id in [id for id, until in _ended.items() if until < now]:
        del _ended[id]
    held = _held(settings, cookie)
    if held:
        _ended[str(held["id"])] = float(held["until"])


def link_key(settings: Settings) -> str:
    """The secret of the staff link; it does not tell the one that signs."""
    return _derived(settings, "link")


def state_key(settings: Settings) -> str:
    """What signs the cookie of a sign-in that is under way."""
    return _derived(settings, "state")


def word(settings: Settings, client: tuple[str, int] | None, headers: Mapping[str, str]) -> str:
    """What the server says of a sender in `WORD`; empty where it knows nothing."""
    said: frozenset[str] = frozenset()
    if settings.mode == "proxy" and _from_proxy(settings, client):
        said = settings.roles(
            frozenset(part.strip() for part in headers.get(settings.header, "").split(","))
        )
    elif settings.mode == "" and is_here(client, headers):
        said = ALL
    until = time.time() + settings.hours * 3600
    return f"{_TOKEN} {until:.0f} {' '.join(sorted(said))}" if said else ""


def is_here(client: tuple[str, int] | None, headers: Mapping[str, str]) -> bool:
    """Whether a request was made on this computer, to this computer, and passed no proxy."""
    host = headers.get("host", "")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    passed = any(name in headers for name in FORWARDED)
    return _is_loopback(client) and name in NAMES_OF_THIS_COMPUTER and not passed


def _is_loopback(client: tuple[str, int] | None) -> bool:
    try:
        return client is not None and ipaddress.ip_address(client[0]).is_loopback
    except ValueError:
        return False


def _from_proxy(settings: Settings, client: tuple[str, int] | None) -> bool:
    """Whether the request came straight from a proxy that may say who somebody is.

    uvicorn puts the visitor's address in place of a proxy's on this computer, with port 0.
    """
    if client is None:
        return False
    try:
        peer = ipaddress.ip_address("127.0.0.1" if client[1] == 0 else client[0])
    except ValueError:
        return False
    return any(peer in network for network in settings.proxies)


def _of_cookie(settings: Settings, cookie: str) -> frozenset[str]:
    held = _held(settings, cookie)
    if not held or float(held["until"]) < time.time() or held["id"] in _ended:
        return frozenset()
    return frozenset(held["roles"]) & ALL


def _held(settings: Settings, cookie: str) -> dict[str, Any] | None:
    try:
        held: dict[str, Any] = _signer(settings).loads(cookie)
    except BadData:
        return None
    return held


def _signer(settings: Settings) -> URLSafeSerializer:
    """The way of signing in is in the signature: what a link gave is worth nothing after it."""
    digest = {"digest_method": hashlib.sha256}
    return URLSafeSerializer(
        _derived(settings, "session"), f"staff|{settings.mode}", signer_kwargs=digest
    )


def _derived(settings: Settings, purpose: str) -> str:
    return hmac.new(settings.secret.encode(), purpose.encode(), "sha256").hexdigest()
