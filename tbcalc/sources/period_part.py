"""Part: a run of months or days within a year, as a form of words gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.figures.period import Day, Period, month_days, month_run
from tbcalc.sources.period_forms import Form


@noun
class Part:
    """Months counted from January of the year of the last one, days 0 where whole months.

    A last day of 0 beside a first day is the month's last. ``is_counted`` tells a quarter, half
    or "first n months", which count from the beginning of a fiscal year, from named months.
    """

    first: int
    last: int
    first_day: int = 0
    last_day: int = 0
    is_counted: bool = False

    def within(self, year: int) -> Period | None:
        """Return the run with its last month in ``year``, None where a day does not exist."""
        first_year, first_month = divmod(year * 12 + self.first - 1, 12)
        if first_year < 1:
            return None
        if not self.first_day:
            return month_run(year * 12 + self.first - 1, year * 12 + self.last - 1)
        first: Day = (first_year, first_month + 1, self.first_day)
        last: Day = (year, self.last, self.last_day or month_days(year, self.last))
        exists = all(day[2] <= month_days(day[0], day[1]) for day in (first, last))
        return Period(first, last) if exists and first <= last else None

    def beginning(self, year: int) -> Period | None:
        """Return the run with its first month in ``year``."""
        return self.within(year + (1 if self.first < 1 else 0))


FULL: Final = Part(1, 12, is_counted=True)


def part_of(form: Form) -> Part | None:
    """Return the part a form stands for, None where its numbers are of no month or day."""
    part = _PARTS[form.kind](*form.numbers)
    is_real = -11 <= part.first <= part.last <= 12 and part.last >= 1
    return part if is_real and part.first_day <= 31 and part.last_day <= 31 else None


def _months(first: int, last: int) -> Part:
    return Part(first if first <= last else first - 12, last)


def _counted(first: int, last: int) -> Part:
    return Part(first, last, is_counted=True)


def _days(month: int, day: int, last_month: int, last_day: int) -> Part:
    months = _months(month, last_month)
    return Part(months.first, months.last, day, last_day)


_PARTS: Final[dict[str, Callable[..., Part]]] = {
    "month": lambda month: Part(month, month),
    "months": _months,
    "through": lambda month: Part(1, month),
    "ending": lambda count, month: Part(month - count + 1, month),
    "month-ending": lambda month, count: Part(month - count + 1, month),
    "quarters-to": lambda count, quarter: Part(3 * (quarter - count) + 1, 3 * quarter),
    "year-to": lambda month: Part(month - 11, month),
    "quarter-to": lambda month: Part(month - 2, month),
    "first-months": lambda count: _counted(1, count),
    # "Over three months" and "over 12 months" are averages or rolling sums, no part of a year.
    "in-months": lambda count: _counted(1, 0 if count in (3, 12) else count),
    "last-months": lambda count: _counted(13 - count, 12),
    "first-quarters": lambda count: _counted(1, 3 * count),
    "quarter": lambda quarter: _counted(3 * quarter - 2, 3 * quarter),
    "quarters": lambda first, last: _counted(3 * first - 2, 3 * last),
    "half": lambda half: _counted(6 * half - 5, 6 * half),
    "full": lambda: FULL,
    "day": lambda month, day: Part(month, month, day, day),
    "day-before-month": lambda day, month: Part(month, month, day, day),
    "days": _days,
    "days-day-first": lambda day, month, last_day, last_month: _days(
        month, day, last_month, last_day
    ),
    "days-in-month": lambda month, day, last_day: Part(month, month, day, last_day),
    "days-before-month": lambda day, last_day, month: Part(month, month, day, last_day),
    "first-days": lambda count, month: Part(month, month, 1, count),
    "first-days-after-month": lambda month, count: Part(month, month, 1, count),
}
