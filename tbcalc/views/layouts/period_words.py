"""Periods in words: the first quarter of 2017, January to September 2018, May 2024."""

from __future__ import annotations

from typing import Final

from tbcalc.figures.period import Day, Period

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ORDINALS: Final = ("first", "second", "third", "fourth")


def period_words(period: Period) -> str:
    """Return the period as an article names it.

    >>> period_words(Period.parse("2017-Q1")), period_words(Period.parse("2023-04/2024-03"))
    ('the first quarter of 2017', 'April 2023 to March 2024')
    """
    if not period.is_month_run:
        ends = (_day(period.first), _day(period.last))
        return " to ".join(dict.fromkeys(ends))
    if period.first[1] == 1 and period.last[1] == 12:
        return str(period) if period.is_year else f"{period.first[0]} to {period.last[0]}"
    code = str(period)
    if "-Q" in code or "-H" in code:
        part = "quarter" if "-Q" in code else "half"
        return f"the {_ORDINALS[int(code[-1]) - 1]} {part} of {code[:4]}"
    return _months(period)


def _months(period: Period) -> str:
    (year, month, _), (last_year, last_month, _) = period.first, period.last
    if period.length == 1:
        return f"{_MONTHS[month - 1]} {year}"
    first = _MONTHS[month - 1] if year == last_year else f"{_MONTHS[month - 1]} {year}"
    return f"{first} to {_MONTHS[last_month - 1]} {last_year}"


def _day(day: Day) -> str:
    return f"{day[2]} {_MONTHS[day[1] - 1]} {day[0]}"
