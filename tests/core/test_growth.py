"""Growth, base and level: the known cases, and no possible world left out."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.core.growth import (
    change,
    implied_base,
    implied_growth,
    implied_level,
    least_rest_growth,
    rest_growth,
)
from tbcalc.errors import NotAnswerableError, UnitMismatchError
from tbcalc.exact.interval import INFINITY, WHOLE, Interval
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.figure_text import read_figure
from tests.strategies import fractions, nonnegative, numbers_in, quantities

positive = nonnegative.filter(lambda value: value > 0)


def printed(text: str) -> Quantity:
    return read_figure(text).quantity


@pytest.mark.parametrize(
    ("level", "growth", "value", "low", "high"),
    [
        ("6.2 trillion yuan", "up 21.8 percent", "5.090", "5.047", "5.134"),
        ("3.33 trillion yuan", "up 13.8 percent", "2.926", "2.920", "2.932"),
        ("83.49 billion U.S. dollars", "up 4.4 percent", "0.07997", "0.07993", "0.08001"),
        ("41.76 trillion yuan", "up by 0.2%", "41.677", "41.651", "41.702"),
    ],
)
def test_implied_base(level: str, growth: str, value: str, low: str, high: str) -> None:
    base = implied_base(printed(level), printed(growth))
    tolerance = Decimal("0.01") * Decimal(10) ** 12
    assert base.value is not None
    for found, known in ((base.value, value), (base.likely.low, low), (base.likely.high, high)):
        assert abs(found - Decimal(known) * Decimal(10) ** 12) < tolerance


def test_growth_and_level_undo_each_other() -> None:
    base, growth = printed("5.09 trillion yuan"), printed("up 21.8 percent")
    level = implied_level(base, growth)
    assert implied_growth(level, base).likely.encloses(growth.likely)
    assert level.unit == "CNY"


def test_a_fall_of_everything_has_no_base() -> None:
    with pytest.raises(NotAnswerableError, match="no base"):
        implied_base(printed("5 yuan"), printed("down 100 percent"))


def test_no_growth_from_a_base_that_may_be_nothing() -> None:
    with pytest.raises(NotAnswerableError, match="no meaning"):
        implied_growth(printed("5 yuan"), printed("less than 1 yuan"))


def test_units_must_agree() -> None:
    with pytest.raises(UnitMismatchError):
        implied_growth(printed("5 yuan"), printed("4 dollars"))
    with pytest.raises(UnitMismatchError):
        change(printed("5 yuan"), printed("4 dollars"))


def test_october_2020_with_its_weight() -> None:
    """Up 1.1 percent in ten months, 0.7 in nine, which were 89.6 percent of them."""
    found = rest_growth(printed("up 1.1%"), printed("up 0.7%"), printed("89.6%"))
    assert found.value is not None
    assert abs(found.value - Decimal("0.0454615")) < Decimal("0.0001")
    assert found.likely.holds(Decimal("0.045"))


def test_october_2020_without_its_weight() -> None:
    found = least_rest_growth(printed("up 1.1%"), printed("up 0.7%"))
    assert found == Interval(Decimal("0.0105"), INFINITY)
    assert least_rest_growth(printed("up 0.7%"), printed("up 1.1%")) == Interval(
        Decimal(-1), Decimal("0.0075")
    )
    assert least_rest_growth(printed("up 1.1%"), printed("up 1.1%")) is None


def test_nothing_follows_where_the_part_may_be_the_whole() -> None:
    everything = Quantity(Decimal(1), Interval.point(1), Interval.point(1), "1")
    assert rest_growth(printed("up 1.1%"), printed("up 0.7%"), everything).possible == WHOLE


def encloses(found: Interval, number: Fraction) -> bool:
    return Fraction(found.low) <= number <= Fraction(found.high)


Formula = Callable[[Fraction, Fraction], Fraction]


@pytest.mark.parametrize(
    ("derive", "formula", "second"),
    [
        (implied_growth, lambda a, b: a / b - 1, quantities(positive)),
        (implied_base, lambda a, g: a / (1 + g), fractions()),
        (implied_level, lambda a, g: a * (1 + g), fractions()),
        (change, lambda a, b: a - b, quantities(positive)),
    ],
    ids=["growth", "base", "level", "change"],
)
@given(data=st.data())
def test_every_possible_world_is_enclosed(
    derive: Callable[[Quantity, Quantity], Quantity],
    formula: Formula,
    second: st.SearchStrategy[Quantity],
    data: st.DataObject,
) -> None:
    one = data.draw(quantities(positive))
    other = data.draw(second.filter(lambda q: q.unit == "1" or q.possible.low > 0))
    found = derive(one, other)
    a, b = (Fraction(data.draw(numbers_in(each.possible))) for each in (one, other))
    assert encloses(found.possible, formula(a, b))


@given(st.data(), fractions(), fractions(), fractions(1, 98))
def test_every_rest_is_enclosed(
    data: st.DataObject, whole: Quantity, part: Quantity, weight: Quantity
) -> None:
    found = rest_growth(whole, part, weight)
    g, p, w = (Fraction(data.draw(numbers_in(each.possible))) for each in (whole, part, weight))
    assert encloses(found.possible, (g - w * p) / (1 - w))
