"""Currencies by code, sign and name."""

from __future__ import annotations

import pytest

from tbcalc.errors import AmbiguousCurrencyError, UnknownCurrencyError
from tbcalc.sources.currency_text import ambiguous_signs, read_currency
from tbcalc.sources.vocabulary import currency_codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("CNY", "CNY"), ("cny", "CNY"), ("RMB", "CNY"), ("yuan", "CNY"), ("renminbi", "CNY"),
        ("人民币", "CNY"), ("元", "CNY"), ("위안", "CNY"), ("юаней", "CNY"), ("CN¥", "CNY"),
        ("$", "USD"), ("US$", "USD"), ("usd", "USD"), ("U.S. dollars", "USD"), ("美元", "USD"),
        ("ドル", "USD"), ("달러", "USD"), ("dólares", "USD"), ("دولار أمريكي", "USD"),
        ("€", "EUR"), ("euros", "EUR"), ("欧元", "EUR"), ("£", "GBP"), ("₹", "INR"),
        ("HK$", "HKD"), ("NT$", "TWD"), ("baht", "THB"), ("Moroccan dirhams", "MAD"),
        ("Ghanaian cedis", "GHS"), ("円", "JPY"), ("₩", "KRW"), (" EUR ", "EUR"),
    ],
)  # fmt: skip
def test_a_currency_is_known_by_code_sign_and_name(text: str, code: str) -> None:
    assert read_currency(text) == code


@pytest.mark.parametrize("code", sorted(currency_codes()))
def test_every_code_is_read(code: str) -> None:
    assert read_currency(code) == code


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("dollers", "dollars"), ("yuann", "yuan"), ("ERU", "EUR"), ("CNZ", "CNY"),
        ("euroz", "euro"), ("xyzzy", None),
    ],
)  # fmt: skip
def test_an_unknown_currency_names_the_nearest(text: str, near: str | None) -> None:
    with pytest.raises(UnknownCurrencyError) as caught:
        read_currency(text)
    assert near is None or near in caught.value.candidates
    assert near is None or near in caught.value.remedy


@pytest.mark.parametrize("text", ["", " ", "yuan yuan", "5 yuan", "x" * 10**6, "\ud800", "\x00"])
def test_what_is_no_currency_is_refused(text: str) -> None:
    with pytest.raises(UnknownCurrencyError) as caught:
        read_currency(text)
    assert len(caught.value.text) <= 400


@pytest.mark.parametrize("text", ["¥", "kr", "pesos", "圓"])
def test_a_sign_of_several_needs_a_word(text: str) -> None:
    with pytest.raises(AmbiguousCurrencyError) as caught:
        read_currency(text)
    for code in caught.value.candidates:
        assert read_currency(text, assume=code) == code


def test_signs_mean_codes_of_iso_4217() -> None:
    for default, codes in ambiguous_signs().values():
        assert set(codes) <= currency_codes()
        assert not default or default in codes
