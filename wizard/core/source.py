"""Where an answer comes from: whose page, which question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ORIGINS = ("court-faq", "court", "pacer", "elsewhere")
"""Whose page a source is: the court's FAQ, another page of the court, PACER, someone else's."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer comes from: the page, the court's title of the question, its number.

    `web`: its address; `origin`: whose page it is, one of `ORIGINS`; `seen`: the day it was read.
    """

    page: str = ""
    question: str = ""
    number: int = 0
    web: str = ""
    origin: str = ""
    seen: date | None = None
