"""Conversions of an entry: a bracket behind a deficit is a deficit, unless it says otherwise."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.sources.yaml_reader import read_dataset

BILLION = Decimal(10) ** 9


@pytest.mark.parametrize(
    ("value", "also", "billions"),
    [
        ("deficit of 9.29 trillion yen", "$62.7 billion", "-62.7"),
        ("deficit of 9.29 trillion yen", "about $62.7 billion", "-62.7"),
        ("deficit of 9.29 trillion yen", "deficit of $62.7 billion", "-62.7"),
        ("deficit of 9.29 trillion yen", "surplus of $62.7 billion", "62.7"),
        ("surplus of 9.29 trillion yen", "$62.7 billion", "62.7"),
        ("9.29 trillion yen", "$62.7 billion", "62.7"),
        ("逆差9.29万亿日元", "627亿美元", "-62.7"),
    ],
)
def test_a_conversion_has_the_sign_of_its_amount(value: str, also: str, billions: str) -> None:
    head = "sources: {a: {}}\ndefaults: {reporter: JP, flow: balance, period: 2023}\n"
    text = f'{head}figures:\n  - {{value: "{value}", also: "{also}"}}\n'
    _, converted = read_dataset(text, path="brackets").observations
    assert converted.figure.value == Decimal(billions) * BILLION
    assert converted.figure.likely.holds(converted.figure.value)
    assert converted.figure.text == also
