"""Indicators: textbook values, and bounds that enclose every world the figures allow."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.core.indicators import (
    all_intra_industry,
    compound_growth,
    concentration,
    contribution_to_balance,
    contribution_to_growth,
    intra_industry,
    revealed_advantage,
    terms_of_trade,
)
from tbcalc.errors import UnitMismatchError, UsageError
from tbcalc.exact.interval import Interval
from tbcalc.figures.quantity import Quantity


def amount(value: int, width: int = 0, unit: str = "CNY") -> Quantity:
    """Return a quantity of ``value`` plus and minus ``width``, twice that possibly."""
    number = Decimal(value)
    return Quantity(
        number,
        Interval.around(number, Decimal(width)),
        Interval.around(number, Decimal(2 * width)),
        unit,
    )


def value(quantity: Quantity) -> Decimal:
    assert quantity.value is not None
    return round(quantity.value, 6)


def test_textbook_values() -> None:
    assert value(contribution_to_growth(amount(60), amount(50), amount(200))) == Decimal("0.05")
    assert value(contribution_to_balance("imports", amount(60), amount(50))) == -10
    assert value(contribution_to_balance("exports", amount(60), amount(50))) == 10
    assert value(compound_growth(amount(121), amount(100), 2)) == Decimal("0.1")
    assert value(concentration([amount(50), amount(50)], amount(100))) == Decimal("0.5")
    assert value(concentration([amount(50), amount(30), amount(20)], amount(100))) == Decimal(
        "0.38"
    )
    assert value(intra_industry(amount(80), amount(40))) == Decimal("0.666667")
    assert value(intra_industry(amount(40), amount(80))) == Decimal("0.666667")
    assert value(intra_industry(amount(40), amount(0))) == 0
    pairs = [(amount(80), amount(40)), (amount(10), amount(10))]
    assert value(all_intra_industry(pairs)) == Decimal("0.714286")
    told = revealed_advantage(amount(30), amount(100), amount(150), amount(1000))
    assert value(told) == 2
    assert value(terms_of_trade(amount(110, unit=""), amount(100, unit=""))) == Decimal("1.1")


def test_what_is_left_of_a_whole_widens_the_index_upwards() -> None:
    told = concentration([amount(50), amount(30)], amount(100))
    assert (told.likely.low, told.likely.high) == (Decimal("0.34"), Decimal("0.38"))


def test_what_has_no_meaning_is_refused() -> None:
    with pytest.raises(UsageError):
        compound_growth(amount(5), amount(5), 0)
    with pytest.raises(UsageError):
        compound_growth(amount(5), amount(0), 3)
    with pytest.raises(UnitMismatchError):
        contribution_to_growth(amount(5), amount(5, unit="USD"), amount(9))


AMOUNTS = st.builds(amount, st.integers(100, 10_000), st.integers(0, 40))
PLACES = st.lists(st.fractions(0, 1, max_denominator=50), min_size=8, max_size=8)


def inside(quantity: Quantity, place: Fraction) -> Fraction:
    """Return a number that is possible."""
    low, high = Fraction(quantity.possible.low), Fraction(quantity.possible.high)
    return low + (high - low) * place


def encloses(quantity: Quantity, number: Fraction) -> bool:
    """Tell whether the possible bounds hold a number."""
    return Fraction(quantity.possible.low) <= number <= Fraction(quantity.possible.high)


@given(AMOUNTS, AMOUNTS, AMOUNTS, PLACES)
def test_contributions_enclose(
    part: Quantity, base: Quantity, whole: Quantity, where: list[Fraction]
) -> None:
    p, p0, w0 = (inside(q, at) for q, at in zip((part, base, whole), where, strict=False))
    assert encloses(contribution_to_growth(part, base, whole), (p - p0) / w0)


@given(st.lists(AMOUNTS, min_size=1, max_size=5), AMOUNTS, PLACES)
def test_the_concentration_encloses(
    parts: list[Quantity], rest: Quantity, where: list[Fraction]
) -> None:
    numbers = [inside(part, at) for part, at in zip(parts, where, strict=False)]
    left = inside(rest, where[7])
    total = sum(numbers) + left
    around = Interval(Decimal(int(total)), Decimal(int(total) + 1))
    printed = Quantity(Decimal(1), around, around, "CNY")
    told = concentration(parts, printed)
    spread = sum((n / total) ** 2 for n in numbers)
    assert encloses(told, spread + (left / total) ** 2)
    assert Fraction(told.possible.low) <= spread + (left / total) ** 2 / 1000


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=4), PLACES)
def test_the_grubel_lloyd_index_encloses(
    pairs: list[tuple[Quantity, Quantity]], where: list[Fraction]
) -> None:
    numbers = [
        (inside(x, where[2 * at]), inside(m, where[2 * at + 1])) for at, (x, m) in enumerate(pairs)
    ]
    apart = sum(abs(x - m) for x, m in numbers)
    index = 1 - Fraction(apart) / sum(x + m for x, m in numbers)
    assert encloses(all_intra_industry(pairs), index)
    x, m = numbers[0]
    assert encloses(intra_industry(*pairs[0]), 1 - abs(x - m) / (x + m))


@given(AMOUNTS, AMOUNTS, st.integers(1, 12), PLACES)
def test_compound_growth_encloses(
    level: Quantity, base: Quantity, years: int, where: list[Fraction]
) -> None:
    told = compound_growth(level, base, years)
    ratio = inside(level, where[0]) / inside(base, where[1])
    low, high = (Fraction(end) + 1 for end in (told.possible.low, told.possible.high))
    assert max(low, Fraction(0)) ** years <= ratio <= high**years
