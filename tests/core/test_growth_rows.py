"""Growth in a dataset: printed beside implied, and what is missing for a month of a run."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tbcalc.core.cumulative import rest_rows
from tbcalc.core.growth_rows import growth_rows
from tbcalc.core.query import Query
from tbcalc.errors import NotAnswerableError
from tbcalc.exact.interval import Interval
from tbcalc.figures.flow import BALANCE, TOTAL
from tbcalc.figures.period import Period
from tbcalc.sources.figure_text import read_figure
from tests.books import book

REVISED = """
    customs-2023 2023-01-13
    CN total 2022: 42.07 trillion yuan
    customs-2024 2024-01-12
    CN total 2023: 41.76 trillion yuan
    CN total 2023 growth: up 0.2 percent
"""
NOVEMBER_2020 = """
    xinhua 2020-11-09
    CN total 2020-01/2020-10 growth: up 1.1 percent
    CN total 2020-01/2020-09 growth: up 0.7 percent
"""
OCTOBER = Query(periods=(Period.parse("2020-10"),))


def ask(code: str) -> Query:
    return Query(periods=(Period.parse(code),))


def test_a_revised_base_shows_as_growth_that_does_not_fit() -> None:
    (row,) = growth_rows(book(REVISED), ask("2023"))
    assert row.growth[TOTAL].value == Decimal("0.002")
    assert row.implied[TOTAL].likely.high < 0
    low, high = row.base[TOTAL].likely.low, row.base[TOTAL].likely.high
    assert f"{low / 10**12:.2f} {high / 10**12:.2f}" == "41.65 41.70"
    assert row.printed_base[TOTAL].text == "42.07 trillion yuan"


def test_growth_alone_is_an_answer() -> None:
    (row,) = growth_rows(book(NOVEMBER_2020), ask("2020-01/2020-10"))
    assert row.growth[TOTAL].text == "up 1.1 percent"
    assert not row.levels


def test_levels_of_two_years_are_an_answer() -> None:
    dataset = book("CN total 2022: 40 yuan\nCN total 2023: 44 yuan")
    (row,) = growth_rows(dataset, ask("2023"))
    assert row.implied[TOTAL].value == Decimal("0.1")


def test_no_growth_from_a_deficit() -> None:
    dataset = book("US balance 2022: deficit of 4 dollars\nUS balance 2023: surplus of 5 dollars")
    with pytest.raises(NotAnswerableError, match="neither its growth nor US balance 2022"):
        growth_rows(dataset, ask("2023"), [BALANCE])


def test_a_level_alone_says_what_is_missing() -> None:
    with pytest.raises(NotAnswerableError, match="CN total 2023 is known, 44 yuan, but neither"):
        growth_rows(book("CN total 2023: 44 yuan"), ask("2023"))


def test_a_period_without_data_names_those_with() -> None:
    with pytest.raises(NotAnswerableError, match="the growth of total is known for 2023"):
        growth_rows(book(REVISED), ask("1999"), [TOTAL])


def test_a_month_at_the_end_of_a_run_needs_its_weight() -> None:
    with pytest.raises(NotAnswerableError) as caught:
        rest_rows(book(NOVEMBER_2020), OCTOBER, [TOTAL])
    said = caught.value.reason
    assert "CN total 2020-10 does not follow" in said
    assert "the share of CN total 2019-01/2019-09 in CN total 2019-01/2019-10" in said
    assert "at least 1.05 percent" in said


def test_the_weight_given() -> None:
    weight = read_figure("89.6%").quantity
    (row,) = rest_rows(book(NOVEMBER_2020), OCTOBER, [TOTAL], weight)
    value = row.implied[TOTAL].value
    assert value is not None
    assert f"{value:.4f}" == "0.0455"


def test_the_weight_from_the_levels_of_the_year_before() -> None:
    levels = """
        xinhua 2019-11-09
        CN total 2019-01/2019-10: 25.63 trillion yuan
        CN total 2019-01/2019-09: 22.91 trillion yuan
    """
    (row,) = rest_rows(book(NOVEMBER_2020 + levels), OCTOBER, [TOTAL])
    assert row.implied[TOTAL].likely.holds(Decimal("0.0447"))


def test_the_weight_from_the_levels_of_the_year_itself() -> None:
    levels = """
        CN total 2020-01/2020-10: 25.95 trillion yuan
        CN total 2020-01/2020-09: 23.12 trillion yuan
    """
    (row,) = rest_rows(book(levels + NOVEMBER_2020), OCTOBER, [TOTAL])
    october = Interval(Decimal("0.03"), Decimal("0.06"))
    assert october.encloses(row.implied[TOTAL].likely)


def test_nothing_to_reckon_from_is_no_answer() -> None:
    assert rest_rows(book(REVISED), OCTOBER, [TOTAL]) == ()
    assert rest_rows(book(""), OCTOBER, [TOTAL]) == ()
