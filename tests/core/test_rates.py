"""Exchange rates of periods and dates: means, ends, crosses, and what is not known."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tbcalc.core.given_rate import given_rate
from tbcalc.core.rate_gaps import known_months
from tbcalc.core.rates import latest_rate, month_end_rate, rate_on
from tbcalc.errors import MissingRateError
from tbcalc.figures.period import Period, month_run
from tbcalc.figures.rate import Rate
from tests.core.rate_tables import PRIMES, bundled

CURRENCIES = ("AUD", "CHF", "CNY", "DKK", "EUR", "GBP", "JPY", "KRW", "NZD", "SGD", "USD")
MONTHS = st.integers(2006 * 12, 2025 * 12 + 11)
SPLIT = "2017-02-13/2017-03-01 is no run of whole months: the mean of 2017-02/2017-03 is used"
PAIRS = st.permutations(CURRENCIES).map(lambda shuffled: (shuffled[0], shuffled[1]))


def prime_rate(pair: str, on: str) -> Rate:
    quote, base = pair.split("/")
    return rate_on(PRIMES, base, quote, Period.parse(on))


def bundled_rate(pair: str, on: str) -> Rate:
    quote, base = pair.split("/")
    return rate_on(bundled(), base, quote, Period.parse(on))


def value(rate: Rate) -> Decimal:
    assert rate.quantity.value is not None
    return rate.quantity.value


@pytest.mark.parametrize(
    ("pair", "on", "expected"),
    [
        ("CNY/USD", "2017-01", Decimal("7.1")),
        ("CNY/USD", "2017-01/2017-02", (2 * Decimal("7.1") + 3 * Decimal("7.3")) / 5),
        ("CNY/EUR", "2017-02/2017-04", Decimal(3 * 89 + 5 * 97 + 7 * 101) / 15),
        ("USD/CNY", "2017-01", 1 / Decimal("7.1")),
        ("USD/GBP", "2017-03", Decimal("0.47")),
        ("GBP/USD", "2017-03", 1 / Decimal("0.47")),
        ("CNY/GBP", "2017-01", Decimal(83) / 23),
        ("RUB/CNY", "2017-01/2017-02", (2 * Decimal(103) / 83 + Decimal(107) / 89) / 3),
        ("CNY/USD", "2017-03-31", Decimal(313) / 47),
        ("CNY/USD", "2017-04-29", Decimal(317) / 53),
        ("CNY/USD", "2017-02-13", Decimal("7.3")),
        ("USD/USD", "2017-02-13", Decimal(1)),
    ],
)
def test_a_rate_is_the_mean_of_its_days(pair: str, on: str, expected: Decimal) -> None:
    assert abs(value(prime_rate(pair, on)) - expected) < Decimal("1e-25")


@pytest.mark.parametrize(
    ("pair", "on", "low", "high"),
    [
        ("CNY/USD", "2017-01", "7.05", "7.15"),
        ("CNY/EUR", "2017-02", "88.5", "89.5"),
        ("USD/GBP", "2017-03", "0.465", "0.475"),
    ],
)
def test_the_bounds_are_those_of_the_stored_digits(pair: str, on: str, low: str, high: str) -> None:
    bounds = prime_rate(pair, on).quantity.likely
    assert (bounds.low, bounds.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("pair", "on", "name", "assumed"),
    [
        ("CNY/USD", "2017-Q1", "2017-Q1", ()),
        ("CNY/USD", "2017-03-31", "2017-03-31", ()),
        (
            "CNY/USD", "2017-04-30", "2017-04-28",
            ("no rate is published on 2017-04-30: that of 2017-04-28 is used",),
        ),
        (
            "CNY/USD", "2017-02-13", "2017-02",
            ("the day's rate of 2017-02-13 is not bundled: the mean of 2017-02 is used",),
        ),
        (
            "CNY/USD", "2017", "2017-Q1",
            ("2017 is known for 2017-Q1 only: the mean of that is used",),
        ),
        (
            "CNY/EUR", "2017-02-13/2017-03-01", "2017-02/2017-03",
            (SPLIT,),
        ),
        ("RUB/EUR", "2017-02", "2017-02", ("RUB has a rate on 1 of the 3 days of 2017-02",)),
    ],
)  # fmt: skip
def test_what_is_not_known_is_said(pair: str, on: str, name: str, assumed: tuple[str, ...]) -> None:
    rate = prime_rate(pair, on)
    assert (rate.on, rate.assumed) == (name, assumed)


def test_a_source_says_how_many_days() -> None:
    rate = bundled_rate("CNY/USD", "2017-Q1")
    assert rate.source == "ECB reference rates, mean of 2017-Q1 (65 days)"
    assert rate.days == 65


def test_a_cross_says_so() -> None:
    assert prime_rate("CNY/GBP", "2017-01").source.endswith("(2 days), crossed through the euro")


@pytest.mark.parametrize(
    ("pair", "on", "expected", "digits"),
    [
        ("CNY/USD", "2017-Q1", "6.889", 3),
        ("CNY/USD", "2024", "7.1956", 4),
        ("USD/EUR", "2024", "1.0824", 4),
        ("CNY/USD", "2017-03-31", "6.8882", 4),
        ("CNY/EUR", "2026-10-30", "7.4326", 4),
    ],
)
def test_published_means_are_met(pair: str, on: str, expected: str, digits: int) -> None:
    assert round(value(bundled_rate(pair, on)), digits) == Decimal(expected)


@pytest.mark.parametrize(
    ("pair", "year", "federal_reserve"),
    [
        ("CNY/USD", "2007", "7.6058"), ("CNY/USD", "2012", "6.3093"), ("CNY/USD", "2018", "6.6090"),
        ("CNY/USD", "2024", "7.1957"), ("CNY/USD", "2025", "7.1875"),
        ("ZAR/USD", "2020", "16.4932"), ("KRW/USD", "2002", "1250.314"),
    ],
)  # fmt: skip
def test_means_agree_with_another_bank(pair: str, year: str, federal_reserve: str) -> None:
    """The Federal Reserve's H.10 averages are of New York's noon rates, on other holidays."""
    assert abs(value(bundled_rate(pair, year)) / Decimal(federal_reserve) - 1) < Decimal("0.004")


def test_without_a_date_the_last_month_is_used_and_said() -> None:
    rate = latest_rate(PRIMES, "EUR", "CNY")
    assert (value(rate), rate.on) == (Decimal(101), "2017-04")
    assert rate.assumed == ("no date is given: the mean of 2017-04 is used, the last month known",)


def test_a_given_rate_is_exact() -> None:
    rate = given_rate(Decimal("6.9"), "USD", "CNY")
    assert rate.quantity.possible.width == 0
    assert (rate.unit, rate.on, rate.source) == ("CNY/USD", "given", "given")


@pytest.mark.parametrize(
    ("pair", "on", "lacks", "known"),
    [
        ("XAF/USD", "2017-01", "XAF", "CNY, EUR, GBP, RUB, USD, from 2017-01 to 2017-04"),
        ("CNY/USD", "2017-04", "CNY/USD of 2017-04", "from 2017-01 to 2017-03"),
        ("EUR/RUB", "2016", "RUB/EUR of 2016", "from 2017-01 to 2017-02"),
    ],
)
def test_a_missing_rate_names_what_is_known(pair: str, on: str, lacks: str, known: str) -> None:
    with pytest.raises(MissingRateError) as caught:
        prime_rate(pair, on)
    assert lacks in caught.value.reason
    assert caught.value.reason.endswith(f"{known}.")
    assert "--rate" in caught.value.remedy


def test_a_currency_no_longer_published_has_no_latest_rate() -> None:
    with pytest.raises(MissingRateError, match="to 2017-02"):
        latest_rate(PRIMES, "EUR", "RUB")
    with pytest.raises(MissingRateError, match="2017-02"):
        month_end_rate(PRIMES, "EUR", "RUB", 2017 * 12 + 1)


def test_gaps_are_kept_apart() -> None:
    runs = known_months(bundled(), "EUR", "ISK")
    assert str(runs[0]) == "1999/2008"
    assert runs[1].first == (2018, 2, 1)


@given(PAIRS, MONTHS, st.integers(0, 30))
@settings(max_examples=100, deadline=None)
def test_the_two_directions_agree(pair: tuple[str, str], month: int, more: int) -> None:
    on = month_run(month, month + more) if month + more <= 2026 * 12 else month_run(month, month)
    there, back = rate_on(bundled(), *pair, on), rate_on(bundled(), *pair[::-1], on)
    assert (there.quantity.likely * back.quantity.likely).holds(Decimal(1))
    assert there.on == back.on
    assert there.source == back.source


@given(PAIRS, MONTHS, st.integers(1, 24))
@settings(max_examples=100, deadline=None)
def test_a_mean_lies_between_its_months(pair: tuple[str, str], month: int, more: int) -> None:
    last = min(month + more, 2026 * 12 + 9)
    whole = value(rate_on(bundled(), *pair, month_run(month, last)))
    parts = [value(rate_on(bundled(), *pair, month_run(m, m))) for m in range(month, last + 1)]
    slack = Decimal("1e-20")  # the mean of equal numbers is rounded at the 34th digit
    assert min(parts) * (1 - slack) <= whole <= max(parts) * (1 + slack)


@given(PAIRS, MONTHS, st.integers(1, 24), st.integers(1, 24))
@settings(max_examples=100, deadline=None)
def test_means_add_up_by_days(pair: tuple[str, str], month: int, one: int, two: int) -> None:
    base, quote = pair
    runs = (month_run(month, month + one - 1), month_run(month + one, month + one + two - 1))
    if runs[1].last_month > 2026 * 12 + 9:
        return
    a, b = (rate_on(bundled(), base, quote, run).as_quoted() for run in runs)
    whole = rate_on(bundled(), base, quote, month_run(runs[0].first_month, runs[1].last_month))
    sum_of_days = value(a) * a.days + value(b) * b.days
    assert whole.days == a.days + b.days
    assert abs(value(whole.as_quoted()) * whole.days / sum_of_days - 1) < Decimal("1e-20")


@given(st.lists(st.sampled_from(CURRENCIES), min_size=3, max_size=3, unique=True), MONTHS)
@settings(max_examples=100, deadline=None)
def test_crosses_are_consistent(three: list[str], month: int) -> None:
    """A month's mean by way of a third currency is the direct one but for the days' covariance."""
    a, b, c = three
    on = month_run(month, month)
    around = value(rate_on(bundled(), a, b, on)) * value(rate_on(bundled(), b, c, on))
    assert abs(around / value(rate_on(bundled(), a, c, on)) - 1) < Decimal("0.01")


@given(st.lists(st.sampled_from(CURRENCIES), min_size=3, max_size=3, unique=True), MONTHS)
@settings(max_examples=100, deadline=None)
def test_crosses_of_a_day_are_exact(three: list[str], month: int) -> None:
    a, b, c = three
    ends = [
        month_end_rate(bundled(), x, y, month).quantity.likely for x, y in ((a, b), (b, c), (a, c))
    ]
    assert (ends[0] * ends[1]).meets(ends[2])
