"""Find a world: exact numbers of all variables that satisfy all constraints and all figures.

One variable after the other is given a value within its bounds, the one in most constraints first;
what then follows from a constraint with one unknown left is computed exactly, and the other bounds
are propagated again. Where no value is left, earlier choices are taken back, up to a limit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from tbcalc.core.network import Constraint, Network, Sum
from tbcalc.core.propagate import Fixpoint, repropagate
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import DOWN, UP, nearest_to

MOST_CHOICES: Final = 200
FEW_CHOICES: Final = 20
"""How many values are tried in all; few where bounds crept up without an end, as most then fail."""

World = Mapping[int, Fraction]
"""A number for each variable, or for those that have one yet."""


class _Choice(NamedTuple):
    """What is known so far, and a value that a variable is tried with."""

    fixpoint: Fixpoint
    known: World
    tried: World


def find_world(
    start: Fixpoint, blank: int, said: Sequence[Interval], most_choices: int = MOST_CHOICES
) -> World | None:
    """Return a world within the bounds of a fixed point, None when none was found.

    The network has a figure that says nothing of each variable v at place ``blank`` + v; ``said``
    are the exact bounds that each variable must keep. None does not mean that there is no world.
    """
    stack = [_Choice(start, {}, {})]
    for _ in range(most_choices):
        if not stack:
            return None
        fixpoint, before, tried = stack.pop()
        known = _completed(fixpoint.network, before, tried, said)
        if known is None:
            continue
        new = {blank + v: _about(value) for v, value in known.items() if v not in before}
        fixpoint = repropagate(fixpoint, new)
        if fixpoint.clashes:
            continue
        variable = _busiest(fixpoint.network, known)
        if variable is None:
            return known
        within = said[variable].intersection(fixpoint.interval(variable))
        stack += [_Choice(fixpoint, known, {variable: value}) for value in _values(within)]
    return None


def _completed(
    network: Network, before: World, tried: World, said: Sequence[Interval]
) -> World | None:
    """Return what is known with what follows from it; None when it breaks a bound or a tie."""
    known, front = {**before, **tried}, list(tried)
    ties = list(range(len(network.constraints))) if not before else []
    while front or ties:
        ties += network.touching[front.pop()] if front else ()
        while ties:
            constraint = network.constraints[ties.pop()]
            variables = constraint.variables if isinstance(constraint, Sum) else constraint
            unknown = [v for v in dict.fromkeys(variables) if v not in known]
            if not unknown and not _holds(constraint, known):
                return None
            value = _solved(constraint, unknown[0], known) if len(unknown) == 1 else None
            if value is not None:
                known[unknown[0]] = value
                front.append(unknown[0])
    return known if all(_keeps(said[v], value) for v, value in known.items()) else None


def _holds(constraint: Constraint, known: World) -> bool:
    if isinstance(constraint, Sum):
        total = _weighed(constraint, known)
        return not (
            (Decimal(constraint.low).is_finite() and total < Fraction(constraint.low))
            or (Decimal(constraint.high).is_finite() and total > Fraction(constraint.high))
        )
    return known[constraint.whole] == known[constraint.left] * known[constraint.right]


def _solved(constraint: Constraint, unknown: int, known: World) -> Fraction | None:
    """Return the value of the one unknown of a constraint, None when it is left open."""
    if isinstance(constraint, Sum):
        if constraint.low != constraint.high:
            return None
        own = sum(
            Fraction(c)
            for v, c in zip(constraint.variables, constraint.coefficients, strict=True)
            if v == unknown
        )
        rest = _weighed(constraint, {**known, unknown: Fraction(0)})
        return (Fraction(constraint.low) - rest) / own if own else None
    whole, left, right = constraint
    if unknown == whole:
        return known[left] * known[right] if unknown not in (left, right) else None
    other = right if unknown == left else left
    return known[whole] / known[other] if known.get(other) else None


def _weighed(constraint: Sum, known: World) -> Fraction:
    terms = zip(constraint.variables, constraint.coefficients, strict=True)
    return sum((Fraction(c) * known[v] for v, c in terms), Fraction(0))


def _keeps(said: Interval, value: Fraction) -> bool:
    return not (
        (said.low.is_finite() and value < Fraction(said.low))
        or (said.high.is_finite() and value > Fraction(said.high))
    )


def _about(value: Fraction) -> Interval:
    """Return a fraction as the narrowest interval of decimals about it."""
    numerator, denominator = Decimal(value.numerator), Decimal(value.denominator)
    return Interval(DOWN.divide(numerator, denominator), UP.divide(numerator, denominator))


def _busiest(network: Network, known: World) -> int | None:
    """Return the unknown variable in most constraints, None when all are known."""
    unknown = (v for v in range(network.size) if v not in known)
    return max(unknown, key=lambda v: (len(network.touching[v]), -v), default=None)


def _values(within: Interval) -> list[Fraction]:
    """Return values to try, the best last: the middle, then either side of it."""
    low, high = within.low, within.high
    if within.is_empty:
        return []
    if not within.is_bounded:
        near = high if high.is_finite() else low if low.is_finite() else Decimal(0)
        step = abs(near) + 1
        return [
            Fraction(value)
            for value in (near, UP.add(near, step), DOWN.subtract(near, step))
            if within.holds(value)
        ]
    span = UP.subtract(high, low)
    points = [DOWN.add(low, DOWN.multiply(span, part)) for part in _PARTS]
    return [Fraction(_short(point, within)) for point in points]


def _short(point: Decimal, within: Interval) -> Decimal:
    """Return a number of few digits near a point where there is room for it."""
    for digits in (6, 9, 12):
        short = nearest_to(point, digits)
        if within.low < short < within.high:
            return short
    return min(max(point, within.low), within.high)


_PARTS: Final = (Decimal("0.9"), Decimal("0.1"), Decimal("0.7"), Decimal("0.3"), Decimal("0.5"))
