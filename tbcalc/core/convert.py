"""Conversion of money at a rate, with bounds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tbcalc.errors import UnitMismatchError
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate


def converted(quantity: Quantity, rate: Rate) -> Quantity:
    """Return an amount of either of the rate's currencies in the other; bounds rounded outward.

    Raises UnitMismatchError when the amount is in neither.
    """
    if quantity.unit == rate.base:
        return Quantity(
            _nearest(quantity.value, rate.quantity.value, NEAREST.multiply),
            quantity.likely * rate.quantity.likely,
            quantity.possible * rate.quantity.possible,
            rate.quote,
        )
    if quantity.unit == rate.quote:
        return Quantity(
            _nearest(quantity.value, rate.quantity.value, NEAREST.divide),
            quantity.likely / rate.quantity.likely,
            quantity.possible / rate.quantity.possible,
            rate.base,
        )
    raise UnitMismatchError(
        f"a rate of {rate.unit} cannot convert an amount in {quantity.unit or 'no unit'}",
        text=quantity.text,
        remedy=f"Give the amount in {rate.base} or {rate.quote}.",
    )


def _nearest(
    value: Decimal | None,
    rate: Decimal | None,
    operation: Callable[[Decimal, Decimal], Decimal],
) -> Decimal | None:
    return None if value is None or rate is None else operation(value, rate)
