"""What the columns of a release table of China Customs hold, from the words in its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from tbcalc.exact.noun import noun
from tbcalc.figures.flow import BALANCE, EXPORTS, IMPORTS, TOTAL
from tbcalc.figures.period import Period

Role = Literal["name", "unit", "value", "quantity", "growth", "quantity_growth", "other"]

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH: Final = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_ENGLISH: Final = re.compile(
    rf"\b(?P<first>{_MONTH})\.?(?:\s*(?:-|–|—|to)\s*(?P<last>{_MONTH})\.?)?,?\s*"
    r"(?P<year>20\d\d|19\d\d)\b",
    re.IGNORECASE,
)
_YEAR_FIRST: Final = re.compile(
    rf"\b(?P<year>20\d\d|19\d\d),?\s+(?P<first>{_MONTH})\b\.?"
    rf"(?:\s*(?:-|–|—|to)\s*(?P<last>{_MONTH})\b\.?)?",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(
    r"(?P<year>20\d\d|19\d\d)\s*年\s*(?P<first>\d{1,2})\s*(?:(?:-|–|—|至|~)\s*(?P<last>\d{1,2})\s*)?月"
)
_RUN: Final = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})\s*(?:-\s*to\s*-|to|-|–|—|至)\s*(?P<last>\d{1,2})(?!\d)"
)
_LONE: Final = re.compile(r"(?:^|[ |])(?P<month>\d{1,2})(?:月|\b)(?![-–—\d,.])")
_YEAR: Final = re.compile(r"\b(?:20\d\d|19\d\d)\b")
_GROWTH: Final = re.compile(
    r"year[- ]on[- ]year|y-?o-?y|%|±|同比|去年同期|percentage", re.IGNORECASE
)
_BOTH: Final = re.compile(
    r"exports?\s*(?:&|and|/)\s*imports?|imports?\s*(?:&|and|/)\s*exports?|进出口", re.IGNORECASE
)
_EXPORT: Final = re.compile(r"\bexports?\b|出口", re.IGNORECASE)
_IMPORT: Final = re.compile(r"\bimports?\b|进口", re.IGNORECASE)
_BALANCE: Final = re.compile(r"\bbalance\b|surplus|贸易差额|顺差", re.IGNORECASE)
_CHANGE: Final = re.compile(r"month[- ]on[- ]month|环比|m-?o-?m", re.IGNORECASE)
_QUANTITY: Final = re.compile(r"quantit|volume|数量", re.IGNORECASE)
_UNIT: Final = re.compile(r"^(?:quantity )?units?$|计量单位|^单位$", re.IGNORECASE)
_SAME: Final = re.compile(r"same period|previous year|last year|去年同期", re.IGNORECASE)
_CUMULATIVE: Final = re.compile(r"cumulative|accumulat|累计|to date", re.IGNORECASE)


@noun
class Column:
    """What a column holds; ``flow`` is empty where the row names it."""

    role: Role
    flow: str = ""
    period: Period | None = None


def named_period(text: str) -> Period | None:
    """Return the months that a title names.

    >>> str(named_period("by Country/Region, January-February 2025 (in CNY)"))
    '2025-01/2025-02'
    >>> str(named_period("（4）2026年7月进出口商品主要国别（地区）总值表"))
    '2026-07'
    """
    for pattern in (_ENGLISH, _YEAR_FIRST, _CHINESE):
        match = pattern.search(text)
        if match is None:
            continue
        first, last = _month(match["first"]), _month(match["last"] or match["first"])
        if first and last and first <= last:
            return Period.months(int(match["year"]), first, int(match["year"]), last)
    return None


def read_columns(heads: Sequence[str], period: Period, flow: str) -> list[Column]:
    """Return what each column holds; ``heads`` are the words above it, parts parted by " | ".

    ``period`` is that of the title: a single month, or the months from January on. ``flow`` is
    that of the title where the columns name none.
    """
    return [
        _column(head, period, flow) if place else Column("name") for place, head in enumerate(heads)
    ]


def _column(head: str, period: Period, title_flow: str) -> Column:
    parts = [part.strip() for part in head.split(" | ")]
    if any(_UNIT.search(part) for part in parts):
        return Column("unit")
    run = _run(parts, period)
    if any(_CHANGE.search(part) for part in parts):
        return Column("other")
    if any(_GROWTH.search(part) for part in parts):
        role: Role = "quantity_growth" if _QUANTITY.search(parts[-1]) else "growth"
        return Column(role, named_flow(*parts) or title_flow, run or _cumulative(period))
    if any(_QUANTITY.search(part) for part in parts):
        return Column("quantity", title_flow, run)
    return Column("value", named_flow(*parts) or title_flow, run or period)


def named_flow(*parts: str) -> str:
    """Return the flow that the lowest part of a head names; empty where none does."""
    for part in reversed(parts):
        for pattern, flow in (
            (_BALANCE, BALANCE),
            (_BOTH, TOTAL),
            (_EXPORT, EXPORTS),
            (_IMPORT, IMPORTS),
        ):
            if pattern.search(part):
                return flow
    return ""


def _run(parts: Sequence[str], period: Period) -> Period | None:
    """Return the months that a head names: 3, March, 1-to-3, 1-3 Total, a year before."""
    year, text = period.last[0], " | ".join(parts)
    years = [int(found) for found in _YEAR.findall(text)]
    is_other_year = bool(years) and max(years) < year
    if _SAME.search(text) and not _GROWTH.search(text):
        is_other_year = True
    if is_other_year:
        year = max(years) if years else year - 1
    bare = _YEAR.sub(" ", text)
    if match := _RUN.search(bare):
        first, last = int(match["first"]), int(match["last"])
        if 1 <= first <= last <= 12:
            return Period.months(year, first, year, last)
    if _CUMULATIVE.search(bare):
        return _shifted(_cumulative(period), year)
    month = _named_month(bare)
    if month:
        return Period.months(year, month, year, month)
    return _shifted(period, year) if is_other_year else None


def _named_month(text: str) -> int:
    for part in text.split(" | "):
        if match := re.search(rf"\b({_MONTH})\b", part, re.IGNORECASE):
            return _month(match[1])
        if (match := _LONE.search(part)) and 1 <= int(match["month"]) <= 12:
            return int(match["month"])
    return 0


def _shifted(period: Period, year: int) -> Period:
    return period.shift_years(year - period.last[0])


def _cumulative(period: Period) -> Period:
    """Return the months from January to the last of the title's."""
    year, month = period.last[:2]
    return Period.months(year, 1, year, month)


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))
