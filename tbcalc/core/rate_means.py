"""Mean exchange rates: of a month as stored or crossed, of a period weighted by days.

A mean is that of the days' rates of the pair the way it is quoted (yuan per dollar); the other
direction is its inverse. A pair with neither euro nor dollar is the quotient of the month's two
means per euro: 99 of 100 months since 1999 lie within 0.13 percent of the mean of the days'
quotients, half of them within 0.004 percent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import DOWN, NEAREST, UP
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import DOLLAR, EURO, RateTable, Series

Mean = tuple[Decimal, Interval]
"""A mean and the bounds its stored digits allow."""

_HALF = Decimal("0.5")


def monthly_means(table: RateTable, base: str, quote: str) -> Callable[[int], Mean | None]:
    """Return the means by month; ``base`` is the base that the pair is quoted with."""
    if not is_crossed(base, quote):
        series = table.series(f"mean {quote}/{base}")
        return lambda month: _stored(series, month)
    over, under = (table.series(f"mean {currency}/{EURO}") for currency in (quote, base))
    return lambda month: _cross(_stored(over, month), _stored(under, month))


def is_crossed(base: str, quote: str) -> bool:
    """Tell whether the pair's means are quotients of means per euro."""
    return base != EURO and DOLLAR not in (base, quote)


def weighted_mean(means: Sequence[Mean], days: Sequence[int], unit: str) -> Quantity:
    """Return the mean of all days, given the months' means and days; bounds rounded outward."""
    value = low = high = Decimal(0)
    for (mean, bounds), weight in zip(means, days, strict=True):
        value = NEAREST.fma(mean, weight, value)
        low = DOWN.fma(bounds.low, weight, low)
        high = UP.fma(bounds.high, weight, high)
    total = sum(days)
    limits = Interval(DOWN.divide(low, total), UP.divide(high, total))
    return Quantity(NEAREST.divide(value, total), limits, limits, unit)


def _stored(series: Series, month: int) -> Mean | None:
    """Return a stored mean with half a unit of its last digit on either side."""
    mean = series.at(month)
    if mean is None:
        return None
    place = Decimal((0, (1,), int(mean.as_tuple().exponent)))
    return mean, Interval.around(mean, place * _HALF)


def _cross(over: Mean | None, under: Mean | None) -> Mean | None:
    if over is None or under is None:
        return None
    return NEAREST.divide(over[0], under[0]), over[1] / under[1]
