"""Strategies of hypothesis for the nouns of the house."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from tbcalc.exact.interval import Interval
from tbcalc.figures.period import Day, Period, month_run
from tbcalc.figures.quantity import Quantity

days = st.dates().map(lambda date: (date.year, date.month, date.day))
month_runs = st.builds(
    lambda first, length: month_run(first, min(first + length, 9999 * 12 + 11)),
    st.integers(12, 9999 * 12 + 11),
    st.integers(0, 30),
)


def _day_run(first: Day, second: Day) -> Period:
    return Period(min(first, second), max(first, second))


day_runs = st.builds(_day_run, days, days)
periods = month_runs | day_runs

places = st.integers(-6, 12).map(lambda place: Decimal(1).scaleb(place))
nonnegative = st.builds(
    lambda digits, place: digits * place, st.integers(0, 99_999).map(Decimal), places
)


def quantities(
    values: st.SearchStrategy[Decimal] = nonnegative, unit: str = "CNY"
) -> st.SearchStrategy[Quantity]:
    """Return quantities as print makes them: half a unit likely, a whole one possible."""
    return st.builds(_printed, values, st.integers(1, 9), st.integers(-4, 2), st.just(unit))


def fractions(low: int = -90, high: int = 400) -> st.SearchStrategy[Quantity]:
    """Return growths from ``low`` to ``high`` percent, printed to a tenth of a percent."""
    tenths = st.integers(low * 10, high * 10).map(lambda tenth: Decimal(tenth) / 1000)
    return tenths.map(lambda value: _within(value, Decimal("0.0005"), "1"))


def _printed(value: Decimal, units: int, exponent: int, unit: str) -> Quantity:
    size = value or Decimal(1)
    return _within(value, units * Decimal(1).scaleb(size.adjusted() + exponent - 3), unit)


def _within(value: Decimal, half: Decimal, unit: str) -> Quantity:
    likely, possible = Interval.around(value, half), Interval.around(value, 2 * half)
    return Quantity(value, likely, possible, unit)


def numbers_in(interval: Interval) -> st.SearchStrategy[Decimal]:
    """Return numbers of a bounded interval, its ends among them."""
    parts = st.integers(0, 1000).map(lambda part: Decimal(part) / 1000)
    inside = parts.map(lambda part: interval.low + part * (interval.high - interval.low))
    return inside.filter(interval.holds)
