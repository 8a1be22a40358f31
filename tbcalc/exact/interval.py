"""Closed intervals of Decimals, rounded outward; the empty set is a value.

Source of the arithmetic: IEEE 1788-2015, set-based flavour, restricted to closed intervals.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import DOWN, NEAREST, UP

INFINITY: Final = Decimal("Infinity")
_ZERO = Decimal(0)
_TWO = Decimal(2)


@noun
class Interval:
    """All numbers from ``low`` to ``high``, both included; an infinite end means unbounded."""

    low: Decimal
    high: Decimal

    @classmethod
    def point(cls, value: Decimal | int) -> Interval:
        """Return the interval that holds ``value`` alone."""
        exact = Decimal(value)
        return cls(exact, exact)

    @classmethod
    def around(cls, value: Decimal, half_width: Decimal) -> Interval:
        """Return ``value`` plus and minus ``half_width``."""
        return cls(DOWN.subtract(value, half_width), UP.add(value, half_width))

    @property
    def is_empty(self) -> bool:
        """True when no number is left."""
        return self.low > self.high

    @property
    def is_bounded(self) -> bool:
        """True when both ends are finite numbers."""
        return self.low.is_finite() and self.high.is_finite()

    @property
    def width(self) -> Decimal:
        """The length, rounded up; infinite when unbounded, zero when empty."""
        if self.is_empty:
            return _ZERO
        return UP.subtract(self.high, self.low) if self.is_bounded else INFINITY

    @property
    def midpoint(self) -> Decimal:
        """The middle of a bounded interval, to 34 digits.

        Raises ValueError when an end is infinite.
        """
        if not self.is_bounded:
            raise ValueError("an unbounded interval has no middle")
        return NEAREST.divide(NEAREST.add(self.low, self.high), _TWO)

    def holds(self, value: Decimal) -> bool:
        """Tell whether ``value`` lies within, ends included."""
        return self.low <= value <= self.high

    def encloses(self, other: Interval) -> bool:
        """Tell whether every number of ``other`` lies within."""
        return other.is_empty or (self.low <= other.low and other.high <= self.high)

    def meets(self, other: Interval) -> bool:
        """Tell whether the two share a number; touching ends do."""
        return not self.intersection(other).is_empty

    def intersection(self, other: Interval) -> Interval:
        """Return the numbers in both, EMPTY when there are none."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else EMPTY

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def __neg__(self) -> Interval:
        return Interval(self.high.copy_negate(), self.low.copy_negate())

    def __add__(self, other: Interval) -> Interval:
        if self.is_empty or other.is_empty:
            return EMPTY
        return Interval(DOWN.add(self.low, other.low), UP.add(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if self.is_empty or other.is_empty:
            return EMPTY
        if self.low >= 0 and other.low >= 0:  # most amounts and rates; the corners are known
            return Interval(
                _product(self.low, other.low, DOWN), _product(self.high, other.high, UP)
            )
        corners = [(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(
            min(_product(a, b, DOWN) for a, b in corners),
            max(_product(a, b, UP) for a, b in corners),
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Divide; a divisor that holds zero within gives the whole line."""
        if self.is_empty or other.is_empty or other == _NOUGHT:
            return EMPTY
        if self.low >= 0 and other.low > 0:
            return Interval(
                _quotient(self.low, other.high, DOWN), _quotient(self.high, other.low, UP)
            )
        if other.low < 0 < other.high:
            return WHOLE
        corners = [(a, b) for a in (self.low, self.high) for b in _divisors(other)]
        return Interval(
            min(_quotient(a, b, DOWN) for a, b in corners),
            max(_quotient(a, b, UP) for a, b in corners),
        )

    def scaled(self, factor: Decimal) -> Interval:
        """Return every number times ``factor``, a finite number."""
        if factor > 0 and 0 < self.low <= self.high:  # the ends stay the ends
            return Interval(DOWN.multiply(self.low, factor), UP.multiply(self.high, factor))
        return self * Interval(factor, factor)

    def __str__(self) -> str:
        return "empty" if self.is_empty else f"[{self.low}, {self.high}]"


def _product(a: Decimal, b: Decimal, context: Context) -> Decimal:
    # Zero times an unbounded end is zero: the end stands for ever larger finite numbers.
    return _ZERO if a == 0 or b == 0 else context.multiply(a, b)


def _quotient(a: Decimal, b: Decimal, context: Context) -> Decimal:
    if a == 0:
        return _ZERO
    if b == 0:
        return INFINITY.copy_sign(a) if not b.is_signed() else INFINITY.copy_sign(-a)
    if b.is_infinite():
        return _ZERO
    return context.divide(a, b)


def _divisors(other: Interval) -> tuple[Decimal, Decimal]:
    """Return the ends of a divisor, a zero end signed towards the side the divisor lies on."""
    low = Decimal(0) if other.low == 0 else other.low
    high = Decimal("-0") if other.high == 0 else other.high
    return low, high


EMPTY: Final = Interval(INFINITY, -INFINITY)
WHOLE: Final = Interval(-INFINITY, INFINITY)
NONNEGATIVE: Final = Interval(_ZERO, INFINITY)
_NOUGHT = Interval(_ZERO, _ZERO)
