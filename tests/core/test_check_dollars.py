"""Dollars of several countries in one entry: a bare $ beside NT$ or pesos is the American one."""

from __future__ import annotations

import pytest

from tbcalc.core.check import checked
from tbcalc.sources.yaml_reader import read_dataset
from tests.articles import KNOWLEDGE

PAIR = """
sources: {{paper: {{publisher: A paper, published: 2025-01-09}}}}
defaults: {{source: paper, reporter: {reporter}, period: 2024-12}}
figures:
  - {{flow: exports, value: "{value}", also: "{also}"}}
"""


@pytest.mark.parametrize(
    ("reporter", "value", "also", "units"),
    [
        ("TW", "$43.59 billion", "NT$1.413 trillion", ["USD", "TWD"]),
        ("TW", "NT$1.413 trillion", "$43.59 billion", ["TWD", "USD"]),
        ("CA", "C$69.5 billion", "$48.7 billion", ["CAD", "USD"]),
        ("MX", "$51.7 billion", "1.04 trillion pesos", ["USD", "MXN"]),
        ("HK", "HK$400 billion", "US$51.4 billion", ["HKD", "USD"]),
    ],
)
def test_a_pair_is_of_two_currencies(
    reporter: str, value: str, also: str, units: list[str]
) -> None:
    dataset = read_dataset(PAIR.format(reporter=reporter, value=value, also=also), path="pair.yaml")
    assert [o.figure.unit for o in dataset.observations] == units
    assert checked(dataset, KNOWLEDGE).findings == ()


ALONE = """
sources: {{paper: {{publisher: A paper, published: 2025-01-09}}}}
defaults: {{source: paper, reporter: {reporter}, period: 2024-12}}
figures:
  - {{flow: exports, value: "{value}"}}
"""


@pytest.mark.parametrize(
    ("reporter", "value", "unit"),
    [
        ("TW", "$43.59 billion", "USD"),
        ("MX", "$51.7 billion", "USD"),
        ("SG", "43 billion dollars", "USD"),
        ("AU", "$46.1 billion", "AUD"),
        ("HK", "$400 billion", "HKD"),
        ("CA", "69.5 billion dollars", "CAD"),
        ("TW", "1.4兆元", "TWD"),
        ("MX", "1.04 trillion pesos", "MXN"),
    ],
)
def test_a_bare_sign_is_the_own_dollar_only_of_those_who_print_it_so(
    reporter: str, value: str, unit: str
) -> None:
    dataset = read_dataset(ALONE.format(reporter=reporter, value=value), path="alone.yaml")
    assert [o.figure.unit for o in dataset.observations] == [unit]
