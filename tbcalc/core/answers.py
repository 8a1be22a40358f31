"""What fixed points say of a number: the bounds of a variable as a quantity, recomputed exactly."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from tbcalc.core.ledger import Said
from tbcalc.core.propagate import Fixpoint
from tbcalc.core.reasons import exact_interval
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.exact.rounding import NEAREST, ceiling_to, floor_to
from tbcalc.figures.observation import Observation
from tbcalc.figures.quantity import Quantity

_ZERO = Decimal(0)
_DIGITS = 12


def quantity_of(possible: Fixpoint, likely: Fixpoint | None, said: Said) -> Quantity | None:
    """Return where a figure's number lies at the fixed points; None when it may be anything."""
    bounds = exact_interval(possible, said.variable)
    closer = bounds if likely is None else exact_interval(likely, said.variable)
    return _quantity(bounds, closer, said)


def about_quantity_of(possible: Fixpoint, likely: Fixpoint | None, said: Said) -> Quantity | None:
    """Return the same to 12 digits, rounded outward: not recomputed, and so much faster."""
    bounds = possible.interval(said.variable)
    closer = bounds if likely is None else likely.interval(said.variable)
    return _quantity(_short(bounds), _short(closer), said)


def _short(interval: Interval) -> Interval:
    return Interval(floor_to(interval.low, _DIGITS), ceiling_to(interval.high, _DIGITS))


def _quantity(bounds: Interval, closer: Interval, said: Said) -> Quantity | None:
    bounds, closer = as_printed(bounds, said), as_printed(closer, said)
    if not (bounds.low.is_finite() or bounds.high.is_finite()):
        return None
    middle = closer.midpoint if closer.is_bounded else None
    return Quantity(middle, closer, bounds, unit_of(said))


def as_printed(interval: Interval, said: Said) -> Interval:
    """Return the bounds of a variable as bounds of the number that is printed of it."""
    if said.reading != "factor":
        return interval
    if said.years > 1:
        interval = Interval(
            _root(max(interval.low, _ZERO), said.years, floor_to),
            _root(interval.high, said.years, ceiling_to),
        )
    return interval + Interval.point(-1)


def _root(value: Decimal, years: int, rounded: Callable[[Decimal, int], Decimal]) -> Decimal:
    """Return the root, to 30 of the 34 digits that are reckoned with."""
    if value in (_ZERO, INFINITY):
        return value
    return rounded(NEAREST.power(value, NEAREST.divide(Decimal(1), Decimal(years))), 30)


def unit_of(said: Said) -> str:
    """Return the unit of what a figure prints."""
    if said.reading == "factor" or not isinstance(said.speaker, Observation):
        return "1"
    return said.speaker.figure.unit
