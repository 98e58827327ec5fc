"""A word in the log before the process runs out of open files: then nobody new gets in."""

from __future__ import annotations

import logging
import os
import time
from contextlib import suppress
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

OPEN = Path("/proc/self/fd")
NEAR = 0.8
"""The part of the allowed number from which on the log says so."""
EVERY = 60.0
"""Seconds between two such lines."""
log = logging.getLogger(__name__)


class Descriptors:
    """ASGI middleware: looks at the number of open files as each visitor connects."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._said = float("-inf")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            self.look(time.monotonic())
        await self.app(scope, receive, send)

    def look(self, now: float) -> None:
        """Warn where few are left, at most once a minute."""
        if now - self._said < EVERY:
            return
        used, most = open_files(), allowed()
        if used > NEAR * most:
            self._said = now
            log.warning(
                "%d of %d open files are in use; soon no visitor gets in. Raise LimitNOFILE.",
                used,
                most,
            )


def open_files() -> int:
    """How many this process has open; 0 where the system does not say."""
    with suppress(OSError):
        return len(os.listdir(OPEN))  # noqa: PTH208 - no Path is needed for each
    return 0


def allowed() -> float:
    """How many it may have."""
    try:
        import resource
    except ImportError:  # Windows
        return float("inf")
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
