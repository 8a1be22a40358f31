"""Measures beside trade: levels, growth, shares and what follows from them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tbcalc.core.measure_answers import measure_answers, measure_in
from tbcalc.core.measure_rows import measure_rows, measures
from tbcalc.core.query import Query
from tbcalc.errors import MissingRateError, NotAnswerableError, UnitMismatchError
from tbcalc.exact.interval import Interval
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate
from tbcalc.sources.yaml_reader import read_dataset

PAPER = """
sources:
  paper: {publisher: Paper, published: 2025-11-26}
defaults: {source: paper, reporter: CN, partner: W, scope: goods}
figures:
  - {measure: gdp, period: 2017-Q1, growth: 6.9 percent}
  - {measure: deals, period: 2024, value: 80 billion dollars}
  - {measure: deals, period: 2025, value: 84 billion dollars, growth: up 4 percent}
  - {measure: deals, reporter: US, period: 2025, value: 9 billion dollars, growth: up 5 percent}
  - {measure: jobs, period: 2025, value: 200 people, share: 25 percent, of: {measure: all-jobs}}
  - {measure: firms, period: 2025, value: 1000 firms}
  - {measure: firms, product: private, period: 2025, share: 90 percent, of: {product: ""}}
  - {flow: exports, period: 2025, value: 7 yuan}
"""


@pytest.fixture(scope="module")
def paper() -> Dataset:
    return read_dataset(PAPER, path="paper.yaml")


def ask(code: str = "", reporter: str = "") -> Query:
    return Query(reporter=reporter, periods=(Period.parse(code),) if code else ())


def test_measures_are_what_is_no_flow(paper: Dataset) -> None:
    assert measures(paper) == ("deals", "firms", "gdp", "jobs")


def test_growth_alone_is_an_answer(paper: Dataset) -> None:
    (row,) = measure_answers(paper, ask("2017-Q1"), "gdp", "growth")
    assert row.growth is not None
    assert row.growth.value == Decimal("0.069")
    assert (row.level, row.base, row.implied) == (None, None, None)


def test_level_and_growth_imply_a_base_and_two_levels_a_growth(paper: Dataset) -> None:
    (row,) = measure_answers(paper, ask("2025", "CN"), "deals", "growth")
    assert row.base is not None
    low, high = (Fraction(end) for end in (row.base.likely.low, row.base.likely.high))
    worst = Fraction(835, 10) / Fraction(1045, 1000) * 10**9
    assert low <= worst < low + Fraction(1, 10**15)
    assert low < Fraction(84 * 10**9) / Fraction(104, 100) < high
    assert row.implied is not None
    assert row.implied.value == Decimal("0.05")
    assert row.printed_base is not None
    assert row.printed_base.text == "80 billion dollars"


def test_a_share_implies_the_whole_or_the_part_that_is_not_printed(paper: Dataset) -> None:
    (jobs,) = measure_answers(paper, ask(), "jobs", "share")
    (share,) = jobs.shares
    assert (share.whole.flow, share.implies) == ("all-jobs", "whole")
    assert share.implied is not None
    assert share.implied.value == 800
    (firms,) = measure_answers(paper, ask(), "firms", "share")
    (share,) = firms.shares
    assert (firms.key.product, share.whole.product, share.implies) == ("private", "", "part")
    assert share.implied is not None
    assert share.implied.value == 900
    assert share.implied.unit == "firms"


def test_all_products_and_reporters_unless_one_is_named(paper: Dataset) -> None:
    assert len(measure_rows(paper, Query(), "firms")) == 2
    assert len(measure_rows(paper, Query(product="private"), "firms")) == 1
    assert {row.key.reporter for row in measure_rows(paper, Query(), "deals")} == {"CN", "US"}


@pytest.mark.parametrize(
    ("query", "measure", "what", "said"),
    [
        (ask("2024"), "deals", "growth", "CN deals 2024 is known, 80 billion dollars, but neither"),
        (ask(), "gdp", "share", "CN gdp 2017-Q1 is known, but no share"),
        (
            ask("1999"),
            "deals",
            "growth",
            "deals 1999 in the data; it is known of CN, US for 2024 t",
        ),
        (ask("", "JP"), "gdp", "growth", "JP gdp in the data; it is known of CN for 2017-Q1"),
        (ask(), "nothing", "share", "there are no figures of nothing in the data"),
    ],
)
def test_what_is_not_known_names_what_is(
    paper: Dataset, query: Query, measure: str, what: str, said: str
) -> None:
    with pytest.raises(NotAnswerableError) as caught:
        measure_answers(paper, query, measure, "share" if what == "share" else "growth")
    assert said in str(caught.value)


def _rate_of(one: str, other: str, period: Period) -> Rate:
    """Return seven yuan per dollar in 2025, five in 2024."""
    if (one, other) != ("USD", "CNY"):
        raise MissingRateError("no such rate")
    rate = Decimal(7 if str(period) == "2025" else 5)
    point = Interval.point(rate)
    return Rate("USD", "CNY", Quantity(rate, point, point, "CNY/USD"), str(period), "test")


def test_each_amount_is_converted_at_the_rate_of_its_time(paper: Dataset) -> None:
    (row,) = measure_answers(paper, ask("2025", "CN"), "deals", "growth")
    told = measure_in(row, "CNY", _rate_of)
    assert told.level is not None
    assert told.printed_base is not None
    assert told.base is not None
    assert told.implied is not None
    assert told.level.value == 84 * 7 * 10**9
    assert told.printed_base.value == 80 * 5 * 10**9
    assert Fraction(told.implied.value or 0) == Fraction(84 * 7, 80 * 5) - 1
    assert told.growth == row.growth
    assert [rate.on for rate in told.rates] == ["2024", "2025"]
    assert measure_in(row, "USD", _rate_of) == row


def test_what_is_no_money_is_not_converted(paper: Dataset) -> None:
    (jobs,) = measure_answers(paper, ask(), "jobs", "share")
    with pytest.raises(UnitMismatchError):
        measure_in(jobs, "CNY", _rate_of)
    (deals,) = measure_answers(paper, ask("2025", "US"), "deals", "growth")
    with pytest.raises(MissingRateError):
        measure_in(deals, "XAU", _rate_of)
