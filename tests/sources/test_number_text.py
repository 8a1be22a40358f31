"""Digits with separators."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.sources.number_text import Digits, convention, read_digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("1234", "1234"), ("12.5", "12.5"), ("12,5", "12.5"), ("0,125", "0.125"),
        ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1,189,123", "1189123"),
        ("1.189.123", "1189123"), ("1 189 123", "1189123"), ("1 189 123,4", "1189123.4"),
        ("1'189'123.5", "1189123.5"), ("1,23,45,678", "12345678"), ("19·4", "19.4"),
        ("1234,567", "1234.567"), (".5", "0.5"), ("593,011,6", "593011.6"),
        ("5.298.27", "5298.27"), ("6.2e12", "6.2e12"), ("12e0", "12"),
    ],
)  # fmt: skip
def test_one_reading(text: str, digits: str) -> None:
    read = read_digits(text)
    assert read is not None
    assert (read.digits, read.other) == (digits, "")


@pytest.mark.parametrize(
    "text", ["1.2.3", "1,2,3", "12,34,5", "1,234,5678", "1.2,3.4", "1 23", "1,234.5.6", "2,0329.5"]
)
def test_no_number(text: str) -> None:
    assert read_digits(text) is None


def test_two_readings_are_both_told() -> None:
    assert read_digits("1,200") == Digits("1200", 0, "1.200", ",")
    assert read_digits("12.345") == Digits("12345", 0, "12.345", ".")


@given(st.integers(0, 10**12), st.integers(0, 4), st.sampled_from([(",", "."), (".", ",")]))
def test_grouped_digits_read_back(number: int, places: int, signs: tuple[str, str]) -> None:
    group, decimal = signs
    whole = f"{number:,}".replace(",", group)
    decimals = "7" * places
    text = f"{whole}{decimal}{decimals}" if places else whole
    read = read_digits(text)
    assert read is not None
    plain = f"{number}.{decimals}" if places else str(number)
    assert plain in (read.digits, read.other)


@pytest.mark.parametrize(
    ("languages", "locale", "expected"),
    [
        (("en",), "", "point"), (("de",), "", "comma"), (("de", "fr"), "", "comma"),
        (("de", "en"), "", ""), ((), "", ""), (("es",), "", "mixed"), (("es",), "es_MX", "point"),
        (("es",), "es-ES", "comma"), (("de",), "de_CH", "point"), (("xx",), "xx", ""),
    ],
)  # fmt: skip
def test_conventions(languages: tuple[str, ...], locale: str, expected: str) -> None:
    assert convention(languages, locale) == expected
