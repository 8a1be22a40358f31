"""The rules once more in exact arithmetic: what a constraint says of one of its variables.

Decimals of 34 digits with directed rounding: slower than the floats of rules.py, and tighter.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tbcalc.core.network import Constraint, Sum
from tbcalc.exact.interval import WHOLE, Interval

Bounds = Callable[[int], Interval]
"""The interval of each variable."""


def narrowed(constraint: Constraint, variable: int, bounds: Bounds) -> Interval:
    """Return where ``variable`` must lie by one constraint, given the others' bounds.

    For a factor of a product whose other factor may be 0, its own bounds choose the branch.
    """
    if isinstance(constraint, Sum):
        return _term(constraint, variable, bounds)
    whole, left, right = constraint
    found = WHOLE
    if variable == whole:
        found = bounds(left) * bounds(right)
    if variable == left:
        found = found.intersection(factor(bounds(whole), bounds(right), bounds(left)))
    if variable == right:
        found = found.intersection(factor(bounds(whole), bounds(left), bounds(right)))
    return found


def _term(constraint: Sum, variable: int, bounds: Bounds) -> Interval:
    variables, coefficients, low, high = constraint
    rest = Interval(Decimal(low), Decimal(high))
    own = Decimal(0)
    for other, coefficient in zip(variables, coefficients, strict=True):
        if other == variable:
            own += coefficient
        else:
            rest -= bounds(other).scaled(Decimal(coefficient))
    return rest / Interval.point(own)


def factor(whole: Interval, other: Interval, itself: Interval) -> Interval:
    """Return which numbers of ``itself`` give ``whole`` when multiplied with ``other``.

    Nothing is learnt when both whole and other may be 0.
    """
    if other.holds(_ZERO) and whole.holds(_ZERO):
        return WHOLE
    if not other.low < 0 < other.high:
        return whole / other
    negative = (whole / Interval(other.low, _ZERO)).intersection(itself)
    positive = (whole / Interval(_ZERO, other.high)).intersection(itself)
    if negative.is_empty:
        return positive
    return negative if positive.is_empty else negative.hull(positive)


_ZERO = Decimal(0)
