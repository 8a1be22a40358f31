"""Strategies for networks: worlds with true numbers, ties that hold in them, printed figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from hypothesis import strategies as st

from tbcalc.core.network import Bound, Constraint, Network, Product, Sum, build_network
from tbcalc.exact.interval import Interval

Draw = st.DrawFn


@dataclass(frozen=True, slots=True)
class World:
    """True numbers, ties that hold among them, and figures that are true of them."""

    truth: Sequence[Fraction]
    ties: Sequence[Constraint]
    figures: Sequence[Bound]

    @property
    def network(self) -> Network:
        return build_network(len(self.truth), self.ties, self.figures)


def printed(value: Fraction, digits: int, half_units: int = 1) -> Interval:
    """Return what a number printed to some digits may be: half a unit or more about it."""
    near = Decimal(f"{float(value):.{digits - 1}e}")
    half = Decimal(5).scaleb(near.adjusted() - digits) * half_units
    return Interval(near - half, near + half)


NUMBERS = st.builds(
    lambda size, shift, sign: Fraction(sign * size) / 10**shift,
    st.integers(1, 9999),
    st.integers(0, 3),
    st.sampled_from([1, 1, 1, -1]),
)


WEIGHTS: st.SearchStrategy[int | Decimal] = st.one_of(
    st.sampled_from([1, 1, -1, 2]), st.just(Decimal("0.3"))
)
ROOMS = st.sampled_from([Decimal(0), Decimal(1), Decimal("Infinity")])


@st.composite
def worlds(draw: Draw) -> World:
    """Draw a small world: numbers, sums and products of any sign, and printed figures."""
    truth = draw(st.lists(NUMBERS, min_size=2, max_size=4))
    ties: list[Constraint] = []
    for kind in draw(st.lists(st.sampled_from("ssspp"), min_size=1, max_size=5)):
        variables = draw(
            st.lists(st.sampled_from(range(len(truth))), min_size=2, max_size=4, unique=True)
        )
        if kind == "p":
            left, right = variables[:2]
            ties.append(Product(len(truth), left, right))
            truth.append(truth[left] * truth[right])
        else:
            ties.append(_sum(draw, truth, variables))
    figures = [
        Bound(variable, printed(value, draw(st.integers(1, 4))))
        for variable, value in enumerate(truth)
        if draw(st.integers(0, 3))
    ]
    return World(truth, ties, figures)


def _sum(draw: Draw, truth: list[Fraction], variables: list[int]) -> Sum:
    weights: list[int | Decimal] = [draw(WEIGHTS) for _ in variables]
    total = Fraction(0)
    for weight, variable in zip(weights, variables, strict=True):
        total += Fraction(weight) * truth[variable]
    if draw(st.booleans()):
        truth.append(total)
        return Sum((len(truth) - 1, *variables), (-1, *weights))
    low = Decimal(floor(total)) - draw(ROOMS)
    return Sum(tuple(variables), tuple(weights), low, Decimal(ceil(total)))
