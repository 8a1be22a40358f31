"""Period: a run of whole months, or of days, with its canonical name."""

from __future__ import annotations

import re
from typing import Final

from tbcalc.errors import PeriodSyntaxError
from tbcalc.exact.noun import ordered_noun

_MONTH_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_POINT = re.compile(
    r"(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?))?$"
)
_REMEDY = "Write 2024, 2024-H1, 2017-Q1, 2024-05, 2025-01/2025-11 or 2024-01-01/2024-10-15."

Day = tuple[int, int, int]
"""Year, month and day, which order as dates do."""


@ordered_noun
class Period:
    """The days from ``first`` to ``last``, both included; ordered by first, then last day."""

    first: Day
    last: Day

    @classmethod
    def year(cls, year: int) -> Period:
        """Return the calendar year."""
        return cls((year, 1, 1), (year, 12, 31))

    @classmethod
    def months(cls, year: int, month: int, last_year: int, last_month: int) -> Period:
        """Return the run of whole months from the first named to the last named."""
        return cls((year, month, 1), (last_year, last_month, month_days(last_year, last_month)))

    @classmethod
    def parse(cls, code: str) -> Period:
        """Return the period a canonical code names; words are read by sources/period_text.

        Raises PeriodSyntaxError.

        >>> str(Period.parse("2025-01/2025-11").shift_years(-1))
        '2024-01/2024-11'
        """
        start, slash, end = code.partition("/")
        first = _point(start, code)
        last = _point(end, code) if slash else first
        if last.last < first.first:
            raise PeriodSyntaxError(
                f'"{code}" ends before it begins.', text=code, span=(0, len(code)), remedy=_REMEDY
            )
        return cls(first.first, last.last)

    @property
    def is_month_run(self) -> bool:
        """True when it begins on the first and ends on the last day of a month."""
        return self.first[2] == 1 and self.last[2] == month_days(self.last[0], self.last[1])

    @property
    def first_month(self) -> int:
        """Months from year 0 to the month of the first day."""
        return self.first[0] * 12 + self.first[1] - 1

    @property
    def last_month(self) -> int:
        """Months from year 0 to the month of the last day."""
        return self.last[0] * 12 + self.last[1] - 1

    @property
    def length(self) -> int:
        """How many calendar months it touches."""
        return self.last_month - self.first_month + 1

    @property
    def is_year(self) -> bool:
        """True for a calendar year."""
        return (
            self.first[0] == self.last[0] and self.first[1:] == (1, 1) and self.last[1:] == (12, 31)
        )

    def encloses(self, other: Period) -> bool:
        """Tell whether every day of ``other`` lies within."""
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """Tell whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def shift_years(self, years: int) -> Period:
        """Return the same run ``years`` later; a month's end stays a month's end."""
        if self.is_month_run:
            return self.shift_months(12 * years)
        first = (self.first[0] + years, *self.first[1:])
        return Period(_valid_day(first), _valid_day((self.last[0] + years, *self.last[1:])))

    def shift_months(self, months: int) -> Period:
        """Return the run of months ``months`` later.

        Raises ValueError for a run of days.
        """
        if not self.is_month_run:
            raise ValueError(f"{self} is no run of whole months")
        return month_run(self.first_month + months, self.last_month + months)

    def preceding(self) -> Period:
        """Return the run of equally many months just before (for a month: the month before)."""
        return self.shift_months(-self.length)

    def split_months(self) -> tuple[Period, ...]:
        """Return its months in order; empty for a run of days."""
        if not self.is_month_run:
            return ()
        return tuple(month_run(m, m) for m in range(self.first_month, self.last_month + 1))

    def __str__(self) -> str:
        if not self.is_month_run:
            ends = ("{:04d}-{:02d}-{:02d}".format(*day) for day in (self.first, self.last))
            return "/".join(dict.fromkeys(ends))
        return _month_run_code(self)


def month_days(year: int, month: int) -> int:
    """Return how many days the month has."""
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap else _MONTH_DAYS[month - 1]


def day_after(day: Day) -> Day:
    """Return the day that follows.

    >>> day_after((2024, 2, 29))
    (2024, 3, 1)
    """
    year, month, number = day
    if number < month_days(year, month):
        return (year, month, number + 1)
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def month_run(first_month: int, last_month: int) -> Period:
    """Return the run of whole months, each given as months from year 0."""
    return Period.months(
        first_month // 12, first_month % 12 + 1, last_month // 12, last_month % 12 + 1
    )


def _valid_day(day: Day) -> Day:
    return (day[0], day[1], min(day[2], month_days(day[0], day[1])))


def _point(code: str, whole: str) -> Period:
    match = _POINT.match(code)
    if match is None or match[1] == "0000":
        raise PeriodSyntaxError(
            f'"{whole}" is no period.', text=whole, span=(0, len(whole)), remedy=_REMEDY
        )
    year = int(match[1])
    if match[2]:
        return Period.months(year, 3 * int(match[2]) - 2, year, 3 * int(match[2]))
    if match[3]:
        return Period.months(year, 6 * int(match[3]) - 5, year, 6 * int(match[3]))
    if match[4] is None:
        return Period.year(year)
    month = int(match[4])
    if match[5] is None:
        return Period.months(year, month, year, month)
    day = (year, month, int(match[5]))
    if day != _valid_day(day):
        raise PeriodSyntaxError(
            f'"{whole}" names a day that its month does not have.',
            text=whole, span=(0, len(whole)), remedy=_REMEDY,
        )  # fmt: skip
    return Period(day, day)


def _month_run_code(period: Period) -> str:
    year, month = period.first[:2]
    last_year, last_month = period.last[:2]
    if period.is_year:
        return f"{year:04d}"
    if month == 1 and last_month == 12:
        return f"{year:04d}/{last_year:04d}"
    if year == last_year and period.length == 3 and month % 3 == 1:
        return f"{year:04d}-Q{(month + 2) // 3}"
    if year == last_year and period.length == 6 and month % 6 == 1:
        return f"{year:04d}-H{(month + 5) // 6}"
    if period.length == 1:
        return f"{year:04d}-{month:02d}"
    return f"{year:04d}-{month:02d}/{last_year:04d}-{last_month:02d}"
