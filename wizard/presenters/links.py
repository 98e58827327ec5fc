"""Ways from a page to another: what each says, and the address it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from wizard.core.address import Address, as_link


@dataclass(frozen=True, slots=True)
class Link:
    """A way on. `id`: a name that no other link of its page has; `page`: "" is the one at `/`.

    `key`: what presses it, of `wizard.presenters.keys`; `paper`: where it leads on paper, which
    has nothing to click.
    """

    says: str
    id: str
    query: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    key: str = ""
    paper: str = ""

    @property
    def href(self) -> str:
        """The address, relative to the start page."""
        return as_link(self.page, self.query, site="") or "."


@dataclass(frozen=True, slots=True)
class Box:
    """A search box. `query`: what the address holds beside the words; `page`: where it leads."""

    label: str
    typed: str = ""
    name: str = "q"
    query: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    example: str = "What you see, or what you did"
    button: str = "Search"


def to(
    says: str, id: str, address: Address | None, carried: Mapping[str, str], key: str = ""
) -> Link:
    """A link within a walk; `carried` goes along on every link (what was typed, counter mode)."""
    return Link(says, id, (address.query() if address else {}) | dict(carried), key=key)
