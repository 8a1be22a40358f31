"""How many digits a person is shown: as many as the bounds bear out, and none that lies.

The last digit shown has the place of the first digit of the half-width, as metrology reports an
uncertainty (JCGM 100:2008, 7.2.6); zeros that were printed stay. Rates keep four digits, fractions
one decimal of a percent, by the custom of the trade press.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import UP
from tbcalc.figures.quantity import Quantity

_WIDE: Final = 400
"""Digits a rounding context holds: more than any scale has."""
_ROUNDED = Context(prec=_WIDE, rounding=ROUND_HALF_EVEN)
_FLOOR = Context(prec=_WIDE, rounding=ROUND_FLOOR)
_CEILING = Context(prec=_WIDE, rounding=ROUND_CEILING)
_ONE = Decimal(1)
_MOST_DIGITS: Final = 6
"""Digits of what is large enough for a scale word; machines are given all."""
_PERCENT_PLACE: Final = -3
_RATE_DIGITS: Final = 4


@noun
class Rounded:
    """Numbers as shown: ``value`` to ``place`` (a power of ten), the bounds outward to theirs."""

    value: Decimal | None
    place: int
    low: Decimal
    high: Decimal
    bounds_place: int


def rounded(quantity: Quantity) -> Rounded:
    """Return the likely bounds and the value of a quantity as a person is shown them."""
    return rounded_within(quantity, quantity.likely)


def rounded_within(quantity: Quantity, bounds: Interval) -> Rounded:
    """Return the value, and ``bounds`` (the likely or the possible ones) rounded outward."""
    finest, place = _places(quantity)
    if quantity.value is None:
        return Rounded(None, place, *_outward(bounds, max(finest, place) - 1, place))
    shown, place = _honest(quantity.value, place, quantity.likely, quantity.unit)
    low, high, bounds_place = _outward(bounds, max(finest, place) - 1, place)
    if not low <= shown <= high:  # a coarse number beside fine bounds would look like a mistake
        low, high, bounds_place = _outward(bounds, place, place)
    return Rounded(shown, place, low, high, bounds_place)


def rounded_value(value: Decimal, quantity: Quantity) -> tuple[Decimal, int]:
    """Return the ``value`` of the quantity as a person is shown it, and its last place."""
    return _honest(value, _places(quantity)[1], quantity.likely, quantity.unit)


def _places(quantity: Quantity) -> tuple[int, int]:
    """Return the place of the first digit of half the width, and that of the last digit shown."""
    value, likely = quantity.value, quantity.likely
    anchor = _anchor(likely) if value is None else value
    finest, sure = _half_width_places(anchor, likely)
    return finest, _place(anchor, finest, sure, quantity.unit)


def at_place(value: Decimal, place: int, context: Context = _ROUNDED) -> Decimal:
    """Return ``value`` rounded to a power of ten; never minus zero."""
    shown = value.quantize(_ONE.scaleb(place), context=context)
    return shown.copy_abs() if shown == 0 else shown


def _anchor(likely: Interval) -> Decimal:
    """Return a number of the size in question where no value is known."""
    return next((end for end in (likely.low, likely.high) if end.is_finite()), Decimal(0))


def _half_width_places(value: Decimal, likely: Interval) -> tuple[int, int]:
    """Return the places of the first digit of half the width and of the width.

    Both are that of the value's last digit where it is exact or unbounded.
    """
    width = likely.width
    if width == 0 or not width.is_finite():
        own = _last_place(value)
        return own, own
    return UP.divide(width, Decimal(2)).adjusted(), width.adjusted()


def _last_place(value: Decimal) -> int:
    """Return the place of the last digit that is not zero."""
    exponent = value.normalize(_ROUNDED).as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _place(value: Decimal, finest: int, sure: int, unit: str) -> int:
    """Return the place of the last digit shown, by the bounds and by the custom of the unit."""
    if "/" in unit:
        return max(value.adjusted() - _RATE_DIGITS + 1, finest - 1)
    is_round = finest < 0 if value == 0 else at_place(value, finest + 1) == value
    place = sure if is_round else finest
    if unit == "1":
        return place if is_round else max(place, min(_PERCENT_PLACE, value.adjusted()))
    return max(place, value.adjusted() - _MOST_DIGITS + 1) if value.adjusted() >= 6 else place


def _outward(bounds: Interval, place: int, least: int) -> tuple[Decimal, Decimal, int]:
    """Return the ends rounded outward, without decimals that are zero at both ends."""
    ends = [end for end in (bounds.low, bounds.high) if end.is_finite()]
    places = [_last_place(end) for end in ends if end != 0]
    while place < least and all(own > place for own in places):
        place += 1
    low = at_place(bounds.low, place, _FLOOR) if bounds.low.is_finite() else bounds.low
    high = at_place(bounds.high, place, _CEILING) if bounds.high.is_finite() else bounds.high
    return low, high, place


def _honest(value: Decimal, place: int, likely: Interval, unit: str) -> tuple[Decimal, int]:
    """Return the value rounded, with more digits where rounding would hide a sure difference.

    What is surely not nothing is not shown as 0, and no fraction as 100 percent that is not.
    """
    shown = at_place(value, place)
    for mark in (Decimal(0), _ONE) if unit == "1" else (Decimal(0),):
        if shown != mark or value == mark:
            continue
        if not likely.holds(mark):
            place = min(place, (value - mark).adjusted())
            return at_place(value, place), place
        if mark == _ONE:
            away = _FLOOR if value < mark else _CEILING
            return at_place(value, place, away), place
    return shown, place


def over_power(value: Decimal, power: int) -> Decimal:
    """Return ``value`` over ten to the ``power``, all digits kept."""
    return value.scaleb(-power, context=_ROUNDED)
