"""Balance, total, share and coverage: known cases, and no possible world left out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.core.balance import ROOT_PAIRS, Trade, trade
from tbcalc.errors import UnitMismatchError
from tbcalc.exact.interval import INFINITY, NONNEGATIVE, Interval
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.figure_text import read_figure
from tests.strategies import numbers_in, quantities

TRILLION = Decimal(10) ** 12


def printed(text: str) -> Quantity:
    return read_figure(text).quantity


def of(pair: tuple[str, str], first: str, second: str) -> Trade:
    return Trade(pair, printed(first), printed(second))


def rounded(interval: Interval, digits: int) -> tuple[str, str]:
    return tuple(f"{end:.{digits}f}" for end in (interval.low, interval.high))  # type: ignore[return-value]


CHINA_2024 = of((EXPORTS, IMPORTS), "25.45 trillion yuan", "18.39 trillion yuan")


def test_china_2024() -> None:
    assert CHINA_2024.balance.value == Decimal("7.06") * TRILLION
    assert CHINA_2024.balance.likely == Interval(7050000000000, 7070000000000)  # type: ignore[arg-type]
    assert CHINA_2024.total.likely == Interval(43830000000000, 43850000000000)  # type: ignore[arg-type]
    assert rounded(CHINA_2024.balance_share.likely, 4) == ("0.1608", "0.1613")
    assert rounded(CHINA_2024.coverage_ratio.likely, 4) == ("1.3833", "1.3846")


@pytest.mark.parametrize(
    ("pair", "first", "second"),
    [
        ((EXPORTS, IMPORTS), "25.45 trillion yuan", "18.39 trillion yuan"),
        ((EXPORTS, TOTAL), "25.45 trillion yuan", "43.84 trillion yuan"),
        ((IMPORTS, TOTAL), "18.39 trillion yuan", "43.84 trillion yuan"),
        ((EXPORTS, BALANCE), "25.45 trillion yuan", "7.06 trillion yuan"),
        ((IMPORTS, BALANCE), "18.39 trillion yuan", "7.06 trillion yuan"),
        ((TOTAL, BALANCE), "43.84 trillion yuan", "7.06 trillion yuan"),
    ],
    ids=lambda value: " and ".join(value) if isinstance(value, tuple) else "",
)
def test_any_two_flows_give_the_others(pair: tuple[str, str], first: str, second: str) -> None:
    found = of(pair, first, second)
    values = [found.flow(flow).value for flow in (EXPORTS, IMPORTS, TOTAL, BALANCE)]
    assert values == [Decimal(text) * TRILLION for text in ("25.45", "18.39", "43.84", "7.06")]
    assert found.balance_share.value == CHINA_2024.balance_share.value
    assert found.coverage_ratio.value == CHINA_2024.coverage_ratio.value


def test_the_hull_is_taken_at_two_corners() -> None:
    """Interval division would count exports and imports twice, and be wider."""
    share = CHINA_2024.balance_share.likely
    divided = CHINA_2024.balance.likely / CHINA_2024.total.likely
    assert divided.encloses(share)
    assert divided.width > share.width * Decimal("1.1")


def test_only_exports_and_imports_come_before_other_pairs() -> None:
    every = {EXPORTS: printed("5 yuan"), IMPORTS: printed("3 yuan"), TOTAL: printed("9 yuan")}
    found = trade(every)
    assert found is not None
    assert found.roots == (EXPORTS, IMPORTS)
    assert trade({TOTAL: printed("9 yuan")}) is None


def test_more_than_leaves_the_share_below_one() -> None:
    found = of((EXPORTS, IMPORTS), "more than 20 trillion yuan", "18 trillion yuan")
    assert found.balance.possible == Interval(Decimal(10) ** 12, INFINITY)
    assert found.balance_share.possible.high == 1
    assert found.coverage_ratio.possible.high == INFINITY


def test_imports_that_may_be_nothing() -> None:
    found = of((EXPORTS, IMPORTS), "5 yuan", "less than 1 yuan")
    assert found.balance_share.possible.high == 1
    assert found.coverage_ratio.possible.high == INFINITY


def test_exports_beyond_the_total_exclude_one_another() -> None:
    found = of((EXPORTS, TOTAL), "9.1 yuan", "5.3 yuan")
    for each in (found.imports, found.balance, found.balance_share, found.coverage_ratio):
        assert each.is_contradictory
        assert each.value is None


def test_no_imports_at_all_leave_the_coverage_open() -> None:
    nothing = Quantity(Decimal(0), Interval.point(0), Interval.point(0), "CNY")
    found = Trade((EXPORTS, IMPORTS), printed("5 yuan"), nothing)
    assert found.coverage_ratio.value is None
    assert found.coverage_ratio.likely == NONNEGATIVE
    assert found.balance_share.likely == Interval.point(1)


def test_two_currencies_cannot_be_combined() -> None:
    with pytest.raises(UnitMismatchError):
        _ = of((EXPORTS, IMPORTS), "5 yuan", "3 dollars").balance


@given(st.data(), st.sampled_from(ROOT_PAIRS), st.booleans())
def test_every_possible_world_is_enclosed(
    data: st.DataObject, pair: tuple[str, str], likely: bool
) -> None:
    first, second = data.draw(quantities()), data.draw(quantities())
    found = Trade(pair, first, second)
    roots = [
        Fraction(data.draw(numbers_in(root.likely if likely else root.possible)))
        for root in (first, second)
    ]
    exports, imports = _solved(pair, *roots)
    if exports < 0 or imports < 0:
        return
    world = {
        found.exports: exports,
        found.imports: imports,
        found.total: exports + imports,
        found.balance: exports - imports,
    }
    if imports > 0:
        world[found.coverage_ratio] = exports / imports
    if exports + imports > 0:
        world[found.balance_share] = (exports - imports) / (exports + imports)
    for quantity, number in world.items():
        bounds = quantity.likely if likely else quantity.possible
        assert _encloses(bounds, number)


@given(quantities(), quantities(), st.sampled_from(ROOT_PAIRS))
def test_likely_lies_within_possible(
    first: Quantity, second: Quantity, pair: tuple[str, str]
) -> None:
    found = Trade(pair, first, second)
    for each in (found.balance, found.total, found.balance_share, found.coverage_ratio):
        assert each.possible.encloses(each.likely)


def _solved(pair: tuple[str, str], first: Fraction, second: Fraction) -> tuple[Fraction, Fraction]:
    match pair:
        case ("exports", "imports"):
            return first, second
        case ("exports", "total"):
            return first, second - first
        case ("imports", "total"):
            return second - first, first
        case ("exports", "balance"):
            return first, first - second
        case ("imports", "balance"):
            return first + second, first
        case _:
            return (first + second) / 2, (first - second) / 2


def _encloses(bounds: Interval, number: Fraction) -> bool:
    above = not bounds.low.is_finite() or Fraction(bounds.low) <= number
    return above and (not bounds.high.is_finite() or number <= Fraction(bounds.high))
