"""Two whole figures that "to" joins: the ends of a range, or a movement."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final

from tbcalc.sources.figure_reading import Core

_WIDEST: Final = Decimal("1.5")
"""No range's end is more often its beginning; what leads from a change to a level is mostly."""


def bounds_range(one: Core, two: Core) -> bool:
    """Tell two whole figures that bound a range: $58 billion to $60 billion, 12 to 14 percent."""
    measures = [(core.measure.kind, core.measure.unit) for core in (one, two)]
    if measures[0] != measures[1] or len(one.numeral.terms) != 1 or len(two.numeral.terms) != 1:
        return False
    low, high = one.numeral.terms[0], two.numeral.terms[0]
    if low.exponent != high.exponent or low.spelled or high.spelled:
        return False
    try:
        ends = Decimal(low.text), Decimal(high.text)
    except InvalidOperation:
        return False
    return ends[0] < ends[1] <= ends[0] * _WIDEST
