"""The currency of an area, and the file it stands in."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.make_area_currencies import TARGET, area_currencies
from tbcalc.sources.area_currency import area_currency


@pytest.mark.parametrize(
    ("area", "currency"),
    [
        ("CN", "CNY"), ("CN-SD", "CNY"), ("CN-SD/Weihai", "CNY"), ("JP", "JPY"), ("HK", "HKD"),
        ("SE", "SEK"), ("DE", "EUR"), ("EU", "EUR"), ("IN", "INR"), ("ASEAN", ""), ("W", ""),
    ],
)  # fmt: skip
def test_the_currency_of_an_area(area: str, currency: str) -> None:
    assert area_currency(area) == currency


def test_the_file_is_what_the_script_writes() -> None:
    written = TARGET.read_text(encoding="utf-8")
    for currency, areas in area_currencies(date(2026, 1, 1)).items():
        assert f"\n{currency}\t{' '.join(areas)}\n" in written
