"""Rates that the user gives: exact, read the way the pair is quoted, refused where in doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.core.given_rate import bare_rate, given_rate
from tbcalc.core.rates import quoted_rate
from tbcalc.errors import UsageError
from tbcalc.figures.period import Period
from tests.core.rate_tables import PRIMES


@pytest.mark.parametrize(
    ("value", "pair", "unit"),
    [
        ("6.9", ("CNY", "USD"), "CNY/USD"),
        ("6.9", ("USD", "CNY"), "CNY/USD"),
        ("0.43", ("GBP", "USD"), "USD/GBP"),
        ("89", ("CNY", "EUR"), "CNY/EUR"),
        ("3", ("CNY", "GBP"), "CNY/GBP"),
    ],
)
def test_a_bare_rate_is_read_as_quoted(value: str, pair: tuple[str, str], unit: str) -> None:
    known = quoted_rate(PRIMES, *pair, Period.parse("2017-02"))
    rate = bare_rate(Decimal(value), *pair, known)
    quote, base = unit.split("/")
    assert (rate.unit, rate.quantity.value) == (unit, Decimal(value))
    assert rate.assumed == (f"the rate {value} is read as {quote} per {base}",)


@pytest.mark.parametrize(
    ("value", "pair"),
    [("0.14", ("CNY", "USD")), ("2.3", ("GBP", "USD")), ("0.01", ("CNY", "EUR"))],
)
def test_a_bare_rate_nearer_to_the_inverse_is_refused(value: str, pair: tuple[str, str]) -> None:
    known = quoted_rate(PRIMES, *pair, Period.parse("2017-02"))
    with pytest.raises(UsageError, match="without units") as caught:
        bare_rate(Decimal(value), *pair, known)
    assert f'--rate "{value} ' in caught.value.remedy


def test_a_bare_rate_of_an_unknown_pair_is_read_as_quoted() -> None:
    assert bare_rate(Decimal(23), "USD", "TWD", None).unit == "TWD/USD"


@pytest.mark.parametrize("value", ["0", "-7.1"])
def test_a_rate_is_above_nought(value: str) -> None:
    with pytest.raises(UsageError, match="converts nothing"):
        given_rate(Decimal(value), "USD", "CNY")
