"""The keys of all screens, as one table: each means the same wherever it means anything.

A letter that a browser or Streamlit has a use for (C, R) is no key of ours.
"""

from __future__ import annotations

from collections.abc import Mapping

DIGITS = "123456789"
LETTERS = "agikloqsuvwxz"
"""Keys for what comes after the ninth; none of them is a key of its own."""
NONE, BACK, ON, TOPICS = "0", "left", "right", "h"
COPY, MAIL, AGAIN = "y", "e", "t"
MAP, JOIN, DARK, PAUSE = "m", "j", "d", "p"
TITLE, CLOSE = "Keys", "Close"
HINT = "Keys: <kbd>?</kbd>"

Row = tuple[str, str]
"""A key as it stands on the keyboard, and what it does."""

_PICK: Row = ("1–9", "pick; letters after the ninth")
_NONE: Row = ("0", "None of these")
_BACK: Row = ("←", "one step back")
_TOPICS: Row = ("H", "all topics")
_SEARCH: Row = ("/", "search")
_HELP: Row = ("?", "this list")

SCREENS: Mapping[str, tuple[Row, ...]] = {
    "wizard": (_PICK, _NONE, _BACK, _TOPICS, _SEARCH, _HELP),
    "counter": (
        _PICK, _NONE, _BACK, ("H", "next call, all topics"), _SEARCH,
        ("Y", "copy the e-mail"), ("E", "open the e-mail"), _HELP,
    ),
    "present": (
        _PICK, _NONE, _BACK, ("→", "go on with the pick"), _TOPICS,
        ("Space, Page Down", "read on; at the end, go on"), ("Page Up", "read back; then back"),
        ("M", "map"), ("J", "link and QR code"), ("P", "stop at each pick, or go straight on"),
        ("D", "dark room"), ("B", "black screen"), ("F", "full screen"), _HELP,
    ),
    "practice": (_PICK, _NONE, _BACK, ("→", "next case"), ("T", "try this case again"), _HELP),
    "puzzle": (_PICK, ("→", "next puzzle"), _HELP),
    "class": (
        ("1–9, 0", "go on with this choice; 0 is None of these"),
        _BACK, _TOPICS, ("→", "the votes, then on"),
        ("Space, Page Down", "read on; at the end, the votes, then on"),
        ("Page Up", "read back; then back"),
        ("J", "link and QR code"), ("D", "dark room"), ("B", "black screen"), ("F", "full screen"),
        _HELP,
    ),
    "notes": (
        ("1–9, 0", "go on with this choice; 0 is None of these"),
        _BACK, ("→", "the votes, then on"),
        ("Space, Page Down", "read on; at the end, the votes, then on"),
        ("Page Up", "read back; then back"),
        ("D", "dark room"), ("F", "full screen"), _HELP,
    ),
    "": (_SEARCH, _HELP),
}  # fmt: skip
"""What `?` shows on each screen; the empty name is every other one."""


def in_browser(key: str) -> str:
    """A key as the browser names it."""
    return {BACK: "ArrowLeft", ON: "ArrowRight"}.get(key, key)


def shown(key: str) -> str:
    """A key as it stands on the keyboard."""
    return {BACK: "←", ON: "→"}.get(key, key.upper())


def pick(number: int) -> str:
    """The key of the choice of this number; empty for the tenth and later, as 0 is taken."""
    return DIGITS[number - 1] if number <= len(DIGITS) else ""


def topic(number: int) -> str:
    """The key of the topic of this number: digits, then letters; empty where they run out."""
    every = DIGITS + LETTERS
    return every[number - 1] if number <= len(every) else ""
