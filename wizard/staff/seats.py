"""Who is who in a class: the signed token of a seat, and the key in the trainer's link.

Each class has a secret of its own, so a token is worth nothing in another class, nor once it ends.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from itsdangerous import BadData, URLSafeSerializer


def new_seat() -> str:
    """A random number. Nothing else is known of who sits there."""
    return secrets.token_hex(8)


def token(secret: str, code: str, seat: str) -> str:
    """What a phone keeps in its cookie to stay in its seat."""
    return _signer(secret, code).dumps(seat)


def seat(secret: str, code: str, token: str) -> str:
    """The seat that a token stands for; empty where it is none of this class."""
    try:
        held = _signer(secret, code).loads(token)
    except BadData:
        return ""
    return held if isinstance(held, str) else ""


def trainer_key(secret: str, code: str) -> str:
    """The secret part of the trainer's link; it does not tell what signs the seats."""
    return hmac.new(secret.encode(), f"trainer|{code}".encode(), "sha256").hexdigest()[:40]


def is_trainer(secret: str, code: str, key: str) -> bool:
    return hmac.compare_digest(key.encode(), trainer_key(secret, code).encode())


def _signer(secret: str, code: str) -> URLSafeSerializer:
    return URLSafeSerializer(
        secret, f"seat|{code}", signer_kwargs={"digest_method": hashlib.sha256}
    )
