"""Shares of few people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.insights.rates import Share, percent, rise

PART_OF = st.integers(0, 500).flatmap(
    lambda whole: st.tuples(st.integers(0, whole), st.just(whole))
)


@pytest.mark.parametrize(
    ("share", "low", "high"),
    # Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
    [
        (Share(81, 263), 0.2553, 0.3662),
        (Share(15, 148), 0.0624, 0.1605),
        (Share(0, 20), 0.0, 0.1611),
        (Share(1, 29), 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share_is_wilsons(share: Share, low: float, high: float) -> None:
    assert share.interval.low == pytest.approx(low, abs=5e-5)
    assert share.interval.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    # Newcombe 1998, "Interval estimation for the difference …", table II, method 10.
    [
        (Share(56, 70), Share(48, 80), 0.0524, 0.3339),
        (Share(9, 10), Share(3, 10), 0.1705, 0.8090),
        (Share(5, 56), Share(0, 29), -0.0381, 0.1926),
        (Share(10, 10), Share(0, 10), 0.6075, 1.0),
    ],
)
def test_the_interval_of_a_change_is_newcombes(
    one: Share, other: Share, low: float, high: float
) -> None:
    assert rise(other, one).low == pytest.approx(low, abs=5e-5)
    assert rise(other, one).high == pytest.approx(high, abs=5e-5)


@given(PART_OF, PART_OF)
def test_intervals_hold_the_value_and_stay_in_reach(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    before, after = Share(*one), Share(*other)
    change = rise(before, after)

    assert 0 <= before.interval.low <= before.interval.high <= 1
    assert before.interval.low - 1e-9 <= before.value <= before.interval.high + 1e-9
    assert -1 - 1e-9 <= change.low <= change.high <= 1 + 1e-9
    assert rise(before, after, 0.99).low <= change.low


def test_a_share_of_fewer_than_ten_is_not_a_number() -> None:
    assert Share(9, 9).said == "too few"
    assert Share(9, 10).said == "90%"
    assert Share(3, 10).interval.said == "95% interval 11% to 60%"
    assert percent(-0.08) == "−8%"
    assert Share(0, 0).value == 0
