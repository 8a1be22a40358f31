"""Pruning: ties that cannot carry anything from one figure to another are left out.

A variable that no figure bounds and that one tie alone touches takes whatever value the tie needs:
an equation then says nothing, unless the variable's own domain does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tbcalc.core.network import Constraint, Product
from tbcalc.exact.interval import NONNEGATIVE, Interval


class Tie(NamedTuple):
    """A constraint, and in its own words the identity that it is."""

    kind: str
    constraint: Constraint


def bearing_ties(
    ties: Sequence[Tie], spoken: Collection[int], domains: Mapping[int, Interval]
) -> list[Tie]:
    """Return the ties that bear on the variables ``spoken`` of, in their order."""
    touching: dict[int, set[int]] = {}
    for place, tie in enumerate(ties):
        for variable in _variables(tie):
            touching.setdefault(variable, set()).add(place)
    kept = dict.fromkeys(range(len(ties)))
    front = [v for v, places in touching.items() if len(places) == 1]
    while front:
        variable = front.pop()
        if variable in spoken or len(touching[variable]) != 1:
            continue
        (place,) = touching[variable]
        if not _is_free(ties[place], variable, domains):
            continue
        del kept[place]
        for other in _variables(ties[place]):
            touching[other].discard(place)
            front.append(other)
    return [ties[place] for place in kept]


def _variables(tie: Tie) -> Collection[int]:
    constraint = tie.constraint
    return set(constraint) if isinstance(constraint, Product) else constraint.variables


def _is_free(tie: Tie, variable: int, domains: Mapping[int, Interval]) -> bool:
    """Tell whether the tie has a solution for any value of its other variables.

    Nought is left aside: that nothing but 0 is a multiple of 0 never told a figure wrong.
    """
    constraint, domain = tie.constraint, domains.get(variable)
    if domain not in (None, NONNEGATIVE):
        return False
    if isinstance(constraint, Product):
        return True
    if constraint.low == constraint.high:
        return domain is None
    own = constraint.coefficients[constraint.variables.index(variable)]
    return own > 0 or len(constraint.variables) == 2
