"""The rules of sums and products in floats rounded outward: which bounds they would move.

A rule takes the bounds and three operands and returns moves: bounds and their better values. What
it returns is never narrower than the truth, and may be no better than what is known: who applies a
move decides whether it is worth it. Most calls find nothing, so each rule looks before it rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import inf, nextafter
from operator import sub
from typing import Any, Final

Move = tuple[int, float]
"""A bound (v for the low, ~v for the high one of variable v) and its better value."""

Bounds = Any
"""The low or the high bounds by variable: a list of floats, or a patch that reads like one."""

Rule = Callable[[Bounds, Bounds, Any, Any, Any], Sequence[Move]]

Pair = tuple[float, float]
"""A low and a high bound; low > high when there is no number between."""

_NOTHING: Final = ()
_SLIGHTLY_MORE: Final = 1.0 + 2.0**-46
_SLIGHTLY_LESS: Final = 1.0 - 2.0**-46
_HALF_ULP: Final = 2.0**-53
_TINY: Final = 1e-13
_NO_NUMBER: Final = (inf, -inf)


def sum_of_two(low: Bounds, high: Bounds, z: int, x: int, y: int) -> Sequence[Move]:
    """Apply z = x + y."""
    zl, zh, xl, xh, yl, yh = low[z], high[z], low[x], high[x], low[y], high[y]
    if (
        xl + yl <= zl and xh + yh >= zh
        and zl - yh <= xl and zh - yl >= xh
        and zl - xh <= yl and zh - xl >= yh
    ):  # fmt: skip
        return _NOTHING
    return _moves_of_sum(z, x, y, zl, zh, xl, xh, yl, yh)


def twice(low: Bounds, high: Bounds, z: int, x: int, y: int) -> Sequence[Move]:
    """Apply 2 z = x + y."""
    zl, zh, xl, xh, yl, yh = 2.0 * low[z], 2.0 * high[z], low[x], high[x], low[y], high[y]
    if (
        xl + yl <= zl and xh + yh >= zh
        and zl - yh <= xl and zh - yl >= xh
        and zl - xh <= yl and zh - xl >= yh
    ):  # fmt: skip
        return _NOTHING
    return _halved(z, _moves_of_sum(z, x, y, zl, zh, xl, xh, yl, yh))


def sum_with_twice(low: Bounds, high: Bounds, z: int, x: int, y: int) -> Sequence[Move]:
    """Apply z = x + 2 y."""
    zl, zh, xl, xh, yl, yh = low[z], high[z], low[x], high[x], 2.0 * low[y], 2.0 * high[y]
    if (
        xl + yl <= zl and xh + yh >= zh
        and zl - yh <= xl and zh - yl >= xh
        and zl - xh <= yl and zh - xl >= yh
    ):  # fmt: skip
        return _NOTHING
    return _halved(y, _moves_of_sum(z, x, y, zl, zh, xl, xh, yl, yh))


def _moves_of_sum(  # noqa: PLR0913, PLR0917 - six bounds of three variables
    z: int, x: int, y: int,
    zl: float, zh: float, xl: float, xh: float, yl: float, yh: float,
) -> list[Move]:  # fmt: skip
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


def _halved(variable: int, moves: Iterable[Move]) -> list[Move]:
    mine = (variable, ~variable)
    return [(bound, 0.5 * value if bound in mine else value) for bound, value in moves]


def product(low: Bounds, high: Bounds, z: int, x: int, y: int) -> Sequence[Move]:
    """Apply z = x y."""
    zl, zh, xl, xh, yl, yh = low[z], high[z], low[x], high[x], low[y], high[y]
    if xl < 0.0 or yl < 0.0 or zl < 0.0:
        return _product_of_any_sign(z, x, y, (zl, zh), (xl, xh), (yl, yh))
    least, most = zl * _SLIGHTLY_LESS, zh * _SLIGHTLY_MORE
    if (
        xl * yl <= zl * _SLIGHTLY_MORE and xh * yh >= zh * _SLIGHTLY_LESS
        and least <= xl * yh and most >= xh * yl
        and least <= xh * yl and most >= xl * yh
    ):  # fmt: skip
        return _NOTHING
    if xh == 0.0 or yh == 0.0:
        return _product_of_any_sign(z, x, y, (zl, zh), (xl, xh), (yl, yh))
    found = []
    if xl * yl > zl:
        found.append((z, nextafter(xl * yl, -inf)))
    if xh * yh < zh:
        found.append((~z, nextafter(xh * yh, inf)))
    if zl > xl * yh:
        found.append((x, nextafter(zl / yh, -inf)))
    if zh < xh * yl:
        found.append((~x, nextafter(zh / yl, inf)))
    if zl > xh * yl:
        found.append((y, nextafter(zl / xh, -inf)))
    if zh < xl * yh:
        found.append((~y, nextafter(zh / xl, inf)))
    return found


def _product_of_any_sign(z: int, x: int, y: int, zs: Pair, xs: Pair, ys: Pair) -> Sequence[Move]:
    return [
        *_better(z, zs, times(xs, ys)),
        *_better(x, xs, factor(zs, ys, xs)),
        *_better(y, ys, factor(zs, xs, ys)),
    ]


def _better(variable: int, old: Pair, new: Pair) -> Sequence[Move]:
    if new[0] <= old[0] and new[1] >= old[1]:
        return _NOTHING
    if new[0] <= old[0]:
        return ((~variable, new[1]),)
    if new[1] >= old[1]:
        return ((variable, new[0]),)
    return ((variable, new[0]), (~variable, new[1]))


def times(x: Pair, y: Pair) -> Pair:
    """Return the products of two numbers within the bounds, rounded outward."""
    (a, b), (c, d) = x, y
    if a and b and c and d:
        return _outward(a * c, a * d, b * c, b * d)
    return _hull([p * q if p and q else None for p in x for q in y])


def factor(whole: Pair, other: Pair, itself: Pair) -> Pair:
    """Return which numbers of ``itself`` can give ``whole`` when multiplied with ``other``.

    Nothing is learnt when both whole and other may be 0; a divisor on both sides of 0 leaves two
    branches, and the bounds of those that ``itself`` reaches.
    """
    if other[0] <= 0.0 <= other[1] and whole[0] <= 0.0 <= whole[1]:
        return (-inf, inf)
    if other[0] < 0.0 < other[1]:
        negative = _meet(_quotient(whole, (other[0], 0.0)), itself)
        positive = _meet(_quotient(whole, (0.0, other[1])), itself)
        return (min(negative[0], positive[0]), max(negative[1], positive[1]))
    return _quotient(whole, other)


def _quotient(whole: Pair, other: Pair) -> Pair:
    """Divide by a divisor of one sign; where it touches 0, ``whole`` does not."""
    if other == (0.0, 0.0):
        return _NO_NUMBER
    (a, b), (c, d) = whole, other
    if a and b and c and d and c > -inf and d < inf:
        return _outward(a / c, a / d, b / c, b / d)
    negative = other[1] <= 0.0
    return _hull([_ratio(a, b, negative=negative) for a in whole for b in other])


def _ratio(a: float, b: float, *, negative: bool) -> float | None:
    if a == 0.0 or b in (inf, -inf):
        return None
    if b == 0.0:
        return inf if (a < 0.0) is negative else -inf
    return a / b


def _outward(*ends: float) -> Pair:
    """Return the bounds of results rounded outward."""
    return nextafter(min(ends), -inf), nextafter(max(ends), inf)


def _hull(ends: Sequence[float | None]) -> Pair:
    """Return the bounds of results rounded outward; None is an exact 0."""
    return (
        min(0.0 if end is None else nextafter(end, -inf) for end in ends),
        max(0.0 if end is None else nextafter(end, inf) for end in ends),
    )


def _meet(a: Pair, b: Pair) -> Pair:
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return (low, high) if low <= high else _NO_NUMBER


def at_least(low: Bounds, high: Bounds, x: int, y: int, _: None) -> Sequence[Move]:
    """Apply: x is at least y."""
    floor, ceiling = low[y], high[x]
    if low[x] >= floor and high[y] <= ceiling:
        return _NOTHING
    found = [(x, floor)] if low[x] < floor else []
    return [*found, (~y, ceiling)] if high[y] > ceiling else found


def plain_sum(
    low: Bounds, high: Bounds, ups: Sequence[int], downs: Sequence[int], ends: Pair
) -> Sequence[Move]:
    """Apply: the sum of ``ups`` less the sum of ``downs`` lies between the ends."""
    tops, feet = [high[v] for v in ups], [low[v] for v in ups]
    for variable in downs:
        tops.append(-low[variable])
        feet.append(-high[variable])
    over, under = sum(tops) - ends[0], ends[1] - sum(feet)
    room = min(over, under)
    if (
        (over < inf or ends[0] == -inf)
        and (under < inf or ends[1] == inf)
        and max(map(sub, tops, feet)) - room <= _TINY * max(tops)
    ):
        return _NOTHING
    found: list[Move] = []
    rising = len(ups)
    for at, least, most in _narrowed_terms(tops, feet, ends, room):
        variable = ups[at] if at < rising else ~downs[at - rising]
        if least > feet[at]:
            found.append((variable, least if at < rising else -least))
        if most < tops[at]:
            found.append((~variable, most if at < rising else -most))
    return found


def weighted_sum(
    low: Bounds, high: Bounds, variables: Sequence[int], weights: Sequence[Pair], ends: Pair
) -> Sequence[Move]:
    """Apply: the sum of weight times variable lies between the ends; weights are intervals."""
    old = [(low[v], high[v]) for v in variables]
    spans = [times(bounds, weight) for bounds, weight in zip(old, weights, strict=True)]
    feet, tops = [foot for foot, _ in spans], [top for _, top in spans]
    room = min(sum(tops) - ends[0], ends[1] - sum(feet))
    found: list[Move] = []
    for at, least, most in _narrowed_terms(tops, feet, ends, room):
        found += _better(variables[at], old[at], factor((least, most), weights[at], old[at]))
    return found


def _narrowed_terms(
    tops: list[float], feet: list[float], ends: Pair, room: float
) -> list[tuple[int, float, float]]:
    """Return the terms of a sum that are wider than the room the others leave, and their bounds.

    A term is at least the lower end less the tops of all others, and at most the upper end less
    their feet.
    """
    over, lone_top = _excess(tops, ends[0])
    under, lone_foot = _excess([-foot for foot in feet], -ends[1])
    found = []
    for at, (top, foot) in enumerate(zip(tops, feet, strict=True)):
        if top - foot > room or at in (lone_top, lone_foot):
            least, most = -inf, inf
            if over < inf and lone_top in (-1, at):
                least = -over if at == lone_top else top - over
            if under < inf and lone_foot in (-1, at):
                most = under if at == lone_foot else foot + under
            found.append((at, least, most))
    return found


def _excess(tops: list[float], end: float) -> tuple[float, int]:
    """Return by how much the tops exceed the end, rounded up, and which one is left out of it.

    A single infinite top is left out (-1 when none is); with more, or no end, the excess is
    infinite. The error of n float operations is below n half ulps of the sum of sizes.
    """
    lone = -1
    if inf in tops:
        lone = tops.index(inf)
        tops = tops[:lone] + tops[lone + 1 :]
    if end == -inf or inf in tops:
        return inf, -1
    error = _HALF_ULP * 2 * (len(tops) + 4) * (sum(map(abs, tops)) + abs(end))
    return sum(tops) - end + error, lone


def added_below(a: float, b: float) -> float:
    """Return a + b, rounded down unless exact."""
    near = a + b
    return near if near - a == b and near - b == a else nextafter(near, -inf)


def added_above(a: float, b: float) -> float:
    """Return a + b, rounded up unless exact."""
    near = a + b
    return near if near - a == b and near - b == a else nextafter(near, inf)
