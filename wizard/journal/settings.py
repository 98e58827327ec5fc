"""Where the journal is kept and for how long, as the environment says."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

HOME = Path(__file__).resolve().parents[2]
FILE = HOME / "var" / "journal.sqlite"
DAYS = 400
"""A year and a month, so that a month can be put beside the same one of last year."""
OFF = "off"
HERE = "sqlite:///:memory:"
"""Where live classes are kept if there is no journal: in this process, and only there."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`url` is empty where nothing is to be counted; `days` is how long single events stay."""

    url: str
    days: int

    @property
    def file(self) -> Path | None:
        """The file of an SQLite journal."""
        start, _, path = self.url.partition("sqlite:///")
        return Path(path) if path and not start else None


def settings() -> Settings:
    """`WIZARD_JOURNAL` (an address, a file, or off) and `WIZARD_JOURNAL_DAYS`.

    Raises ValueError with a sentence for what cannot be meant.
    """
    said = os.environ.get("WIZARD_JOURNAL", "").strip()
    days = os.environ.get("WIZARD_JOURNAL_DAYS", "").strip() or str(DAYS)
    if not days.isascii() or not days.isdigit() or not 1 <= int(days) <= 36_500:
        raise ValueError("WIZARD_JOURNAL_DAYS has to be a number of days, such as 400.")
    if said.lower() == OFF:
        return Settings("", int(days))
    if said.startswith("sqlite:///") or _is_server(said):
        return Settings(said, int(days))
    if "://" in said:
        raise ValueError(
            "WIZARD_JOURNAL has to be off, a file, or start with postgresql+psycopg:// or sqlite:///."
        )
    return Settings(f"sqlite:///{Path(said or FILE).absolute()}", int(days))


def where(kept: Settings) -> Settings:
    """Where live classes are kept: with the journal; in this process alone, if that is off."""
    return kept if kept.url else Settings(HERE, kept.days)


def _is_server(said: str) -> bool:
    """Whether this is the address of a PostgreSQL database, with a port that is a number."""
    if not said.startswith("postgresql+psycopg://"):
        return False
    try:
        parts = urlsplit(said)
        return bool(parts.path.strip("/")) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
