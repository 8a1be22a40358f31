"""The Federal Reserve's averages by month as rates: dollars alone, each month alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.core.rates import rate_on
from tbcalc.errors import MissingRateError, NotAnswerableError
from tbcalc.exact.interval import Interval
from tbcalc.figures.period import Period
from tbcalc.sources.h10_table import _inverse, read_h10_rates

MONTHLY = (
    "Date,Country,Exchange rate\n"
    "2024-01-01,China,7.1707\n2024-02-01,China,7.1935\n2024-03-01,China,7.2015\n"
    "2024-01-01,Euro,0.9164\n2024-03-01,Euro,0.9200\n"
)


def test_a_month_and_a_quarter() -> None:
    rates = read_h10_rates(MONTHLY.splitlines(keepends=True))
    month = rate_on(rates, "USD", "CNY", Period.parse("2024-01"))
    assert month.quantity.value == Decimal("7.1707")
    assert month.quantity.likely == Interval(Decimal("7.17065"), Decimal("7.17075"))
    assert month.source == "Federal Reserve H.10 averages, mean of 2024-01 (1 month)"
    quarter = rate_on(rates, "USD", "CNY", Period.parse("2024-Q1"))
    assert quarter.quantity.value is not None
    assert abs(quarter.quantity.value - Decimal("21.5657") / 3) < Decimal("1e-26")
    assert (quarter.days, quarter.source[-10:]) == (0, "(3 months)")
    assert rates.currencies == ("CNY", "EUR", "USD")


def test_the_euro_is_quoted_in_dollars() -> None:
    rates = read_h10_rates(MONTHLY.splitlines(keepends=True))
    rate = rate_on(rates, "EUR", "USD", Period.parse("2024-01"))
    assert rate.quantity.likely.holds(1 / Decimal("0.9164"))
    gap = rate_on(rates, "EUR", "USD", Period.parse("2024-Q1"))
    assert gap.assumed == (
        "2024-Q1 is known for 2024-01 and 2024-03 only: the mean of that is used",
    )


def test_what_it_does_not_have() -> None:
    rates = read_h10_rates(MONTHLY.splitlines(keepends=True))
    with pytest.raises(MissingRateError, match="no rate of CNY/EUR at any time"):
        rate_on(rates, "EUR", "CNY", Period.parse("2024-01"))
    with pytest.raises(MissingRateError, match="have it from 2024-01 to 2024-03"):
        rate_on(rates, "USD", "CNY", Period.parse("2023-01"))
    with pytest.raises(NotAnswerableError, match="by month"):
        read_h10_rates(["Date,Country,Exchange rate\n", "2024-01-01,China,7.1\n",
                        "2025-01-01,China,7.2\n"])  # fmt: skip


@given(st.decimals("0.0100", "9999", places=4))
def test_an_inverse_claims_no_digit_that_is_not_sure(rate: Decimal) -> None:
    near = _inverse(rate)
    place = Decimal(1).scaleb(int(near.as_tuple().exponent))
    half = Decimal("0.00005")
    sure = Interval.point(1) / Interval(rate - half, rate + half)
    assert Interval.around(near, place / 2).encloses(sure) or len(near.as_tuple().digits) == 1
