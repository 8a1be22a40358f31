"""The network: variables with bounds, tied by sums and products; what figures say of them.

A variable is a number: a level, a growth factor, a share, a rate. Constraints are identities and
always hold; so do the domains. What may be wrong is a figure: it bounds one variable, and conflicts
are told as sets of figures. A claim in words is a figure on a slack variable: exports > imports
says that x - m = s with s at least 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import inf, nextafter
from typing import Final, NamedTuple

from tbcalc.exact.interval import Interval


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


SUM_OF_TWO: Final = 0
PRODUCT: Final = 1
SUM: Final = 2

Row = tuple[int, object, object, object]
"""A constraint as the inner loop reads it: its kind and three operands.

SUM_OF_TWO: whole, left, right as variables (whole = left + right); PRODUCT the same; SUM: the
terms as (variable, coefficient low, coefficient high), then low and high, as floats."""


@dataclass(frozen=True, slots=True)
class Network:
    """Variables 0 to ``size`` - 1, the constraints between them, and the figures about them.

    ``rows`` are the constraints as floats rounded outward, ``touching`` the constraints of each
    variable, ``said`` the figures of each variable that has any, ``low`` and ``high`` the domains.
    """

    size: int
    constraints: Sequence[Constraint]
    figures: Sequence[Bound]
    domains: Mapping[int, Interval]
    rows: Sequence[Row]
    touching: Sequence[Sequence[int]]
    said: Mapping[int, Sequence[int]]

    def variables_of(self, constraint: int) -> tuple[int, ...]:
        """Return the variables that a constraint ties."""
        tie = self.constraints[constraint]
        return tie.variables if isinstance(tie, Sum) else tie

    def domain(self, variable: int) -> Interval:
        """Return what is known of a variable before any figure."""
        return self.domains.get(variable, _WHOLE)


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
    rows: list[Row] = []
    for place, constraint in enumerate(constraints):
        if isinstance(constraint, Product):
            rows.append((PRODUCT, *constraint))
            variables: Iterable[int] = dict.fromkeys(constraint)
        else:
            rows.append(_row_of_sum(constraint))
            variables = constraint.variables
        for variable in variables:
            touching[variable].append(place)
    said: dict[int, list[int]] = {}
    for place, figure in enumerate(figures):
        said.setdefault(figure.variable, []).append(place)
    return Network(size, constraints, figures, domains or {}, rows, touching, said)


def _row_of_sum(constraint: Sum) -> Row:
    variables, coefficients, low, high = constraint
    if low == high == 0 and len(variables) == 3:
        order = _as_sum_of_two(coefficients)
        if order is not None:
            return (SUM_OF_TWO, *(variables[i] for i in order))  # type: ignore[return-value]
    terms = tuple(
        (variable, float_below(coefficient), float_above(coefficient))
        for variable, coefficient in zip(variables, coefficients, strict=True)
    )
    return (SUM, terms, float_below(low), float_above(high))


def _as_sum_of_two(coefficients: Sequence[int | Decimal]) -> tuple[int, int, int] | None:
    """Return which terms are the whole and its two parts, None when it is no such sum."""
    a, b, c = coefficients
    if not (abs(a) == abs(b) == abs(c) == 1) or a == b == c:
        return None
    if b == c:
        return (0, 1, 2)
    return (1, 0, 2) if a == c else (2, 0, 1)


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


_WHOLE = Interval(Decimal("-Infinity"), Decimal("Infinity"))
