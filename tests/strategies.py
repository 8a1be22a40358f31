"""Strategies of hypothesis for the nouns of the house."""

from __future__ import annotations

from hypothesis import strategies as st

from tbcalc.figures.period import Day, Period, month_run

days = st.dates().map(lambda date: (date.year, date.month, date.day))
month_runs = st.builds(
    lambda first, length: month_run(first, min(first + length, 9999 * 12 + 11)),
    st.integers(12, 9999 * 12 + 11),
    st.integers(0, 30),
)


def _day_run(first: Day, second: Day) -> Period:
    return Period(min(first, second), max(first, second))


day_runs = st.builds(_day_run, days, days)
periods = month_runs | day_runs
