"""A quantity that follows from others: value from values, likely from likely, possible too."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tbcalc.errors import UnitMismatchError
from tbcalc.exact.interval import Interval
from tbcalc.figures.quantity import Quantity

Bounds = Callable[..., Interval]
"""Intervals to the interval of all results."""


def derived(bounds: Bounds, roots: tuple[Quantity, ...], unit: str) -> Quantity:
    """Return what ``bounds`` makes of the roots.

    The value is what it makes of the values taken as exact: to 33 digits, None where a root has
    no value or the result has none.
    """
    return Quantity(
        _nominal(bounds, roots),
        bounds(*(root.likely for root in roots)),
        bounds(*(root.possible for root in roots)),
        unit,
    )


def same_unit(*quantities: Quantity) -> str:
    """Return the one unit of the quantities.

    Raises UnitMismatchError when there are several.
    """
    units = list(dict.fromkeys(quantity.unit for quantity in quantities))
    if len(units) > 1:
        raise UnitMismatchError(
            f"figures in {' and '.join(unit or 'no unit' for unit in units)} cannot be combined.",
            text=quantities[-1].text,
            remedy="Convert one of them first (tbcalc convert), at a rate that is said.",
        )
    return units[0]


def _nominal(bounds: Bounds, roots: tuple[Quantity, ...]) -> Decimal | None:
    points = [Interval.point(root.value) for root in roots if root.value is not None]
    if len(points) < len(roots):
        return None
    result = bounds(*points)
    return result.midpoint if result.is_bounded and not result.is_empty else None
