"""Periods in words: the first quarter of 2017, 2018年前9个月."""

from __future__ import annotations

from typing import Final

from tbcalc.figures.period import Day, Period
from tbcalc.views.catalog import is_chinese
from tbcalc.views.chinese import is_traditional

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ORDINALS: Final = ("first", "second", "third", "fourth")
_CHINESE_ORDINALS: Final = ("一", "二", "三", "四")


def period_words(period: Period, locale: str = "en") -> str:
    """Return the period as an article names it, in the language of the messages.

    >>> period_words(Period.parse("2017-Q1")), period_words(Period.parse("2023-04/2024-03"))
    ('the first quarter of 2017', 'April 2023 to March 2024')
    >>> [period_words(Period.parse("2017-Q1"), locale) for locale in ("zh_CN", "zh_TW")]
    ['2017年一季度', '2017年第一季']
    """
    return _chinese(period, locale) if is_chinese(locale) else _english(period)


def period_label(period: Period, locale: str = "en") -> str:
    """Return the period as a row of a table names it: its code, or as Chinese has it.

    >>> period_label(Period.parse("2024-05")), period_label(Period.parse("2024-05"), "zh_CN")
    ('2024-05', '2024年5月')
    """
    return _chinese(period, locale) if is_chinese(locale) else str(period)


def _english(period: Period) -> str:
    if not period.is_month_run:
        ends = (_day(period.first), _day(period.last))
        return " to ".join(dict.fromkeys(ends))
    if period.first[1] == 1 and period.last[1] == 12:
        return str(period) if period.is_year else f"{period.first[0]} to {period.last[0]}"
    part, number = _part(period)
    if part:
        word = "quarter" if part == "Q" else "half"
        return f"the {_ORDINALS[number - 1]} {word} of {period.first[0]:04d}"
    return _months(period)


def _part(period: Period) -> tuple[str, int]:
    """Return Q or H and which quarter or half of its year a period is; empty for neither."""
    code = str(period)
    return (code[-2], int(code[-1])) if "-Q" in code or "-H" in code else ("", 0)


def _months(period: Period) -> str:
    (year, month, _), (last_year, last_month, _) = period.first, period.last
    if period.length == 1:
        return f"{_MONTHS[month - 1]} {year}"
    first = _MONTHS[month - 1] if year == last_year else f"{_MONTHS[month - 1]} {year}"
    return f"{first} to {_MONTHS[last_month - 1]} {last_year}"


def _day(day: Day) -> str:
    return f"{day[2]} {_MONTHS[day[1] - 1]} {day[0]}"


def _chinese(period: Period, locale: str) -> str:
    (year, month, _), (last_year, last_month, _) = period.first, period.last
    if not period.is_month_run:
        return _chinese_days(period)
    if month == 1 and last_month == 12:
        return f"{year}年" if period.is_year else f"{year}至{last_year}年"
    if year != last_year:
        return f"{year}年{month}月至{last_year}年{last_month}月"
    return f"{year}年{_part_of_year(period, is_traditional(locale))}"


def _part_of_year(period: Period, traditional: bool) -> str:
    part, number = _part(period)
    if part == "Q":
        ordinal = _CHINESE_ORDINALS[number - 1]
        return f"第{ordinal}季" if traditional else f"{ordinal}季度"
    if part:
        return f"{'上下'[number - 1]}半年"
    month, last_month = period.first[1], period.last[1]
    if month == last_month:
        return f"{month}月"
    if month == 1:
        return f"前{last_month}{'個' if traditional else '个'}月"
    return f"{month}至{last_month}月"


def _chinese_days(period: Period) -> str:
    (year, month, day), (last_year, last_month, last_day) = period.first, period.last
    first = f"{year}年{month}月{day}日"
    if period.first == period.last:
        return first
    last = f"{last_month}月{last_day}日"
    return f"{first}至{last}" if year == last_year else f"{first}至{last_year}年{last}"
