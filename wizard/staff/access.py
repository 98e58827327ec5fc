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
from urllib.parse import quote, unquote

from itsdangerous import BadData, URLSafeSerializer

from wizard.staff.settings import ALL, Settings

COOKIE = "wizard_staff"
WORD = "x-wizard-staff"
"""The header in which the server says what it knows of the sender."""
NAMED = "name="
LONGEST_NAME = 80
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
    if said := _word_of(headers):
        return frozenset(said) & ALL
    if settings.mode == "proxy":
        return frozenset()
    held = _valid(settings, cookies.get(COOKIE, ""))
    return frozenset(held["roles"]) & ALL if held else frozenset()


def name(settings: Settings, headers: Mapping[str, str], cookies: Mapping[str, str]) -> str:
    """Who this sender is, as those who signed them in say; empty where nobody does."""
    said = next((word for word in _word_of(headers) if word.startswith(NAMED)), "")
    if said or settings.mode == "proxy":
        return unquote(said.removeprefix(NAMED))
    held = _valid(settings, cookies.get(COOKIE, ""))
    return str(held.get("name", "")) if held else ""


def session(settings: Settings, roles: frozenset[str], name: str = "") -> str:
    """A signed cookie for these roles, with the name for the history of the content if known."""
    until = time.time() + settings.hours * 3600
    held = {"id": secrets.token_hex(8), "roles": sorted(roles), "until": until}
    if name:
        held["name"] = _short(name)
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
    said, who = frozenset[str](), ""
    if settings.mode == "proxy" and _from_proxy(settings, client):
        said = settings.roles(
            frozenset(part.strip() for part in headers.get(settings.header, "").split(","))
        )
        who = _short(_as_utf8(headers.get(settings.name, "")))
    elif settings.mode == "" and is_here(client, headers):
        said = ALL
    until = time.time() + settings.hours * 3600
    words = [*sorted(said), *([NAMED + quote(who)] if who else [])]
    return f"{_TOKEN} {until:.0f} {' '.join(words)}" if said else ""


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


def _word_of(headers: Mapping[str, str]) -> list[str]:
    """What the server said of a sender; nothing where that was not the server, or is too old."""
    token, _, rest = headers.get(WORD, "").partition(" ")
    until, _, said = rest.partition(" ")
    # Streamlit reads headers as Latin-1, and only ASCII can be compared.
    right = hmac.compare_digest(token.encode("utf-8", "replace"), _TOKEN.encode())
    return said.split() if right and float(until or 0) > time.time() else []


def _short(name: str) -> str:
    """A name on one line, without what has a meaning where it is written down."""
    clean = "".join(c if c.isprintable() and c not in "<>" else " " for c in name)
    return " ".join(clean.split())[:LONGEST_NAME]


def _as_utf8(header: str) -> str:
    """A header as it was meant: servers read each byte as a letter."""
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def _valid(settings: Settings, cookie: str) -> dict[str, Any] | None:
    """What a cookie holds, where its session still lasts."""
    held = _held(settings, cookie)
    if not held or float(held["until"]) < time.time() or held["id"] in _ended:
        return None
    return held


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
