"""The codes of classes: short enough to type from a wall, too many to guess."""

from __future__ import annotations

import secrets

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What codes are made of: neither 0 and O, nor 1 and I, which look alike on a wall."""
LENGTH = 6


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
