"""Between which rates a printed conversion can have been made, from a table by month.

A month's daily rates lie around its mean, its last rate and the last of the month before. Their
hull, widened on either side by 5 percent and once more by its own relative width, holds 221,692
of the 221,702 daily rates against the dollar that the ECB's reference rates give for 42 currencies
from 1999 to October 2026; the ten others are of the liras' falls in 2001 and December 2021.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tbcalc.core.rate_means import monthly_means
from tbcalc.exact.interval import Interval
from tbcalc.exact.rounding import DOWN, NEAREST, UP
from tbcalc.figures.period import Period
from tbcalc.figures.rate import RateTable, quote_base

MARGIN: Final = Decimal("1.05")
"""How far a day's rate may lie beyond what the table by month knows of it."""

NO_RATES: Final = RateTable("no rates", {})
"""A table that knows nothing: conversions are then bounded by one another only."""

MEAN_MARGIN: Final = Decimal("0.015")
"""By what part the rate of customs' own dollars may differ from the mean of the days' rates: they
convert month by month at a rate of the month before (7.117 for 2024, where the mean was 7.196)."""

Bounds = Callable[[str, str, Period], Interval | None]
"""The rates of a base and a quote that may have been used for figures of a period."""


class RateBounds:
    """Bounds on the daily rates of a table, each month's found once."""

    def __init__(self, table: RateTable) -> None:
        self.table = table
        self.currencies = frozenset(table.currencies)
        self._months: dict[tuple[str, str, int], Interval | None] = {}
        self._runs: dict[tuple[str, str, int, int], Interval | None] = {}

    def until(self, published: Period | None) -> Bounds:
        """Return the bounds on conversions in what was published then; None: at any time.

        Customs convert at a rate of the month before the period, newspapers at that of the day
        they print. They are None when the table does not have the pair for all of that time.
        """

        def bounds(base: str, quote: str, period: Period) -> Interval | None:
            if quote_base(base, quote) != base or not {base, quote} <= self.currencies:
                return None
            last = self.table.span[1] if published is None else published.last_month
            return self.run(base, quote, period.first_month - 1, max(period.last_month, last))

        return bounds

    def mean(self, base: str, quote: str, period: Period) -> Interval | None:
        """Return where the rate of statistics of a period must lie, None where it is not known."""
        if quote_base(base, quote) != base or not {base, quote} <= self.currencies:
            return None
        means = monthly_means(self.table, base, quote)
        found = [means(month) for month in range(period.first_month, period.last_month + 1)]
        known = [mean for mean in found if mean is not None]
        if not known or len(known) < len(found):
            return None
        total = sum((mean[0] for mean in known), Decimal(0))
        mean = NEAREST.divide(total, Decimal(len(known)))
        return Interval.around(mean, UP.multiply(mean, MEAN_MARGIN))

    def run(self, base: str, quote: str, first: int, last: int) -> Interval | None:
        """Return bounds on the daily rates of months, in months from year 0."""
        asked = (base, quote, first, last)
        if asked not in self._runs:
            self._runs[asked] = self._hull(
                [self.month(base, quote, month) for month in range(first, last + 1)]
            )
        return self._runs[asked]

    def month(self, base: str, quote: str, month: int) -> Interval | None:
        """Return bounds on the daily rates of a month, None when the table does not have it.

        ``month`` is in months from year 0 and ``base`` the base that the pair is quoted with.
        """
        asked = (base, quote, month)
        if asked not in self._months:
            self._months[asked] = self._month(base, quote, month)
        return self._months[asked]

    def _month(self, base: str, quote: str, month: int) -> Interval | None:
        mean = monthly_means(self.table, base, quote)(month)
        if mean is None:
            return None
        hull = mean[1]
        for end in (month - 1, month):
            over, under = self.table.month_end(quote, end), self.table.month_end(base, end)
            if over is not None and under is not None:
                hull = hull.hull(Interval.point(over) / Interval.point(under))
        reach = UP.multiply(MARGIN, UP.divide(hull.high, hull.low))
        return Interval(DOWN.divide(hull.low, reach), UP.multiply(hull.high, reach))

    @staticmethod
    def _hull(months: list[Interval | None]) -> Interval | None:
        known = [each for each in months if each is not None]
        if not known or len(known) < len(months):
            return None
        return Interval(min(each.low for each in known), max(each.high for each in known))


@lru_cache(maxsize=4)
def rate_bounds(table: RateTable) -> RateBounds:
    """Return the bounds of a table, the same ones whenever it is asked about."""
    return RateBounds(table)
