"""Rates and the table that holds them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.exact.interval import Interval
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import BASES, Rate, RateTable, Series, quote_base

YEAR = 2017 * 12


def rate(value: str, half: str = "0") -> Rate:
    bounds = Interval.around(Decimal(value), Decimal(half))
    quantity = Quantity(Decimal(value), bounds, bounds, "CNY/USD")
    return Rate("USD", "CNY", quantity, "2017", "a bank", 13, ("a guess",))


@pytest.mark.parametrize(
    ("one", "other", "base"),
    [
        ("CNY", "USD", "USD"), ("USD", "EUR", "EUR"), ("GBP", "USD", "GBP"), ("CHF", "USD", "USD"),
        ("AUD", "NZD", "AUD"), ("JPY", "CNY", "CNY"), ("KRW", "JPY", "JPY"), ("CHF", "CNY", "CHF"),
    ],
)  # fmt: skip
def test_each_pair_is_quoted_one_way(one: str, other: str, base: str) -> None:
    assert quote_base(one, other) == quote_base(other, one) == base


def test_the_euro_is_the_base_of_all_but_metals() -> None:
    currencies = [base for base in BASES if not base.startswith("X")]
    assert currencies[0] == "EUR"
    assert quote_base("EUR", "XAU") == "XAU"


def test_an_inverse_keeps_what_is_known_and_encloses() -> None:
    seen = rate("7.1", "0.05")
    inverse = seen.inverse()
    assert (inverse.base, inverse.quote, inverse.unit) == ("CNY", "USD", "USD/CNY")
    assert (inverse.on, inverse.source, inverse.days) == ("2017", "a bank", 13)
    assert inverse.assumed == ("a guess",)
    assert (inverse.quantity.likely * seen.quantity.likely).holds(Decimal(1))
    assert inverse.inverse().quantity.likely.encloses(seen.quantity.likely)


def test_a_rate_is_shown_as_quoted() -> None:
    assert rate("7.1").as_quoted() == rate("7.1")
    back = rate("7.1").inverse().as_quoted()
    assert (back.base, back.quote) == ("USD", "CNY")


@pytest.mark.parametrize(
    ("month", "expected"),
    [(YEAR - 1, None), (YEAR, Decimal("2.30")), (YEAR + 1, None), (YEAR + 2, 5), (YEAR + 3, None)],
)
def test_a_series_knows_its_months(month: int, expected: Decimal | None) -> None:
    assert Series(YEAR, ("2.30", "-", "5")).at(month) == expected


def test_a_table_parses_the_line_that_is_asked_for() -> None:
    table = RateTable("a bank", {
        "mean CNY/EUR": "2017-01 7 11", "end CNY/EUR": "2017-01 7 -", "days EUR": "2017-01 19 23",
        "days CNY": "2017-02 17", "last EUR": "2017-01 31 27", "mean XXX/EUR": "broken",
    })  # fmt: skip
    assert table.series("mean CNY/EUR") == Series(YEAR, ("7", "11"))
    assert table.series("mean DKK/EUR").at(YEAR) is None
    assert table.currencies == ("CNY", "EUR", "XXX")
    assert table.span == (YEAR, YEAR + 1)
    assert [table.days("CNY", YEAR + m) for m in (0, 1, 2)] == [19, 17, 0]
    assert table.last_day(YEAR + 1) == (2017, 2, 27)
    assert table.last_day(YEAR + 2) is None
    assert [table.month_end("CNY", YEAR + m) for m in (0, 1)] == [Decimal(7), None]
    assert table.month_end("EUR", YEAR) == 1


def test_the_span_is_in_months() -> None:
    table = RateTable("a bank", {"days EUR": "2017-11 19 23"})
    assert table.span == (Period.parse("2017-11").first_month, Period.parse("2017-12").last_month)
