"""Each rule against exact fractions: no world is lost, and nothing is looser than it need be."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.core.network import (
    Constraint,
    Product,
    Row,
    Sum,
    float_above,
    float_below,
    row_of,
)
from tbcalc.core.replay import narrowed
from tbcalc.core.rules import plain_sum, product, sum_of_two, sum_with_twice, twice, weighted_sum
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import DOWN, UP

SIZES = st.floats(-1e12, 1e12) | st.integers(-999, 999).map(float)
POSITIVE = st.floats(1e-6, 1e12)
TIES: list[Constraint] = [
    Sum((0, 1, 2), (1, -1, -1)),
    Sum((0, 1, 2), (-2, 1, 1)),
    Sum((2, 0, 1), (1, -1, -2)),
    Sum((0, 1, 2, 3), (1, -1, -1, -1)),
    Sum((0, 1, 2, 3), (1, 1, -1, -1), Decimal("-0.5"), Decimal("Infinity")),
    Sum((0, 1, 2), (1, 1, 1), Decimal("0.1"), Decimal("0.7")),
    Sum((0, 1, 2), (Decimal("0.3"), -1, Decimal("1.7")), -1, 1),
    Product(0, 1, 2),
]


@pytest.mark.parametrize(
    ("tie", "rule", "operands"),
    [
        pytest.param(TIES[0], sum_of_two, (0, 1, 2), id="z = x + y"),
        pytest.param(Sum((0, 1, 2), (1, 1, -1)), sum_of_two, (2, 0, 1), id="x + y = z"),
        pytest.param(TIES[1], twice, (0, 1, 2), id="2 z = x + y"),
        pytest.param(Sum((0, 1, 2), (1, -2, -1)), sum_with_twice, (0, 2, 1), id="z = x + 2 y"),
        pytest.param(Sum((0, 1), (1, -1)), plain_sum, ((0,), (1,), (0, 0)), id="x = y"),
        pytest.param(Sum((0, 1, 2), (1, 1, 1)), plain_sum, ((0, 1, 2), (), (0, 0)), id="of none"),
        pytest.param(Sum((0, 1), (1, 3)), weighted_sum, ((0, 1), ((1, 1), (3, 3)), (0, 0)), id="3"),
        pytest.param(TIES[-1], product, (0, 1, 2), id="z = x y"),
    ],
)
def test_a_tie_gets_the_rule_that_serves_it(
    tie: Constraint, rule: object, operands: tuple[object, ...]
) -> None:
    assert row_of(tie) == (rule, *operands)


@pytest.mark.parametrize("text", ["0.1", "0.3", "-0.1", "0.5", "9007199254740993", "1E-400", "0"])
def test_floats_enclose_the_decimal(text: str) -> None:
    value = Decimal(text)
    below, above = float_below(value), float_above(value)
    assert Fraction(below) <= Fraction(value) <= Fraction(above)
    assert (below == above) == (Fraction(below) == Fraction(value))


def test_infinite_ends_stay_infinite() -> None:
    assert float_below(Decimal("-Infinity")) == -inf
    assert float_above(Decimal("Infinity")) == inf


@given(st.sampled_from(TIES), st.lists(st.tuples(SIZES, SIZES), min_size=4, max_size=4), st.data())
@settings(max_examples=1500, deadline=None)
def test_no_solution_is_cut_off(
    tie: Constraint, ends: list[tuple[float, float]], data: st.DataObject
) -> None:
    low = [min(pair) if data.draw(st.integers(0, 5)) else -inf for pair in ends]
    high = [max(pair) if data.draw(st.integers(0, 5)) else inf for pair in ends]
    inside = [_inside(data, a, b) for a, b in zip(low, high, strict=True)]
    solution = _completed(tie, inside)
    for variable, value in enumerate(solution):
        low[variable] = min(low[variable], float_below(_decimal(value, down=True)))
        high[variable] = max(high[variable], float_above(_decimal(value, down=False)))
    for bound, moved in _moves(row_of(tie), low, high):
        if bound >= 0:
            assert moved == -inf or Fraction(moved) <= solution[bound]
        else:
            assert moved == inf or Fraction(moved) >= solution[~bound]


@given(POSITIVE, POSITIVE)
@settings(max_examples=300, deadline=None)
def test_products_and_quotients_of_points_enclose_the_exact_ones(a: float, b: float) -> None:
    whole = dict(product([0.0, a, b], [inf, a, b], 0, 1, 2))
    assert Fraction(whole[0]) <= Fraction(a) * Fraction(b) <= Fraction(whole[~0])
    left = dict(product([a, 0.0, b], [a, inf, b], 0, 1, 2))
    assert Fraction(left[1]) <= Fraction(a) / Fraction(b) <= Fraction(left[~1])
    right = dict(product([a, b, 0.0], [a, b, inf], 0, 1, 2))
    assert Fraction(right[2]) <= Fraction(a) / Fraction(b) <= Fraction(right[~2])


def _moves(row: Row, low: list[float], high: list[float]) -> list[tuple[int, float]]:
    rule, a, b, c = row
    return list(rule(low, high, a, b, c))


def _inside(data: st.DataObject, low: float, high: float) -> Fraction:
    if low == -inf or high == inf:
        near = low if low > -inf else high if high < inf else 0.0
        return Fraction(near)
    part = Fraction(data.draw(st.integers(0, 7)), 7)
    return Fraction(low) + part * (Fraction(high) - Fraction(low))


def _completed(tie: Constraint, values: list[Fraction]) -> list[Fraction]:
    """Set the first variable so that the tie holds."""
    solution = list(values)
    if isinstance(tie, Product):
        solution[tie.whole] = solution[tie.left] * solution[tie.right]
        return solution
    first, own = tie.variables[0], Fraction(tie.coefficients[0])
    rest = Fraction(0)
    for variable, weight in zip(tie.variables[1:], tie.coefficients[1:], strict=True):
        rest += Fraction(weight) * solution[variable]
    solution[first] = (Fraction(tie.low) - rest) / own
    return solution


def _decimal(value: Fraction, *, down: bool) -> Decimal:
    context = DOWN if down else UP
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


@given(st.sampled_from(TIES), st.lists(st.tuples(SIZES, SIZES), min_size=4, max_size=4))
@settings(max_examples=500, deadline=None)
def test_bounds_are_those_of_exact_arithmetic(
    tie: Constraint, ends: list[tuple[float, float]]
) -> None:
    low, high = [min(pair) for pair in ends], [max(pair) for pair in ends]
    exact = [Interval(Decimal(a), Decimal(b)) for a, b in zip(low, high, strict=True)]
    moved = dict(_moves(row_of(tie), low, high))
    variables = tie.variables if isinstance(tie, Sum) else tie
    for variable in variables:
        found = narrowed(tie, variable, exact.__getitem__).intersection(exact[variable])
        if found.is_empty:
            continue
        size = 1e-9 * max(1.0, *(abs(end) for end in (*low, *high)))
        assert moved.get(variable, low[variable]) >= float(found.low) - _blur(tie, size, low, high)
        assert moved.get(~variable, high[variable]) <= float(found.high) + _blur(
            tie, size, low, high
        )


def _blur(tie: Constraint, size: float, low: list[float], high: list[float]) -> float:
    """Return how far float bounds may be from exact ones: little, but for quotients."""
    if isinstance(tie, Sum):
        return size
    divisors = [abs(end) for v in (tie.left, tie.right) for end in (low[v], high[v]) if end]
    least = min(divisors, default=1.0)
    return max(size * size, size / least * 1e3, size)
