"""Whether the server is about to stop, so that streams which never end do not hold it up."""

from __future__ import annotations

import gc
from collections.abc import Callable

from uvicorn import Server


def stopping() -> Callable[[], bool]:
    """A function that tells. To be called as the server starts.

    The server waits for open answers before it ends what was begun with it, so that end comes too
    late to close them; and it hands itself to nobody.
    """
    servers = [held for held in gc.get_objects() if type(held) is Server]
    return lambda: any(server.should_exit for server in servers)
