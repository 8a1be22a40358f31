"""Conversion of amounts at a rate."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.core.convert import converted
from tbcalc.core.given_rate import given_rate
from tbcalc.core.rates import rate_on
from tbcalc.errors import UnitMismatchError
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tests.core.rate_tables import PRIMES, bundled

SEVEN = given_rate(Decimal("7.1"), "USD", "CNY")
AMOUNTS = st.decimals(-(10**15), 10**15, places=3, allow_nan=False)
RATES = st.decimals(Decimal("0.0001"), 10**6, places=7, allow_nan=False)


def amount(value: str, likely: str, possible: str, unit: str = "CNY") -> Quantity:
    bounds = [Interval(*(Decimal(end) for end in ends.split())) for ends in (likely, possible)]
    return Quantity(Decimal(value), bounds[0], bounds[1], unit)


def test_an_amount_in_either_currency_is_converted() -> None:
    yuan = amount("71", "69.58 72.42", "0 142")
    dollars = converted(yuan, SEVEN)
    assert dollars == amount("10", "9.8 10.2", "0 20", "USD")
    assert converted(dollars, SEVEN) == amount("71.0", "69.58 72.42", "0 142.0")


def test_the_first_quarter_of_2017() -> None:
    printed = amount("6.2e12", "6.15e12 6.25e12", "6.1e12 6.3e12")
    rate = rate_on(bundled(), "USD", "CNY", Period.parse("2017-Q1"))
    dollars = converted(printed, rate)
    assert dollars.value is not None
    assert round(dollars.value, -9) == Decimal("900e9")
    assert round(dollars.likely.low, -9) == Decimal("893e9")
    assert round(dollars.likely.high, -9) == Decimal("907e9")
    assert dollars.likely.holds(Decimal("899e9"))


def test_an_unbounded_amount_stays_unbounded() -> None:
    more = Quantity(
        Decimal(43), Interval(Decimal(43), Decimal(44)), Interval(Decimal(43), INFINITY), "CNY"
    )
    assert converted(more, SEVEN).possible.high == INFINITY
    assert converted(-more, SEVEN).possible.low == -INFINITY


def test_an_amount_without_a_nominal_value_keeps_its_bounds() -> None:
    bounds = Interval(Decimal(71), Decimal(142))
    assert converted(Quantity(None, bounds, bounds, "CNY"), SEVEN).value is None


@pytest.mark.parametrize("unit", ["EUR", "1", ""])
def test_an_amount_in_neither_currency_is_refused(unit: str) -> None:
    with pytest.raises(UnitMismatchError, match="CNY/USD"):
        converted(amount("2", "2 2", "2 2", unit), SEVEN)


@given(AMOUNTS, AMOUNTS, RATES)
def test_there_and_back_encloses(one: Decimal, other: Decimal, rate: Decimal) -> None:
    bounds = Interval(min(one, other), max(one, other))
    seen = given_rate(rate, "USD", "CNY")
    back = converted(converted(Quantity(one, bounds, bounds, "CNY"), seen), seen)
    assert back.likely.encloses(bounds)
    assert back.possible.encloses(bounds)


@given(AMOUNTS, st.sampled_from(["2017-01", "2017-02", "2017-Q1", "2017-03-31"]))
def test_a_bounded_rate_widens_there_and_back(one: Decimal, on: str) -> None:
    rate = rate_on(PRIMES, "USD", "CNY", Period.parse(on))
    point = Interval.point(one)
    there = converted(Quantity(one, point, point, "CNY"), rate)
    assert there.likely.holds(there.value or Decimal(0))
    assert converted(there, rate).likely.encloses(point)
    assert converted(there, rate.inverse()).likely.encloses(point)
