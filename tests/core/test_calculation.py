"""Calculations: known results, and bounds that enclose every world the figures allow."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tbcalc.core.calculation import Calculated, calculated
from tbcalc.core.given_rate import given_rate
from tbcalc.core.interval_power import power
from tbcalc.core.measures import Measures
from tbcalc.errors import TbcalcError, UnitMismatchError, UsageError
from tbcalc.exact.interval import Interval
from tbcalc.figures.expression import Calculation, Expression, Operand, operands
from tbcalc.figures.rate import Rate
from tbcalc.sources.commodity_text import read_commodity
from tbcalc.sources.expression_text import read_calculation
from tbcalc.sources.figure_text import read_figure
from tbcalc.sources.unit_text import unit_definitions


def prime_rate(base: str, quote: str) -> Rate:
    """Return seven yuan per dollar, and eleven of anything else."""
    if base == "CNY":
        return given_rate(Decimal(7), quote, base).inverse()
    return given_rate(Decimal(7) if quote == "CNY" else Decimal(11), base, quote)


def reckoned(text: str, *, exchange: bool = False) -> Calculated:
    asked = read_calculation(text, read_figure)
    commodity = read_commodity(asked.commodity) if asked.commodity else None
    measures = Measures(unit_definitions(), prime_rate, commodity)
    return calculated(asked, measures, exchange=exchange)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1 + 2 * 3", "7", ""),
        ("(1 + 2) * 3", "9", ""),
        ("7 - 2 - 1", "4", ""),
        ("8 / 4 / 2", "1", ""),
        ("2 ^ 3 ^ 2", "512", ""),
        ("-2 ^ 2", "-4", ""),
        ("2 * -3", "-6", ""),
        ("--3", "3", ""),
        ("5% + 3%", "0.08", "1"),
        ("5% * 3", "0.15", ""),
        ("7.06 / 5 to percent", "1.412", "1"),
        ("6T CNY / 2T CNY", "3", ""),
        ("6T CNY / 2T USD", "3", "CNY/USD"),
        ("10% of 6T CNY", "600000000000", "CNY"),
        ("half of 6T CNY", "3000000000000", "CNY"),
        ("80 dollars a barrel * 3 barrels", "240", "USD"),
        ("100 USD / 2 barrels", "50", "USD/barrel"),
        ("2 tonnes + 500 kg", "2.5", "tonne"),
        ("500 kg + 2 tonnes", "2500", "kilogram"),
        ("1000 kg / 2 tonnes", "0.5", ""),
        ("3 kg * 2 tonnes", "6000", "kilogram^2"),
        ("100 USD/kg to USD/tonne", "100000", "USD/tonne"),
        ("70 CNY to USD", "10", "USD"),
        ("733 USD/tonne to USD/barrel of crude oil", "100", "USD/barrel"),
        ("100 USD/barrel to CNY/tonne of crude oil", "5131", "CNY/tonne"),
        ("5 bushels to pounds of wheat", None, ""),
        ("5 bushels to lb of wheat", "300", "pound"),
        ("36 GJ to tonnes of lng", "0.735294117647", "tonne"),
        ("3 million barrels a day * 2 days", "6000000", "barrel"),
        ("6万亿元 ÷ 2万亿美元", "3", "CNY/USD"),
        ("200万吨 * 3", "6000000", "tonne"),
        ("4 ^ 0.5", "2", ""),
        ("1e-3 * 2", "0.002", ""),
    ],
)
def test_results(text: str, value: str | None, unit: str) -> None:
    if value is None:
        with pytest.raises(UnitMismatchError):  # pounds are money
            reckoned(text)
        return
    result = reckoned(text).quantity
    assert result.value is not None
    expected = Decimal(value)
    assert abs(result.value - expected) < Decimal("1e-11") * max(Decimal(1), abs(expected))
    assert result.unit == unit


def test_a_figure_that_stands_twice_is_one() -> None:
    share = reckoned("(25.45T CNY - 18.39T CNY) / (25.45T CNY + 18.39T CNY)")
    assert share.repeated == ("25.45T CNY", "18.39T CNY")
    assert not share.is_loose
    assert round(share.quantity.likely.low, 4) == Decimal("0.1608")
    assert round(share.quantity.likely.high, 4) == Decimal("0.1613")
    alone = reckoned("3T CNY - 3T CNY").quantity
    assert alone.possible == Interval.point(0)


def test_two_currencies_are_added_at_a_rate_only() -> None:
    with pytest.raises(UnitMismatchError, match="no rate is given"):
        reckoned("3 USD + 4 CNY")
    added = reckoned("3 USD + 14 CNY", exchange=True)
    assert added.quantity.value == 5
    assert added.quantity.unit == "USD"


@pytest.mark.parametrize(
    ("text", "said", "at"),
    [
        ("", "a figure or a unit is expected", ""),
        ("6.2T CNY -", "a figure or a unit is expected", ""),
        ("2 * (3 + 4", "a bracket is not closed", ""),
        ("2 * 3)", "nothing may stand here", ")"),
        ("6.2T CNY 5%", "", ""),
        ("5 USD / (3 - 3)", "divides by zero", "/"),
        ("5 USD + 3", "measure different things", "+"),
        ("5 USD ^ 0.5", "no such root", "^"),
        ("2 ^ 6.2T CNY", "plain number", "^"),
        ("(0 - 4) ^ 0.5", "may be negative", "^"),
        ("9 ^ 1001", "beyond 1000", "^"),
        ("(9 ^ 999) ^ 999", "beyond 1e100", ""),
        ("5 USD to parsec", "no unit or currency", "parsec"),
        ("5 USD to", "a unit is expected", ""),
        ("5 USD to 3", "no unit or currency", "3"),
        ("5 barrels to tonnes", "measure different things", "to tonnes"),
        ("5 barrels to tonnes of unobtainium", "no commodity", "unobtainium"),
        ("¥5 * 2", "may be JPY or CNY", "¥"),
        ("(" * 60 + "1" + ")" * 60, "nested", "("),
        ("1+" * 6000 + "1", "characters", ""),
        ("__import__('os')", "", ""),
        ("1 @ 2", "", "@"),
    ],
)
def test_faults_say_where(text: str, said: str, at: str) -> None:
    with pytest.raises(TbcalcError) as caught:
        reckoned(text)
    assert said in caught.value.reason
    if at:
        assert caught.value.span is not None
        start, end = caught.value.span
        assert caught.value.text[start:end] == at


def test_a_huge_result_is_no_crash() -> None:
    with pytest.raises(UsageError, match="beyond"):
        reckoned("((9 ^ 999) ^ 999) ^ 999")


FIGURES = st.sampled_from(
    ["2", "3.5", "7.1T CNY", "0.4T CNY", "3 CNY", "21.8%", "5 USD", "about 4 CNY", "0", "11"]
)
SIGNS = st.sampled_from([" + ", " - ", " * ", " / "])


def _bracketed(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(parts, SIGNS, parts).map(lambda each: f"({''.join(each)})")


EXPRESSIONS = st.recursive(FIGURES, _bracketed, max_leaves=7)


def world(node: Expression, numbers: dict[str, Fraction]) -> Fraction:
    """Return the value of an expression in one world, in fractions."""
    if isinstance(node, Operand):
        value = node.quantity.value
        return Fraction(value or 0) if node.is_exact else numbers[node.text]
    left, right = world(node.left, numbers), world(node.right, numbers)
    match node.sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


@settings(max_examples=300, deadline=None)
@given(text=EXPRESSIONS, where=st.lists(st.integers(0, 100), min_size=8, max_size=8))
def test_bounds_enclose_every_world(text: str, where: list[int]) -> None:
    asked = read_calculation(text, read_figure)
    try:
        result = calculated(asked, Measures(unit_definitions())).quantity
    except TbcalcError:
        assume(False)
    for level in ("likely", "possible"):
        numbers = _numbers(asked, level, where)
        try:
            value = world(asked.expression, numbers)
        except ZeroDivisionError:
            continue
        bounds: Interval = getattr(result, level)
        assert not bounds.low.is_finite() or Fraction(bounds.low) <= value
        assert not bounds.high.is_finite() or value <= Fraction(bounds.high)


def _numbers(asked: Calculation, level: str, where: list[int]) -> dict[str, Fraction]:
    texts = dict.fromkeys(each.text for each in operands(asked.expression))
    bounds = {each.text: getattr(each.quantity, level) for each in operands(asked.expression)}
    numbers = {}
    for text, place in zip(texts, where * 2, strict=False):
        low, high = Fraction(bounds[text].low), Fraction(bounds[text].high)
        numbers[text] = low + (high - low) * place / 100
    return numbers


@given(
    low=st.integers(1, 1000), width=st.integers(0, 100), exponent=st.integers(-20, 20),
    place=st.integers(0, 10),
)  # fmt: skip
def test_powers_enclose(low: int, width: int, exponent: int, place: int) -> None:
    base = Interval(Decimal(low) / 10, Decimal(low + width) / 10)
    inside = Fraction(low, 10) + Fraction(width, 10) * place / 10
    found = power(base, Interval.point(exponent))
    assert Fraction(found.low) <= inside**exponent <= Fraction(found.high)
    root = power(base, Interval.point(Decimal("0.5")))
    assert Fraction(root.low) ** 2 <= inside <= Fraction(root.high) ** 2


@given(st.text(alphabet="0123456789.+-*/^() perofUSDCNYto%¥$,T亿", max_size=60))
def test_any_text_is_a_result_or_an_error(text: str) -> None:
    with suppress(TbcalcError):
        assert reckoned(text).text == text
