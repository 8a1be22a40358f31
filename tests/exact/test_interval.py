"""Intervals: tables, and the laws of set-based interval arithmetic against Fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.exact.interval import EMPTY, INFINITY, NONNEGATIVE, WHOLE, Interval

D = Decimal
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15)


@st.composite
def intervals_with_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """Draw an interval and a number within it."""
    low, member, high = sorted([draw(numbers), draw(numbers), draw(numbers)])
    return Interval(low, high), member


def interval(text: str) -> Interval:
    low, high = text.split("..")
    return Interval(D(low or "-Infinity"), D(high or "Infinity"))


@pytest.mark.parametrize(
    ("a", "b", "product", "quotient"),
    [
        ("2..3", "5..7", "10..21", "0.2857142857142857142857142857142857..0.6"),
        ("-2..3", "5..7", "-14..21", "-0.4..0.6"),
        ("1..2", "0..4", "0..8", "0.25.."),
        ("1..2", "-4..0", "-8..0", "..-0.25"),
        ("-2..-1", "0..4", "-8..0", "..-0.25"),
        ("1..2", "-1..1", "-2..2", ".."),
        ("0..", "0..0", "0..0", None),
        ("0..", "2..", "0..", "0.."),
    ],
)
def test_products_and_quotients(a: str, b: str, product: str, quotient: str | None) -> None:
    assert interval(a) * interval(b) == interval(product)
    assert interval(a) / interval(b) == (interval(quotient) if quotient else EMPTY)


def test_touching_ends_meet() -> None:
    assert interval("1..2").meets(interval("2..3"))
    assert not interval("1..2").meets(interval("2.1..3"))


def test_the_empty_set_stays_empty() -> None:
    one = interval("1..2")
    for outcome in (EMPTY + one, one - EMPTY, EMPTY * one, one / EMPTY, EMPTY.intersection(one)):
        assert outcome.is_empty
    assert EMPTY.width == 0
    assert one.encloses(EMPTY)
    assert str(EMPTY) == "empty"


def test_unbounded_intervals_have_no_middle() -> None:
    assert NONNEGATIVE.width == INFINITY
    with pytest.raises(ValueError, match="no middle"):
        _ = WHOLE.midpoint


@given(intervals_with_member(), intervals_with_member())
def test_every_possible_world_is_enclosed(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = first, second
    exact_x, exact_y = Fraction(x), Fraction(y)
    for outcome, world in [
        (a + b, exact_x + exact_y),
        (a - b, exact_x - exact_y),
        (a * b, exact_x * exact_y),
        (-a, -exact_x),
        (a.hull(b), exact_x),
    ]:
        assert outcome.low <= world <= outcome.high
    if y != 0:
        quotient = a / b
        assert quotient.low <= exact_x / exact_y <= quotient.high


@given(intervals_with_member(), intervals_with_member())
def test_what_is_in_both_is_in_the_intersection(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, _) = first, second
    assert a.intersection(b).holds(x) == b.holds(x)
    assert a.encloses(a.intersection(b))
    assert a.hull(b).encloses(a)


@given(intervals_with_member(), intervals_with_member())
def test_signs_mirror_products_and_quotients(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    """What is worked out for nonnegative numbers alone is the same as for all numbers."""
    a, b = first[0], second[0]
    for mirrored, outcome in [((-a) * b, -(a * b)), ((-a) * (-b), a * b), ((-a) / b, -(a / b))]:
        assert (mirrored.low, mirrored.high) == (outcome.low, outcome.high)
