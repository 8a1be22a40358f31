"""Daily rates: the day asked or the last before, means of whole periods."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.figures.daily_rates import DailyRates, days_between, shifted
from tbcalc.figures.period import Day, Period

RATES = DailyRates(
    "USD", "CNY", "made up",
    ((2023, 12, 29), (2024, 1, 2), (2024, 1, 31), (2024, 2, 1)),
    (Decimal(7), Decimal(11), Decimal(13), Decimal(17)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ((2024, 1, 2), 11), ((2024, 1, 30), 11), ((2024, 1, 31), 13),
        ((2030, 1, 1), 17), ((2023, 12, 28), None),
    ],
)  # fmt: skip
def test_a_day_without_a_rate_has_that_of_the_last_before(day: Day, found: int | None) -> None:
    latest = RATES.latest(day)
    assert (latest and latest[1]) == found


def test_the_mean_is_of_the_days_of_the_period() -> None:
    assert RATES.mean(Period.parse("2024-01")) == (Decimal(12), 2)


@pytest.mark.parametrize("code", ["2024-02", "2024", "2023-11", "2019"])
def test_a_period_that_is_not_covered_has_no_mean(code: str) -> None:
    assert RATES.mean(Period.parse(code)) is None


def test_the_calendar() -> None:
    assert shifted((2024, 12, 31), 1) == (2025, 1, 1)
    assert days_between((2023, 12, 31), (2024, 12, 31)) == 366
