"""Which rate a printed pair was converted at: the pairs of the founding documents, and laws."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tbcalc.core.rate_fit import RateFit, rate_fit
from tbcalc.errors import MissingRateError, UnitMismatchError
from tbcalc.figures.daily_rates import DailyRates
from tbcalc.figures.period import Day, Period
from tbcalc.sources.daily_rates import packaged_daily_text, pair_rates
from tbcalc.sources.figure_text import read_figure


def fitted(one: str, other: str, published: str = "", period: str = "") -> RateFit:
    """Return the fit of two printed figures among the ECB's rates."""
    first, second = read_figure(one).quantity, read_figure(other).quantity
    rates = pair_rates(packaged_daily_text(), first.unit, second.unit)
    return rate_fit(
        first,
        second,
        rates,
        published=Period.parse(published).first if published else None,
        period=Period.parse(period) if period else None,
    )


def outcome(fit: RateFit) -> dict[str, str]:
    """Return how well each rate tried fits, by its kind."""
    return {candidate.kind: candidate.fit for candidate in reversed(fit.tried)}


@pytest.mark.parametrize(
    ("one", "other", "published", "period", "fits", "best"),
    [
        ("6.2 trillion yuan", "$899 billion", "2017-04-20", "2017-Q1",
         {"publication": "rounding", "mean": "rounding"}, "publication"),
        ("3.33 trillion yuan", "$491.18 billion", "2023-02-09", "2022",
         {"publication": "rounding", "mean": "no"}, "publication"),
        ("43 trillion yuan", "6.07 trillion dollars", "2025-11-26", "2024",
         {"publication": "printed", "mean": "near"}, "publication"),
        ("16.75 trillion yuan", "2.3 trillion dollars", "2025-12-09", "2025-01/2025-11",
         {"publication": "no", "mean": "printed"}, "mean"),
        ("6.2 trillion yuan", "$780 billion", "2017-04-20", "2017-Q1",
         {"publication": "no", "mean": "no", "month_end": "no"}, ""),
        ("$899 billion", "6.2 trillion yuan", "2017-04-20", "2017-Q1",
         {"publication": "printed", "mean": "printed"}, "publication"),
    ],
    ids=["2017-Q1", "Shandong 2022", "43 trillion", "January-November 2025", "780", "reversed"],
)  # fmt: skip
def test_the_pairs_of_the_press(
    one: str, other: str, published: str, period: str, fits: dict[str, str], best: str
) -> None:
    fit = fitted(one, other, published, period)
    told = outcome(fit)
    assert {kind: told[kind] for kind in fits} == fits
    assert (fit.best.kind if fit.best else "") == best


def test_what_no_rate_explains_says_when_it_last_was_so() -> None:
    fit = fitted("6.2 trillion yuan", "$780 billion", "2017-04-20", "2017-Q1")
    assert not fit.runs
    assert fit.last_seen == (2006, 11, 6)


def test_without_a_day_every_day_is_searched() -> None:
    fit = fitted("6.2 trillion yuan", "$780 billion")
    assert fit.runs[0].last == (2006, 11, 6)
    assert fit.searched.first == (2005, 4, 1)


def test_a_day_before_all_rates_is_said() -> None:
    with pytest.raises(MissingRateError, match="begin on 2005-04-01"):
        fitted("6.2 trillion yuan", "$899 billion", "1990-04-20")


def test_one_currency_has_no_rate() -> None:
    rates = pair_rates(packaged_daily_text(), "CNY", "USD")
    amount = read_figure("6.2 trillion yuan").quantity
    with pytest.raises(UnitMismatchError):
        rate_fit(amount, amount, rates)


DAYS: tuple[Day, ...] = tuple((2024, 3, day) for day in range(1, 29))


@given(
    amount=st.integers(1, 10**6),
    rate=st.integers(100, 10**6),
    day=st.integers(0, 27),
    decimals=st.integers(0, 4),
)
def test_a_pair_converted_at_a_days_rate_fits_that_day(
    amount: int, rate: int, day: int, decimals: int
) -> None:
    values = tuple(
        Decimal(rate) / 100 if place == day else Decimal(rate) / 50 for place in range(28)
    )
    rates = DailyRates("USD", "CNY", "made up", DAYS, values)
    converted = f"{amount * 100 / Decimal(rate):.{decimals}f}"
    assume(Decimal(converted) > 0)
    one = read_figure(f"{amount} billion yuan").quantity
    other = read_figure(f"{converted} billion dollars").quantity
    fit = rate_fit(one, other, rates, published=DAYS[day], period=None)
    assert fit.best is not None
    assert (fit.best.kind, fit.best.fit) == ("publication", "printed")
    assert any(run.first <= DAYS[day] <= run.last for run in fit.runs)
