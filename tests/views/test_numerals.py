"""Numbers as people read them: honest digits, and print that reads back."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.errors import UsageError
from tbcalc.exact.interval import INFINITY, Interval
from tbcalc.figures.quantity import Quantity
from tbcalc.sources.figure_text import read_figure
from tbcalc.views.numerals import Style, numeral, numeral_text
from tests.strategies import fractions, nonnegative, quantities

TRILLION = Decimal(10) ** 12


def about(value: str, half: str, unit: str = "CNY") -> Quantity:
    number, width = Decimal(value), Decimal(half)
    return Quantity(
        number, Interval.around(number, width), Interval.around(number, 2 * width), unit
    )


def printed(text: str) -> Quantity:
    return read_figure(text).quantity


@pytest.mark.parametrize(
    ("quantity", "text", "bounds"),
    [
        (about("7.06e12", "0.01e12"), "7.06 trillion yuan", "7.05 to 7.07"),
        (about("0", "1e12"), "0 trillion yuan", "-1 to 1"),
        (about("0", "0.5", "USD"), "0 dollars", "-0.5 to 0.5"),
        (about("25.4e12", "0.005e12"), "25.40 trillion yuan", "25.395 to 25.405"),
        (about("5.0903e12", "0.0435e12"), "5.09 trillion yuan", "5.046 to 5.134"),
        (about("2.92619e12", "0.0057e12"), "2.926 trillion yuan", "2.9204 to 2.9319"),
        (about("6.7796", "0.0102", "CNY/USD"), "6.780 yuan per dollar", "6.769 to 6.790"),
        (about("0.05", "0.02", "HKD/USD"), "0.050 HKD/USD", "0.030 to 0.070"),
        (about("0.16104", "0.00023", "1"), "16.1 %", "16.08 to 16.13"),
        (about("1.383904", "0.00065", "1"), "138.4 %", "138.32 to 138.46"),
        (about("899.98e9", "7.26e9", "USD"), "900 billion dollars", "892.7 to 907.3"),
        (about("0.05", "0.005", "1"), "5 %", "4.5 to 5.5"),
        (about("0", "0.0005", "1"), "0.0 %", "-0.05 to 0.05"),
        (about("0.009", "0.0005", "pp"), "0.9 percentage points", "0.85 to 0.95"),
        (about("190000000", "5000000", "people"), "190 million people", "185 to 195"),
        (about("697123", "0", "enterprises"), "697,123 enterprises", "697,123 to 697,123"),
        (about("12345", "0.5"), "12,345 yuan", "12,344.5 to 12,345.5"),
        (about("25454535123456.78", "0.005"), "25.4545 trillion yuan", "25.4545 to 25.4546"),
        (about("-7.06e12", "0.01e12"), "-7.06 trillion yuan", "-7.07 to -7.05"),
        (about("5.2e9", "0.05e9", "HKD"), "5.2 billion HKD", "5.15 to 5.25"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_digits_follow_the_bounds(quantity: Quantity, text: str, bounds: str) -> None:
    told = numeral(quantity)
    assert (str(told), told.bounds) == (text, bounds)
    assert numeral_text(quantity) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("more than 43 trillion yuan", "over 43 trillion yuan"),
        ("nearly 700,000 entities", "nearly 700,000 entities"),
        ("less than 5 trillion yuan", "under 5 trillion yuan"),
        ("at least 5 trillion yuan", "at least 5 trillion yuan"),
        ("up to 5 trillion yuan", "up to 5 trillion yuan"),
        ("6.20 trillion yuan", "6.20 trillion yuan"),
        ("500 billion yuan", "500 billion yuan"),
        ("21.8 percent", "21.8 %"),
        ("16.08 percent", "16.08 %"),
    ],
)
def test_what_was_printed_is_shown_with_its_digits(text: str, shown: str) -> None:
    assert str(numeral(printed(text))) == shown


@pytest.mark.parametrize(
    ("value", "half", "shown"),
    [
        ("-0.0004", "0.00001", "-0.040 %"),
        ("0.99996", "0.00001", "99.996 %"),
        ("0.99996", "0.001", "99.9 %"),
        ("1.0004", "0.001", "100.1 %"),
        ("1", "0", "100 %"),
        ("1", "0.0005", "100.0 %"),
    ],
)
def test_rounding_may_not_lie(value: str, half: str, shown: str) -> None:
    assert str(numeral(about(value, half, "1"))) == shown


def test_a_sure_deficit_never_prints_nothing() -> None:
    assert numeral(about("-0.4e9", "0.1e9"), Style(scale="trillion")).number == "-0.0004"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "7.06 trillion yuan"),
        ("zh_CN", "7.06万亿元"),
        ("de", "7,06 trillion yuan"),
        ("es", "7,06 trillion yuan"),
        ("ja", "7.06 trillion yuan"),
    ],
)
def test_locales(locale: str, text: str) -> None:
    assert str(numeral(about("7.06e12", "0.01e12"), Style(locale))) == text


def test_every_locale_of_cldr_writes_numbers() -> None:
    for locale in locale_identifiers():
        for value in ("7.06e12", "-899e9", "0.16", "12345"):
            assert numeral(about(value, "0.01"), Style(locale)).number
            assert str(numeral(about("0.161", "0.0005", "1"), Style(locale)))


def test_a_scale_that_the_language_counts_in_thousands_of() -> None:
    assert str(numeral(about("899e9", "1e9", "USD"), Style("es", native=True))).startswith(
        "899 mil millones"
    )


def test_a_pattern_with_a_form_for_negative_numbers() -> None:
    told = str(numeral(about("25.45e12", "0.01e12"), Style("sw", native=True)))
    assert told.startswith("25.45 trilioni yuan")
    for locale in locale_identifiers():
        assert ";" not in numeral(about("7.06e12", "0.01e12"), Style(locale, native=True)).unit


def test_a_locale_as_the_environment_writes_it() -> None:
    assert Style("en_US.UTF-8").language == "en"
    assert str(numeral(about("7.06e12", "0.01e12"), Style("de_DE.UTF-8"))).startswith("7,06 tril")


@pytest.mark.parametrize("locale", ["xx", "not a locale", "en_ZZ_QQ", "../etc", "d e"])
def test_an_unknown_locale(locale: str) -> None:
    with pytest.raises(UsageError, match="no locale"):
        numeral(about("7.06e12", "0.01e12"), Style(locale))


@pytest.mark.parametrize(
    ("scale", "text"),
    [
        ("billion", "7,060 billion yuan"),
        ("one", "7,060,000,000,000 yuan"),
        ("亿", "70,600亿元"),
        ("万", "706,000,000万元"),
    ],
)
def test_scales(scale: str, text: str) -> None:
    assert str(numeral(about("7.06e12", "0.01e12"), Style(scale=scale))) == text


def test_bounds_without_a_value() -> None:
    likely = Interval(43 * TRILLION, 44 * TRILLION)
    only = Quantity(None, likely, Interval(43 * TRILLION, INFINITY), "CNY")
    assert str(numeral(only)) == "43 to 44 trillion yuan"
    assert numeral(only, bounds=only.possible).bounds == "≥ 43"


amounts = quantities(nonnegative.filter(bool))


@given(amounts | amounts.map(lambda quantity: -quantity) | fractions())
def test_what_is_printed_reads_back_to_an_interval_that_holds_the_value(
    quantity: Quantity,
) -> None:
    told = str(numeral(quantity))
    again = read_figure(told)
    assert quantity.value is not None
    assert again.possible.holds(quantity.value), told
    assert again.unit == quantity.unit


@given(amounts | fractions(), st.booleans())
def test_bounds_round_outward(quantity: Quantity, likely: bool) -> None:
    interval = quantity.likely if likely else quantity.possible
    told = numeral(quantity, Style(scale="one"), bounds=interval)
    power = Decimal("0.01") if quantity.unit == "1" else Decimal(1)
    low, high = (Decimal(end.replace(",", "")) * power for end in (told.low, told.high))
    assert low <= interval.low
    assert high >= interval.high


@given(amounts)
def test_no_digits_beyond_the_bounds(quantity: Quantity) -> None:
    """The last digit shown is not finer than the first digit of the half-width."""
    number = numeral(quantity, Style(scale="one")).number.replace(",", "")
    decimals = len(number.partition(".")[2])
    half = quantity.likely.width / 2
    assert -decimals >= min(0, half.adjusted())
    assert re.fullmatch(r"-?\d+(\.\d+)?", number)
