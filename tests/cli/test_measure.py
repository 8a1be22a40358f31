"""``--measure`` of growth, share and implied as a person asks it."""

from __future__ import annotations

import json

import pytest

from tests.command_line import called
from tests.conftest import Golden

DEALS = "ciie-intended-transactions"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("growth", ("growth", "--measure", DEALS, "--year", "2025")),
        ("growth-alone", ("growth", "--measure", "GDP", "--period", "2017-Q1")),
        ("growth-by-year", ("growth", "--measure", DEALS, "--data", "press")),
        ("growth-in-yuan", ("growth", "--measure", DEALS, "--year", "2025", "--in", "CNY")),
        ("growth.json", ("growth", "--measure", DEALS, "--year", "2025", "-f", "json")),
        ("growth.csv", ("growth", "--measure", DEALS, "--year", "2025", "-f", "csv")),
        ("share", ("share", "--measure", "employment supported by trade")),
        ("share-of-a-product", ("share", "--measure", "foreign-trade-entities")),
        ("share.json", ("share", "--measure", "foreign-trade-entities", "-f", "json")),
        ("implied", ("implied", "base", "--measure", DEALS, "--year", "2025")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_answers(golden: Golden, name: str, arguments: tuple[str, ...]) -> None:
    outcome = called(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    golden(f"measure/{name}" if "." in name else f"measure/{name}.txt", outcome.out)


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("misspelt", ("growth", "--measure", "gpd"), 1),
        ("part-of-a-name", ("growth", "--measure", "ciie"), 1),
        ("misspelt-flow", ("implied", "base", "--flow", "exprots", "--year", "2024"), 1),
        ("flow", ("share", "--measure", "total"), 2),
        ("two", ("growth", "--measure", "gdp", "--flow", "total"), 2),
        ("no-growth", ("growth", "--measure", "ciie-sessions"), 1),
        ("no-level", ("implied", "base", "--measure", "gdp", "--period", "2017-Q1"), 1),
        ("no-such-year", ("growth", "--measure", "gdp", "--year", "2016"), 1),
        ("no-money", ("share", "--measure", "employment-supported-by-trade", "--in", "EUR"), 2),
    ],
)
def test_failures(golden: Golden, name: str, arguments: tuple[str, ...], code: int) -> None:
    outcome = called(*arguments)
    assert (outcome.code, outcome.out) == (code, "")
    golden(f"measure/failures/{name}.txt", outcome.err)


def test_the_base_of_the_expo_of_2024() -> None:
    (row,) = json.loads(called("growth", "--measure", DEALS, "--year", "2025", "-f", "json").out)[
        "rows"
    ]
    assert round(row["implied_base"][DEALS]["value"] / 10**9, 2) == 79.97
    assert row["growth"][DEALS]["text"] == "up 4.4 percent"
