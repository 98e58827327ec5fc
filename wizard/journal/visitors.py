"""Who is counted: people. Not robots, link previews, pages sent ahead, or those who said no."""

from __future__ import annotations

import re
from collections.abc import Mapping

OBJECTIONS = {"dnt": "1", "sec-gpc": "1"}
"""Do Not Track, and Global Privacy Control (https://www.w3.org/TR/gpc/, section 3.1)."""
AHEAD = ("sec-purpose", "purpose", "x-purpose", "x-moz")
"""Headers of pages that a browser fetches before anybody asks for them."""
ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|embedly|curl/|wget/|"
    r"python|urllib|go-http|java/|okhttp|libwww|headless|lighthouse|pingdom|uptime|validator",
    re.IGNORECASE,
)
"""What programs call themselves; a program that calls itself a browser is counted as one."""


def is_counted(headers: Mapping[str, str]) -> bool:
    """Whether the sender of these request headers is a person who did not object.

    The headers are looked at and forgotten; nothing of them is kept.
    """
    said = {name.lower(): value.strip() for name, value in headers.items()}
    if any(said.get(name) == value for name, value in OBJECTIONS.items()):
        return False
    if any(re.search("prefetch|preview|prerender", said.get(name, "")) for name in AHEAD):
        return False
    agent = said.get("user-agent", "")
    return bool(agent) and not ROBOT.search(agent)
