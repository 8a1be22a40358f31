"""Figures said in words: doubled, halved, a third, two-thirds of a percentage point."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.figure import Figure, Kind, Qualifier, one_sided_bounds, word_bounds
from tbcalc.sources.figure_frame import Frame
from tbcalc.sources.figure_reading import Core

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)


def word_figure(core: Core, frame: Frame, text: str) -> Figure:
    """Return the figure of a factor or a ratio; without another unit it is a fraction."""
    if core.numeral.factor:
        value, likely, possible = _growth(Decimal(core.numeral.factor), frame.qualifier)
    else:
        above, below = core.numeral.ratio or (1, 1)
        value = NEAREST.divide(Decimal(above), Decimal(below)).scaleb(frame.exponent, NEAREST)
        value = value.copy_negate() if frame.negative else value
        likely, possible = word_bounds(value, frame.qualifier)
    bare = frame.kind == "number" and not core.numeral.terms
    kind: Kind = "percent" if bare else frame.kind
    unit = "1" if bare else frame.unit
    return Figure(
        text, kind, value, likely, possible, unit, frame.qualifier, _ZERO, _ZERO, frame.assumed
    )


def _growth(factor: Decimal, qualifier: Qualifier) -> tuple[Decimal, Interval, Interval]:
    """Return the growth that a factor means; the bounds are those of the factor.

    A fall is bounded as a fall: nearly halved lost a little less than half.
    """
    growth = factor - _ONE
    if growth >= 0 or qualifier in ("exact", "about", "between"):
        likely, possible = word_bounds(factor, qualifier)
        one = Interval.point(1)
        return growth, likely - one, possible - one
    step = word_bounds(factor, "exact")[1].width / 2
    likely, possible = one_sided_bounds(-growth, step, qualifier)
    floor = Interval(-_ONE, INFINITY)
    return growth, (-likely).intersection(floor), (-possible).intersection(floor)
