"""Exchange rates as sources print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.errors import TbcalcError
from tbcalc.sources.rate_phrase import read_rate_phrase


@pytest.mark.parametrize(
    ("text", "value", "low", "unit"),
    [
        ("7.1217 yuan per dollar", "7.1217", "7.12165", "CNY/USD"),
        ("about 7.12 yuan to the dollar", "7.12", "7.11", "CNY/USD"),
        ("7.1217 CNY/USD", "7.1217", "7.12165", "CNY/USD"),
        ("$1 = 7.0941 Chinese yuan", "7.0941", "7.09405", "CNY/USD"),
        ("1 yen equals 0.0065 USD", "0.0065", "0.00645", "USD/JPY"),
        ("100 yen = 4.90 yuan", "0.049", "0.04895", "CNY/JPY"),
        ("1 U.S. dollar equals 142.62 Japanese yen", "142.62", "142.615", "JPY/USD"),
    ],
)
def test_a_rate(text: str, value: str, low: str, unit: str) -> None:
    figure = read_rate_phrase(text)
    assert (figure.value, figure.likely.low, figure.unit) == (Decimal(value), Decimal(low), unit)
    assert (figure.kind, figure.text) == ("number", text)
    assert figure.possible.encloses(figure.likely)


@pytest.mark.parametrize(
    "text",
    [
        "7.12 yuan", "7.12", "", "yuan per dollar", "7.12 per dollar", "7.12 yuan per yuan",
        "3 dollars = 21 yuan", "about $1 = 7 yuan", "7 yuan per furlong", "=", "per", "1 = 7",
        "7.12 zillion yuan per dollar", "$1 = ", "5 percent per dollar",
    ],
)  # fmt: skip
def test_what_is_no_rate(text: str) -> None:
    with pytest.raises(TbcalcError) as raised:
        read_rate_phrase(text)
    error = raised.value
    assert error.reason
    assert error.text == text
    if error.span is not None:
        assert 0 <= error.span[0] <= error.span[1] <= len(text)
