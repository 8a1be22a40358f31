"""Quantity: a number with its two sets of possible values and its unit."""

from __future__ import annotations

from decimal import Decimal

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun


@noun
class Quantity:
    """A number as known: ``value`` in ``unit``, ``likely`` inside ``possible``.

    ``unit`` is an ISO 4217 code for money, "1" for a fraction (percentages are fractions), "pp"
    for a difference of fractions, "CNY/USD" for a rate, else the thing counted. ``text`` is how
    the number was printed, empty for what was computed. ``value`` is the nominal number: what
    one gets from the printed digits taken as exact; None where only bounds are known.
    """

    value: Decimal | None
    likely: Interval
    possible: Interval
    unit: str
    text: str = ""

    @property
    def is_contradictory(self) -> bool:
        """True when no number can be what was asked: the printed figures exclude one another."""
        return self.possible.is_empty

    def __neg__(self) -> Quantity:
        value = None if self.value is None else self.value.copy_negate()
        return Quantity(value, -self.likely, -self.possible, self.unit)
