"""Balances that a dataset holds: which figures are chosen, and what is said to be missing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.core.answerable import answered_rows, period_names
from tbcalc.core.balance_rows import BalanceRow, balance_rows, in_currency
from tbcalc.core.query import Query
from tbcalc.errors import NotAnswerableError
from tbcalc.exact.interval import Interval
from tbcalc.exact.noun import replaced
from tbcalc.figures.dataset import Dataset
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.period import Period
from tbcalc.figures.quantity import Quantity
from tbcalc.figures.rate import Rate
from tests.books import book

CHINA = """
    customs 2025-01-13
    CN total 2024: 43.85 trillion yuan
    CN total 2024 growth: up 5 percent
    CN exports 2024: 25.45 trillion yuan
    CN exports 2024 growth: up 7.1 percent
    CN imports 2024: 18.39 trillion yuan
    CN imports 2024 growth: up 2.3 percent
    CN exports 2023: 23.77 trillion yuan
    CN imports 2023: 17.99 trillion yuan
    wire 2025-11-26
    CN exports 2024: 25.45 trillion yuan
    CN imports 2024: 18.39 trillion yuan
    CN total 2024: more than 43 trillion yuan
    CN balance 2024: exceeding 7 trillion yuan
"""


def ask(codes: str = "", **fields: str) -> Query:
    periods = tuple(Period.parse(code) for code in codes.split())
    return Query(periods=periods, **fields)  # type: ignore[arg-type]


def only(dataset: Dataset, query: Query) -> BalanceRow:
    (row,) = balance_rows(dataset, query)
    return row


def texts(row: BalanceRow) -> dict[str, str]:
    return {flow: amount.text for flow, amount in row.flows.items()}


def test_a_currency_in_which_trade_is_known_comes_first() -> None:
    dataset = book("""
        customs 2022-01-14
        CN total 2021: 39.1 trillion yuan
        CN exports 2021: 21.73 trillion yuan
        CN imports 2021: 17.37 trillion yuan
        CN total 2021: 6.05 trillion dollars
        CN exports 2012: 2.04893 trillion dollars
        CN imports 2012: 1.81783 trillion dollars
    """)
    assert only(dataset, ask("2021", currency="USD")).currency == "CNY"
    assert only(dataset, ask("2012", currency="USD")).currency == "USD"
    assert only(dataset, ask("2012")).currency == "USD"


def test_figures_of_the_latest_source_come_together() -> None:
    row = only(book(CHINA), ask("2024"))
    assert row.roots == (EXPORTS, IMPORTS)
    assert row.sources[0] == "wire"
    assert row.flows[BALANCE].value == Decimal("7.06e12")
    assert row.reported[BALANCE].text == "exceeding 7 trillion yuan"
    assert row.reported[TOTAL].text == "more than 43 trillion yuan"


def test_growth_is_taken_from_whoever_prints_it() -> None:
    row = only(book(CHINA), ask("2024"))
    assert {flow: growth.text for flow, growth in row.growth.items()} == {
        EXPORTS: "up 7.1 percent",
        IMPORTS: "up 2.3 percent",
        TOTAL: "up 5 percent",
    }
    assert row.sources == ("wire", "customs")


@pytest.mark.parametrize(
    ("lines", "chosen"),
    [
        (
            """early 2024-01
               CN exports 2024: 5.1 trillion yuan
               CN imports 2024: 3.1 trillion yuan
               late 2025-01
               CN exports 2024: 5.2 trillion yuan
               CN imports 2024: 3.2 trillion yuan""",
            ("5.2 trillion yuan", "3.2 trillion yuan"),
        ),
        (
            """early 2024-01
               CN exports 2024: 5.1 trillion yuan
               CN imports 2024: 3.1 trillion yuan
               late 2025-01
               CN exports 2024: over 5 trillion yuan
               CN imports 2024: 3.2 trillion yuan""",
            ("5.1 trillion yuan", "3.1 trillion yuan"),
        ),
        (
            """early 2024-01
               CN exports 2024: 5.1 trillion yuan
               CN imports 2024: 3.1 trillion yuan
               late 2025-01
               CN exports 2024: 5.2 trillion yuan""",
            ("5.1 trillion yuan", "3.1 trillion yuan"),
        ),
        (
            """one 2024
               CN exports 2024: 5.1 trillion yuan
               two 2024
               CN imports 2024: 3.1 trillion yuan""",
            ("5.1 trillion yuan", "3.1 trillion yuan"),
        ),
    ],
    ids=["later", "exact before qualified", "whole before half", "halves of two sources"],
)
def test_which_source(lines: str, chosen: tuple[str, str]) -> None:
    row = only(book(lines), ask("2024"))
    assert (row.flows[EXPORTS].text, row.flows[IMPORTS].text) == chosen


def test_order_of_the_data_never_matters() -> None:
    dataset = book(CHINA)
    backward = Dataset(dataset.observations[::-1], dataset.sources)
    query = ask("", by="year")
    assert [texts(row) for row in balance_rows(dataset, query)] == [
        texts(row) for row in balance_rows(backward, query)
    ]


def test_from_total_and_exports() -> None:
    row = only(
        book("CN total 2024: 43.84 trillion yuan\nCN exports 2024: 25.45 trillion yuan"),
        ask("2024"),
    )
    assert row.roots == (EXPORTS, TOTAL)
    assert row.flows[IMPORTS].value == Decimal("18.39e12")
    assert row.is_complete


def test_one_flow_alone_is_no_balance_and_never_zero() -> None:
    row = only(book("CN exports 2013: 13.72 trillion yuan"), ask("2013"))
    assert not row.is_complete
    assert set(row.flows) == {EXPORTS}
    assert [str(key) for key in row.missing] == ["CN imports 2013"]
    assert row.balance_share is None


def test_currencies_are_never_mixed() -> None:
    lines = "CN exports 2024: 3.58 trillion dollars\nCN imports 2024: 18.39 trillion yuan"
    row = only(book(lines), ask("2024"))
    assert not row.is_complete
    assert len(row.flows) == 1


def test_the_currency_of_most_figures_else_the_one_asked_for() -> None:
    both = (
        CHINA
        + """
        dollars 2025-01-13
        CN exports 2024: 3.58 trillion dollars
        CN imports 2024: 2.59 trillion dollars
    """
    )
    assert only(book(both), ask("2024")).currency == "CNY"
    assert only(book(both), ask("2024", currency="USD")).currency == "USD"


def test_fob_beside_cif_is_said() -> None:
    lines = "CN exports 2024 (FOB): 25.45T yuan\nCN imports 2024 (CIF): 18.39T yuan"
    assert only(book(lines), ask("2024")).valuations == ("FOB", "CIF")


def test_a_reported_balance_that_cannot_be_true() -> None:
    row = only(book(CHINA + "CN balance 2024: 7.27 trillion yuan"), ask("2024"))
    assert row.clashes() == (BALANCE,)


def test_in_another_currency_ratios_stay() -> None:
    row = only(book(CHINA), ask("2024"))
    point = Interval.point(7)
    rate = Rate("USD", "CNY", Quantity(Decimal(7), point, point, "CNY/USD"), "2024", "test")
    dollars = in_currency(row, rate)
    assert dollars.currency == "USD"
    assert dollars.flows[BALANCE].likely.holds(Decimal("7.06e12") / 7)
    assert dollars.balance_share == row.balance_share


def test_a_series_of_years() -> None:
    rows = answered_rows(book(CHINA), ask("", by="year"))
    assert [str(row.period) for row in rows] == ["2023", "2024"]


def test_a_series_within_a_run_of_years() -> None:
    rows = answered_rows(book(CHINA), ask("2024/2026", by="year"))
    assert [str(row.period) for row in rows] == ["2024"]


def test_by_partner_and_by_reporter() -> None:
    dataset = book(
        """
        CN with US exports 2024: 3.7 trillion yuan
        CN with US imports 2024: 1.2 trillion yuan
        CN exports 2024: 25.45 trillion yuan
        CN imports 2024: 18.39 trillion yuan
        DE exports 2024: 1.56 trillion euros
        DE imports 2024: 1.32 trillion euros
        """
    )
    assert [row.subject.partner for row in answered_rows(dataset, ask("2024", by="partner"))] == [
        "US"
    ]
    assert [row.subject.reporter for row in answered_rows(dataset, ask("2024", by="reporter"))] == [
        "CN",
        "DE",
    ]


def test_a_named_reporter_keeps_the_years_in_which_something_is_missing() -> None:
    dataset = book(CHINA + "CN total 2022: 42.07 trillion yuan")
    assert len(answered_rows(dataset, ask("", by="year", reporter="CN"))) == 3
    assert len(answered_rows(dataset, ask("", by="year"))) == 2


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (ask("1999"), "trade for 1999 in the data; a balance is known for 2023 to 2024"),
        (ask("2024", reporter="DE"), "no figures of DE's trade in the data, only of CN"),
        (ask("2017-Q1"), "of CN exports 2017-Q1 and CN imports 2017-Q1 in the data, only of total"),
    ],
    ids=["no such year", "no such reporter", "only a total"],
)  # fmt: skip
def test_what_cannot_be_answered(query: Query, said: str) -> None:
    with pytest.raises(NotAnswerableError, match=said):
        answered_rows(book(CHINA + "CN total 2017-Q1: 6.2 trillion yuan"), query)


def test_forecasts_are_said() -> None:
    dataset = book("CN exports 2030: 5 yuan\nCN imports 2030: 4 yuan")
    first, second = dataset.observations
    forecast = replaced(dataset, observations=(replaced(first, status="forecast"), second))
    (row,) = balance_rows(forecast, ask("2030"))
    assert row.forecasts == (EXPORTS,)
    assert balance_rows(dataset, ask("2030"))[0].forecasts == ()


def test_an_empty_dataset() -> None:
    with pytest.raises(NotAnswerableError, match="only of nobody"):
        answered_rows(Dataset(), ask("2024"))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (ask("2024", reporter="CN-SD"), "CN-SD's trade for 2024 in the data, only for 2016."),
        (ask("2024", reporter="JP"), "JP's trade in the data, only of CN's goods trade"),
        (Query(reporter="CN-SD", by="partner"), "with single partners in the data, only of CN-SD'"),
    ],
)
def test_what_there_are_figures_of_is_said(query: Query, said: str) -> None:
    dataset = book("CN total 2017-Q1: 6 yuan\nCN-SD total 2016: 4 yuan")
    with pytest.raises(NotAnswerableError) as caught:
        answered_rows(dataset, query)
    assert said in str(caught.value)


def test_a_long_list_of_periods_is_cut_short() -> None:
    periods = [Period.parse(f"{2000 + n}-Q1") for n in range(20)]
    assert period_names(periods).endswith("2011-Q1 and 8 more")
