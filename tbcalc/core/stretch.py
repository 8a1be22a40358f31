"""How a printed figure widens, so that it can be told how far a conflict is from none."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.exact.rounding import DOWN, UP


class Stretch(NamedTuple):
    """How a figure widens: from ``centre`` down by ``below`` and up by ``above``, times a factor.

    An infinite ``below`` or ``above`` is no bound on that side.
    """

    centre: Decimal
    below: Decimal
    above: Decimal

    def times(self, factor: Decimal) -> Interval:
        """Return the interval at a factor; rounded outward."""
        return Interval(
            DOWN.subtract(self.centre, UP.multiply(self.below, factor)),
            UP.add(self.centre, UP.multiply(self.above, factor)),
        )


def stretch_of(interval: Interval) -> Stretch:
    """Return an interval as its middle and half width; one that is unbounded does not widen."""
    if interval.is_bounded:
        middle = interval.midpoint
        below = UP.subtract(middle, interval.low)
        return Stretch(middle, below, UP.subtract(interval.high, middle))
    if interval.low.is_finite():
        return Stretch(interval.low, Decimal(0), INFINITY)
    return Stretch(interval.high, INFINITY, Decimal(0))
