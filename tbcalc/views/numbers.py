"""Numbers for machines: exact where they end, at 17 digits where not, bounds rounded outward."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import PRECISION
from tbcalc.figures.quantity import Quantity

_WHOLE: Final = Context(prec=28)
"""What it holds without rounding is written whole."""
_DOWN = Context(prec=17, rounding=ROUND_FLOOR)
_UP = Context(prec=17, rounding=ROUND_CEILING)
_NEAREST = Context(prec=17, rounding=ROUND_HALF_EVEN)


def number_json(quantity: Quantity | None) -> dict[str, object] | None:
    """Return a quantity as the contract writes every number; None stays null.

    The text is the print where there was one, else the number as English readers read it.
    """
    if quantity is None:
        return None
    from tbcalc.views.numerals import numeral_text

    return {
        "value": None if quantity.value is None else shortened(quantity.value),
        "likely": interval_json(quantity.likely),
        "possible": interval_json(quantity.possible),
        "unit": quantity.unit,
        "text": quantity.text or numeral_text(quantity),
    }


def interval_json(interval: Interval) -> list[Decimal | None] | None:
    """Return the two ends, None for an unbounded one; None when no number is left."""
    if interval.is_empty:
        return None
    low, high = interval.low, interval.high
    return [
        shortened(low, _DOWN) if low.is_finite() else None,
        shortened(high, _UP) if high.is_finite() else None,
    ]


def shortened(value: Decimal, context: Context = _NEAREST) -> Decimal:
    """Return a value whole, or at 17 digits where it does not end soon."""
    return value if is_whole(value) else context.plus(value)


def is_whole(value: Decimal) -> bool:
    """Tell whether a value is written with all its digits."""
    return _WHOLE.plus(value) == value


def is_nearly_whole(value: Decimal) -> bool:
    """Tell whether a value of 34 digits, or the next one, is written with all its digits."""
    rest = value - _WHOLE.plus(value)
    return not rest or rest.adjusted() <= value.adjusted() + 1 - PRECISION


def nearest_of(value: Decimal) -> Decimal:
    """Return 17 digits of a value that is not written whole."""
    return _NEAREST.plus(value)


def floor_of(value: Decimal) -> Decimal:
    """Return the lower end of 17 digits around a value that is not written whole."""
    return _DOWN.plus(value)


def ceiling_of(value: Decimal) -> Decimal:
    """Return the upper end of 17 digits around a value that is not written whole."""
    return _UP.plus(value)


def decimal_text(value: Decimal) -> str:
    """Return a finite Decimal as a JSON number of exactly its value.

    >>> decimal_text(Decimal("7.060E+12"))
    '7060000000000'
    """
    if value == 0:
        return "0"
    if not -30 < value.adjusted() < 40:
        return str(value.normalize(Context(prec=len(value.as_tuple().digits))))
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
