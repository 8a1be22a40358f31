"""Scales and ticks of charts: from exact numbers to places between 0 and 1.

Numbers stay Decimals until they are places, so that a scale holds figures of any size.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import Final

from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import noun
from tbcalc.figures.quantity import Quantity

_EXACT: Final = Context(prec=60, Emax=999_999_999, Emin=-999_999_999)
_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@noun
class Scale:
    """Numbers from ``low`` to ``high``, the ends among the ``ticks`` and ``step`` apart."""

    low: Decimal
    high: Decimal
    step: Decimal
    ticks: tuple[Decimal, ...]

    def at(self, value: Decimal) -> float:
        """Return where a number stands, from 0 to 1; what lies beyond stands at the edge."""
        if value <= self.low:
            return 0.0
        if value >= self.high:
            return 1.0
        return float(
            _EXACT.divide(_EXACT.subtract(value, self.low), _EXACT.subtract(self.high, self.low))
        )


def scale_of(numbers: Iterable[Decimal], count: int = 5) -> Scale:
    """Return a scale with about ``count`` steps that holds all finite numbers, round at its ends.

    >>> [int(tick) for tick in scale_of([Decimal("-3"), Decimal("26.9")]).ticks]
    [-10, 0, 10, 20, 30]
    """
    finite = [number for number in numbers if number.is_finite()]
    low, high = (min(finite), max(finite)) if finite else (_ZERO, _ONE)
    if _EXACT.subtract(high, low) == 0:
        room = _EXACT.divide(low.copy_abs(), Decimal(2)) or _ONE
        low, high = _EXACT.subtract(low, room), _EXACT.add(low, room)
    step = nice_step(_EXACT.subtract(high, low), count)
    first, last = _steps(low, step, ROUND_FLOOR), _steps(high, step, ROUND_CEILING)
    ticks = tuple(_EXACT.multiply(step, Decimal(n)) for n in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], step, ticks)


def nice_step(span: Decimal, count: int) -> Decimal:
    """Return the smallest of 1, 2, 5 times a power of ten that ``count`` of reach over ``span``.

    >>> nice_step(Decimal(45), 5)
    Decimal('10')
    """
    rough = _EXACT.divide(span, Decimal(max(1, count)))
    power = Decimal(f"1E{rough.adjusted()}")
    return next(_EXACT.multiply(s, power) for s in _STEPS if _EXACT.multiply(s, power) >= rough)


def _steps(value: Decimal, step: Decimal, rounding: str) -> int:
    """Return how many steps from nought ``value`` is, rounded as told."""
    return int(_EXACT.divide(value, step).to_integral_value(rounding))


def drawn_value(level: Quantity) -> Decimal | None:
    """Return where a number is drawn: its value, the middle of its likely bounds, or None."""
    if level.value is not None and level.value.is_finite():
        return level.value
    return level.likely.midpoint if level.likely.is_bounded else None


def extent(level: Quantity | None, interval: Interval | None = None) -> tuple[Decimal, ...]:
    """Return the finite numbers that a drawing of a level and of its bounds reaches to."""
    if level is None:
        return ()
    bounds = level.likely if interval is None else interval
    ends = () if bounds.is_empty else (bounds.low, bounds.high)
    value = drawn_value(level)
    told = ends if value is None else (value, *ends)
    return tuple(each for each in told if each.is_finite())
