"""Growth in another currency: every amount at the rate of its own time."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tbcalc.core.growth_currency import growth_between_rates, growth_rows_in
from tbcalc.core.query import Query
from tbcalc.errors import MissingRateError, NotAnswerableError
from tbcalc.exact.interval import Interval
from tbcalc.figures.flow import EXPORTS, TOTAL
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate
from tests.books import book

YEARS = {"2022": Decimal(5), "2023": Decimal(7)}


def rate_of(one: str, other: str, period: Period) -> Rate:
    if {one, other} != {"CNY", "USD"} or str(period) not in YEARS:
        raise MissingRateError("no such rate")
    value = YEARS[str(period)]
    rate = Rate(
        "USD", "CNY", Quantity(value, Interval.point(value), Interval.point(value), "CNY/USD"),
        str(period), "test",
    )  # fmt: skip
    return rate if one == "USD" else rate.inverse()


def asked(currency: str = "USD") -> Query:
    return Query(periods=(Period.year(2023),), currency=currency)


def test_levels_of_both_years_are_converted_each_at_its_rate() -> None:
    dataset = book("CN total 2022: 40.0 yuan\nCN total 2023: 44.0 yuan")
    (row,) = growth_rows_in(dataset, asked(), (TOTAL,), rate_of)
    assert row.balance.currency == "USD"
    assert row.printed_base[TOTAL].value == 8
    growth = row.implied[TOTAL]
    assert growth.value is not None
    assert abs(Fraction(growth.value) - (Fraction(44, 7) / 8 - 1)) < Fraction(1, 10**25)
    worst = Fraction("43.95") / 7 / (Fraction("40.05") / 5) - 1
    assert Fraction(growth.likely.low) <= worst
    assert worst - Fraction(growth.likely.low) < Fraction(1, 10**25)
    assert row.base_rate == rate_of("CNY", "USD", Period.year(2022))
    assert row.balance.rate == rate_of("CNY", "USD", Period.year(2023))


def test_printed_growth_and_the_rates_do_where_no_base_is_printed() -> None:
    dataset = book("CN total 2023: 44 yuan\nCN total 2023 growth: up 10 percent")
    (row,) = growth_rows_in(dataset, asked(), (TOTAL,), rate_of)
    assert row.growth[TOTAL].value == Decimal("0.1")
    implied = row.implied[TOTAL].value
    assert implied is not None
    assert abs(Fraction(implied) - (Fraction(11, 10) * 5 / 7 - 1)) < Fraction(1, 10**25)


def test_figures_printed_in_the_currency_come_first() -> None:
    dataset = book(
        "CN exports 2022: 40 yuan\nCN exports 2023: 44 yuan\nCN exports 2022: 10 dollars\n"
        "CN exports 2023: 12 dollars"
    )
    (row,) = growth_rows_in(dataset, asked(), (EXPORTS,), rate_of)
    assert row.implied[EXPORTS].value == Decimal("0.2")
    assert row.base_rate is None


def test_growth_without_an_amount_has_no_currency_to_convert_from() -> None:
    with pytest.raises(NotAnswerableError, match="no amount tells in which currency"):
        growth_rows_in(book("CN total 2023 growth: up 10 percent"), asked(), (TOTAL,), rate_of)


def test_a_missing_rate_is_said() -> None:
    dataset = book("CN total 2022: 40 yuan\nCN total 2023: 44 yuan")
    with pytest.raises(MissingRateError):
        growth_rows_in(dataset, asked("EUR"), (TOTAL,), rate_of)


@pytest.mark.parametrize("currency", ["CNY", "USD"])
def test_rates_of_either_direction_give_one_growth(currency: str) -> None:
    tenth = Decimal("0.1")
    growth = Quantity(tenth, Interval.point(tenth), Interval.point(tenth), "1")
    now, then = rate_of("USD", "CNY", Period.year(2023)), rate_of("USD", "CNY", Period.year(2022))
    told = growth_between_rates(growth, currency, now, then).value
    turned = growth_between_rates(growth, currency, now.inverse(), then.inverse()).value
    expected = Fraction(11, 10) * (Fraction(5, 7) if currency == "CNY" else Fraction(7, 5)) - 1
    assert told is not None
    assert turned is not None
    assert abs(Fraction(told) - expected) < Fraction(1, 10**25)
    assert abs(Fraction(turned) - expected) < Fraction(1, 10**25)
