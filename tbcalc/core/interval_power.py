"""Powers and roots of intervals."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tbcalc.errors import UsageError
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import DOWN, UP

_LARGEST: Final = 1000


def power(base: Interval, exponent: Interval) -> Interval:
    """Return the numbers of ``base`` to those of the exponent, rounded outward.

    Raises UsageError for a root of what may be negative, and an exponent beyond a thousand.

    >>> power(Interval(Decimal(-2), Decimal(3)), Interval.point(2))
    Interval(low=Decimal('0'), high=Decimal('9'))
    """
    if max(abs(exponent.low), abs(exponent.high)) > _LARGEST:
        raise UsageError(f"the exponent is beyond {_LARGEST}.", remedy="Use a smaller exponent.")
    if exponent.high < 0:
        return Interval.point(1) / power(base, -exponent)
    if exponent.low == exponent.high == exponent.low.to_integral_value():
        return _whole(base, int(exponent.low))
    if base.low < 0:
        raise UsageError(
            "this is a root of a number that may be negative.",
            remedy="Take roots of positive numbers.",
        )
    return _roots(base, exponent.low).hull(_roots(base, exponent.high))


def _roots(base: Interval, exponent: Decimal) -> Interval:
    """Return the powers of a base of no negative numbers, which rise with it.

    Decimal's power may be off by one unit in its last digit (General Decimal Arithmetic
    Specification 1.70, power), so that the bounds are moved by one.
    """
    low, high = base.low, base.high
    return Interval(
        DOWN.next_minus(DOWN.power(low, exponent)) if low else low,
        UP.next_plus(UP.power(high, exponent)) if high and high.is_finite() else high,
    )


def _whole(base: Interval, exponent: int) -> Interval:
    if exponent % 2 == 0 and base.low < 0:
        furthest = Interval.point(max(base.low.copy_negate(), base.high))
        nearest = Decimal(0) if base.high > 0 else base.high.copy_negate()
        return Interval(
            _whole(Interval.point(nearest), exponent).low, _whole(furthest, exponent).high
        )
    result = Interval.point(1)
    for _ in range(exponent):
        result = result * base
    return result
