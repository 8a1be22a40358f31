"""The rates of one pair of currencies, day by day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from tbcalc.exact.noun import noun
from tbcalc.exact.rounding import NEAREST
from tbcalc.figures.period import Day, Period

_WEEK: Final = 7


@noun
class DailyRates:
    """Units of ``quote`` per unit of ``base`` on each day with a rate, oldest first.

    ``dates`` and ``values`` are of equal length; ``source`` says who published them.
    """

    base: str
    quote: str
    source: str
    dates: tuple[Day, ...] = ()
    values: tuple[Decimal, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of the rates: CNY/USD for yuan per dollar."""
        return f"{self.quote}/{self.base}"

    def latest(self, day: Day) -> tuple[Day, Decimal] | None:
        """Return the rate of ``day``, or of the last day before with one."""
        index = bisect_right(self.dates, day) - 1
        return None if index < 0 else (self.dates[index], self.values[index])

    def within(self, first: Day, last: Day) -> DailyRates:
        """Return the days from ``first`` to ``last``, both included."""
        run = slice(bisect_left(self.dates, first), bisect_right(self.dates, last))
        return DailyRates(self.base, self.quote, self.source, self.dates[run], self.values[run])

    def mean(self, period: Period) -> tuple[Decimal, int] | None:
        """Return the mean of the period's days and how many they are; None for no day.

        A period that the rates do not reach the end of has no mean yet.
        """
        days = self.within(period.first, period.last).values
        if not days or not self._cover(period):
            return None
        return NEAREST.divide(sum(days, Decimal(0)), Decimal(len(days))), len(days)

    def _cover(self, period: Period) -> bool:
        """Tell whether the rates reach from the period's first week to its last."""
        first, last = self.dates[0], self.dates[-1]
        return first <= shifted(period.first, _WEEK) and period.last <= shifted(last, _WEEK)


def days_between(one: Day, other: Day) -> int:
    """Return how many days ``other`` is after ``one``, negative when before.

    >>> days_between((2024, 2, 28), (2024, 3, 1))
    2
    """
    return (date(*other) - date(*one)).days


def shifted(day: Day, days: int) -> Day:
    """Return the day ``days`` later, earlier when negative.

    >>> shifted((2024, 3, 1), -1)
    (2024, 2, 29)
    """
    moved = date(*day) + timedelta(days=days)
    return moved.year, moved.month, moved.day
