"""The rules of the two constraints in floats rounded outward: which bounds they would move."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, nextafter
from typing import Any

from tbcalc.core.network import PRODUCT, SUM_OF_TWO, Row

Move = tuple[int, float]
"""A bound (v for the low, ~v for the high one of variable v) and its better value."""

Bounds = Any  # a list, or an overlay that reads like one


def improvements(low: Bounds, high: Bounds, row: Row) -> Sequence[Move]:
    """Return the bounds that a constraint makes tighter, rounded outward."""
    kind: int
    a: Any
    b: Any
    c: Any
    kind, a, b, c = row
    if kind == SUM_OF_TWO:
        return _sum_of_two(low, high, a, b, c)
    if kind == PRODUCT:
        return _product(low, high, a, b, c)
    return _sum(low, high, a, b, c)


def _sum_of_two(low: Bounds, high: Bounds, z: int, x: int, y: int) -> Sequence[Move]:
    zl, zh, xl, xh, yl, yh = low[z], high[z], low[x], high[x], low[y], high[y]
    found = []
    if xl + yl > zl:
        found.append((z, added_below(xl, yl)))
    if xh + yh < zh:
        found.append((~z, added_above(xh, yh)))
    if zl - yh > xl:
        found.append((x, added_below(zl, -yh)))
    if zh - yl < xh:
        found.append((~x, added_above(zh, -yl)))
    if zl - xh > yl:
        found.append((y, added_below(zl, -xh)))
    if zh - xl < yh:
        found.append((~y, added_above(zh, -xl)))
    return found


def _product(low: Bounds, high: Bounds, z: int, x: int, y: int) -> Sequence[Move]:
    found: list[Move] = []
    zs, xs, ys = (low[z], high[z]), (low[x], high[x]), (low[y], high[y])
    _compare(found, z, zs, times(xs, ys))
    _compare(found, x, xs, factor(zs, ys, xs))
    _compare(found, y, ys, factor(zs, xs, ys))
    return found


def _compare(
    found: list[Move], variable: int, old: tuple[float, float], new: tuple[float, float]
) -> None:
    if new[0] > old[0]:
        found.append((variable, new[0]))
    if new[1] < old[1]:
        found.append((~variable, new[1]))


Pair = tuple[float, float]
"""A low and a high bound; low > high when there is no number between."""


def times(x: Pair, y: Pair) -> Pair:
    """Return the products of two numbers within the bounds, rounded outward."""
    ends = [a * b if a and b else 0.0 for a in x for b in y]
    return (_below(min(ends)), _above(max(ends)))


def factor(whole: Pair, other: Pair, itself: Pair) -> Pair:
    """Return which numbers of ``itself`` can give ``whole`` when multiplied with ``other``.

    Nothing is learnt when both whole and other may be 0; a divisor on both sides of 0 leaves two
    branches, and the bounds of those that ``itself`` reaches.
    """
    if other[0] <= 0.0 <= other[1] and whole[0] <= 0.0 <= whole[1]:
        return (-inf, inf)
    if other[0] < 0.0 < other[1]:
        negative = _meet(_quotient(whole, (other[0], -0.0)), itself)
        positive = _meet(_quotient(whole, (0.0, other[1])), itself)
        return (min(negative[0], positive[0]), max(negative[1], positive[1]))
    return _quotient(whole, other)


def _meet(a: Pair, b: Pair) -> Pair:
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return (low, high) if low <= high else (inf, -inf)


def _quotient(whole: Pair, other: Pair) -> Pair:
    """Divide by a divisor of one sign, which may touch 0; then 0 is not in ``whole``."""
    if other[0] == other[1] == 0.0:
        return (inf, -inf)
    negative = other[1] <= 0.0
    ends = [_ratio(a, b, negative=negative) for a in whole for b in other]
    return (_below(min(ends)), _above(max(ends)))


def _ratio(a: float, b: float, *, negative: bool) -> float:
    if b == 0.0:
        return -inf if (a < 0.0) is not negative else inf
    if b in (inf, -inf):
        return 0.0
    return a / b


def _sum(low: Bounds, high: Bounds, terms: Any, least: float, most: float) -> Sequence[Move]:
    found: list[Move] = []
    spans = [times((low[v], high[v]), (cl, ch)) for v, cl, ch in terms]
    for place, (variable, cl, ch) in enumerate(terms):
        rest_low, rest_high = 0.0, 0.0
        for other, (sl, sh) in enumerate(spans):
            if other != place:
                rest_low, rest_high = added_below(rest_low, sl), added_above(rest_high, sh)
        room = (added_below(least, -rest_high), added_above(most, -rest_low))
        old = (low[variable], high[variable])
        _compare(found, variable, old, factor(room, (cl, ch), old))
    return found


def _below(value: float) -> float:
    return nextafter(value, -inf) if value else value


def _above(value: float) -> float:
    return nextafter(value, inf) if value else value


def added_below(a: float, b: float) -> float:
    """Return a + b, rounded down unless exact."""
    near = a + b
    return near if near - a == b and near - b == a else nextafter(near, -inf)


def added_above(a: float, b: float) -> float:
    """Return a + b, rounded up unless exact."""
    near = a + b
    return near if near - a == b and near - b == a else nextafter(near, inf)
