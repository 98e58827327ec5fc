"""How common a word is in everyday English, so that a rare word that no text holds can count."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("common.txt")
EVERYDAY = 300
"""Rank up to which a word tells nothing about the matter; the list ends where words are rare."""


def rarity(form: str) -> float:
    """0 for an everyday word, 1 for one that is not among the common ones, by its rank between."""
    ranks = _ranks()
    rank = ranks.get(form, len(ranks))
    if rank <= EVERYDAY:
        return 0.0
    return math.log(rank / EVERYDAY) / math.log(len(ranks) / EVERYDAY)


def is_english(form: str) -> bool:
    """Whether the word is a common one, spelled as it should be."""
    return form in _ranks()


@cache
def _ranks() -> Mapping[str, int]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    listed = (word for line in lines if not line.startswith("#") for word in line.split())
    return {word: rank for rank, word in enumerate(listed)}
