"""What the address of the page at `/` asks for, read once for all who show that page."""

from __future__ import annotations

from dataclasses import dataclass

from wizard.core import walk
from wizard.core.address import Address, Query, read_address
from wizard.core.model import Library
from wizard.core.renamed import as_today
from wizard.core.walk import Walk


@dataclass(frozen=True, slots=True)
class Home:
    """The walk that is shown, `typed` words, and whether the answer `settled` it ("yes", "no").

    `here` is None for the start page.
    """

    address: Address
    here: Walk | None
    typed: str
    settled: str

    @property
    def missing(self) -> str:
        """The flow that the address names in vain."""
        return "" if self.here else self.address.flow[:60]

    @property
    def carried(self) -> dict[str, str]:
        """What was typed goes along on every link of the walk, for the call sheet."""
        return {"q": self.typed} if self.typed else {}


def home(library: Library, query: Query) -> Home:
    """What the parameters of an address ask for."""
    address = as_today(library, read_address(query))
    here = walk.replay(library, address)
    return Home(address, here, query.text("q"), query.get("settled", ""))
