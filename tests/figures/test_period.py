"""Periods: codes, order, shifts, containment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tbcalc.errors import PeriodSyntaxError
from tbcalc.figures.period import Period, month_run

month_runs = st.tuples(st.integers(1990 * 12, 2060 * 12), st.integers(0, 80)).map(
    lambda ends: month_run(ends[0], ends[0] + ends[1])
)


def period(code: str) -> Period:
    return Period.parse(code)


@pytest.mark.parametrize(
    "code",
    [
        "2024", "2024-H1", "2024-H2", "2017-Q1", "2024-Q4", "2024-05", "2025-01/2025-11",
        "2019/2024", "2022-04/2023-03", "2024-01-01/2024-10-15", "2024-05-09", "2024-02-29",
    ],
)  # fmt: skip
def test_a_code_is_read_and_printed(code: str) -> None:
    assert str(period(code)) == code


@pytest.mark.parametrize(
    ("code", "canonical"),
    [
        ("2024-01/2024-12", "2024"),
        ("2024-01/2024-03", "2024-Q1"),
        ("2024-Q1/2024-Q2", "2024-H1"),
        ("2024-02-01/2024-02-29", "2024-02"),
        ("2024-05/2024-05", "2024-05"),
    ],
)
def test_one_period_has_one_name(code: str, canonical: str) -> None:
    assert str(period(code)) == canonical


@pytest.mark.parametrize(
    "code",
    ["", "24", "2024-13", "2024-Q5", "2024-H3", "2024-02-30", "2025/2024", "2024-", "/", "0000"],
)
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(PeriodSyntaxError):
        period(code)


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2024", "2023"),
        ("2024-Q1", "2023-Q1"),
        ("2024-02", "2023-02"),
        ("2025-01/2025-11", "2024-01/2024-11"),
        ("2024-02-29", "2023-02-28"),
    ],
)
def test_the_same_period_of_the_year_before(code: str, before: str) -> None:
    assert str(period(code).shift_years(-1)) == before


@pytest.mark.parametrize(
    ("code", "before"),
    [("2024-01", "2023-12"), ("2024-Q1", "2023-Q4"), ("2024-H1", "2023-H2"), ("2024", "2023")],
)
def test_the_period_just_before(code: str, before: str) -> None:
    assert str(period(code).preceding()) == before


def test_a_year_holds_its_parts() -> None:
    year = period("2024")
    assert [str(m) for m in period("2024-Q2").split_months()] == ["2024-04", "2024-05", "2024-06"]
    assert all(year.encloses(m) for m in year.split_months())
    assert year.overlaps(period("2024-11/2025-02"))
    assert not year.encloses(period("2024-11/2025-02"))
    assert not year.overlaps(period("2025"))


@given(month_runs)
def test_print_then_read_gives_the_same(run: Period) -> None:
    assert Period.parse(str(run)) == run


@given(month_runs, st.integers(-30, 30))
def test_shifting_there_and_back(run: Period, years: int) -> None:
    assert run.shift_years(years).shift_years(-years) == run
    assert run.shift_years(years).length == run.length


@given(st.text(max_size=30))
def test_any_text_is_a_period_or_a_clear_error(text: str) -> None:
    try:
        period = Period.parse(text)
    except PeriodSyntaxError:
        return
    assert Period.parse(str(period)) == period
