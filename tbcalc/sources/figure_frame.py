"""Frames: all that a figure says but its digits, so that digits alone make the figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun, replaced
from tbcalc.figures.figure import Figure, Kind, Qualifier, digit_bounds
from tbcalc.sources.number_text import Digits

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)


@noun
class Frame:
    """What is printed around one number: the number times ten to the ``exponent`` is the value.

    ``comma_parts`` and ``point_parts`` tell whether that sign parts decimals where digits read
    both ways, None when that is not known. ``counted`` is true of things that come in whole
    numbers; of an unknown noun (``is_open``) nothing else is taken.
    """

    kind: Kind
    unit: str
    exponent: int
    qualifier: Qualifier
    negative: bool
    comma_parts: bool | None
    point_parts: bool | None
    counted: bool = False
    is_open: bool = False
    assumed: tuple[str, ...] = ()

    def at_exponent(self, exponent: int) -> Frame:
        """Return the frame with another exponent."""
        return replaced(self, exponent=exponent)


def one_reading(digits: Digits, frame: Frame) -> Digits | None:
    """Return the digits with the reading the frame settles, None when both stay natural."""
    if not digits.other:
        return digits
    parts = frame.comma_parts if digits.separator == "," else frame.point_parts
    if parts is None and digits.other.endswith("000"):
        parts = False  # nobody prints three decimals that are zero
    if parts is None:
        return None
    return Digits(digits.other, 3) if parts else digits


def framed_figure(frame: Frame, digits: Digits, text: str) -> Figure:
    """Return the figure that ``digits``, read in one way, make in the frame."""
    number, places, exponent = digits.digits, digits.places, frame.exponent
    last = rough = _ONE.scaleb(exponent - places)
    if not places and number[-1] == "0":
        zeros = len(number) - len(number.rstrip("0") or number)
        rough = _ONE.scaleb(exponent + zeros)
    value = Decimal(number).scaleb(exponent)
    if frame.negative:
        value = value.copy_negate()
    if frame.counted and not places and not exponent and len(number) <= 3:
        if frame.qualifier == "exact":
            likely = possible = Interval(value, value)
            last = rough = _ZERO
        else:
            likely, possible = digit_bounds(value, last, rough, frame.qualifier)
    else:
        likely, possible = digit_bounds(value, last, rough, frame.qualifier)
    assumed = frame.assumed
    if digits.loose:
        assumed = (*assumed, f"the last separator in {text} read as the decimal one")
    return Figure(
        text, frame.kind, value, likely, possible, frame.unit, frame.qualifier, last, rough, assumed
    )
