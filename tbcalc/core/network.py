"""The network: variables with bounds, tied by sums and products; what figures say of them.

A variable is a number: a level, a growth factor, a share, a rate. Constraints are identities and
always hold; so do the domains. What may be wrong is a figure: it bounds one variable, and conflicts
are told as sets of figures. A claim in words is a figure on a slack variable: exports > imports
says that x - m = s with s at least 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import inf, nextafter
from typing import Any, Final, NamedTuple

from tbcalc.core.rules import (
    Rule,
    at_least,
    plain_sum,
    product,
    sum_of_two,
    sum_with_twice,
    twice,
    weighted_sum,
)
from tbcalc.exact.interval import WHOLE, Interval
from tbcalc.exact.noun import noun


class Sum(NamedTuple):
    """The sum of coefficient times variable lies from ``low`` to ``high``; 0 unless said.

    An infinite ``low`` or ``high`` makes an inequality of it. Coefficients are not 0.
    """

    variables: tuple[int, ...]
    coefficients: tuple[int | Decimal, ...]
    low: int | Decimal = 0
    high: int | Decimal = 0


class Product(NamedTuple):
    """``whole`` is ``left`` times ``right``, of any signs."""

    whole: int
    left: int
    right: int


Constraint = Sum | Product


class Bound(NamedTuple):
    """What one figure says: the variable lies in the interval, whose ends may be infinite."""

    variable: int
    interval: Interval


Row = tuple[Rule, Any, Any, Any]
"""A constraint as the inner loop reads it: its rule and the rule's three operands."""


@noun
class Network:
    """Variables 0 to ``size`` - 1, the constraints between them, and the figures about them.

    ``rows`` are the constraints as the inner loop reads them, ``floors`` and ``ceilings`` the
    figures' bounds as floats rounded outward, ``touching`` the constraints of each variable,
    ``said`` the figures of each variable that has any.
    """

    size: int
    constraints: Sequence[Constraint]
    figures: Sequence[Bound]
    domains: Mapping[int, Interval]
    rows: Sequence[Row]
    floors: Sequence[float]
    ceilings: Sequence[float]
    touching: Sequence[Sequence[int]]
    said: Mapping[int, Sequence[int]]

    def variables_of(self, constraint: int) -> tuple[int, ...]:
        """Return the variables that a constraint ties."""
        return _variables(self.constraints[constraint])

    def domain(self, variable: int) -> Interval:
        """Return what is known of a variable before any figure."""
        return self.domains.get(variable, WHOLE)


def build_network(
    size: int,
    constraints: Sequence[Constraint],
    figures: Sequence[Bound],
    domains: Mapping[int, Interval] | None = None,
) -> Network:
    """Return the network of ``size`` variables.

    The place of a constraint or figure in its sequence is its name ever after. Order them
    canonically (by key): of several equally good reasons the first is told.

    >>> from tbcalc.exact.interval import Interval
    >>> from tbcalc.core.propagate import propagate
    >>> exports, imports, balance = range(3)
    >>> said = [Bound(exports, Interval(Decimal(25), Decimal(26))),
    ...         Bound(imports, Interval(Decimal(18), Decimal(19)))]
    >>> net = build_network(3, [Sum((balance, exports, imports), (1, -1, 1))], said)
    >>> str(propagate(net).interval(balance))
    '[6, 8]'
    """
    touching: list[list[int]] = [[] for _ in range(size)]
    for place, constraint in enumerate(constraints):
        for variable in dict.fromkeys(_variables(constraint)):
            touching[variable].append(place)
    said: dict[int, list[int]] = {}
    for place, (variable, _) in enumerate(figures):
        said.setdefault(variable, []).append(place)
    return Network(
        size,
        constraints,
        figures,
        domains or {},
        [row_of(constraint) for constraint in constraints],
        [float_below(interval.low) for _, interval in figures],
        [float_above(interval.high) for _, interval in figures],
        touching,
        said,
    )


def _variables(constraint: Constraint) -> tuple[int, ...]:
    return constraint.variables if isinstance(constraint, Sum) else constraint


def row_of(constraint: Constraint) -> Row:
    """Return a constraint as the rule that serves it best."""
    if isinstance(constraint, Product):
        return (product, *constraint)
    variables, coefficients, low, high = constraint
    if len(variables) == 3 and low == high == 0:
        row = _sum_of_three(variables, coefficients)
        if row is not None:
            return row
    ends = (float_below(low), float_above(high))
    if all(abs(c) == 1 for c in coefficients):
        terms = list(zip(variables, coefficients, strict=True))
        ups, downs = (tuple(v for v, c in terms if c == sign) for sign in (1, -1))
        if ends == (0.0, inf) and len(ups) == len(downs) == 1:
            return (at_least, *ups, *downs, None)
        return (plain_sum, ups, downs, ends)
    weights = tuple((float_below(c), float_above(c)) for c in coefficients)
    return (weighted_sum, variables, weights, ends)


def _sum_of_three(variables: Sequence[int], coefficients: Sequence[int | Decimal]) -> Row | None:
    """Return z = x + y, 2 z = x + y or z = x + 2 y, or None when it is none of them."""
    signs = [c > 0 for c in coefficients]
    if len(set(signs)) == 1:
        return None
    whole = signs.index(signs.count(True) == 1)
    terms = [(c if c > 0 else -c, v) for c, v in zip(coefficients, variables, strict=True)]
    size, z = terms.pop(whole)
    (first, x), (second, y) = sorted(terms)
    rule = _RULES.get((size, first, second))
    return None if rule is None else (rule, z, x, y)


_RULES: Final[Mapping[tuple[int | Decimal, ...], Rule]] = {
    (1, 1, 1): sum_of_two,
    (2, 1, 1): twice,
    (1, 1, 2): sum_with_twice,
}


def float_below(value: int | Decimal) -> float:
    """Return the largest float that is at most ``value``."""
    near = float(value)
    return nextafter(near, -inf) if near > value else near


def float_above(value: int | Decimal) -> float:
    """Return the smallest float that is at least ``value``."""
    near = float(value)
    return nextafter(near, inf) if near < value else near


class Component(NamedTuple):
    """A part of a network that nothing ties to the rest; all ascending."""

    variables: tuple[int, ...]
    constraints: tuple[int, ...]
    figures: tuple[int, ...]


def components(network: Network) -> tuple[Component, ...]:
    """Return the connected parts, by their first variable; lone variables are parts too."""
    seen = bytearray(network.size)
    parts = []
    for variable in range(network.size):
        if not seen[variable]:
            parts.append(component_of(network, variable))
            for each in parts[-1].variables:
                seen[each] = 1
    return tuple(parts)


def component_of(network: Network, variable: int) -> Component:
    """Return the connected part in which ``variable`` lies."""
    reached, ties, front = {variable}, set[int](), [variable]
    while front:
        for tie in network.touching[front.pop()]:
            if tie not in ties:
                ties.add(tie)
                new = [v for v in network.variables_of(tie) if v not in reached]
                reached.update(new)
                front += new
    figures = sorted(f for v in reached for f in network.said.get(v, ()))
    return Component(tuple(sorted(reached)), tuple(sorted(ties)), tuple(figures))
