"""Growth, base and level from one another: level = base x (1 + growth)."""

from __future__ import annotations

from decimal import Decimal

from tbcalc.core.derived import derived, same_unit
from tbcalc.errors import NotAnswerableError
from tbcalc.exact.interval import NONNEGATIVE, WHOLE, Interval
from tbcalc.figures.quantity import Quantity

_ONE = Interval.point(1)


def implied_growth(level: Quantity, base: Quantity) -> Quantity:
    """Return the growth from ``base`` to ``level``, a fraction.

    Raises UnitMismatchError; NotAnswerableError when the base is not surely positive, where a
    growth has no meaning.
    """
    same_unit(base, level)
    if base.likely.low <= 0:
        raise NotAnswerableError(
            "a growth from a base that may be nothing, or negative, has no meaning.",
            text=base.text,
            remedy="Ask for the change, level less base.",
        )
    return derived(_growth, (level, base), "1")


def implied_base(level: Quantity, growth: Quantity) -> Quantity:
    """Return the base from which ``level`` grew by ``growth``, a fraction.

    Raises NotAnswerableError when the growth may be a fall of everything.
    """
    if growth.likely.low <= -1:
        raise NotAnswerableError(
            "a fall of 100 percent leaves nothing, from which no base follows.",
            text=growth.text,
            remedy="Give a growth above -100 percent.",
        )
    return derived(_base, (level, growth), level.unit)


def implied_level(base: Quantity, growth: Quantity) -> Quantity:
    """Return what ``base`` became when it grew by ``growth``, a fraction."""
    return derived(lambda b, g: b * _factor(g), (base, growth), base.unit)


def change(level: Quantity, base: Quantity) -> Quantity:
    """Return level less base.

    Raises UnitMismatchError.
    """
    return derived(lambda a, b: a - b, (level, base), same_unit(base, level))


def rest_growth(whole: Quantity, part: Quantity, weight: Quantity) -> Quantity:
    """Return the growth of what is left of a whole, from the growths of the whole and of a part.

    ``weight`` is the part's share of the whole in the base, in [0, 1): for the tenth month it is
    the first nine months' share of the first ten, a year before.

        g = (g_whole - w g_part) / (1 - w) = g_whole + (g_whole - g_part) w / (1 - w)

    It is monotone in every root, so the hull is taken at the corners; nothing is known where a
    root is unbounded or the part may be the whole.
    """
    return derived(_rest, (whole, part, weight), "1")


def least_rest_growth(whole: Quantity, part: Quantity) -> Interval | None:
    """Return where the rest's growth lies whatever the weight, None when that is not known.

    Where the whole grew surely more than the part, the rest grew at least as much as the whole;
    where surely less, at most as much.
    """
    if whole.likely.low > part.likely.high:
        return Interval(whole.likely.low, NONNEGATIVE.high)
    if whole.likely.high < part.likely.low:
        return Interval(Decimal(-1), whole.likely.high)
    return None


def _growth(level: Interval, base: Interval) -> Interval:
    return level / base.intersection(NONNEGATIVE) - _ONE


def _base(level: Interval, growth: Interval) -> Interval:
    return level / _factor(growth)


def _factor(growth: Interval) -> Interval:
    return (growth + _ONE).intersection(NONNEGATIVE)


def _rest(whole: Interval, part: Interval, weight: Interval) -> Interval:
    known = whole.is_bounded and part.is_bounded and weight.low >= 0 and weight.high < 1
    if not known:
        return WHOLE
    corners = [
        _rest_point(Interval.point(a), Interval.point(b), Interval.point(w))
        for a in (whole.low, whole.high)
        for b in (part.low, part.high)
        for w in (weight.low, weight.high)
    ]
    return Interval(min(c.low for c in corners), max(c.high for c in corners))


def _rest_point(whole: Interval, part: Interval, weight: Interval) -> Interval:
    return whole + (whole - part) * (weight / (_ONE - weight))
