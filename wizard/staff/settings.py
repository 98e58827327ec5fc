"""How staff sign in, as the environment says."""

from __future__ import annotations

import ipaddress
import os
import secrets
from dataclasses import dataclass, field
from functools import lru_cache

EDITOR, TRAINER = "editor", "trainer"
ALL = frozenset({EDITOR, TRAINER})
MODES = ("", "open", "link", "oidc", "proxy")
SHORTEST = 16
HOURS = 8
_RANDOM = secrets.token_urlsafe(24)
"""The secret of this process where none is given: its sessions end with it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`mode` is empty where nothing is said: open on this computer, else by link.

    `editors` and `trainers`: the values of a claim or header that make somebody one; `name`: the
    claim or header that says who it is.
    """

    mode: str = ""
    secret: str = field(default=_RANDOM, repr=False)
    hours: int = HOURS
    editors: frozenset[str] = frozenset({EDITOR})
    trainers: frozenset[str] = frozenset({TRAINER})
    proxies: tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...] = ()
    header: str = "x-staff-roles"
    name: str = ""
    issuer: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    claim: str = "roles"

    @property
    def links(self) -> bool:
        """Whether a link with a secret lets people in."""
        return self.mode in ("", "link")

    def roles(self, values: frozenset[str]) -> frozenset[str]:
        """What the values of a claim or header make of somebody; an editor is a trainer too."""
        if values & self.editors:
            return ALL
        return frozenset({TRAINER}) if values & self.trainers else frozenset()


def settings() -> Settings:
    """`WIZARD_STAFF` and what belongs to it. Raises ValueError with one sentence."""
    said = sorted((k, v) for k, v in os.environ.items() if k.startswith("WIZARD_STAFF"))
    return _read(tuple(said))


@lru_cache(maxsize=4)
def _read(said: tuple[tuple[str, str], ...]) -> Settings:
    given = {name: value.strip() for name, value in said if value.strip()}
    mode = given.get("WIZARD_STAFF", "").lower()
    secret = given.get("WIZARD_STAFF_SECRET", _RANDOM)
    hours = given.get("WIZARD_STAFF_HOURS", str(HOURS))
    if mode not in MODES:
        raise ValueError("WIZARD_STAFF has to be open, link, oidc or proxy.")
    if len(secret) < SHORTEST:
        raise ValueError(f"WIZARD_STAFF_SECRET needs {SHORTEST} letters or more.")
    if not hours.isascii() or not hours.isdigit() or not 1 <= int(hours) <= 720:
        raise ValueError("WIZARD_STAFF_HOURS has to be a number of hours, such as 8.")
    needs = ("SECRET", "ISSUER", "CLIENT_ID") if mode == "oidc" else ()
    for name in needs:
        if f"WIZARD_STAFF_{name}" not in given:
            raise ValueError(f"WIZARD_STAFF=oidc needs WIZARD_STAFF_{name}.")
    name = given.get("WIZARD_STAFF_NAME", "x-staff-name" if mode == "proxy" else "name")
    return Settings(
        mode,
        secret,
        int(hours),
        _names(given.get("WIZARD_STAFF_EDITORS", EDITOR)),
        _names(given.get("WIZARD_STAFF_TRAINERS", TRAINER)),
        _networks(given.get("WIZARD_STAFF_PROXIES", "127.0.0.1,::1")),
        given.get("WIZARD_STAFF_HEADER", "x-staff-roles").lower(),
        name.lower() if mode == "proxy" else name,
        given.get("WIZARD_STAFF_ISSUER", "").rstrip("/"),
        given.get("WIZARD_STAFF_CLIENT_ID", ""),
        given.get("WIZARD_STAFF_CLIENT_SECRET", ""),
        given.get("WIZARD_STAFF_CLAIM", "roles"),
    )


def _names(said: str) -> frozenset[str]:
    return frozenset(name.strip() for name in said.split(",") if name.strip())


def _networks(said: str) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    try:
        return tuple(ipaddress.ip_network(name) for name in sorted(_names(said)))
    except ValueError:
        raise ValueError(
            "WIZARD_STAFF_PROXIES has to be addresses, such as 127.0.0.1,10.0.0.0/8."
        ) from None
