"""Conversion of money at a rate, with bounds."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from tbcalc.errors import UnitMismatchError
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.figure import Figure
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import DOLLAR, Rate

YUAN: Final = "CNY"


@noun
class Conversion:
    """An amount, what it is in another currency, by which rate, and what was left open."""

    given: Quantity
    result: Quantity
    rate: Rate
    assumed: tuple[str, ...] = ()


def money(figure: Figure) -> Quantity:
    """Return a printed amount of money.

    Raises UnitMismatchError for a percentage, a count, or a number without a currency.
    """
    if figure.kind == "amount":
        return figure.quantity
    lacking = f'"{figure.text}" names no currency.'
    raise UnitMismatchError(
        lacking if figure.kind == "number" else f'"{figure.text}" is no amount of money.',
        text=figure.text,
        span=(0, len(figure.text)),
        remedy="Write an amount with its currency: 6.2T CNY, $899 billion.",
    )


def conversion(amount: Quantity, rate: Rate, assumed: tuple[str, ...] = ()) -> Conversion:
    """Return the amount converted, with all that its print and its rate left open.

    Raises UnitMismatchError.
    """
    return Conversion(amount, converted(amount, rate), rate, (*assumed, *rate.assumed))


def default_target(currency: str) -> str:
    """Return what an amount is converted to when nothing is said: dollars, and dollars to yuan."""
    return YUAN if currency == DOLLAR else DOLLAR


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
        f"a rate of {rate.unit} cannot convert an amount in {quantity.unit or 'no unit'}.",
        text=quantity.text,
        remedy=f"Give the amount in {rate.base} or {rate.quote}.",
    )


def _nearest(
    value: Decimal | None,
    rate: Decimal | None,
    operation: Callable[[Decimal, Decimal], Decimal],
) -> Decimal | None:
    if value is None or rate is None:
        return None
    return operation(value, rate) or Decimal(0)  # nought without the rate's exponent
