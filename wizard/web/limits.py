"""How often one sender may do a thing: many times at once, then evenly."""

from __future__ import annotations

import ipaddress
from collections.abc import Hashable

MOST_KEPT = 10_000
"""Senders that are remembered; those who have been quiet the longest are forgotten first."""


class Limit:
    """Counts by sender. `at_once`: how many times in a row; `each_second`: in the long run."""

    def __init__(self, at_once: int, each_second: float) -> None:
        self._at_once, self._each = at_once, 1 / each_second
        self._free: dict[Hashable, float] = {}
        """When as many as allowed are behind a sender, in the clock of the caller."""

    def spent(self, sender: Hashable, now: float) -> bool:
        """Whether a sender has to wait now."""
        return self._free.get(sender, now) - now > (self._at_once - 1) * self._each

    def take(self, sender: Hashable, now: float) -> bool:
        """Count one; False, and nothing is counted, where the sender has to wait."""
        if self.spent(sender, now):
            return False
        free = max(self._free.pop(sender, now), now) + self._each
        self._free[sender] = free
        while len(self._free) > MOST_KEPT:
            del self._free[next(iter(self._free))]
        return True


def network(host: str) -> str:
    """Whose an address is: an IPv6 sender has a whole /64 to choose from."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network(f"{host.partition('%')[0]}/64", strict=False))
