"""Shares of few people, honestly: intervals for one share and for the difference of two."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
ENOUGH = 10
"""Under so many people a share says nothing."""
TOO_FEW = "too few"


@dataclass(frozen=True, slots=True)
class Interval:
    """Where a value lies with 95% confidence."""

    low: float
    high: float

    @property
    def said(self) -> str:
        return f"95% interval {percent(self.low)} to {percent(self.high)}"


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 0.0

    @property
    def enough(self) -> bool:
        return self.whole >= ENOUGH

    @property
    def interval(self) -> Interval:
        """The 95% interval."""
        return self.within(CONFIDENCE)

    def within(self, confidence: float) -> Interval:
        """Wilson's score interval (Wilson 1927, "Probable Inference", J. Am. Stat. Assoc. 22)."""
        if not self.whole:
            return Interval(0.0, 1.0)
        n, p, z = self.whole, self.value, NormalDist().inv_cdf((1 + confidence) / 2)
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return Interval(max(0.0, middle - reach), min(1.0, middle + reach))

    @property
    def said(self) -> str:
        """The share for people; no number where so few people make one."""
        return percent(self.value) if self.enough else TOO_FEW


def rise(before: Share, after: Share, confidence: float = CONFIDENCE) -> Interval:
    """By how much a share rose: the hybrid score interval for the difference of two proportions.

    Newcombe 1998, "Interval estimation for the difference between independent proportions",
    Statistics in Medicine 17, method 10.
    """
    was, now = before.within(confidence), after.within(confidence)
    change = after.value - before.value
    low = sqrt((after.value - now.low) ** 2 + (was.high - before.value) ** 2)
    high = sqrt((now.high - after.value) ** 2 + (before.value - was.low) ** 2)
    return Interval(change - low, change + high)


def percent(value: float) -> str:
    """`41%`, with a true minus sign."""
    return f"{round(100 * value)}%".replace("-", "−")
