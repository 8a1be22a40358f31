"""Shares, wholes and parts from one another: part = share x whole."""

from __future__ import annotations

from tbcalc.core.derived import derived, same_unit
from tbcalc.exact.interval import Interval
from tbcalc.figures.quantity import Quantity

_UNIT = Interval.point(0).hull(Interval.point(1))


def implied_share(part: Quantity, whole: Quantity) -> Quantity:
    """Return the part's share of the whole, a fraction in [0, 1].

    Raises UnitMismatchError.
    """
    same_unit(whole, part)
    return derived(lambda a, b: (a / b).intersection(_UNIT), (part, whole), "1")


def implied_whole(part: Quantity, share: Quantity) -> Quantity:
    """Return the whole of which ``part`` is ``share``, a fraction; at least the part."""
    return derived(lambda a, s: a / s.intersection(_UNIT), (part, share), part.unit)


def implied_part(whole: Quantity, share: Quantity) -> Quantity:
    """Return the part that ``share``, a fraction, is of the whole."""
    return derived(lambda w, s: w * s.intersection(_UNIT), (whole, share), whole.unit)
