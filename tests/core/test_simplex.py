from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.core.simplex import End, Row, excluded, feasible_point

WHOLE: tuple[End, End] = (None, None)


def row(low: int | None, high: int | None, **terms: int) -> Row:
    places = {"x": 0, "y": 1, "z": 2}
    weights = {places[name]: Fraction(weight) for name, weight in terms.items()}
    return Row(weights, *(None if end is None else Fraction(end) for end in (low, high)))


@pytest.mark.parametrize(
    ("rows", "has_point"),
    [
        pytest.param([row(1, 2, x=1)], True, id="one variable"),
        pytest.param([row(3, 3, x=1, y=1), row(1, 1, x=1, y=-1)], True, id="a point"),
        pytest.param([row(3, 3, x=1, y=1), row(4, 4, x=1, y=1)], False, id="two totals"),
        pytest.param(
            [row(1, None, x=1, y=-1), row(1, None, y=1, z=-1), row(1, None, z=1, x=-1)],
            False,
            id="each greater than the next, in a circle",
        ),
        pytest.param(
            [row(0, None, x=1, y=-1), row(0, None, y=1, z=-1), row(0, None, z=1, x=-1)],
            True,
            id="each at least the next, in a circle",
        ),
    ],
)
def test_a_point_is_found_if_there_is_one(rows: list[Row], *, has_point: bool) -> None:
    outcome = feasible_point([WHOLE] * 3, rows)
    assert outcome.is_settled
    assert (outcome.point is not None) == has_point


def test_crossed_bounds_have_no_point() -> None:
    assert feasible_point([(Fraction(2), Fraction(1))], []).point is None


def test_too_few_exchanges_settle_nothing() -> None:
    outcome = feasible_point([WHOLE] * 3, [row(1, 1, x=1, y=1, z=1)], most_exchanges=0)
    assert (outcome.point, outcome.is_settled) == (None, False)


NUMBERS = st.integers(-5, 5).map(Fraction)
ROWS = st.lists(
    st.tuples(st.dictionaries(st.integers(0, 2), NUMBERS, min_size=1), NUMBERS, st.integers(0, 3)),
    max_size=6,
)


@given(st.lists(NUMBERS, min_size=3, max_size=3), ROWS)
@settings(max_examples=200, deadline=None)
def test_rows_drawn_about_a_point_have_one(
    point: list[Fraction], drawn: list[tuple[dict[int, Fraction], Fraction, int]]
) -> None:
    rows = []
    for terms, below, above in drawn:
        value = sum((c * point[v] for v, c in terms.items()), Fraction(0))
        rows.append(Row(terms, value - abs(below), value + above))
    found = feasible_point([WHOLE] * 3, rows).point
    assert found is not None
    assert not excluded([WHOLE] * 3, rows, dict.fromkeys(range(len(rows)), Fraction(1)))
    for each in rows:
        value = sum((c * found[v] for v, c in each.terms.items()), Fraction(0))
        assert each.low is not None
        assert each.high is not None
        assert each.low <= value <= each.high


@given(ROWS, st.lists(st.integers(0, 5), min_size=7, max_size=7), st.integers(1, 3))
@settings(max_examples=200, deadline=None)
def test_rows_that_add_up_to_nonsense_have_none(
    drawn: list[tuple[dict[int, Fraction], Fraction, int]], weights: list[int], gap: int
) -> None:
    """At least b in each row, and less than the weighted b's in their weighted sum."""
    rows = [Row(terms, bound, None) for terms, bound, _ in drawn]
    total: dict[int, Fraction] = {}
    least = Fraction(0)
    for each, weight in zip(rows, weights, strict=False):
        assert each.low is not None
        least += weight * each.low
        for variable, coefficient in each.terms.items():
            total[variable] = total.get(variable, Fraction(0)) + weight * coefficient
    rows.append(Row(total, None, least - gap))
    outcome = feasible_point([WHOLE] * 3, rows)
    assert outcome.point is None
    assert excluded([WHOLE] * 3, rows, outcome.weights), "the proof stands by itself"
