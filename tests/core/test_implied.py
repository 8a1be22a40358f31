"""What two figures imply, told apart by their units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.core.implied import IMPLIED, implied, implied_rate
from tbcalc.errors import UnitMismatchError, UsageError
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.figure_text import read_figure


def printed(text: str) -> Quantity:
    return read_figure(text).quantity


@pytest.mark.parametrize(
    ("what", "first", "second", "unit", "low", "value", "high"),
    [
        ("base", "6.2 trillion yuan", "up 21.8 percent", "CNY", "5.047e12", "5.090e12", "5.134e12"),
        ("base", "up 21.8 percent", "6.2 trillion yuan", "CNY", "5.047e12", "5.090e12", "5.134e12"),
        ("base", "3.33 trillion yuan", "up 13.8%", "CNY", "2.9205e12", "2.9262e12", "2.9319e12"),
        ("rate", "3.33 trillion yuan", "$491.18 bn", "CNY/USD", "6.769", "6.780", "6.790"),
        ("rate", "$491.18 bn", "3.33 trillion yuan", "CNY/USD", "6.769", "6.780", "6.790"),
        ("rate", "$110 bn", "100 bn euros", "USD/EUR", "1.0896", "1.1", "1.1106"),
        ("total", "25.45T yuan", "18.39T yuan", "CNY", "43.83e12", "43.84e12", "43.85e12"),
        ("total", "6.89 trillion yuan", "15.7 percent", "CNY", "43.71e12", "43.885e12", "44.06e12"),
        ("level", "5.09T yuan", "up 21.8 percent", "CNY", "6.191e12", "6.19962e12", "6.209e12"),
        ("growth", "6.2 trillion yuan", "5.09 trillion yuan", "1", "0.207", "0.21807", "0.2291"),
        ("share", "6.89T yuan", "43.85T yuan", "1", "0.15699", "0.15713", "0.15727"),
        ("balance", "25.45T yuan", "18.39T yuan", "CNY", "7.05e12", "7.06e12", "7.07e12"),
    ],
)  # fmt: skip
def test_implied(
    what: str, first: str, second: str, unit: str, low: str, value: str, high: str
) -> None:
    found, _ = implied(what, [printed(first), printed(second)])
    assert found.unit == unit
    assert found.value is not None
    for number, known in (
        (found.likely.low, low),
        (found.value, value),
        (found.likely.high, high),
    ):
        assert abs(number / Decimal(known) - 1) < Decimal("0.0005")


def test_roles_follow_the_order_given() -> None:
    level, growth = printed("6.2 trillion yuan"), printed("up 21.8 percent")
    assert implied("base", [level, growth])[1] == ("level", "growth")
    assert implied("base", [growth, level])[1] == ("growth", "level")


@pytest.mark.parametrize("what", IMPLIED)
@pytest.mark.parametrize(
    "figures", [(), ("5 yuan",), ("5%", "6%"), ("5 yuan", "6 yuan", "7 yuan")], ids=str
)
def test_what_is_not_enough_or_too_much(what: str, figures: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match=f"implied {what} follows from"):
        implied(what, [printed(figure) for figure in figures])


def test_no_rate_within_one_currency() -> None:
    with pytest.raises(UnitMismatchError, match="both amounts are in USD"):
        implied_rate(printed("5 dollars"), printed("6 dollars"))
